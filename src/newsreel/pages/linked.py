"""Structured data: schema.org nodes as JSON-LD, one graph a page."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from newsreel.pages import assets
from newsreel.pages.dates import iso
from newsreel.stories.reads.shapes import (
    Chrome,
    Contributor,
    Correction,
    Link,
    SectionRef,
    Story,
    Teaser,
)

Node = dict[str, Any]

# schema.org has types of NewsArticle for some kinds of story; the others are plain news articles.
ARTICLES = {
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "letter": "OpinionNewsArticle",
    "review": "ReviewNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "news": "ReportageNewsArticle",
}


def linked_data(nodes: Sequence[Node]) -> Markup:
    """The graph for a `<script type="application/ld+json">`: it cannot close the element."""
    if not nodes:
        return Markup()
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028"))


def publisher(chrome: Chrome) -> Node:
    """The broadcaster, as other nodes name it."""
    site = chrome.site
    node: Node = {
        "@type": "NewsMediaOrganization",
        "@id": f"{site.url}/#publisher",
        "name": site.publisher or site.name,
        "url": f"{site.url}/",
    }
    node["logo"] = {
        "@type": "ImageObject",
        "url": site.url + assets.url("icon-512.png"),
        "width": 512,
        "height": 512,
    }
    if site.founded:
        node["foundingDate"] = site.founded
    outside = [link.url for link in site.follow if "://" in link.url]
    if outside:
        node["sameAs"] = outside
    return node


def trail(chrome: Chrome, links: Iterable[SectionRef | Link], last: str = "") -> Node:
    """A breadcrumb: the links in order, and the page itself by its name."""
    steps: list[Node] = [
        {"@type": "ListItem", "position": n, "name": link.name, "item": chrome.site.url + link.url}
        for n, link in enumerate(links, 1)
    ]
    if last:
        steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": last})
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def article(chrome: Chrome, story: Story, picture: Node | None, comments: int) -> Node:
    """A NewsArticle of the type of its kind."""
    site = chrome.site
    address = site.url + story.url
    node: Node = {
        "@type": ARTICLES.get(story.kind, "NewsArticle"),
        "@id": f"{address}#story",
        "identifier": f"urn:uuid:{story.uuid}",
        "mainEntityOfPage": address,
        "headline": story.headline,
        "description": story.standfirst,
        "genre": story.kind,
        "inLanguage": story.language,
        "articleSection": [section.name for section in story.section.trail],
        "datePublished": iso(story.published),
        "dateModified": iso(changed(story)),
        "author": [_author(chrome, byline.name, byline.url) for byline in story.bylines]
        or {"@id": f"{site.url}/#publisher"},
        "publisher": publisher(chrome),
        "isAccessibleForFree": True,
        "commentCount": comments,
    }
    if story.words:
        node["wordCount"] = story.words
    if story.kicker:
        node["alternativeHeadline"] = story.kicker
    if story.dateline:
        node["dateline"] = story.dateline
    if story.topics:
        node["keywords"] = [topic.name for topic in story.topics]
    if picture:
        node["image"] = picture
    corrections = [*_in_body(story), *map(_comment, story.corrections)]
    if corrections:
        node["correction"] = corrections
    return node


def changed(story: Story) -> datetime:
    """When the story's page last became another to its readers."""
    noted = (one.at for one in story.corrections)
    return max(story.published, story.updated or story.published, *noted)


def _in_body(story: Story) -> Iterator[Node]:
    for block in story.body:
        if block.type == "correction":
            node: Node = {"@type": "CorrectionComment", "text": Markup(block.html).striptags()}  # type: ignore[union-attr]
            day = block.day  # type: ignore[union-attr]
            yield node | ({"datePublished": day.isoformat()} if day else {})


def _comment(one: Correction) -> Node:
    """schema.org's CorrectionComment: what it said stands in quotation marks in its text."""
    said = " → ".join(f"“{text}”" for text in (one.said, one.says) if text)
    return {
        "@type": "CorrectionComment",
        "text": " ".join(text for text in (one.note, said) if text),
        "datePublished": one.at.isoformat(timespec="seconds"),
        "genre": one.kind,
    }


def collection(
    chrome: Chrome, name: str, path: str, stories: Sequence[Teaser], description: str = ""
) -> Node:
    """A page that lists stories."""
    node: Node = {
        "@type": "CollectionPage",
        "@id": chrome.site.url + path,
        "name": name,
        "inLanguage": chrome.language.code,
        "publisher": publisher(chrome),
    }
    if description:
        node["description"] = description
    if stories:
        node["mainEntity"] = {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "url": chrome.site.url + story.url}
                for n, story in enumerate(stories, 1)
            ],
        }
    return node


def profile(chrome: Chrome, contributor: Contributor) -> Node:
    """A contributor's page."""
    person: Node = {
        "@type": "Person",
        "name": contributor.name,
        "url": chrome.site.url + contributor.url,
        "worksFor": publisher(chrome),
    }
    if contributor.role:
        person["jobTitle"] = contributor.role
    if contributor.biography:
        person["description"] = str(Markup(contributor.biography).striptags())
    outside = [link.url for link in contributor.links if "://" in link.url]
    if outside:
        person["sameAs"] = outside
    return {
        "@type": "ProfilePage",
        "@id": chrome.site.url + contributor.url,
        "name": contributor.name,
        "mainEntity": person,
    }


def _author(chrome: Chrome, name: str, url: str) -> Node:
    if not url:
        return {"@type": "Person", "name": name}
    return {"@type": "Person", "name": name, "url": chrome.site.url + url if url[0] == "/" else url}

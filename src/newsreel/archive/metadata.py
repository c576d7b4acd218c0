# ruff: noqa: E501, PERF401  (tables of rules and words are read by the row)
"""What a page says of itself where no reader looks: JSON-LD, microdata, Open Graph, meta.

Sources: schema.org Article and its news kinds, the Open Graph protocol's article namespace,
Dublin Core, and the names that newsrooms' analytics have made common.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import etree

from newsreel.archive.fold import fold, words
from newsreel.archive.found import plain

_ARTICLE = re.compile(r"(?:article|posting|report|review)$", re.I)
_TYPES = {
    "opinionnewsarticle": "opinion", "analysisnewsarticle": "analysis",
    "backgroundnewsarticle": "explainer", "askpublicnewsarticle": "news",
    "reportagenewsarticle": "news", "reviewnewsarticle": "feature",
}  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "date.published", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.issued",
    "publishdate", "publish_date", "published-date", "publication_date", "pubdate", "pub_date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "article_date_original", "article.published", "dc.date", "date", "ptime", "displaydate",
    "cre_date", "rnews:datepublished", "dcsext.articlefirstpublished", "bt:pubdate", "iso-8601-publish-date",
    "created", "doc_date", "og:published_time", "eomportal-issuedate", "last-published", "og:pubdate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod",
    "last-modified", "dc.date.modified", "article:modified", "utime", "revision_date",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "article:author_name", "authors", "dcsext.author", "rbauthors", "article.author",
    "og:article:author", "cxenseparse:author", "creator", "by",
)  # fmt: skip


@dataclass(slots=True)
class Metadata:
    """Raw statements, best first; nothing is checked against the page yet."""

    titles: list[str] = field(default_factory=list)
    title_tag: str = ""
    descriptions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    meta_authors: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    crumbs: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    images: list[dict[str, str]] = field(default_factory=list)
    kind: str = ""
    genre: str = ""
    article_body: str = ""
    canonical: str = ""
    site: str = ""
    language: str = ""
    og_type: str = ""
    comments_count: int | None = None
    listing: bool = False
    article: bool = False
    """The page's data call it one article, with a date and the headline that its title has."""


def read_metadata(root: etree._Element, base: str = "") -> Metadata:
    """Gather a page's statements about itself."""
    found = Metadata()
    metas = _metas(root)

    def all_of(*names: str) -> list[str]:
        return [value for name in names for value in metas.get(name, ())]

    title = root.find(".//title")
    found.title_tag = fold("".join(title.itertext()))[:500] if title is not None else ""
    found.site = (all_of("og:site_name", "application-name") or [""])[0]
    og_title = all_of(
        "og:title",
        "twitter:title",
        "dc.title",
        "sailthru.title",
        "parsely-title",
        "title",
        "headline",
    )
    articles, others = _articles(root, found.title_tag or (og_title or [""])[0])
    if articles:
        _read_article(articles[0], found)
        told, title_words = set(words((found.titles or [""])[0])), set(words(found.title_tag))
        found.article = bool(found.published) and len(told & title_words) * 2 > len(told) > 2
    for item in others:
        _read_other(item, found)
    found.titles.extend(og_title)
    found.descriptions.extend(
        all_of(
            "og:description",
            "description",
            "twitter:description",
            "dc.description",
            "sailthru.description",
        )
    )
    found.meta_authors.extend(
        a for a in all_of(*_AUTHORS) if not a.startswith(("http", "/", "@")) and len(a) < 200
    )
    found.published.extend(all_of(*_PUBLISHED))
    found.updated.extend(all_of(*_UPDATED))
    found.sections.extend(
        all_of(
            "article:section",
            "og:article:section",
            "section",
            "parsely-section",
            "category",
            "channel",
        )
    )
    found.topics.extend(all_of("article:tag", "og:article:tag"))
    if not found.topics:
        found.topics.extend(
            t.strip() for v in all_of("news_keywords", "keywords")[:1] for t in v.split(",")
        )
    found.images.extend(
        {"url": u} for u in all_of("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    )
    canonical = root.xpath(".//link[@rel='canonical']/@href")
    found.canonical = str((canonical or all_of("og:url") or [base])[0]).strip()[:2000]
    found.language = _language(root, metas)
    found.og_type = (all_of("og:type") or [""])[0]
    _microdata(root, found)
    return found


def _metas(root: etree._Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = element.get("content") or element.get("value")
        if not content:
            continue
        value = fold(unescape(content[:4000])) if "&" in content else fold(content[:4000])
        if not value:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name:
                known = metas.setdefault(name.strip().lower(), [])
                if value not in known and len(known) < 40:
                    known.append(value)
    return metas


def _language(root: etree._Element, metas: dict[str, list[str]]) -> str:
    for value in (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        *metas.get("og:locale", ()),
        *metas.get("content-language", ()),
        *metas.get("language", ()),
    ):
        match = re.match(r"[A-Za-z]{2}(?=[-_]|$)", (value or "").strip())
        if match:
            return match.group().lower()
    return ""


def _json(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = re.sub(r"^\s*(?://)?<!\[CDATA\[|(?://)?\]\]>\s*$", "", text)
    if len(text) > 2_000_000:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(re.sub(r",\s*([}\]])", r"\1", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD document that stands by itself, in order, 500 at most."""
    queue: list[tuple[Any, int]] = [(data, 0)]
    given = 0
    while queue and given < 500:
        value, depth = queue.pop(0)
        if isinstance(value, list):
            queue[:0] = [(v, depth) for v in value[:200]]
        elif isinstance(value, dict):
            given += 1
            yield value
            if depth < 4:
                for name in (
                    "@graph",
                    "mainEntity",
                    "mainEntityOfPage",
                    "itemListElement",
                    "item",
                    "hasPart",
                    "liveBlogUpdate",
                ):
                    if isinstance(value.get(name), list | dict):
                        queue.append((value[name], depth + 1))


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type") or ""
    return [
        str(k).rsplit("/", 1)[-1].lower() for k in (kinds if isinstance(kinds, list) else [kinds])
    ]


def _articles(
    root: etree._Element, title: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Article objects, the one that is this page's first, and all others."""
    articles: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" not in kind or not script.text:
            continue
        for item in _items(_json(script.text)):
            if any(_ARTICLE.search(t) for t in _types(item)):
                articles.append(item)
            else:
                others.append(item)
    titled = set(words(title))

    def fits(item: dict[str, Any]) -> tuple[float, int]:
        told = set(words(_text(item.get("headline")) or _text(item.get("name"))))
        review = any(t.endswith("review") for t in _types(item))
        return (len(told & titled) / max(1, len(told | titled)) - review, len(item))

    articles.sort(key=fits, reverse=True)
    return articles, others


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    if not isinstance(value, str):
        return ""
    value = value[:20_000]
    return fold(plain(unescape(value)) if "<" in value or "&" in value else value)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [t for t in (_text(v) for v in value.split(",")) if t]
    if isinstance(value, list):
        return [t for t in map(_text, value[:60]) if t]
    return []


def _read_article(item: dict[str, Any], found: Metadata) -> None:
    for name in ("headline", "name", "alternativeHeadline"):
        if (text := _text(item.get(name))) and name != "alternativeHeadline":
            found.titles.append(text)
    if text := _text(item.get("description")):
        found.descriptions.append(text)
    if text := _text(item.get("alternativeHeadline")):
        found.descriptions.append(text)
    for name in ("author", "creator"):
        value = item.get(name)
        people = value if isinstance(value, list) else [value]
        for person in people[:20]:
            if isinstance(person, dict) and isinstance(person.get("name"), list):
                found.authors.extend(_texts(person["name"]))
            elif text := _text(person):
                found.authors.append(text)
        if found.authors:
            break
    for name, into in (
        ("datePublished", found.published),
        ("dateCreated", found.published),
        ("dateModified", found.updated),
    ):
        if text := _text(item.get(name)):
            into.append(text)
    section = item.get("articleSection")
    found.sections.extend(
        _texts(section) if isinstance(section, list) else [t for t in [_text(section)] if t]
    )
    found.topics.extend(_texts(item.get("keywords"))[:30])
    body = item.get("articleBody")
    if isinstance(body, str):
        found.article_body = body[:500_000]
    images = item.get("image")
    for image in (images if isinstance(images, list) else [images])[:10]:
        if isinstance(image, str):
            found.images.append({"url": image})
        elif isinstance(image, dict) and isinstance(image.get("url"), str):
            found.images.append(
                {
                    "url": image["url"],
                    "caption": _text(image.get("caption")),
                    "credit": _text(image.get("creditText") or image.get("author")),
                }
            )
    for kind in _types(item):
        found.kind = found.kind or _TYPES.get(kind, "")
    found.genre = _text(item.get("genre"))
    count = item.get("commentCount")
    if isinstance(count, int | str) and str(count).isdigit():
        found.comments_count = int(str(count)[:7])
    found.language = (
        _text(item.get("inLanguage"))[:2].lower() if isinstance(item.get("inLanguage"), str) else ""
    )


def _read_other(item: dict[str, Any], found: Metadata) -> None:
    kinds = _types(item)
    if "breadcrumblist" in kinds and not found.crumbs:
        entries = item.get("itemListElement")
        if isinstance(entries, list):
            for entry in entries[:8]:
                if isinstance(entry, dict):
                    name = _text(entry.get("name")) or _text(entry.get("item"))
                    if name:
                        found.crumbs.append(name)
    elif "webpage" in kinds or "newsmediaorganization" in kinds:
        if "webpage" in kinds:
            for name, into in (("datePublished", found.published), ("dateModified", found.updated)):
                if text := _text(item.get(name)):
                    into.append(text)
    elif "itemlist" in kinds or "collectionpage" in kinds:
        found.listing = True


def _microdata(root: etree._Element, found: Metadata) -> None:
    for element in root.iter("*"):
        prop = element.get("itemprop")
        if not prop:
            continue
        prop = prop.lower()
        if "datepublished" in prop or "datemodified" in prop:
            value = (
                element.get("content")
                or element.get("datetime")
                or fold("".join(element.itertext()))[:60]
            )
            (found.published if "datepublished" in prop else found.updated).append(value)
        elif prop == "articlesection" and element.tag != "meta":
            found.sections.append(fold("".join(element.itertext()))[:60])

"""The paper's sections, topics, contributors and standing pages, kept as rows of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from newsreel.sample.matter import html_of
from newsreel.sample.paper import Paper
from newsreel.stories.actions.furnish import furnish, has_any, languages

Numbers = dict[tuple[str, str], int]
"""Rows by language and slug (sections: their path)."""

_ROOT = uuid5(NAMESPACE_URL, "https://foreshore.example.org/")


class SampleError(ValueError):
    """The sample cannot be put into this site; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the stories of the paper stand. `languages` are those that paper and site share, by
    code; `made` says how many rows are new."""

    languages: Mapping[str, int]
    sections: Numbers
    topics: Numbers
    contributors: Numbers
    made: int


def identity(noun: str, language: str, name: str) -> UUID:
    """The public identity of a thing of the sample: the same on every site, so that it is known
    again whatever the newsroom made of its words."""
    return uuid5(_ROOT, f"{noun}/{language}/{name}")


def has_places(paper: Paper) -> bool:
    """Whether the sample was here before, whole or in part."""
    return has_any(
        "section",
        [identity("section", code, one.path) for one in paper.sections for code in paper.site],
    )


def keep_places(paper: Paper) -> Places:
    """Make what is missing of the paper's places; what is here stays as it is.

    Raises SampleError where the site has none of the paper's languages.
    """
    shared = {code: row.pk for code, row in languages().items() if code in paper.site}
    if not shared:
        raise SampleError(
            f"the sample newspaper is written in {' and '.join(paper.site)}, and this site has"
            " neither: name one in [site] languages"
        )
    made = 0

    def keep(noun: str, name: str, editions: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
        nonlocal made
        found = furnish(
            noun,
            {
                code: {"uuid": identity(noun, code, name), **fields}
                for code, fields in editions.items()
                if code in shared
            },
        )
        made += sum(new for _, new in found.values())
        return {code: number for code, (number, _) in found.items()}

    sections: Numbers = {}
    for place, section in enumerate(paper.sections, 1):
        editions = {
            code: {
                "parent_id": sections.get((code, section.parent)),
                "slug": section.slug,
                "name": named.name,
                "description": named.description,
                "position": place * 10,
            }
            for code, named in section.words.items()
        }
        for code, number in keep("section", section.path, editions).items():
            sections[code, section.path] = number
    topics: Numbers = {}
    for topic in paper.topics:
        editions = {
            code: {"slug": topic.slug, "name": named.name, "description": named.description}
            for code, named in topic.words.items()
        }
        for code, number in keep("topic", topic.slug, editions).items():
            topics[code, topic.slug] = number
    contributors: Numbers = {}
    for contributor in paper.contributors:
        editions = {
            code: {
                "slug": contributor.slug,
                "name": words.name,
                "role": words.role,
                "biography": f"<p>{escape(words.text, quote=False)}</p>",
            }
            for code, words in contributor.words.items()
        }
        for code, number in keep("contributor", contributor.slug, editions).items():
            contributors[code, contributor.slug] = number
    slugs = list(dict.fromkeys(page.slug for page in paper.pages))
    for place, slug in enumerate(slugs, 1):
        editions = {
            page.language: {
                "slug": slug,
                "title": page.title,
                "body": html_of(page.body),
                "position": place * 10,
            }
            for page in paper.pages
            if page.slug == slug
        }
        keep("standing", slug, editions)
    return Places(shared, sections, topics, contributors, made)

"""What the database itself writes down when a row changes, so that no code path can forget it:
the addresses that once were, the shelves of contributors and topics, and what public stories said
before they were changed."""

from django.db.models import Model

from newsreel.press.journal.watch import Also

_PUBLIC = "{s}.live AND {s}.published_on IS NOT NULL AND {s}.first_published_at IS NOT NULL"


def former_addresses() -> list[Also]:
    """A story that leaves section, day or slug leaves a trail; so does one that is deleted."""
    into = "INSERT INTO stories_formeraddress (story_id, section_id, published_on, slug) SELECT "
    was_public = "OLD.published_on IS NOT NULL"
    return [
        Also(
            "U",
            into + "OLD.id, OLD.section_id, OLD.published_on, OLD.slug",
            columns=["section_id", "published_on", "slug"],
            when=was_public,
        ),
        Also("D", into + "NULL, OLD.section_id, OLD.published_on, OLD.slug", when=was_public),
    ]


def former_sections() -> list[Also]:
    """A section that is renamed, moved or deleted leaves a rule for everything below it."""
    trail = (
        "INSERT INTO stories_formersection (section_id, parent_id, locale_id, slug)"
        " SELECT OLD.id, OLD.parent_id, OLD.locale_id, OLD.slug"
    )
    return [Also("U", trail, columns=["parent_id", "slug"]), Also("D", trail)]


def former_names(kind: str) -> list[Also]:
    """A contributor, topic or standing page that is renamed or deleted leaves its slug behind."""
    trail = (
        "INSERT INTO stories_formername (kind, row_id, locale_id, slug)"
        f" SELECT '{kind}', OLD.id, OLD.locale_id, OLD.slug"
    )
    return [Also("U", trail, columns=["slug", "locale_id"]), Also("D", trail)]


def shelving_of_stories() -> list[Also]:
    """A story that becomes public, ceases to be or changes its time is shelved anew."""
    take_down = "DELETE FROM stories_shelving WHERE story_id = OLD.id"
    columns = ["live", "published_on", "first_published_at"]
    shelve = "; ".join(
        "INSERT INTO stories_shelving (owner, owner_id, story_id, published_at, published_on)"
        f" SELECT DISTINCT '{owner}', c.{column}, NEW.id, NEW.first_published_at, NEW.published_on"
        f" FROM {table} c WHERE c.story_id = NEW.id AND {_PUBLIC.format(s='NEW')}"
        for owner, column, table in (
            ("by", "contributor_id", "stories_byline"),
            ("on", "topic_id", "stories_story_topics"),
        )
    )
    return [Also("U", f"{take_down}; {shelve}", columns=columns), Also("D", take_down)]


def unindexed() -> list[Also]:
    """A story whose words, or their being public, change waits for the search index."""
    put = "INSERT INTO stories_unindexed (story_id) SELECT {side}.id"
    words = ["kicker", "headline", "standfirst", "body", "live", "published_on"]
    return [
        Also("I", put.format(side="NEW")),
        Also("U", put.format(side="NEW"), columns=[*words, "has_unpublished_changes"]),
        Also("D", put.format(side="OLD")),
    ]


def shelving(child: type[Model], column: str, owner: str) -> list[Also]:
    """A byline or a topic of a story shelves it, or takes it down with the last of its like."""
    table = child._meta.db_table
    put = (
        "INSERT INTO stories_shelving (owner, owner_id, story_id, published_at, published_on)"
        f" SELECT '{owner}', NEW.{column}, s.id, s.first_published_at, s.published_on"
        f" FROM stories_story s WHERE s.id = NEW.story_id AND {_PUBLIC.format(s='s')}"
        " ON CONFLICT DO NOTHING"
    )
    take = (
        f"DELETE FROM stories_shelving WHERE owner = '{owner}' AND owner_id = OLD.{column}"
        f" AND story_id = OLD.story_id AND NOT EXISTS (SELECT 1 FROM {table} c"
        f" WHERE c.story_id = OLD.story_id AND c.{column} = OLD.{column})"
    )
    return [
        Also("I", put),
        Also("U", f"{take}; {put}", columns=["story_id", column]),
        Also("D", take),
    ]


_SAID = (
    "kind",
    "kicker",
    "headline",
    "standfirst",
    "dateline",
    "lead_caption",
    "lead_credit",
    "body",
)
"""What a story says, column by column, in its row and in its versions."""


def versions() -> list[Also]:
    """A public story whose text changes, or that is taken down, leaves what it said."""
    columns = ", ".join(_SAID)
    said = ", ".join(f"OLD.{column}" for column in _SAID)
    keep = (
        f"INSERT INTO stories_version (story_id, replaced_at, minor, byline, {columns})"
        f" SELECT OLD.id, CURRENT_TIMESTAMP, false, '', {said}"
    )
    return [
        Also("U", keep, columns=[*_SAID, "live"], when=_PUBLIC.format(s="OLD")),
        Also("D", "DELETE FROM stories_correction WHERE story_id = OLD.id"),
        Also("D", "DELETE FROM stories_version WHERE story_id = OLD.id"),
    ]

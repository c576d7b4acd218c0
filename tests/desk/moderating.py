"""What is done at the desk to readers' comments, tried as a browser would do it."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client

from newsreel.comments.actions.decide import decide
from newsreel.comments.models import Ban, Comment, Rule, Word
from newsreel.desk.models import User
from newsreel.stories.actions.publish import publish
from tests.stories.desks import draft, section


def comment(**values: object) -> Comment:
    story = publish(draft(section=section("Town")))
    given = {"author": "Ann", "body": "<p>So.</p>", "email": "ann@example.org", "state": "held"}
    return Comment.objects.create(story=story, **{**given, **values})


def _verb(verb: str, column: str, value: object) -> Callable[[Client, User], bool]:
    def attempt(client: Client, user: User) -> bool:
        row = comment()
        client.get("/desk/comments/")
        client.post("/desk/comments/decide/", {"comment": row.pk, "verb": verb})
        row.refresh_from_db()
        return bool(getattr(row, column) == value)

    return attempt


def _undo(client: Client, user: User) -> bool:
    row = comment()
    (made,) = decide([row.pk], "hide", None, datetime.now(UTC))
    client.post("/desk/comments/decide/", {"verb": "undo", "decision": made.pk})
    row.refresh_from_db()
    return row.state == "held"


def _answer(client: Client, user: User) -> bool:
    row = comment(state="shown")
    client.post(f"/desk/comments/{row.pk}/answer/", {"text": "We mended it."})
    return row.replies.filter(staff=True, state="shown").exists()


def _note(client: Client, user: User) -> bool:
    row = comment()
    client.post(f"/desk/comments/{row.pk}/note/", {"text": "Ask the harbour."})
    return row.notes.exists()


def _ban(client: Client, user: User) -> bool:
    Ban.objects.all().delete()
    row = comment()
    client.post(f"/desk/comments/{row.pk}/ban/", {"kind": "email", "days": "7"})
    return Ban.objects.filter(kind="email", value="ann@example.org").exists()


def _list_words(client: Client, user: User) -> bool:
    Word.objects.all().delete()
    client.post("/desk/comments/words/", {"suspect": "casino*", "banned": ""})
    return Word.objects.filter(pattern="casino*").exists()


def _set_rule_of_section(client: Client, user: User) -> bool:
    Rule.objects.all().delete()
    town = section("Town")
    client.post("/desk/comments/rules/", {f"mode-{town.pk}": "closed", f"days-{town.pk}": ""})
    return Rule.objects.filter(section=town, mode="closed").exists()


def _set_rule_of_story(client: Client, user: User) -> bool:
    story = comment().story
    client.post(f"/desk/comments/rules/{story.pk}/", {"mode": "before", "days": "14"})
    return Rule.objects.filter(story=story, mode="before", close_after=14).exists()


COMMENTS: dict[tuple[str, str], Callable[[Client, User], bool]] = {
    ("comment", "decide"): _verb("show", "state", "shown"),
    ("comment", "undo a decision"): _undo,
    ("comment", "pick"): _verb("pick", "picked", True),
    ("comment", "mark as the newsroom's"): _verb("badge", "staff", True),
    ("comment", "answer for the newsroom"): _answer,
    ("comment", "note"): _note,
    ("comment", "ban its author"): _ban,
    ("comment", "list words"): _list_words,
    ("comment", "set the rule of a section"): _set_rule_of_section,
    ("comment", "set the rule of a story"): _set_rule_of_story,
}

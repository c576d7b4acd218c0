"""The audit log: every verb of the newsroom is on record, and nobody at the desk takes it away."""

import ast
import csv
import io
from pathlib import Path

from django.contrib.auth.models import Group, Permission
from django.urls import get_resolver
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsreel.desk.models import User
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from tests.desk import attempts, attempts_elsewhere
from tests.desk.people import client_of, form_of, person
from tests.desk.places import furnished
from tests.parts import REPOSITORY
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, section

SRC = REPOSITORY / "src" / "newsreel"
ROOMS = ("stories", "comments", "live", "desk")
# Files of actions that write no entry of their own, each with the reason.
SILENT = {
    "stories/arrive.py": "writes the entries of many stories at once, as rows",
    "stories/arrival.py": "the shape of what arrives; arrive.py writes",
    "stories/load.py": "a million plain stories for load tests, by the command line alone",
    "stories/places.py": "parts of an arrival; arrive.py writes the story's entry",
    "stories/publish.py": "Wagtail's PublishRevisionAction writes wagtail.publish",
    "stories/reading.py": "asks who has read; does nothing",
    "stories/ready.py": "asks what is missing; does nothing",
    "desk/begin.py": "begins a story in memory; who saves it writes",
    "stories/renditions.py": "the worker's: no verb of a person's",
    "stories/rights.py": "asks who may; does nothing",
    "stories/schedule.py": "Wagtail's PublishRevisionAction writes wagtail.publish.schedule",
    "stories/tick.py": "publishes and takes down through the actions, which write",
    "stories/twins.py": "finds stories of the same slug; writes none",
    "stories/unpublish.py": "Wagtail's UnpublishAction writes wagtail.unpublish",
    "stories/catch_up.py": "part of a publication, which writes",
    "stories/record.py": "the public record itself, kept by the verbs that write",
    "comments/keep.py": "comes with an arrival, whose entry it is",
    "comments/amend.py": "a reader's, of their own comment: nobody of the newsroom",
    "comments/ask.py": "a reader's: the row says when, and from which network",
    "comments/erase.py": "a reader's, of their own; it writes its entries as rows, without whence",
    "comments/follow.py": "a reader's: the row says since when",
    "comments/mail.py": "the clerk's: rows say what was sent",
    "comments/post.py": "a reader's: the row says when, and from which network",
    "comments/report.py": "a reader's: the report is a row, with its network",
    "comments/receive.py": "a reader's; post.py writes the row",
    "comments/read_back.py": "by the command line: rows as they were written out",
    "comments/sign_in.py": "a reader's, who is nobody at the desk",
    "comments/take_in.py": "by the command line; each row says of which system it was",
    "comments/write_out.py": "reads alone",
}


def actions() -> dict[str, Path]:
    return {
        f"{room}/{file.name}": file
        for room in ROOMS
        for file in sorted((SRC / room / "actions").glob("*.py"))
        if file.name != "__init__.py"
    }


def writes(file: Path) -> bool:
    """Whether the file calls ``log``."""
    tree = ast.parse(file.read_text())
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "log"
        for node in ast.walk(tree)
    )


def test_every_action_writes_an_entry_or_is_named_with_the_reason() -> None:
    files = actions()
    mute = {name for name, file in files.items() if not writes(file)}
    named = {name for name, reason in SILENT.items() if reason and name in files}
    assert mute == named


# Verbs that change nothing.
LOOKS = {"read", "preview", "compare versions", "choose", "see its translations"}


def _new_entries(before: int) -> list[ModelLogEntry]:
    return list(ModelLogEntry.objects.filter(pk__gt=before).order_by("pk"))


def _last() -> int:
    return ModelLogEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def test_every_verb_of_the_table_is_on_record_with_who_and_whence(newsroom: Newsroom) -> None:
    town, root = section("Town"), person("root")
    client = client_of(root)
    client.defaults["HTTP_X_FORWARDED_FOR"] = "192.0.2.77"
    without = []
    stories = {("story", verb): way for verb, way in attempts.STORY.items()}
    for key in [*stories, *attempts_elsewhere.PAPER]:
        if key[1] in LOOKS or key in {("workflow", "change"), ("audit log", "read")}:
            continue
        if key in stories:
            story = attempts.story_in(town, stories[key].state)
            before = _last()
            done = stories[key].try_it(client, story)
        else:
            before = _last()
            done = attempts_elsewhere.PAPER[key](client, root)
        assert done, key
        by_root = [e for e in _new_entries(before) if e.user_id == root.pk]
        if not by_root or any(e.data.get("network") != "192.0.2.0/24" for e in by_root):
            without.append(key)
    assert without == []


def test_changes_of_roles_and_rights_say_which(newsroom: Newsroom) -> None:
    ana = person("ana", "Reporter")
    before = _last()
    ana.groups.set([Group.objects.get(name="Editor")])
    group = Group.objects.get(name="Producer")
    group.permissions.remove(Permission.objects.get(codename="change_channel"))
    told = [(e.action, e.label, e.data) for e in _new_entries(before)]
    assert ("newsreel.roles", "ana", {"removed": ["Reporter"]}) in told
    assert ("newsreel.roles", "ana", {"added": ["Editor"]}) in told
    assert told[-1][:2] == ("newsreel.rights", "Producer")
    assert "change channel" in told[-1][2]["removed"][0]


def test_the_screen_shows_who_did_what_when_and_whence(newsroom: Newsroom) -> None:
    root = person("root")
    client = client_of(root)
    client.defaults["HTTP_X_FORWARDED_FOR"] = "192.0.2.77"
    town = section("Town")
    client.post("/desk/stories/add/", form_of(town, headline="=Fog") | {"action-publish": "1"})
    publish(draft("Ferry", section=town))
    page = client.get("/desk/audit/").content.decode()
    for part in ("=Fog", "root", "192.0.2.0/24", "Published", "the house"):
        assert part in page, part
    today = timezone.localdate().isoformat()
    for query, found in (
        ("?action=wagtail.publish", True),
        ("?action=wagtail.delete", False),
        ("?who=root", True),
        ("?who=nobody", False),
        ("?what=fog", True),
        ("?what=ferry", False),
        (f"?since={today}&until={today}", True),
        ("?until=2001-01-01", False),
    ):
        assert ("=Fog" in client.get(f"/desk/audit/{query}").content.decode()) == found, query
    assert "Enter a valid date" in client.get("/desk/audit/?since=never").content.decode()
    answer = client.get("/desk/audit/csv/?what=fog&action=wagtail.publish")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert [(row["who"], row["what"], row["network"]) for row in rows] == [
        ("root", "'=Fog", "192.0.2.0/24")
    ]


def test_the_screen_pages_through_a_long_log_without_counting(newsroom: Newsroom) -> None:
    from wagtail.log_actions import log

    ana = person("ana")
    for number in range(120):
        log(ana, "newsreel.sign_in", data={"how": f"way {number}."})
    client = client_of(ana)
    address, seen = "/desk/audit/?action=newsreel.sign_in", set()
    for _ in range(3):
        page = client.get(address).content.decode()
        seen |= {n for n in range(120) if f"way {n}." in page}
        older = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
        address = f"/desk/audit/{older}"
    assert seen == set(range(120))
    assert older == ""


def test_no_address_of_the_desk_takes_an_entry_away_or_changes_one(newsroom: Newsroom) -> None:
    rows = furnished()
    root = User.objects.get(username="root")
    client = client_of(root)
    client.raise_request_exception = False
    Story.objects.get(pk=rows.story.pk).save_revision(user=root, log_action=True)
    before = {row[0]: row for row in ModelLogEntry.objects.values_list()}
    assert before
    for place in rows.places():
        if place.route.startswith(("desk/logout/", "desk/login/", "desk/sign-in/")):
            continue
        client.force_login(root)
        client.post(place.path, {"confirm": "1", "which": "others"})
    after = {row[0]: row for row in ModelLogEntry.objects.values_list()}
    assert len(after) > len(before)
    assert {pk: after.get(pk) for pk in before} == before
    assert "modellogentry" not in str(list(get_resolver().reverse_dict)).lower()

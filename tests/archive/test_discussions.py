"""Comments of other systems, taken in with ids, threads, times, authors and states; and our own
export, which gives the same bytes again."""

import gzip
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsreel.archive.discussions.intake import Outcome, take
from newsreel.comments.actions.write_out import write_out
from newsreel.comments.models import Comment
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.rename import rename
from newsreel.stories.models import Capture, Story
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

DISQUS = """<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>paper</forum><title>General</title></category>
<thread dsq:id="10"><id>a</id><link>{url}</link><title>The bridge</title></thread>
<thread dsq:id="11"><id>b</id><link>https://old.example/nowhere/</link><title>?</title></thread>
<post dsq:id="101"><message><![CDATA[<p>First <b>word</b><script>x()</script></p>]]></message>
<createdAt>2015-10-29T08:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><email>ann@example.org</email><name>Ann</name></author><thread dsq:id="10" /></post>
<post dsq:id="102"><message><![CDATA[<p>An answer</p>]]></message>
<createdAt>2015-10-29T09:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Ben</name></author><thread dsq:id="10" /><parent dsq:id="101" /></post>
<post dsq:id="103"><message><![CDATA[<p>Buy</p>]]></message>
<createdAt>2015-10-29T09:30:00Z</createdAt><isDeleted>false</isDeleted><isSpam>true</isSpam>
<author><name>Shop</name></author><thread dsq:id="10" /></post>
<post dsq:id="104"><message><![CDATA[<p>Lost</p>]]></message>
<createdAt>2015-10-29T09:40:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Cleo</name></author><thread dsq:id="11" /></post>
</disqus>
"""
WORDPRESS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
<item><title>The bridge</title><link>{url}</link><wp:post_id>7</wp:post_id>
<wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author><![CDATA[Ben]]></wp:comment_author>
<wp:comment_date_gmt>2015-10-29 09:00:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[An answer.

Second part.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
<wp:comment_type>comment</wp:comment_type><wp:comment_parent>1</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author><![CDATA[Ann]]></wp:comment_author>
<wp:comment_author_email>ann@example.org</wp:comment_author_email>
<wp:comment_date_gmt>2015-10-29 08:00:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[First <em>word</em>]]></wp:comment_content>
<wp:comment_approved>0</wp:comment_approved><wp:comment_type></wp:comment_type>
<wp:comment_parent>0</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author>A site</wp:comment_author>
<wp:comment_content>[...]</wp:comment_content><wp:comment_approved>1</wp:comment_approved>
<wp:comment_type>pingback</wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>
</item></channel></rss>
"""


@pytest.fixture
def story(newsroom: Newsroom) -> Story:
    return publish(draft())


def url_of(story: Story) -> str:
    return f"https://paper.example/news/{story.published_on:%Y/%m/%d}/{story.slug}/"


def written(tmp_path: Path, name: str, data: str | bytes) -> Path:
    file = tmp_path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def rows() -> list[tuple[str, str, str, str | None]]:
    found = Comment.objects.select_related("parent").order_by("posted_at", "id")
    return [(c.author, c.body, c.state, c.parent.author if c.parent else None) for c in found]


def test_disqus(story: Story, tmp_path: Path) -> None:
    file = written(tmp_path, "export.xml", DISQUS.format(url=url_of(story)))
    out = take(file)
    assert (out.format, out.taken.new, out.refused) == ("disqus", 3, "")
    assert out.taken.homeless == {"https://old.example/nowhere/": 1}
    assert rows() == [
        ("Ann", "<p>First <b>word</b></p>", "shown", None),
        ("Ben", "<p>An answer</p>", "shown", "Ann"),
        ("Shop", "<p>Buy</p>", "hidden", None),
    ]
    first = Comment.objects.get(origin="disqus:101")
    assert (first.email, first.text) == ("ann@example.org", "First word")
    assert first.posted_at == datetime(2015, 10, 29, 8, tzinfo=UTC)
    again = take(file)
    assert (again.taken.new, again.taken.known) == (0, 3)
    assert Comment.objects.count() == 3


def test_wordpress_with_an_answer_before_what_it_answers(story: Story, tmp_path: Path) -> None:
    out = take(written(tmp_path, "wxr.xml", WORDPRESS.format(url=url_of(story))))
    assert (out.format, out.taken.new) == ("wordpress", 2)
    assert rows() == [
        ("Ann", "<p>First <em>word</em></p>", "held", None),
        ("Ben", "<p>An answer.</p><p>Second part.</p>", "shown", "Ann"),
    ]
    assert out.troubles == ["comment 3 is a pingback, not a reader's comment"]


def isso_file(path: Path, uri: str) -> Path:
    database = sqlite3.connect(path)
    database.executescript(
        "CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR);"
        "CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER,"
        " created FLOAT NOT NULL, modified FLOAT, mode INTEGER, remote_addr VARCHAR, text VARCHAR,"
        " author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER, dislikes INTEGER,"
        " voters BLOB, notification INTEGER);"
    )
    database.execute("INSERT INTO threads VALUES (1, ?, 'The bridge')", [uri])
    for number, parent, mode, text in (
        (1, None, 1, "First *word*\n\n> quoted"),
        (2, 1, 2, "Waiting"),
        (3, None, 4, ""),
        (4, 3, 1, "An answer to what is gone"),
    ):
        database.execute(
            "INSERT INTO comments VALUES"
            " (1, ?, ?, ?, NULL, ?, '', ?, 'Ann', NULL, NULL, 0, 0, '', 0)",
            [number, parent, 1446105600.0 + number, mode, text],
        )
    database.commit()
    database.close()
    return path


def test_isso(story: Story, tmp_path: Path) -> None:
    path = url_of(story).removeprefix("https://paper.example")
    out = take(isso_file(tmp_path / "comments.db", path))
    assert (out.format, out.taken.new) == ("isso", 4)
    assert [(body, state) for _, body, state, _ in rows()] == [
        ("<p>First <em>word</em></p><blockquote><p>quoted</p></blockquote>", "shown"),
        ("<p>Waiting</p>", "held"),
        ("", "withdrawn"),
        ("<p>An answer to what is gone</p>", "shown"),
    ]
    assert Comment.objects.get(text="Waiting").parent.text.startswith("First")


def test_remark42(story: Story, tmp_path: Path) -> None:
    user = {"name": "Ann", "id": "github_1"}
    here = {"site": "paper", "url": url_of(story)}
    lines = [
        {"version": 1, "users": [], "posts": []},
        {"id": "a", "pid": "", "text": "<p>First</p>", "user": user, "locator": here,
         "time": "2015-10-29T08:00:00.5Z"},
        {"id": "b", "pid": "a", "text": "<p>Answer</p>", "user": user, "locator": here,
         "time": "2015-10-29T09:00:00Z", "edit": {"time": "2015-10-29T09:01:00Z"}},
        {"id": "c", "pid": "", "text": "", "user": user, "locator": here, "delete": True,
         "time": "2015-10-29T10:00:00Z"},
    ]  # fmt: skip
    packed = gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode())
    out = take(written(tmp_path, "backup.gz", packed))
    assert (out.format, out.taken.new) == ("remark42", 3)
    assert [(body, state, to) for _, body, state, to in rows()] == [
        ("<p>First</p>", "shown", None),
        ("<p>Answer</p>", "shown", "Ann"),
        ("", "withdrawn", None),
    ]
    assert Comment.objects.get(origin="remark42:b").edited_at is not None
    torn = take(written(tmp_path, "torn.gz", packed[:-20]), "remark42")
    assert "breaks off" in torn.troubles[0]


GENERIC = [
    {"id": 1, "url": "{url}", "author": "Ann", "text": "First", "time": 1446105600},
    {"id": 2, "url": "{url}", "parent": 1, "author": "Ben", "html": "<p>Second</p>", "time":
     "2015-10-29T09:00:00+01:00", "state": "held"},
    {"id": 3, "author": "Nobody", "text": "No page"},
]  # fmt: skip


@pytest.mark.parametrize("form", ["list", "object", "lines"])
def test_generic_json_in_its_three_forms(story: Story, tmp_path: Path, form: str) -> None:
    comments = json.loads(json.dumps(GENERIC).replace("{url}", url_of(story)))
    data = {
        "list": json.dumps(comments, indent=1),
        "object": json.dumps({"comments": comments}),
        "lines": "\n".join(map(json.dumps, comments)),
    }[form]
    out = take(written(tmp_path, "comments.json", data))
    assert (out.format, out.taken.new, len(out.troubles)) == ("json", 2, 1)
    assert rows() == [
        ("Ann", "<p>First</p>", "shown", None),
        ("Ben", "<p>Second</p>", "held", "Ann"),
    ]


# -- homes ----------------------------------------------------------------------------------------


def homes(story: Story, tmp_path: Path, url: str, moved: dict[str, str] | None = None) -> Outcome:
    one = {"id": url, "url": url, "author": "Ann", "text": "Here"}
    return take(written(tmp_path, "one.json", json.dumps([one])), moved=moved)


def test_a_story_is_found_at_its_former_address(story: Story, tmp_path: Path) -> None:
    before = url_of(story)
    rename(story, "another-slug")
    assert homes(story, tmp_path, before).taken.new == 1
    assert homes(story, tmp_path, before.replace("/news/", "/former-section/")).taken.new == 1
    assert homes(story, tmp_path, before.replace("/news/", "/news/") + "?utm=1#c").taken.new == 1


def test_a_story_is_found_where_its_capture_was_taken(story: Story, tmp_path: Path) -> None:
    Capture.objects.create(
        story=story, source="x", sha256="0" * 64, address="http://www.old.example/a?id=7",
        imported_at=datetime.now(UTC), kept="x",
    )  # fmt: skip
    assert homes(story, tmp_path, "https://old.example/a/?id=7").taken.new == 1
    assert homes(story, tmp_path, "https://old.example/a/?id=8").taken.homeless.total() == 1


def test_addresses_that_changed_may_be_told(story: Story, tmp_path: Path) -> None:
    moved = {"https://old.example/?p=7": url_of(story)}
    assert homes(story, tmp_path, "https://old.example/?p=7", moved).taken.new == 1


# -- hostile and torn -----------------------------------------------------------------------------

BOMB = """<?xml version="1.0"?><!DOCTYPE disqus [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY x SYSTEM "file:///etc/passwd">]>
<disqus xmlns="http://disqus.com"><thread><link>&c;&x;</link></thread></disqus>"""


def test_an_entity_bomb_is_refused(story: Story, tmp_path: Path) -> None:
    for data in (BOMB, BOMB.encode("utf-16")):
        out = take(written(tmp_path, "bomb.xml", data), "disqus")
        assert "entities" in out.refused
    assert Comment.objects.count() == 0


def test_of_a_torn_file_what_came_before_the_tear_is_kept(story: Story, tmp_path: Path) -> None:
    whole = DISQUS.format(url=url_of(story))
    out = take(written(tmp_path, "torn.xml", whole[: whole.index('<post dsq:id="103"') + 40]))
    assert out.taken.new == 2
    assert "breaks off at line" in out.troubles[0]
    data = isso_file(tmp_path / "isso.db", "/x/").read_bytes()
    assert "no database of Isso" in take(written(tmp_path, "cut.db", data[:3000])).refused
    cut = json.dumps(GENERIC)[:-30].replace("{url}", url_of(story))
    torn = take(written(tmp_path, "cut.json", cut))
    assert torn.taken.new == 2
    assert "breaks off after 2 comments" in torn.troubles[0]


def test_what_is_no_export_is_refused_with_a_sentence(newsroom: Newsroom, tmp_path: Path) -> None:
    for data in (b"", b"Hello", b"\x89PNG\r\n", b"<html></html>"):
        assert "--format" in take(written(tmp_path, "file", data)).refused


# -- our own --------------------------------------------------------------------------------------


def test_what_was_written_out_gives_the_same_bytes_when_it_is_read_back(
    newsroom_any: Newsroom, tmp_path: Path
) -> None:
    story = publish(draft())
    take(written(tmp_path, "a.xml", DISQUS.format(url=url_of(story))))
    late = Comment.objects.get(author="Shop")
    # An answer to what came after it, and a comment with everything.
    Comment.objects.filter(author="Ann").update(parent=late, reasons=["links", "first"])
    Comment.objects.create(
        story=story, author="Zoë \u202e", body="<p>“…”</p>", text="“…”\n", posted_at=None,
        state="withdrawn", reader="r", network="10.0.0.0/24", echo="e", edited_at=datetime.now(UTC),
    )  # fmt: skip
    lines = b"".join(write_out())
    file = written(tmp_path, "out.jsonl", lines)
    Comment.objects.all().delete()
    out = take(file)
    assert (out.format, out.taken.new, out.troubles) == ("newsreel", 4, [])
    assert b"".join(write_out()) == lines
    assert take(file).taken.known == 4


def test_a_line_that_cannot_be_is_told_and_the_rest_is_read(story: Story, tmp_path: Path) -> None:
    take(written(tmp_path, "a.xml", DISQUS.format(url=url_of(story))))
    good = b"".join(write_out()).splitlines(keepends=True)
    Comment.objects.all().delete()
    bad = good[1].replace(b'"shown"', b'"sideways"')
    out = take(written(tmp_path, "out.jsonl", good[0] + bad + b"{torn\n" + good[2]))
    assert out.taken.new == 2
    assert len(out.troubles) == 2


def test_every_column_of_a_comment_is_written_out(story: Story) -> None:
    Comment.objects.create(story=story, author="Ann", body="<p>x</p>")
    said = json.loads(next(write_out()))
    left = {field.attname for field in Comment._meta.concrete_fields} - {*said}
    assert left == {"uuid", "story_id", "parent_id", "decided_by_id"}

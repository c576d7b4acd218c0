"""The sample newspaper as it is committed: whole, consistent, and told what is wrong with it."""

import re
import shutil
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from newsreel.sample.markup import PaperError
from newsreel.sample.paper import HERE, KINDS, Moment, Paper, Story, read_paper


@pytest.fixture(scope="module")
def paper() -> Paper:
    return read_paper()


def pictures_of(story: Story) -> list[dict[str, object]]:
    found = []
    for block in story.body:
        if block["type"] == "picture":
            found.append(block["value"])
        elif block["type"] == "gallery":
            found += block["value"]["pictures"]
    return found


def test_it_has_about_forty_stories_in_two_languages(paper: Paper) -> None:
    assert Counter(story.language for story in paper.stories) == {"en": 36, "ar": 8}
    assert list(paper.site) == list(paper.fronts) == ["en", "ar"]


def test_every_kind_and_every_contributor_and_every_topic_is_used(paper: Paper) -> None:
    assert {story.kind for story in paper.stories} == set(KINDS)
    bylines = {by.contributor for story in paper.stories for by in story.bylines}
    assert bylines == {contributor.slug for contributor in paper.contributors}
    topics = {topic for story in paper.stories for topic in story.topics}
    assert topics == {topic.slug for topic in paper.topics}


def test_every_section_shows_a_story_of_its_own_or_of_a_child(paper: Paper) -> None:
    used = {story.section for story in paper.stories if story.language == "en"}
    for section in paper.sections:
        assert any(path == section.path or path.startswith(section.path + "/") for path in used)
    assert len([section for section in paper.sections if not section.parent]) >= 4
    assert len(paper.sections) >= 10


def test_everything_with_a_name_has_one_in_each_language(paper: Paper) -> None:
    for thing in (*paper.sections, *paper.contributors, *paper.topics):
        assert list(thing.words) == ["en", "ar"]
        assert all(words.name for words in thing.words.values())
    assert {(page.slug, page.language) for page in paper.pages} == {
        (slug, language) for slug in ("about", "imprint") for language in ("en", "ar")
    }


def test_stories_are_as_long_as_their_kind_is(paper: Paper) -> None:
    for story in paper.stories:
        assert 240 <= story.words <= 1300, f"{story.path.name}: {story.words} words"
    long = [story for story in paper.stories if story.words >= 1000]
    assert 2 <= len(long) <= 4


def test_one_story_of_about_800_words_has_all_the_furniture(paper: Paper) -> None:
    story = paper.by_slug["en", "barrier-explained"]
    assert 780 <= story.words <= 820
    assert story.picture is not None
    counts = Counter(block["type"] for block in story.body)
    assert counts["related"] == counts["quotation"] == 3
    assert counts["pull_quote"] == counts["list"] == counts["correction"] == 1
    assert counts["heading"] >= 3


def test_there_is_a_gallery_of_three_a_sound_and_a_title_without_a_story(paper: Paper) -> None:
    blocks = [block for story in paper.stories for block in story.body]
    galleries = [block["value"]["pictures"] for block in blocks if block["type"] == "gallery"]
    assert [len(pictures) for pictures in galleries] == [3]
    assert [block["value"]["file"] for block in blocks if block["type"] == "embed"] == [
        "foreshore-hour.mp3"
    ]
    related = [block["value"] for block in blocks if block["type"] == "related"]
    assert any(value["title"] and not value["url"] for value in related)
    outside = [value["url"] for value in related if value["url"]]
    assert outside
    assert all(url.startswith("https://example.org/") for url in outside)


def test_no_two_stories_share_a_paragraph(paper: Paper) -> None:
    paragraphs = Counter(
        block["value"]
        for story in paper.stories
        for block in story.body
        if block["type"] == "paragraph" and len(block["value"]) > 60
    )
    assert [text for text, times in paragraphs.items() if times > 1] == []


def test_headlines_and_standfirsts_fit_their_places(paper: Paper) -> None:
    for story in paper.stories:
        assert 15 <= len(story.headline) <= 110, story.path.name
        assert 60 <= len(story.standfirst) <= 260, story.path.name
    headlines = Counter((story.language, story.headline) for story in paper.stories)
    assert max(headlines.values()) == 1


def test_arabic_stories_are_written_in_arabic(paper: Paper) -> None:
    for story in paper.stories:
        text = story.headline + story.standfirst + str(story.body)
        text = re.sub(r"<[^>]+>|'[a-z_]+':?", "", text)
        arabic, latin = len(re.findall(r"[\u0600-\u06ff]", text)), len(re.findall("[a-zA-Z]", text))
        assert (arabic > latin * 5) == (story.language == "ar"), story.path.name


def test_every_picture_says_what_it_shows_and_is_light_and_large(paper: Paper) -> None:
    for story in paper.stories:
        shown = pictures_of(story)
        if story.picture:
            shown = [{"alt": story.picture.alt, "credit": story.picture.credit}, *shown]
        assert all(picture["alt"] and picture["credit"] for picture in shown), story.path.name
    files = sorted((HERE / "pictures").glob("*"))
    assert len(files) >= 16
    for file in files:
        with Image.open(file) as image:
            assert min(image.size) >= 1000, file.name
            assert image.format == "JPEG"
        assert file.stat().st_size < 180_000, file.name
    assert (HERE / "sounds" / "foreshore-hour.mp3").stat().st_size < 200_000


def test_every_picture_is_used(paper: Paper) -> None:
    used = {story.picture.file for story in paper.stories if story.picture}
    used |= {str(picture["file"]) for story in paper.stories for picture in pictures_of(story)}
    assert used == {file.name for file in (HERE / "pictures").glob("*")}


@pytest.mark.parametrize("hour", [0, 3, 6, 9, 12, 18, 23])
def test_at_whatever_hour_it_is_made_no_story_is_still_to_come(paper: Paper, hour: int) -> None:
    made = datetime(2026, 11, 23, hour, 30, tzinfo=ZoneInfo("Europe/Oslo"))
    for story in paper.stories:
        published = story.when.before(made)
        assert made - timedelta(days=30) < published <= made
        if story.updated:
            assert published < story.updated.before(made) <= made, story.path.name


def test_a_moment_is_so_many_days_before_at_that_time_of_day() -> None:
    made = datetime(2026, 11, 23, 15, tzinfo=ZoneInfo("Europe/Oslo"))
    assert Moment.parse("-3d 14:20").before(made).isoformat() == "2026-11-20T14:20:00+01:00"
    for wrong in ("3d 14:20", "-3d 24:00", "-0d 18:00", "yesterday"):
        with pytest.raises(ValueError, match="not '"):
            Moment.parse(wrong)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('section = "news/town"', 'section = "news/moon"', ":6: no section 'news/moon'"),
        ('kind = "news"', 'kind = "gossip"', "no kind 'gossip'"),
        ('contributor = "elin-marsh"', 'contributor = "nobody"', "no contributor 'nobody'"),
        ('topics = ["ester-barrier"]', 'topics = ["rain"]', "no topic 'rain'"),
        ("barrier.jpg", "missing.jpg", "no picture 'missing.jpg'"),
        ("[related: barrier-explained]", "[related: nothing]", ":27: relates to no story: nothing"),
        ('when = "-1d 17:30"', 'when = "soon"', ":11: front matter: a time reads"),
        ('when = "-1d 17:30"', "when = -1d", ":11: Expected newline"),
        ("kicker =", "kickr =", "unexpected keyword argument 'kickr'"),
        ("> — Ruth Adeyemi", "> Ruth Adeyemi", "attribution"),
    ],
)
def test_a_wrong_story_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    folder = tmp_path / "sample"
    shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("draw", "*.py", "__pycache__"))
    file = folder / "stories" / "barrier-third-gate.md"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PaperError) as caught:
        read_paper(folder)
    assert said in str(caught.value)
    assert caught.value.path == file

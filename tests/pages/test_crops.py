"""A picture's focal point on the pages: cards and shared links show the part around it."""

import re

from django.test import override_settings

from newsreel.press.plates.reader import PlateReader
from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.renditions import make
from tests.parts.newsroom import Newsroom
from tests.press.paper import Paper
from tests.stories.test_pictures import drawn

STORY = "/news/2015/10/29/story-1/"


def shown(paper: Paper, path: str) -> str:
    reader = PlateReader(paper.address)
    plate = reader.get(path)
    reader.close()
    assert plate is not None
    return plate.identity().decode()


def test_another_focal_point_bakes_again_what_shows_the_picture_and_nothing_else(
    newsroom: Newsroom,
) -> None:
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English")]):
        paper = Paper(newsroom.folder)
        news, sport = paper.section("news"), paper.section("sport")
        picture = take_in(drawn(1600, 700), title="The harbour", alt="The harbour")
        make(picture)
        paper.story(news, lead_picture=picture)
        paper.story(sport)
        paper.bake()
        assert "-card-" not in shown(paper, "/news/")
        picture.focal_point_x, picture.focal_point_y = 1500, 300
        picture.focal_point_width = picture.focal_point_height = 80
        picture.save()
        assert paper.bake() == [], "nothing is shown of it before its files are there"
        make(picture)
        baked = paper.bake()
        assert {"/", "/news/", STORY} <= set(baked)
        assert [path for path in baked if path.startswith("/sport/")] == []
        cards = re.findall(r"/media/pictures/[\w/]+-card-\d+\.avif", shown(paper, "/news/"))
        assert cards
        story = shown(paper, STORY)
        assert re.search(r'og:image" content="[^"]+-share-\d+\.jpg"', story)
        assert re.search(r"/media/pictures/[\w/]+-\d+\.avif \d+w", story), "the lead stays whole"
        for name in cards:
            assert (newsroom.folder / name.removeprefix("/")).is_file()
        assert paper.differences() == []
        paper.press.close()

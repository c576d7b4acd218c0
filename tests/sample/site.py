"""The sample newspaper on a test's site: all of its words, its pictures made small."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.test import override_settings
from PIL import Image
from wagtail.models import Locale

from newsreel.sample.masthead import settings as masthead
from newsreel.sample.paper import HERE, Paper, read_paper

NOW = datetime(2026, 11, 23, 15, 40, tzinfo=ZoneInfo("Europe/London"))


def small_paper(folder: Path) -> Paper:
    """The paper with pictures 330 pixels wide: two sizes of each instead of six."""
    folder.mkdir()
    for name in ("paper.toml", "stories", "standing", "sounds"):
        (folder / name).symlink_to(HERE / name)
    (folder / "pictures").mkdir()
    for path in (HERE / "pictures").glob("*.jpg"):
        with Image.open(path) as picture:
            picture.draft("RGB", (660, 660))
            picture.thumbnail((330, 1000))
            picture.save(folder / "pictures" / path.name)
    return read_paper(folder)


@contextmanager
def sample_settings(languages: tuple[str, ...] = ("en", "ar")) -> Iterator[None]:
    """The site's settings are the sample's, in these languages, which have their rows."""
    site = {f"site.{name}": value for name, value in masthead()["site"].items()}
    site["site.languages"] = list(languages[1:])
    for code in languages:
        Locale.objects.get_or_create(language_code=code)
    with override_settings(
        NEWSREEL={**settings.NEWSREEL, **site},
        TIME_ZONE=site["site.time_zone"],
        WAGTAIL_CONTENT_LANGUAGES=[(code, code) for code in languages],
    ):
        yield

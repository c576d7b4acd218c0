"""The settings: the documents' table, and what a wrong newsreel.toml is told."""

from pathlib import Path

import pytest

from newsreel.site.configuration import (
    TABLE,
    ConfigurationError,
    read_configuration,
)
from newsreel.site.settings_page import settings_page
from tests.parts import REPOSITORY


def test_the_documents_table_of_settings_is_the_programs() -> None:
    page = (REPOSITORY / "docs" / "settings.md").read_text()
    assert page == settings_page(), "python -m newsreel.site.settings_page > docs/settings.md"


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    found = read_configuration(tmp_path)
    assert {f"{s.group}.{s.name}": s.default for s in TABLE} == dict(found.values)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[site\n", "newsreel.toml"),
        ('name = "x"\n', "outside a [group]"),
        ('[site]\nnmae = "x"\n', "no setting site.nmae"),
        ("[nothing]\na = 1\n", "no such group"),
        ("[comments]\nfollow_minutes = -1\n", "is not from 0 to 10080"),
        ('[comments]\nemail_from = "a@b.org\\nBcc: c@d.org"\n', "must be one line"),
        ("[front]\nport = true\n", "front.port must be a number"),
        ('[site]\nlanguages = "ar"\n', "site.languages must be a list"),
        ('[site]\ntime_zone = "Nowhere/Else"\n', "is no time zone"),
        ('[site]\nurl = "example.org"\n', "must begin with http"),
        ('[site]\nfollow = ["x"]\n', "site.follow holds"),
        ('[site]\nfollow = [{ name = "X", url = 1 }]\n', "site.follow holds"),
        ('[site]\nnames = "x"\n', "site.names must be a table"),
        ('[site]\nnames = { ar = "x" }\n', "a text for a language of site.languages"),
        ('[comments]\nmoderation = "never"\n', "is none of first-time, before, after"),
        ("[comments]\nper_minute = 0\n", "comments.per_minute 0 is not from 1 to"),
        ('[site]\nlanguages = ["ar"]\ntaglines = { ar = 1 }\n', "site.taglines has ar = 1"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_expected(
    tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "newsreel.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=says.replace("[", r"\[")):
        read_configuration(tmp_path)

"""The parts are real: each is asked something that only the real one can answer."""

from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page

from tests.parts.axe import Axe
from tests.parts.browser import NewPage
from tests.parts.nu import Nu
from tests.parts.postgres import PostgresDatabase, PostgresServer
from tests.parts.programs import PACKAGES, part

WHOLE_PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Harbour bridge reopens</title></head>
<body><main><h1>Harbour bridge reopens</h1><p>Traffic flows again.</p></main></body></html>"""


def test_postgresql_answers_with_a_database_of_the_tests_own(
    postgres_database: PostgresDatabase,
) -> None:
    with psycopg.connect(postgres_database.conninfo) as connection:
        connection.execute("CREATE TABLE story (headline text)")
        connection.execute("INSERT INTO story VALUES ('Harbour bridge reopens')")
        row = connection.execute("SELECT headline, current_database() FROM story").fetchone()
    assert row == ("Harbour bridge reopens", postgres_database.name)
    with psycopg.connect(postgres_database.url) as connection:
        assert connection.execute("SELECT count(*) FROM story").fetchone() == (1,)


def test_postgresql_copies_a_template_database(postgres_server: PostgresServer) -> None:
    template = postgres_server.create()
    with psycopg.connect(template.conninfo) as connection:
        connection.execute("CREATE TABLE section (name text)")
    copy = postgres_server.create(template=template.name)
    with psycopg.connect(copy.conninfo) as connection:
        assert connection.execute("SELECT count(*) FROM section").fetchone() == (0,)
    postgres_server.drop(copy.name)
    postgres_server.drop(template.name)


def test_postgresql_listens_on_no_port(postgres_server: PostgresServer) -> None:
    with psycopg.connect(postgres_server.database().conninfo) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_chromium_runs_a_pages_script(page: Page) -> None:
    page.set_content("<h1>before</h1><script>document.body.innerHTML = '<p>after</p>'</script>")
    assert page.inner_text("p") == "after"


def test_chromium_obeys_width_scheme_and_script(new_page: NewPage) -> None:
    page = new_page(360, dark=True, script=False)
    page.set_content(
        "<style>p { color: red } @media (prefers-color-scheme: dark) { p { color: lime } }"
        "@media (width: 360px) { p { font-style: italic } }</style>"
        "<p>text</p><noscript><b>no script</b></noscript>"
    )
    assert page.inner_text("b") == "no script"
    style = "p => [getComputedStyle(p).color, getComputedStyle(p).fontStyle]"
    assert page.locator("p").evaluate(style) == ["rgb(0, 255, 0)", "italic"]


def test_axe_finds_the_picture_without_a_text(page: Page, axe: Axe) -> None:
    page.set_content(WHOLE_PAGE.decode())
    assert axe(page) == []
    page.set_content(WHOLE_PAGE.decode().replace("<p>", "<img src='data:image/gif;base64,'><p>"))
    assert [line.split(":")[0] for line in axe(page)] == ["image-alt"]


def test_the_nu_checker_finds_the_stray_end_tag(nu: Nu) -> None:
    assert nu(WHOLE_PAGE) == []
    faults = nu(WHOLE_PAGE.replace(b"</p>", b"</p></b>"))
    assert len(faults) == 1
    assert "Stray end tag" in faults[0]


def test_every_program_that_tests_may_need_is_found_or_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert part("java").name == "java"
    assert part("initdb").name == "initdb"
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match="apt-get install default-jre-headless"):
        part("java")


def test_every_program_has_a_line_in_system_parts() -> None:
    script = (Path(__file__).parents[2] / "tools/system-parts").read_text()
    for package in PACKAGES.values():
        assert f"need {package} " in script

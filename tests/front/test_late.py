"""Changes that commit out of the order of their numbers, and the door to the plates that finds
them."""

from pathlib import Path

import psycopg
import pytest

from newsreel.press.plates import Baked, Batch, PlateReader, PlateStore, make_plate
from newsreel.press.plates.late import Late
from tests.front.house import HTML
from tests.parts.postgres import PostgresDatabase


def _bake(store: PlateStore, path: str) -> None:
    store.commit(Batch(put=[Baked(make_plate(path, path, 200, (HTML,), b"x"), (), "a test")]))


def test_numbers_passed_over_are_looked_for_until_they_come() -> None:
    late = Late()
    late.settle(10, [12, 13, 17])
    assert [(a, b) for a, b, _ in late.gaps] == [(11, 11), (14, 16)]
    late.settle(17, [15])
    assert [(a, b) for a, b, _ in late.gaps] == [(11, 11), (14, 14), (16, 16)]
    assert late.values() == [11, 11, 14, 14, 16, 16]
    assert late.condition().count("?") == 6
    late.settle(17, [11, 14, 16, 18])
    assert late.gaps == []


@pytest.mark.parametrize("opened", ["before", "between"])
def test_a_change_that_commits_after_a_later_one_is_seen(
    postgres_database: PostgresDatabase, opened: str
) -> None:
    store = PlateStore(postgres_database.url)
    _bake(store, "/first/")
    reader = PlateReader(postgres_database.url)
    with psycopg.connect(postgres_database.conninfo) as slow:
        slow.execute("INSERT INTO press_changes (path) VALUES ('/slow/'), ('/slower/')")
        _bake(store, "/quick/")
        if opened == "between":
            reader.close()
            reader = PlateReader(postgres_database.url)
        else:
            assert reader.changes().paths == ("/quick/",)
        assert reader.changes().paths == ()
        slow.commit()
        assert reader.changes().paths == ("/slow/", "/slower/")
        assert reader.changes().paths == ()
    reader.close()
    store.close()


def test_a_reader_that_slept_too_long_forgets_everything(tmp_path: Path) -> None:
    store = PlateStore(str(tmp_path / "plates.db"))
    _bake(store, "/1/")
    reader = PlateReader(store.address)
    assert not reader.changes().everything
    for number in range(2, 6):
        _bake(store, f"/{number}/")
    store.driver.run("DELETE FROM press_changes WHERE seq < 4")
    assert reader.changes().everything
    _bake(store, "/6/")
    assert reader.changes().paths == ("/6/",)
    reader.close()
    store.close()

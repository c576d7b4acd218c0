"""The pictures can be made again."""

from pathlib import Path

from newsreel.sample.draw.__main__ import main
from newsreel.sample.draw.album import PICTURES, draw
from newsreel.sample.paper import HERE


def test_the_album_and_the_committed_pictures_agree() -> None:
    assert {f"{name}.jpg" for name in PICTURES} == {
        file.name for file in (HERE / "pictures").iterdir()
    }


def test_a_picture_is_drawn_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    one, other = draw("fog", tmp_path), draw("fog", tmp_path / "again")
    assert one.read_bytes() == other.read_bytes()


def test_an_unknown_picture_is_refused_by_name(tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    assert main([str(tmp_path), "nothing"]) == 2
    assert "no such picture: nothing" in capsys.readouterr().err
    assert main([]) == 2

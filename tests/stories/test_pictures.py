"""Pictures: what is taken in, what is refused, what readers get, and that publishing waits."""

import io
import struct
import zlib
from threading import Barrier, Thread

import pytest
from django.db import connections
from PIL import Image

from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.publish import publish
from newsreel.stories.actions.renditions import await_files, make, make_files, pending_pictures
from newsreel.stories.crops import Crop, Focus
from newsreel.stories.images import NotAPictureError, Size, master, sizes, widths_of
from newsreel.stories.models import Picture, PictureFile
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft, journalled


def drawn(width: int = 800, height: int = 600, kind: str = "JPEG", **options: object) -> bytes:
    image = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def with_place() -> bytes:
    """A picture that says where it was taken, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "CameraMaker"
    exif.get_ifd(0x8825)[1] = "N"
    return drawn(800, 600, exif=exif)


def bomb() -> bytes:
    """A PNG that says 50,000 × 50,000 pixels in under a hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_what_is_kept_decodes_to_the_same_size(kind: str) -> None:
    kept = master(drawn(kind=kind))
    assert (kept.width, kept.height) == (800, 600)
    assert Image.open(io.BytesIO(kept.data)).size == (800, 600)


def test_nothing_of_the_camera_survives_and_the_picture_stands_upright() -> None:
    kept = master(with_place())
    assert (kept.width, kept.height) == (600, 800)
    assert b"CameraMaker" not in kept.data
    assert not Image.open(io.BytesIO(kept.data)).getexif()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b'<?xml version="1.0"?><svg/>', "SVG"),
        (b"", "no picture"),
        (b"GIF89a", "no picture"),
        (b"<html>", "no picture"),
        (drawn()[:3000], "damaged"),
        (drawn(kind="TIFF"), "no picture"),
    ],
)
def test_what_is_no_picture_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotAPictureError, match=reason):
        master(data)


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(NotAPictureError, match="too large"):
        master(bomb())


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, [100]),
        (320, [320]),
        (330, [320]),
        (500, [320, 480]),
        (600, [320, 480, 600]),
        (1600, [320, 480, 640, 960, 1280, 1600]),
        (5000, [320, 480, 640, 960, 1280, 1600]),
    ],
)
def test_a_picture_is_never_enlarged(width: int, widths: list[int]) -> None:
    assert widths_of(width) == widths


def test_a_transparent_picture_stands_on_white_where_it_must() -> None:
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    kept = master(buffer.getvalue())
    assert kept.ending == ".png"
    made = {size.format: Image.open(io.BytesIO(size.data)) for size in sizes(kept.data)}
    assert min(made["jpeg"].convert("RGB").getpixel((50, 50))) > 250
    assert made["webp"].mode == "RGBA"


def test_a_picture_is_kept_once(newsroom_any: Newsroom) -> None:
    first = take_in(drawn(), title="Bridge", alt="A bridge", credit="Ana")
    again = take_in(drawn(), title="Other")
    assert first.pk == again.pk == Picture.objects.get().pk
    assert (newsroom_any.folder / "media" / first.file.name).stat().st_size == first.file_size


def test_its_sizes_are_made_once_and_named_by_content(newsroom_any: Newsroom) -> None:
    picture = take_in(drawn(), title="Bridge", alt="A bridge")
    assert pending_pictures() == [picture.pk]
    assert make(picture) == 12
    assert make(picture) == 0
    assert pending_pictures() == []
    for file in PictureFile.objects.all():
        path = newsroom_any.folder / "media" / file.name
        shown = Image.open(path)
        assert shown.size == (file.width, file.height)
        assert (shown.format or "").lower() == file.format
        assert path.stat().st_size == file.size
        assert file.name.startswith("pictures/")
    assert {file.width for file in PictureFile.objects.all()} == {320, 480, 640, 800}


def test_all_sizes_appear_in_one_journalled_change(newsroom: Newsroom) -> None:
    picture = take_in(drawn(200, 100), title="Bridge")
    journalled()
    make(picture)
    assert [(table, op) for table, op, _ in journalled()] == [("stories_picturefile", "I")] * 3


def test_publishing_waits_for_the_pictures_of_its_page(newsroom: Newsroom) -> None:
    picture = take_in(drawn(), title="Bridge", alt="A bridge")
    story = draft(lead_picture=picture)

    def work() -> None:
        make_files.call(picture.pk)
        connections.close_all()

    worker = Thread(target=work)
    worker.start()
    publish(story)
    assert PictureFile.objects.exists()
    worker.join()


def test_publishing_goes_on_without_what_takes_too_long(newsroom: Newsroom) -> None:
    picture = take_in(drawn(), title="Bridge", alt="A bridge")
    assert not await_files([picture.pk], 0.2)
    assert publish(draft(lead_picture=picture), patience=0.2).live


@pytest.mark.parametrize(
    ("focus", "left"),
    [((0, 300), 0), ((800, 300), 700), ((400, 300), 350)],
)
def test_a_crop_lies_around_the_focal_point(focus: tuple[int, int], left: int) -> None:
    shape = Crop("strip", 1 / 6, (100,))
    box = shape.box(800, 600, Focus(*focus))
    assert box == (left, 0, left + 100, 600)


def test_another_focal_point_makes_other_files_and_bakes_the_pages_again(
    newsroom: Newsroom,
) -> None:
    image = Image.new("RGB", (900, 300), "white")
    image.paste("red", (800, 0, 900, 300))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    picture = take_in(buffer.getvalue(), title="A red edge")
    make(picture)
    assert not PictureFile.objects.exclude(crop="").exists()
    journalled()
    for x, is_red in ((850, True), (50, False)):
        picture.focal_point_x, picture.focal_point_y = x, 150
        picture.focal_point_width = picture.focal_point_height = 60
        picture.save()
        assert make(picture) > 0
        assert {table for table, _, _ in journalled()} == {"stories_picturefile"}
        for crop, ratio in (("card", 3 / 2), ("face", 1.0), ("share", 1200 / 630)):
            file = PictureFile.objects.filter(crop=crop, format="jpeg").latest("width")
            with Image.open(newsroom.folder / "media" / file.name) as shown:
                assert shown.width / shown.height == pytest.approx(ratio, rel=0.02)
                red, green, _ = shown.convert("RGB").getpixel((shown.width - 3, 10))
                assert (red > 200 and green < 60) == is_red, crop
        assert make(picture) == 0


def test_two_who_make_the_same_sizes_at_once_write_them_once(
    newsroom_any: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = take_in(drawn(), title="Twice", alt="Twice.")
    PictureFile.objects.all().delete()
    both, written, faults = Barrier(2, timeout=20), [], []

    def together(data: bytes, focus: Focus | None) -> list[Size]:
        found = sizes(data, focus)
        both.wait()
        return found

    def work() -> None:
        try:
            written.append(make(Picture.objects.get(pk=picture.pk)))
        except Exception as error:
            faults.append(error)
        finally:
            connections.close_all()

    monkeypatch.setattr("newsreel.stories.actions.renditions.sizes", together)
    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert faults == []
    assert sorted(written) == [0, PictureFile.objects.count()]

"""What is uploaded at the desk, over HTTP with real files: kept clean, or refused with a reason."""

import io
import struct
import zlib
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from newsreel.front.files import Files
from newsreel.site.serving import front_config
from newsreel.stories.actions.pictures import take_in
from newsreel.stories.actions.renditions import make
from newsreel.stories.models import Clip, Picture, PictureFile
from tests.desk.people import client_of, person
from tests.parts.newsroom import Newsroom
from tests.stories.test_pictures import bomb, drawn

GPS, ARTIST, COPYRIGHT, MAKER, TURNED = 0x8825, 0x013B, 0x8298, 0x010F, 0x0112


def upload(name: str, data: bytes, **ticks: str) -> list[str]:
    """Give a picture as the desk's form does; the reasons why it was refused."""
    client = client_of(person(f"ana-{Picture.objects.count()}-{name}"[:100]))
    form: dict[str, Any] = {"title": name, "collection": 1, "tags": "", **ticks}
    answer = client.post("/desk/images/add/", form | {"file": SimpleUploadedFile(name, data)})
    if answer.status_code == 302:
        return []
    return [str(e) for errors in answer.context["form"].errors.values() for e in errors]


def from_a_camera(kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[TURNED], exif[MAKER], exif[ARTIST], exif[COPYRIGHT] = (
        6,
        "CameraMaker",
        "Žofie P.".encode(),
        "© Us".encode(),
    )
    exif.get_ifd(GPS).update({1: "N", 2: (60.0, 10.0, 1.0), 3: "E", 4: (24.0, 56.0, 1.0)})
    exif[GPS] = exif.get_ifd(GPS)
    return drawn(800, 600, kind, exif=exif)


def tags(data: bytes) -> dict[str, Any]:
    exif = Image.open(io.BytesIO(data)).getexif()

    def words(tag: int) -> str | None:
        found = exif.get(tag)
        return found and found.encode("latin-1").decode()

    return {
        "artist": words(ARTIST),
        "copyright": words(COPYRIGHT),
        "maker": exif.get(MAKER),
        "place": dict(exif.get_ifd(GPS)) or None,
    }


def all_files(newsroom: Newsroom) -> list[bytes]:
    """The kept picture and every size for readers."""
    picture = Picture.objects.get()
    make(picture)
    names = [picture.file.name, *PictureFile.objects.values_list("name", flat=True)]
    return [(newsroom.folder / "media" / name).read_bytes() for name in names]


NOTHING = {"artist": None, "copyright": None, "maker": None, "place": None}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_that_the_camera_wrote_is_in_any_file(newsroom: Newsroom, kind: str) -> None:
    given = from_a_camera(kind)
    assert tags(given)["place"]
    name = {"JPEG": "a.jpg"}.get(kind, f"a.{kind.lower()}")
    assert upload(name, given) == []
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (600, 800), "turned upright first"
    files = all_files(newsroom)
    assert len(files) == 1 + 3 * 3
    for data in files:
        assert tags(data) == NOTHING
        assert b"CameraMaker" not in data


def test_author_and_copyright_are_kept_on_purpose_and_never_the_place(newsroom: Newsroom) -> None:
    assert upload("a.jpg", from_a_camera(), keeps_rights="on") == []
    kept = NOTHING | {"artist": "Žofie P.", "copyright": "© Us"}
    for data in all_files(newsroom):
        assert tags(data) == kept
    # Chosen away again, they go from what is kept and from what is shown.
    picture = Picture.objects.get()
    form = {"title": "a", "collection": 1, "tags": ""}
    client_of(person("chief")).post(f"/desk/images/{picture.pk}/", form)
    assert all(tags(data) == NOTHING for data in all_files(newsroom))


def test_the_place_is_kept_where_it_is_chosen(newsroom: Newsroom) -> None:
    assert upload("a.jpg", from_a_camera(), keeps_place="on") == []
    for data in all_files(newsroom):
        found = tags(data)
        assert found["place"][1] == "N"
        assert (found["artist"], found["maker"]) == (None, None)


def huge_gif() -> bytes:
    size = struct.pack("<HH", 50_000, 50_000)
    picture = b"," + bytes(4) + size + b"\x00" + b"\x02\x02\x4c\x01\x00"
    return b"GIF89a" + size + b"\x80\x00\x00" + bytes(6) + picture + b";"


def huge_webp() -> bytes:
    """VP8X with a canvas of 16,384 × 16,384."""
    size = (16_383).to_bytes(3, "little")
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size + size
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def huge_jpeg() -> bytes:
    data = bytearray(drawn(64, 64))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 50_000, 50_000)
    return bytes(data)


def huge_tiff() -> bytes:
    entries = [(256, 4, 50_000), (257, 4, 50_000), (258, 3, 8), (259, 3, 1), (262, 3, 1),
               (273, 4, 8), (277, 3, 1), (278, 4, 50_000), (279, 4, 1)]  # fmt: skip
    rows = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + rows + bytes(4)


def huge_avif() -> bytes:
    data = bytearray(drawn(64, 64, "AVIF"))
    at = data.index(b"ispe")
    data[at + 8 : at + 16] = struct.pack(">II", 50_000, 50_000)
    return bytes(data)


def text_bomb() -> bytes:
    """A small PNG with a compressed text of 64 MiB."""
    data = drawn(8, 8, "PNG")
    text = b"Comment\0\0" + zlib.compress(bytes(64 * 1024 * 1024), 9)
    chunk = struct.pack(">I", len(text)) + b"zTXt" + text
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + text))
    return data[:33] + chunk + data[33:]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.png", bomb(), "too large"),
        ("a.gif", huge_gif(), "too large"),
        ("a.webp", huge_webp(), "too large"),
        ("a.jpg", huge_jpeg(), "too large"),
        ("a.avif", huge_avif(), "too large|no picture that is known"),
        ("a.tiff", huge_tiff(), "Not a supported image format|not allowed"),
        ("a.png", huge_tiff(), "no picture that is known"),
        ("a.png", text_bomb(), "damaged|no picture"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not allowed|Not a"),
        (
            "a.png",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "SVG can carry scripts",
        ),
        ("a.jpg", b"<html><script>alert(1)</script>", "no picture that is known"),
        ("a.html", drawn(), "not allowed|Not a supported"),
        ("a.jpg", drawn()[:3000], "damaged"),
        ("a.png", drawn(kind="PNG")[:-4000], "damaged"),
        ("a.jpg", b"", "empty"),
    ],
)
def test_what_is_no_safe_picture_is_refused_with_the_reason(
    newsroom: Newsroom, name: str, data: bytes, reason: str
) -> None:
    said = upload(name, data)
    assert said, "it was taken"
    assert any(part in " ".join(said) for part in reason.split("|")), said
    assert not Picture.objects.exists()
    assert [f for f in (newsroom.folder / "media").rglob("*") if f.is_file()] == []


def test_a_picture_under_a_wrong_name_is_kept_as_what_it_is(newsroom: Newsroom) -> None:
    assert upload("a.jpg", drawn(64, 64, "PNG")) == []
    assert upload("b.png", drawn(65, 64, "GIF")) == []
    for picture in Picture.objects.all():
        with picture.file.open() as file, Image.open(file) as shown:
            assert (shown.format, picture.file.name[-4:]) == ("JPEG", ".jpg")


def test_a_file_too_large_is_refused(newsroom: Newsroom) -> None:
    big = drawn() + bytes(41 * 1024 * 1024)
    assert "too big" in upload("a.jpg", big)[0]


def test_a_picture_that_is_also_a_page_is_kept_as_a_picture_alone(newsroom: Newsroom) -> None:
    page = b"<!doctype html><script>alert(1)</script>"
    data = drawn(comment=page) + page
    assert upload("a.jpg", data) == []
    for kept in all_files(newsroom):
        assert b"<script" not in kept
    picture = Picture.objects.get()
    client = client_of(person("chief"))
    answer = client.get(f"/desk/media/{picture.file.name}")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_same_holds_for_every_way_in(newsroom: Newsroom) -> None:
    client = client_of(person("chief"))
    ways = {
        "/desk/images/multiple/add/": {"files[]": "a.jpg", "title": "a", "collection": 1},
        "/desk/images/chooser/create/": {
            "image-chooser-upload-title": "a",
            "image-chooser-upload-collection": 1,
            "image-chooser-upload-tags": "",
        },
    }
    for number, (way, form) in enumerate(ways.items(), 1):
        field = "files[]" if "files[]" in form else "image-chooser-upload-file"
        for data, count in ((bomb(), number - 1), (from_a_camera(), number)):
            name = "a.png" if data == bomb() else f"{number}.jpg"
            client.post(way, form | {field: SimpleUploadedFile(name, data)},
                        headers={"x-requested-with": "XMLHttpRequest"})  # fmt: skip
            assert Picture.objects.count() == count, way
    for picture in Picture.objects.all():
        with picture.file.open() as file:
            assert tags(file.read()) == NOTHING


def test_nobody_keeps_a_face_of_their_own_past_all_this(newsroom: Newsroom) -> None:
    from wagtail.users.models import UserProfile

    client = client_of(person("ana", "Reporter"))
    page = client.get("/desk/account/").content.decode()
    assert 'name="avatar-avatar"' not in page
    client.post("/desk/account/", {"avatar-avatar": SimpleUploadedFile("a.jpg", from_a_camera())})
    assert not UserProfile.objects.exclude(avatar="").exists()


def public(newsroom: Newsroom) -> Files:
    """What the front hands out of this site's media."""
    front = front_config(
        settings.CONFIGURATION, newsroom.folder / "sock", newsroom.folder / "ready"
    )
    return Files(front.folders)


def test_readers_get_sizes_and_never_what_they_were_made_from(newsroom: Newsroom) -> None:
    assert upload("a.jpg", from_a_camera(), keeps_place="on") == []
    take_in(drawn(), title="From an import")
    make(Picture.objects.order_by("id")[0])
    front, media = public(newsroom), newsroom.folder / "media"
    files = [file.relative_to(media) for file in media.rglob("*") if file.is_file()]
    found = {str(name) for name in files if front.find(f"/media/{name}") is not None}
    assert found == set(PictureFile.objects.values_list("name", flat=True))
    assert {str(name).partition("/")[0] for name in files} > {"pictures"}


def test_a_clip_that_is_also_a_page_is_handed_out_as_sound_alone(newsroom: Newsroom) -> None:
    page = b"ID3\x04<!doctype html><script>alert(1)</script>" + bytes(200)
    client = client_of(person("ana"))
    file = SimpleUploadedFile("page.html", page, "text/html")
    client.post("/desk/clips/add/", {"title": "Page", "file": file})
    name = Clip.objects.get().name
    assert name.endswith(".mp3")
    front = public(newsroom)
    found = front.find(f"/media/{name}")
    assert found is not None
    headers = dict(front.send(found, {}).headers)
    assert headers["content-type"] == "audio/mpeg"
    assert headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in headers["content-security-policy"]
    desk = client.get(f"/desk/media/{name}")
    assert (desk["Content-Type"], desk["X-Content-Type-Options"]) == ("audio/mpeg", "nosniff")


def test_a_clip_too_large_or_no_clip_is_refused_with_the_reason(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(person("ana"))
    monkeypatch.setattr("newsreel.stories.actions.clips.LARGEST_FILE", 1000)
    for data, reason in (
        (b"<html><script>", b"neither sound nor film"),
        (b"\x89PNG\r\n\x1a\n", b"neither sound nor film"),
        (b"ID3\x04" + bytes(1000), b"at most"),
        (b"", b"empty"),
    ):
        file = SimpleUploadedFile("a.mp3", data, "audio/mpeg")
        answer = client.post("/desk/clips/add/", {"title": "x", "file": file})
        assert reason in answer.content
    assert not Clip.objects.exists()

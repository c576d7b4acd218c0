"""What is in the tree is ours, small, and knows no machine."""

import re
import subprocess

from tests.parts import REPOSITORY

# Put together here, so that this file does not hold what it looks for.
MACHINE = re.compile(
    r"(?<![\w./<])/(?:wo"
    r"rk|ro"
    r"ot|ho"
    r"me/\w+|op"
    r"t)/[\w.-]"
    r"|pypi\.o"
    r"rg|pythonhosted\.o"
    r"rg|registry\.np"
    r"mjs|deb\.debian\.o"
    r"rg"
)
LONGEST = 400
DATA = ("migrations/", "sample/stories/", "sample/standing/")


def tracked(*patterns: str) -> list[str]:
    """The files that git knows, by their path in the repository."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [name for name in listing.split("\0") if name and (REPOSITORY / name).is_file()]


def text_of(name: str) -> str:
    return (REPOSITORY / name).read_bytes().decode("utf-8", errors="ignore")


def test_no_file_names_a_path_or_a_registry_of_some_machine() -> None:
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name in tracked()
        if b"\0" not in (REPOSITORY / name).read_bytes()
        for number, line in enumerate(text_of(name).splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert found == []


def test_no_lock_file_names_a_host() -> None:
    for name in tracked("requirements*.txt"):
        assert "://" not in text_of(name), name
        assert re.findall(r"^-.*", text_of(name), re.M) == [], name
    for name in tracked("*package-lock.json"):
        assert '"resolved"' not in text_of(name), name


def test_every_locked_package_has_a_hash() -> None:
    for name in tracked("requirements*.txt"):
        entries = re.findall(r"^([a-z].*?)(?=^\S|\Z)", text_of(name), re.M | re.S)
        assert entries
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_no_source_file_asks_for_a_second_noun() -> None:
    long = {
        name: lines
        for name in tracked("src/*.py", "src/*.html", "src/*.css", "src/*.js")
        if not any(folder in name for folder in DATA)
        if (lines := len(text_of(name).splitlines())) > LONGEST
    }
    assert long == {}

"""docs/settings.md, made from the table of settings: ``python -m newsreel.site.settings_page``."""

import tomli_w

from newsreel.site.configuration import FILE, TABLE

_HEAD = f"""# Settings

A site is a folder. Its settings stand in `{FILE}` there; what is not set has the default below.
`newsreel reload` takes changes up, but where the front listens is for a new start. This page is
made from the table in `src/newsreel/site/configuration.py`; a test holds both equal.

| setting | default | what it says |
|---|---|---|
"""


def settings_page() -> str:
    """The page as Markdown."""
    rows = [f"| `[{s.group}] {s.name}` | `{_toml(s.default)}` | {_cell(s.says)} |\n" for s in TABLE]
    return _HEAD + "".join(rows)


def _toml(value: object) -> str:
    if value == {}:
        return "{}"  # a table of its own would be a heading
    return tomli_w.dumps({"v": value}).partition("=")[2].strip()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(settings_page(), end="")

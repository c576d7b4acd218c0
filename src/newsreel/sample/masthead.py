"""The settings of a site that shows the sample newspaper."""

from typing import Any

from newsreel.sample.paper import read_paper

FOLLOW = (
    ("Mastodon", "https://social.example.org/@foreshore"),
    ("Bluesky", "https://bluesky.example.org/profile/foreshore"),
    ("YouTube", "https://video.example.org/@foreshore"),
    ("Telegram", "https://telegram.example.org/foreshore"),
)


def settings() -> dict[str, dict[str, Any]]:
    """What newsreel.toml says of the sample newspaper: settings by group, for a new site."""
    (language, named), *others = read_paper().site.items()
    return {
        "site": {
            "name": named.name,
            "tagline": named.description,
            "names": {code: theirs.name for code, theirs in others},
            "taglines": {code: theirs.description for code, theirs in others},
            "publisher": "Foreshore Broadcasting Co-operative",
            "founded": "1974",
            "language": language,
            "languages": [code for code, _ in others],
            "time_zone": "Europe/London",
            "follow": [{"name": name, "url": url} for name, url in FOLLOW],
        }
    }

"""What a script is given before readers get it: the addresses of the scripts that it imports, and
what it says, in every language.

In the source an import names the file beside it (``from "./draft.js"``), which editors understand;
readers get the address made of its content.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from newsreel.pages import words as catalogues
from newsreel.pages.words import Words

_IMPORT = re.compile(r'^(import .+ from ")\./([a-z]+\.js)(";)$', re.MULTILINE)
_CATALOGUES = '"%catalogues%"'


def imports(source: str) -> tuple[str, ...]:
    """The files that a script imports."""
    return tuple(found[2] for found in _IMPORT.finditer(source))


def filled_in(source: str, url: Callable[[str], str]) -> str:
    """The script for readers; ``url`` gives the address of a file."""
    source = _IMPORT.sub(lambda found: f"{found[1]}{url(found[2])}{found[3]}", source)
    return source.replace(_CATALOGUES, _catalogues()) if _CATALOGUES in source else source


def _catalogues() -> str:
    """Language → what scripts say in it; counts by plural category."""
    said = {code: _said(catalogues.words(code)) for code in catalogues.languages()}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _said(words: Words) -> dict[str, Any]:
    return {**words.in_place, "count_new": words.count_new}

"""The typesetter: a page's dataclass into its template, all templates compiled at import."""

from dataclasses import fields
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import jinja2
from jinja2.ext import Extension
from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined]

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"


class _Tight(Extension):
    """Takes the indentation out of templates: it is for their readers, not for the pages'."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return "\n".join(line.strip() for line in source.splitlines() if line.strip())


environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    auto_reload=False,
    cache_size=-1,
    extensions=[_Tight],
)
# None of Jinja's own globals: with them every import would be set up anew for each page.
environment.globals.clear()
_templates = {name: environment.get_template(name) for name in environment.list_templates()}


def _escaped(value: Any) -> str:
    """As ``markupsafe.escape``, without marking what is only to be joined as safe: a story's page
    has a hundred of these, and one sixteenth of its time went into that."""
    if type(value) is str:
        return _escape_inner(value)
    if hasattr(value, "__html__"):
        return str(value.__html__())
    return _escape_inner(str(value))


for _template in _templates.values():
    _template.root_render_func.__globals__["escape"] = _escaped


def typeset(template: str, page: Any) -> bytes:
    """The page, encoded. ``page`` is the dataclass whose fields are the template's variables."""
    return _templates[template].render(_shallow(page)).encode()


def piece(template: str, **variables: Any) -> Markup:
    """A piece of a page that many pages share, set once."""
    return Markup(_templates[template].render(variables))


def _shallow(page: Any) -> dict[str, Any]:
    kind = type(page)
    names = _names.get(kind)
    if names is None:
        names = _names[kind] = tuple(field.name for field in fields(kind))
    return {name: getattr(page, name) for name in names}


_names: dict[type, tuple[str, ...]] = {}


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A digest of everything in this room that pages are made with: code, templates, words,
    style and script, and the template engine's version."""
    digest = blake2b(jinja2.__version__.encode(), digest_size=12)
    for path in sorted(HERE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"\n{path.relative_to(HERE).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()

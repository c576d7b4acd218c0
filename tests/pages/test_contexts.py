"""A template and its dataclass know the same names: neither has one that the other lacks."""

from dataclasses import fields, is_dataclass

import pytest
from jinja2 import meta, nodes

from newsreel.pages.typeset import environment
from tests.pages.sheets import pages

TEMPLATES = {template: type(page) for _, template, page in pages()}


def names_in(template: str) -> set[str]:
    """The variables of a template and of those it extends; macros bring none of their own."""
    assert environment.loader is not None
    source = environment.loader.get_source(environment, template)[0]
    tree = environment.parse(source)
    names = set(meta.find_undeclared_variables(tree))
    for imported in tree.find_all(nodes.FromImport):
        names -= {name[1] if isinstance(name, tuple) else name for name in imported.names}
    if "{% extends" in source:
        names |= names_in("layout.html")
    return names


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_a_template_uses_every_field_of_its_page_and_no_other_name(template: str) -> None:
    assert names_in(template) == {field.name for field in fields(TEMPLATES[template])}


@pytest.mark.parametrize("page", TEMPLATES.values(), ids=lambda page: page.__name__)
def test_a_page_is_a_frozen_dataclass_that_says_what_it_is(page: type) -> None:
    assert is_dataclass(page)
    assert page.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert page.__doc__
    assert ".html``" in page.__doc__


def test_every_template_that_extends_the_layout_is_somebodys_page() -> None:
    assert environment.loader is not None
    extending = {
        name
        for name in environment.list_templates()
        if "{% extends" in environment.loader.get_source(environment, name)[0]
    }
    assert extending == set(TEMPLATES)


def test_macros_bring_no_names_of_their_own() -> None:
    assert environment.loader is not None
    for name in ("card.html", "parts.html", "picture.html", "related.html"):
        source = environment.loader.get_source(environment, name)[0]
        assert not meta.find_undeclared_variables(environment.parse(source)), name


def test_the_same_facts_give_the_same_bytes() -> None:
    from tests.pages.sheets import html_pages

    assert html_pages() == html_pages()

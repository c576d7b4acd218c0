"""The desk speaks English, Spanish and Arabic: no string that goes through gettext is left out.

What fails here is mended in two steps: run `make messages`, then write a translation into each
empty msgstr of src/newsreel/desk/locale/{es,ar}/LC_MESSAGES/django.po (and run it again).
"""

import re

import pytest

from tools import messages

MEND = "run `make messages`, translate what is empty in desk/locale, run it again"


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_catalogue_has_every_string_there_is_and_no_other(language: str) -> None:
    kept = messages.path_of(language).read_bytes()
    assert kept == messages.as_po(messages.in_step(language)), MEND


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_string_is_untranslated(language: str) -> None:
    left = [str(message.id) for message in messages.untranslated(messages.read(language))]
    assert left == [], MEND


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_translations_have_the_placeholders_of_their_strings(language: str) -> None:
    catalog = messages.read(language)
    faults = [f"{m.id}: {error}" for m, errors in catalog.check() for error in errors]
    assert faults == []
    for message in catalog:
        names = set(re.findall(r"%\((\w+)\)s", str(message.id)))
        for said in message.string if isinstance(message.string, tuple) else (message.string,):
            assert not set(re.findall(r"%\((\w+)\)s", str(said))) - names, message.id


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_what_django_reads_is_what_the_catalogue_compiles_to(language: str) -> None:
    compiled = messages.path_of(language).with_suffix(".mo").read_bytes()
    assert compiled == messages.as_mo(messages.read(language)), MEND

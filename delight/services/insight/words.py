"""The words of chapters, by language: ``resources/insight/<language>/<topic>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from delight.domain.customers.languages import base
from delight.domain.insight.telling import Words
from delight.paths import resource

_FOLDER = "insight"
_FIRST = "en"
_FORMS = frozenset({"zero", "one", "other", "all", "both", "only", "only_none"})


@lru_cache(maxsize=8)
def words_in(language: str) -> Words:
    """Return the words of a language by topic, with ``common`` ones; English stands in for what it lacks."""
    english = _read(_FIRST)
    code = base(language)
    return english if code == _FIRST else _filled(_read(code), english)


def has_words(language: str) -> bool:
    """Return whether there are words in a language."""
    return bool(_read(base(language)))


def _read(language: str) -> Words:
    files = sorted(resource(_FOLDER, language).glob("*.toml"))
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in files}


def _filled(own: Mapping[str, Any], english: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said in a language, and the English where it has nothing.

    A sentence by number is one thing: its forms are never mixed out of two languages.
    """
    found = dict(english)
    for name, value in own.items():
        other = english.get(name)
        if isinstance(value, Mapping) and isinstance(other, Mapping) and not _FORMS.issuperset(value):
            found[name] = _filled(value, other)
        else:
            found[name] = value
    return found

"""Languages that letters are written in."""

from __future__ import annotations

import re
from collections.abc import Collection

from delight.domain.errors import InputError

WRITTEN = ("de", "en", "es", "fr")
"""There are ready-made wordings in these."""

GREETED = ("it", "ja", "nl", "pt")
"""In these letters greet, date and sign; their wordings are the shop's own."""

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def base(language: str) -> str:
    """Return a language without its country: ``pt`` of ``pt-BR``."""
    return re.split("[-_]", language.strip(), maxsplit=1)[0].lower()


def tidied(language: str) -> str:
    """Return a language's code as it is kept: ``de_at`` becomes ``de-AT``; what is no code stays as it is."""
    if not _CODE.fullmatch(language.strip()):
        return language.strip()
    first, *rest = re.split("[-_]", language.strip())
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def checked_language(language: str, own: Collection[str] = ()) -> str:
    """Return the code of a customer's language, tidied; empty stays empty and is the shop's.

    Args:
        language: as typed.
        own: further languages: the shop's, and those of wordings of its own.

    Raises:
        InputError: ``language.not_written`` with those there are as ``known``.
    """
    code = tidied(language)
    known = {*WRITTEN, *GREETED, *map(base, own)}
    if code and (not _CODE.fullmatch(code) or base(code) not in known):
        raise InputError("language.not_written", "language", language=language[:40], known=sorted(known))
    return code

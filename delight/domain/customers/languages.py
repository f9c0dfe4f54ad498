"""Languages by their codes, and which of them letters are written in."""

from __future__ import annotations

import re

from delight.domain.errors import InputError

WRITTEN = ("de", "en", "es", "fr")
"""There are ready-made wordings in these."""

_KNOWN = frozenset(
    """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it
iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt
my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl
sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo
za zh zu fil gsw hsb dsb frr nds szl
""".split()
)
"""ISO 639-1, and a few of ISO 639-3 that people write letters in."""

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


def checked_language(language: str) -> str:
    """Return the code of a customer's language, tidied; empty stays empty and is the shop's.

    There need not be wordings in it yet.

    Raises:
        InputError: ``language.unknown``.
    """
    code = tidied(language)
    if code and (not _CODE.fullmatch(code) or base(code) not in _KNOWN):
        raise InputError("language.unknown", "language", language=language[:40])
    return code

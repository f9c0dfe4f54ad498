"""Names as they may be spelt and bent: ``Mueller`` is Müller, ``Annas`` is Anna's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from delight.domain.customers.glance import WORD, folded

PARTICLES = frozenset(
    "and aus co da dal das de dei del den der des di die do dos dott dr du dra el et frau gmbh herr inc la "
    "las le les los ltd mlle mme mr mrs ms prof sa san sarl sl sra sr st the to und van vom von "
    "zu zum zur".split()
)
"""Parts of names that are words of everyday."""
_ENDINGS = ("s", "es", "n", "en", "ns", "ens")
"""What a name may end in where it is bent: Annas, Maxens, Beckern."""
_ALIKE = (
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("y", "i"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_LEAST_NEAR = 5


_SHORT = (
    "alexander sasha sascha xander", "alexandra sandra sasha", "andreas andi", "anton toni", "antonio tono",
    "barbara babs", "beatrice bea trixie", "bernard bernie", "catherine cathy kate katie kitty cat",
    "charles charlie chuck", "christine tina", "christopher kit", "concepcion concha", "dolores lola",
    "dorothy dolly dottie", "edward ted teddy ned", "eleanor nell nelly", "elisabeth lisa sissi lisbeth",
    "elizabeth liz lizzie beth betty bess", "enrique quique", "florence flossie", "francisco paco pancho",
    "frederick freddie", "georg schorsch", "guadalupe lupe", "heinrich heinz", "helen nell", "henry harry",
    "ignacio nacho", "james jim jimmy", "johannes hannes hans", "john jack johnny", "josef sepp peppi",
    "jose pepe", "jesus chuy", "katharina kathi", "lawrence larry", "leopold poldi", "magdalena lena leni",
    "manuel manolo", "margaret peggy maggie meg greta daisy", "margarete gretel grete gretchen",
    "margarethe gretel grete gretchen", "maria mitzi", "mary polly molly", "mercedes merche",
    "michael mike mick", "patricia trish", "patrick paddy", "pilar pili", "rafael rafa", "rebecca becky",
    "richard dick rick", "robert bob bobby rob", "rosario charo", "sarah sally", "susan sue suzie",
    "susanne susi sanne", "theodore ted", "theresa tess", "therese resi", "ursula uschi", "victoria vicky",
    "walburga burgi", "william bill billy liam", "wolfgang wolfi", "guillaume willy", "francoise fanchon",
)  # fmt: skip
"""First names with what people are called who have them, where that is no beginning of it."""
_SMALL = ("chen", "lein", "erl", "ita", "ito", "ette", "ie", "i", "y", "l")
"""What a short name may end in: Alexi, Annchen."""
_LEAST_SHORT = 3


@lru_cache(maxsize=65_536)
def sounded(word: str) -> str:
    """Return how a folded word is compared: what is often written in two ways is one.

    >>> sounded("mueller") == sounded("muller") == sounded("mueler")
    True
    """
    heard = ""
    while heard != word:  # what is left may be written in two ways again
        heard = word
        for written, other in _ALIKE:
            word = word.replace(written, other)
        word = _TWICE.sub(r"\1", word)
    return word


def parts_of(name: str) -> Iterator[str]:
    """Yield the words of a name that tell who somebody is, as they are compared."""
    for match in WORD.finditer(name):
        word = folded(match[0])
        if len(word) > 1 and word not in PARTICLES and not word.isdecimal():
            yield sounded(word)


def forms_of(word: str) -> Iterator[str]:
    """Yield what a folded word may be a form of, as names are compared."""
    yield sounded(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            yield sounded(word[: -len(ending)])


def nicknames(names: Iterable[str]) -> frozenset[str]:
    """Return what people of some names are often called, all as they are compared: Peggy for Margaret."""
    return frozenset(short for name in names for short in _nicknames().get(name, ()))


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, tuple[str, ...]]:
    rows = (list(map(sounded, row.split())) for row in _SHORT)
    return {name: tuple(short) for name, *short in rows}


def is_short_for(word: str, names: Iterable[str]) -> bool:
    """Return whether a folded word may be the beginning of a name, with what makes it small or not."""
    stems = {word, *(word.removesuffix(small) for small in _SMALL)}
    heard = [sounded(stem) for stem in stems if len(stem) >= _LEAST_SHORT]
    return any(name.startswith(stem) for stem in heard for name in names)


def is_near(word: str, names: Iterable[str]) -> bool:
    """Return whether a folded word is a name but for one letter."""
    if len(word) < _LEAST_NEAR:
        return False
    heard = sounded(word)
    return any(abs(len(heard) - len(name)) < 2 and _one_apart(heard, name) for name in names if len(name) > 3)


def _one_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )

"""Texts that go on the wall: whoever is meant is "a customer", and what nobody is sure of is marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from delight.domain.customers.glance import WORD, folded
from delight.domain.customers.mentions import NOBODY, Named, places
from delight.domain.insight.team.names import forms_of, is_near, is_short_for, parts_of
from delight.domain.insight.team.patterns import (
    ARTICLE,
    LABELLED,
    PATTERNS,
    TITLE,
    TITLED,
    UNSEEN,
    Stand,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Masks:
    """Who is not to be known, and which words are no names.

    Attributes:
        words: what stands for each ``Stand``, in the language of the sheet.
        people: the customers of the stories: names, addresses, numbers, papers, as erasing finds them.
        own: the words of those people's names, as they are compared; also one letter apart.
        names: the words of the names of all people who are customers, as they are compared.
        unspaced: names in scripts without spaces, as they are written.
        places: where those customers live.
        staff: the words of the names of everybody who works or worked here, as they are compared.
        ordinary: folded words of everyday, whatever somebody is called.
        known: further folded words that are no names.
        capitals: the language writes every noun with a capital, so a capital tells nothing.
    """

    words: Mapping[str, str]
    people: Named = NOBODY
    own: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    unspaced: tuple[str, ...] = ()
    places: Named = NOBODY
    staff: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    capitals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A text in which nobody is known.

    Attributes:
        text: what it says now.
        doubts: its words that might be names all the same.
        left_out: what it said of customers, which stands in it no more.
    """

    text: str
    doubts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    folded: str
    begins: bool
    """It begins a sentence."""

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(slots=True)
class _Found:
    spans: list[tuple[int, int, Stand]] = field(default_factory=list)
    doubts: list[_Word] = field(default_factory=list)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BETWEEN = re.compile(r"[\s\-‐–.'’]*\Z")
_ENDS = '.!?…:\n“„"«'


def masked(
    text: str,
    masks: Masks,
    *,
    customer: Stand = Stand.CUSTOMER,
    theirs: Collection[str] = (),
    named: Collection[str] = (),
) -> Masked:
    """Return a text in which nobody is known.

    Args:
        text: somebody's words, or words about them.
        masks: who is not to be known.
        customer: what stands for a customer here.
        theirs: the words of the name of the customer whose text it is, as they are compared.
        named: the words of names of colleagues who may be named here, as they are compared.
    """
    text = UNSEEN.sub("", text)
    labelled = [" ".join(match[0].split()) for match in LABELLED.finditer(text)]
    text = " ".join(LABELLED.sub(r"\1", text).split())
    found = _Found()
    found.spans += _of_patterns(text, masks)
    for word in _words(text):
        _judge(word, text, masks, found, customer, theirs, named)
    spans = _apart(text, found.spans)
    gone = (text[start:end] for start, end, stand in spans if stand is not Stand.COLLEAGUE)
    stay = (one.text for one in found.doubts if not any(s <= one.start < e for s, e, _stand in spans))
    return Masked(
        text=_replaced(text, spans, masks.words),
        doubts=tuple(dict.fromkeys(stay)),
        left_out=tuple(dict.fromkeys([*labelled, *gone])),
    )


def _of_patterns(text: str, masks: Masks) -> Iterator[tuple[int, int, Stand]]:
    for pattern, stand in PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), stand
    yield from ((start, end, Stand.ADDRESS) for start, end, _sure in places(text, masks.places))
    for start, end, sure in places(text, masks.people):
        if sure:
            digits = any(letter.isdecimal() for letter in text[start:end])
            yield start, end, Stand.NUMBER if digits else Stand.CUSTOMER
    for name in masks.unspaced:
        yield from ((m.start(), m.end(), Stand.CUSTOMER) for m in re.finditer(re.escape(name), text))


def _words(text: str) -> Iterator[_Word]:
    for match in WORD.finditer(text):
        before = text[: match.start()].rstrip(" (")
        yield _Word(match.start(), match.end(), match[0], folded(match[0]), not before or before[-1] in _ENDS)


def _judge(
    word: _Word,
    text: str,
    masks: Masks,
    found: _Found,
    customer: Stand,
    theirs: Collection[str],
    named: Collection[str],
) -> None:
    """Say of one word whether it is a name, or might be one."""
    if word.text.isdecimal():
        found.doubts += [word] if _YEAR.fullmatch(word.text) else []
        return
    if not word.text[0].isalpha():
        return
    forms = list(forms_of(word.folded))
    is_titled = word.is_capital and TITLED.search(text[: word.start]) is not None
    if is_titled and TITLE.fullmatch(word.text):
        return
    if _is(forms, named) and not _is(forms, theirs):
        return
    if _is_customer(word, forms, masks) or (is_titled and not _is(forms, masks.staff)):
        found.spans.append((word.start, word.end, customer))
    elif _is(forms, masks.staff) and _tells(word, masks):
        found.spans.append((word.start, word.end, Stand.COLLEAGUE))
    elif _may_be(word, forms, masks):
        found.doubts.append(word)


def _is_customer(word: _Word, forms: list[str], masks: Masks) -> bool:
    if _is(forms, masks.own):
        return word.is_capital or not _is_ordinary(word, masks)
    if word.is_capital and not _is_ordinary(word, masks) and is_near(word.folded, masks.own):
        return True
    return _is(forms, masks.names) and _tells(word, masks)


def _tells(word: _Word, masks: Masks) -> bool:
    """Return whether a word that is a name of somebody is meant as one: it may be a word of everyday."""
    if not _is_ordinary(word, masks):
        return True
    return word.is_capital and not word.begins and not masks.capitals


def _may_be(word: _Word, forms: list[str], masks: Masks) -> bool:
    """Return whether a word that stays might be a name after all."""
    if _is(forms, masks.own) or (word.is_capital and _is(forms, masks.names)):
        return True
    if _is_ordinary(word, masks) or word.folded in masks.known:
        return False
    return (word.is_capital and len(word.folded) > 1) or _is_nearly(word, masks)


def _is_nearly(word: _Word, masks: Masks) -> bool:
    return is_near(word.folded, masks.own) or is_short_for(word.folded, masks.own)


def _is_ordinary(word: _Word, masks: Masks) -> bool:
    """Return whether a word is one of everyday, or one of them with an "s"."""
    return word.folded in masks.ordinary or (word.folded[-1] == "s" and word.folded[:-1] in masks.ordinary)


def _is(forms: list[str], names: Collection[str]) -> bool:
    return any(form in names for form in forms)


def _apart(text: str, spans: list[tuple[int, int, Stand]]) -> list[tuple[int, int, Stand]]:
    """Return places that do not touch, with the title before a name and what belongs to it behind."""
    apart: list[tuple[int, int, Stand]] = []
    for start, end, stand in sorted(spans, key=lambda one: (one[0], -one[1])):
        if apart and (start < apart[-1][1] or _joins(text, apart[-1], start, stand)):
            first, last, kind = apart.pop()
            apart.append((first, max(last, end), kind))
        else:
            apart.append((start, end, stand))
    return [_whole(text, one) for one in apart]


def _joins(text: str, before: tuple[int, int, Stand], start: int, stand: Stand) -> bool:
    """Return whether two names beside each other are one: Anna Müller, Anna-Lena, O'Brien."""
    between = text[before[1] : start]
    return before[2] is stand and "." not in between[1:] and _BETWEEN.match(between) is not None


def _whole(text: str, span: tuple[int, int, Stand]) -> tuple[int, int, Stand]:
    start, end, stand = span
    if stand in {Stand.CUSTOMER, Stand.REGULAR, Stand.COLLEAGUE}:
        for before in (TITLED, TITLE, ARTICLE):
            found = before.search(text[:start])
            start = found.start() if found else start
    return start, end, stand


def _replaced(text: str, spans: list[tuple[int, int, Stand]], words: Mapping[str, str]) -> str:
    for start, end, stand in reversed(spans):
        said = words[stand]
        before = text[:start].rstrip(" (")
        if not before or before[-1] in _ENDS:
            said = said[:1].upper() + said[1:]
        text = f"{text[:start]}{said}{text[end:]}"
    return text


def shortened(text: str, most: int) -> str:
    """Return as many whole sentences as fit, else the words that do, marked with …."""
    if len(text) <= most:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?…]+(?=\s)", text[: most + 1])]
    if ends and ends[-1] >= most // 3:
        return text[: ends[-1]]
    return f"{text[: most - 1].rpartition(' ')[0] or text[: most - 1]}…".replace(",…", "…")


def compared(names: Collection[str]) -> frozenset[str]:
    """Return the words of names as they are compared."""
    return frozenset(part for name in names for part in parts_of(name))

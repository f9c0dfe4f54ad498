"""What a column is in the company of the others, and with a look at what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from delight.domain.imports.importing import ImportNoun, Why
from delight.exchange import words
from delight.exchange.column import Column
from delight.exchange.dates_in import Order, read_when
from delight.exchange.lists import lists, plain
from delight.exchange.meaning import meaning
from delight.exchange.parts import CONSENTS, Part
from delight.exchange.sample import cells_in, filled
from delight.exchange.table import Sheet

_LOOKED_AT = 200
_SHORT = 8
_ORDER_NUMBER = re.compile(r"#?\s?[A-Za-z]{0,4}[-_/ ]?\d[\d/-]*")
_EVENT_DAYS = frozenset({Part.RECEIVED, Part.HAPPENED, Part.CLOSED, Part.DAY, Part.SINCE})
_ANY_DAY = Order(serial=True)
_WORDED = {
    Part.STATUS: "stage", Part.SEVERITY: "severity", Part.CHANNEL: "channel", Part.KIND: "kind",
    Part.OUTCOME: "outcome",
}  # fmt: skip
_GREETING_WORDS = 3
_FEW = 0.5


def settled(sheet: Sheet, columns: Sequence[Column], noun: ImportNoun) -> list[Column]:
    """Return the columns, ambiguous names decided: "Name" beside "Vorname", "Titel", "Nr.", "Status"."""
    found = list(columns)
    _days(sheet, found)
    if noun is ImportNoun.CUSTOMERS:
        _titles(sheet, found)
        _houses(sheet, found)
        _consents(sheet, found)
    else:
        _references(sheet, found)
        _worded(sheet, found, noun)
        _answered(found)
        _lines(found)
        _called(sheet, found)
    _names(sheet, found)
    return found


def _lines(columns: list[Column]) -> None:
    """Of a line's amount and an order's take the order's, but not what one piece costs."""
    orders = [column for column in _with(columns, Part.AMOUNT) if plain(column.name) not in lists().prices]
    for line in _with(columns, Part.LINE_AMOUNT):
        for left in [line] if orders else _with(columns, Part.AMOUNT):
            _become(columns, left, None)


def _called(sheet: Sheet, columns: list[Column]) -> None:
    """Of two columns with a name take the one with names of people, not that of users ("ida_rowe")."""
    names = _whole_names(columns)
    if len(names) < 2:
        return
    texts = [filled(sheet, column.at)[:_LOOKED_AT] for column in names]
    shares = [_share(cells, lambda text: " " in text.strip()) for cells in texts]
    best = 1 + shares[1:].index(max(shares[1:]))
    if texts[0] and texts[best] and shares[0] < _FEW <= shares[best]:
        for column in names[:best] + names[best + 1 :]:
            columns[column.at] = replace(column, part=None, why=Why.ANOTHER)


def _whole_names(columns: Sequence[Column]) -> list[Column]:
    """Return the columns with whole names, the best first."""
    return sorted(_with(columns, Part.NAME), key=lambda c: (bool(c.group), c.rank))


def _with(columns: Sequence[Column], *parts: Part) -> list[Column]:
    return [c for c in columns if c.part in parts and c.why is Why.NAME]


def _become(columns: list[Column], column: Column, part: Part | None) -> None:
    columns[column.at] = replace(column, part=part, why=column.why if part else Why.UNKNOWN)


def _share(texts: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, texts)) / len(texts) if texts else 1.0


def _names(sheet: Sheet, columns: list[Column]) -> None:
    """Let "Name" be the family name beside "Vorname", and "Nombre" the first name beside "Apellidos"."""
    wholes = _whole_names(columns)
    parts = {column.part for column in columns}
    if not wholes or {Part.FIRST, Part.LAST} <= parts:
        return
    for beside, part in ((Part.FIRST, Part.LAST), (Part.LAST, Part.FIRST)):
        others = [c for c in columns if c.part is beside]
        apart = [whole for whole in wholes if others and _are_apart(sheet, whole, others[0])]
        if apart:
            _become(columns, apart[0], part)
            return


def _are_apart(sheet: Sheet, whole: Column, other: Column) -> bool:
    """Whether what stands in one column is not a piece of what stands in the other."""
    pairs = zip(cells_in(sheet, whole.at), cells_in(sheet, other.at), strict=True)
    both = [(plain(a).split(), plain(b).split()) for a, b in pairs if a.strip() and b.strip()][:_LOOKED_AT]
    inside = sum(set(piece) <= set(name) for name, piece in both)
    return inside * 2 < len(both) or not both


def _titles(sheet: Sheet, columns: list[Column]) -> None:
    """Leave titles out that are posts in a firm; a column of whole greetings is one."""
    for column in _with(columns, Part.TITLE, Part.COURTESY):
        texts = filled(sheet, column.at, _LOOKED_AT)
        if _share(texts, words.is_courtesy) >= 0.5:
            continue
        greets = _share(texts, lambda text: len(text.split()) >= _GREETING_WORDS) >= 0.5
        if greets and column.part is Part.COURTESY:
            _become(columns, column, Part.SALUTATION)
        else:
            columns[column.at] = replace(column, part=None, why=Why.LEFT_OUT)


def _houses(sheet: Sheet, columns: list[Column]) -> None:
    """Let "Nr." be the house's beside the street."""
    for before, column in pairwise(columns):
        if before.part is Part.STREET and not column.part and plain(column.name) in lists().beside_street:
            texts = filled(sheet, column.at, _LOOKED_AT)
            if _share(texts, lambda text: len(text) <= _SHORT and any(c.isdecimal() for c in text)) >= 0.9:
                columns[column.at] = replace(column, part=Part.HOUSE, group=before.group, why=Why.NAME)


def _consents(sheet: Sheet, columns: list[Column]) -> None:
    """Take for a consent only what says yes or no, or since when."""
    for column in _with(columns, *CONSENTS - {Part.CONSENT_DAY}):
        texts = filled(sheet, column.at, _LOOKED_AT)
        if _share(texts, lambda text: words.is_answer(text) or read_when(text, _ANY_DAY) is not None) < 0.5:
            mails = _share(texts, lambda text: "@" in text) > 0.5
            _become(columns, column, Part.EMAIL if mails else None)


def _days(sheet: Sheet, columns: list[Column]) -> None:
    """Take for a day only a column in which days stand; "Closed" may say yes and no."""
    for column in _with(columns, *_EVENT_DAYS):
        texts = filled(sheet, column.at, _LOOKED_AT)
        if _share(texts, lambda text: read_when(text, _ANY_DAY) is not None) >= 0.5:
            continue
        answers = column.part is Part.CLOSED and _share(texts, words.is_answer) >= 0.5
        free = all(other.part is not Part.STATUS for other in columns)
        _become(columns, column, Part.STATUS if answers and free else None)


def _references(sheet: Sheet, columns: list[Column]) -> None:
    """Let "Name" be the order's where it holds "#1001", as in shops' lists of orders."""
    if any(column.part is Part.REFERENCE for column in columns):
        return
    for column in _with(columns, Part.NAME):
        texts = filled(sheet, column.at, _LOOKED_AT)
        if (
            texts
            and _is_only_name(column)
            and _share(texts, lambda text: bool(_ORDER_NUMBER.fullmatch(text))) >= 0.9
        ):
            columns[column.at] = replace(column, part=Part.REFERENCE, rank=-1)


def _is_only_name(column: Column) -> bool:
    """Return whether a column is called "Name" and no more, so that it may be anything's."""
    found = meaning(column.name, ImportNoun.CUSTOMERS)
    return bool(found) and any(sense.part is Part.NAME and not sense.rank for sense in found.senses)


def _worded(sheet: Sheet, columns: list[Column], noun: ImportNoun) -> None:
    """Take for a status or a severity only what says one in words we know; "State" may be a province."""
    for column in _with(columns, *_WORDED):
        if column.part is None:
            continue
        kind = "order" if noun is ImportNoun.VISITS else _WORDED[column.part]
        texts = filled(sheet, column.at, _LOOKED_AT)
        known = _share(texts, lambda text, kind=kind: bool(words.word(kind, text)))
        if column.part is Part.STATUS:
            known = max(known, _share(texts, words.is_answer))
        if known <= (_FEW if _may_be_place(column) else 0):
            _become(columns, column, _instead(column.part, noun))


def _may_be_place(column: Column) -> bool:
    found = meaning(column.name, ImportNoun.CUSTOMERS)
    return bool(found) and any(sense.part is Part.PROVINCE for sense in found.senses)


def _answered(columns: list[Column]) -> None:
    """Leave the company out that answered: "Company" beside "Company response" is the shop itself."""
    answers = [plain(c.name) for c in columns if c.part in {Part.ANSWER, Part.OUTCOME}]
    for column in _with(columns, Part.COMPANY):
        if any(name.startswith(f"{plain(column.name)} ") for name in answers):
            _become(columns, column, None)


def _instead(part: Part, noun: ImportNoun) -> Part | None:
    """Return what a column is that does not say what its name promises."""
    if noun is ImportNoun.VISITS:
        return None
    return {Part.OUTCOME: Part.ANSWER, Part.KIND: Part.FAILURE}.get(part)

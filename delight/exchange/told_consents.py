"""What a row says about being written to, e-mailed or phoned, with the column that says so as its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.exchange import words
from delight.exchange.column import Column
from delight.exchange.dates_in import Order, example, read_when
from delight.exchange.filled_row import Filled
from delight.exchange.parts import Part

_ABOUT = {
    Part.CONSENT_EMAIL: (ConsentAbout.EMAIL, True),
    Part.CONSENT_LETTERS: (ConsentAbout.LETTERS, True),
    Part.CONSENT_PHONE: (ConsentAbout.PHONE, True),
    Part.REFUSED_EMAIL: (ConsentAbout.EMAIL, False),
    Part.REFUSED_LETTERS: (ConsentAbout.LETTERS, False),
    Part.REFUSED_PHONE: (ConsentAbout.PHONE, False),
}


def consents(
    cells: Iterable[Filled], order: Order, file: str, unread: Callable[..., None]
) -> tuple[ConsentDraft, ...]:
    """Return what is allowed and refused, one answer each; a no anywhere counts more than a yes.

    Args:
        cells: the filled cells of columns about consents.
        order: how these columns write days.
        file: the name of the file, for the source.
        unread: told a code, a column and its text where a cell cannot be read.
    """
    found: dict[ConsentAbout, ConsentDraft] = {}
    since: tuple[Column, date] | None = None
    for column, text in cells:
        if column.part is Part.CONSENT_DAY:
            when = read_when(text, order)
            since = (column, when.day) if when else since
            if not when:
                unread("cell.day", column, text, example=example(order))
            continue
        draft = _said(column, text, order, file)
        if draft is None and not words.is_answer(text) and not read_when(text, order):
            unread("cell.answer", column, text)
        if draft and (draft.about not in found or not draft.given):
            found[draft.about] = draft
    if since:
        _date(found, *since, file)
    return tuple(found.values())


def _said(column: Column, text: str, order: Order, file: str) -> ConsentDraft | None:
    assert column.part is not None  # noqa: S101 - only columns with a part are asked
    about, asks_yes = _ABOUT.get(column.part, (ConsentAbout.EMAIL, True))
    said, when = words.answer(text), None
    if said is None:
        when = read_when(text, order)
        said = True if when else None
    if said is None or (not asks_yes and not said):
        return None  # "Unsubscribed: no" allows nothing
    if said and column.part is Part.CONSENT_ANY:
        return None  # a yes to data protection is none to e-mails; a no is one to both
    return ConsentDraft(
        about=about,
        given=said and asks_yes,
        day=when.day if when else None,
        source=_source(file, column),
    )


def _date(found: dict[ConsentAbout, ConsentDraft], column: Column, day: date, file: str) -> None:
    """Put the day beside a yes; a day of signing up with nothing else is a yes itself."""
    said = found.get(ConsentAbout.EMAIL)
    if said is None or (said.given and said.day is None):
        source = said.source if said else _source(file, column)
        found[ConsentAbout.EMAIL] = ConsentDraft(about=ConsentAbout.EMAIL, given=True, day=day, source=source)


def _source(file: str, column: Column) -> str:
    return ", ".join(filter(None, (file, column.name)))

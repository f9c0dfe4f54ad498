"""Who it is: suggestions while a name, number or address is typed, and a few words about each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from delight.domain.customers.customer import CustomerDetail, CustomerRow
from delight.domain.customers.standing import Standing
from delight.domain.duplicates.pairs import Warned
from delight.domain.guessing.names import is_named, names_in
from delight.domain.text import fold
from delight.ui.kit.fields.suggest import Suggestion
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.labels import label_of, standing_mark
from delight.ui.kit.words.way_words import email_words, phone_words
from delight.ui.kit.work.page import Tools

_ON_A_BUTTON = 60
_MOST_NAMED, _LOOKED_AT = 2, 20
_LEFT_UNSAID = frozenset({Standing.UNKNOWN, Standing.CONTENT})


def finder(tools: Tools, *, known_only: bool = False) -> Callable[[str], list[Suggestion]]:
    """Return what finds people on the worker.

    A name nobody has yet is offered as somebody new, unless only people we know will do.
    """

    def find(text: str) -> list[Suggestion]:
        rows = tools.services.customers.suggest(text)
        found = [_suggestion(row) for row in rows]
        if not known_only and not any(fold(row.name) == fold(text) for row in rows):
            found.append(somebody_new(text))
        return found

    return find


def named_in(tools: Tools, text: str) -> list[Suggestion]:
    """Return whom a text names, by surname or in full, where that is one of two customers at most.

    Called on the worker; nobody is meant for sure, so it is only ever offered.
    """
    for name in names_in(text):
        rows = tools.services.customers.suggest(name, limit=_LOOKED_AT)
        named = [row for row in rows if is_named(name, row.name)]
        if named:
            return [_suggestion(row) for row in named] if len(named) <= _MOST_NAMED else []
    return []


def detail_of(row: CustomerRow) -> str:
    """Return what tells a customer from others of the same name."""
    ways = phone_words(row.phone, no_calls=row.no_calls), email_words(row.email, no_email=row.no_email)
    return " · ".join(part for part in (*ways, row.town) if part)


def way_of(row: CustomerRow) -> str:
    """Return one way to reach a customer, where a list has room for no more."""
    if row.phone:
        return phone_words(row.phone, no_calls=row.no_calls)
    return email_words(row.email, no_email=row.no_email)


def told_by(person: Warned, typed: str) -> str:
    """Return who is meant, on a button: what tells them from others, where the name was typed just so.

    What has no room any more is left out, never a wish not to be phoned or mailed.
    """
    ways = (
        phone_words(person.phone, no_calls=person.no_calls),
        email_words(person.email, no_email=person.no_email),
    )
    told = ""
    for part in filter(None, (*ways, person.town)):
        longer = f"{told} · {part}" if told else part
        told = longer if len(longer) <= _ON_A_BUTTON else told
    return told if told and fold(person.name) == fold(typed) else person.name[:_ON_A_BUTTON]


def wishes(who: CustomerDetail) -> list[str]:
    """Return what somebody asked the shop not to do, and that nothing reaches them any more."""
    if who.gone:
        return [label_of(who.gone)]
    told = (
        (who.no_calls, _tr("Wants no calls")),
        (who.no_email, _tr("Wants no e-mail")),
        (not who.letters_welcome, _tr("No letters, please")),
        (not who.surprises_welcome, _tr("No surprises, please")),
    )
    return [words for holds, words in told if holds]


def to_know(who: CustomerDetail) -> str:
    """Return what somebody who serves this customer has to know: health first, then notes, then wishes."""
    wishes = _tr("Expects: {what}").format(what=who.expects) if who.expects else ""
    return "\n".join(part for part in (who.health, who.know, wishes) if part)


def _suggestion(row: CustomerRow) -> Suggestion:
    tone, icon = standing_mark(row.standing)
    pill = label_of(row.standing)
    if row.standing in _LEFT_UNSAID:
        pill, tone, icon = "", Tone.PLAIN, ""
    if row.open_cases:
        pill = counted(row.open_cases, _tr("1 open case"), "%n open cases", "People")
        tone, icon = Tone.OVERDUE, "cases"
    look = RowLook(
        title=row.name, subtitle=detail_of(row), pill=pill, tone=tone, pill_icon=icon, avatar=row.name
    )
    return Suggestion(value=row.id, look=look, fills=row.name, key=row.id)


def somebody_new(text: str) -> Suggestion:
    """Return the suggestion that a name nobody has yet is a new customer's; its value is ``None``."""
    look = RowLook(title=text, subtitle=_tr("A new customer"), icon="plus", icon_tone=Tone.ACCENT)
    return Suggestion(value=None, look=look, fills=text, key="new")


def _tr(text: str) -> str:
    return QCoreApplication.translate("People", text)

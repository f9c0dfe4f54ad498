"""What the letter desk calls things: why a letter is owed, what is still missing, which wording."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize

from delight.domain.guards.writing import LetterPreview, OtherLanguage
from delight.domain.letters.letter import Missing
from delight.domain.letters.plainness import HINTS, SAID, Finding
from delight.ui.kit.files.files import plain_name
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import counted, relative_day
from delight.ui.kit.words.nations import language_name
from delight.ui.kit.work.page import Place

_WHY: dict[str, Any] = {
    "unacknowledged": QT_TRANSLATE_NOOP("Letters", "Not answered yet"),
    "made-right": QT_TRANSLATE_NOOP("Letters", "Put right: tell them"),
    "praised": QT_TRANSLATE_NOOP("Letters", "Kind words: thank them"),
    "suggested": QT_TRANSLATE_NOOP("Letters", "An idea: thank them"),
    "surprise": QT_TRANSLATE_NOOP("Letters", "A note for a surprise"),
    "promised": QT_TRANSLATE_NOOP("Letters", "You promised to write"),
}
_MARKS = {
    "unacknowledged": (Tone.OVERDUE, "message"),
    "made-right": (Tone.DONE, "done"),
    "praised": (Tone.ACCENT, "heart"),
    "suggested": (Tone.ACCENT, "heart"),
    "surprise": (Tone.SURPRISE, "gift"),
    "promised": (Tone.OVERDUE, "promise"),
}
_MISSING: dict[str, Any] = {
    "customer.name": QT_TRANSLATE_NOOP("Letters", "their name"),
    "customer.address": QT_TRANSLATE_NOOP("Letters", "their postal address"),
    "shop.name": QT_TRANSLATE_NOOP("Letters", "the shop’s name"),
    "shop.phone": QT_TRANSLATE_NOOP("Letters", "the shop’s phone number"),
    "shop.email": QT_TRANSLATE_NOOP("Letters", "the shop’s e-mail address"),
    "shop.website": QT_TRANSLATE_NOOP("Letters", "the shop’s website"),
    "writer": QT_TRANSLATE_NOOP("Letters", "who signs"),
    "case.reference": QT_TRANSLATE_NOOP("Letters", "which case it is about"),
    "case.topic": QT_TRANSLATE_NOOP("Letters", "what it was about, in a few words"),
    "case.day": QT_TRANSLATE_NOOP("Letters", "when it happened"),
    "case.remedy": QT_TRANSLATE_NOOP("Letters", "what would put it right"),
    "case.handled_by": QT_TRANSLATE_NOOP("Letters", "who looks after it"),
    "promise.what": QT_TRANSLATE_NOOP("Letters", "what was promised"),
    "promise.by": QT_TRANSLATE_NOOP("Letters", "by when it was promised"),
    "actions.done": QT_TRANSLATE_NOOP("Letters", "what was done to put it right"),
    "actions.refund": QT_TRANSLATE_NOOP("Letters", "how much was refunded"),
    "gesture.name": QT_TRANSLATE_NOOP("Letters", "which surprise it is"),
    "gesture.note": QT_TRANSLATE_NOOP("Letters", "a line for the surprise"),
    "personal": QT_TRANSLATE_NOOP("Letters", "a line of your own"),
    "case.took": QT_TRANSLATE_NOOP("Letters", "on which day it was put right"),
    "case.praised": QT_TRANSLATE_NOOP("Letters", "who is praised"),
    "customer.years": QT_TRANSLATE_NOOP("Letters", "since when they are a customer"),
    "customer.last_seen": QT_TRANSLATE_NOOP("Letters", "when they were here last"),
    "year.next": QT_TRANSLATE_NOOP("Letters", "which year it is"),
    "reason": QT_TRANSLATE_NOOP("Letters", "why not, in a sentence"),
    "elsewhere": QT_TRANSLATE_NOOP("Letters", "where else it can be had"),
    "change": QT_TRANSLATE_NOOP("Letters", "what you changed, in a sentence"),
    "brought": QT_TRANSLATE_NOOP("Letters", "whom they brought along"),
    "voucher.worth": QT_TRANSLATE_NOOP("Letters", "what the voucher is worth"),
    "voucher.code": QT_TRANSLATE_NOOP("Letters", "the voucher’s code"),
    "voucher.until": QT_TRANSLATE_NOOP("Letters", "until when the voucher is good"),
    "letters.characters": QT_TRANSLATE_NOOP("Letters", "a name that our typefaces can draw"),
    "letters.address_too_long": QT_TRANSLATE_NOOP("Letters", "a shorter address"),
}
_JUMPS: dict[str, Any] = {
    "customer": QT_TRANSLATE_NOOP("Letters", "Open the customer"),
    "case": QT_TRANSLATE_NOOP("Letters", "Open the case"),
    "shop": QT_TRANSLATE_NOOP("Letters", "Open Settings"),
    "staff": QT_TRANSLATE_NOOP("Letters", "Open Settings"),
    "gesture": QT_TRANSLATE_NOOP("Letters", "Open Surprises"),
    "letter": QT_TRANSLATE_NOOP("Letters", "Write it here"),
}
_SHEETS = {(595, 842): "A4", (420, 595): "A5", (298, 420): "A6", (612, 792): "Letter"}
"""Width and height in points."""
_NAMED = 4
"""More people than this are counted."""
_PAGES = {"shop": Place.SETTINGS, "staff": Place.SETTINGS, "gesture": Place.SURPRISES}


def why_words(why: str) -> str:
    """Return why a letter is owed, as a sentence."""
    return _tr(_WHY.get(why, why))


def promised_words(by: date, today: date) -> str:
    """Return by when a letter was promised: ``Promised by Friday``, ``Promised: 2 days late``."""
    if by < today:
        return counted((today - by).days, _tr("Promised: 1 day late"), "Promised: %n days late", "Letters")
    return _tr("Promised by {day}").format(day=relative_day(by, today))


def why_mark(why: str) -> tuple[Tone, str]:
    """Return the tone and icon of the reason why a letter is owed."""
    return _MARKS.get(why, (Tone.PLAIN, "letter"))


def missing_words(missing: Missing) -> str:
    """Return what has to be filled in, in words."""
    return _tr(_MISSING.get(missing.field, missing.field))


def missing_list(missing: Sequence[Missing]) -> str:
    """Return everything that has to be filled in as one line."""
    return ", ".join(missing_words(one) for one in missing)


def jump_words(where: str) -> str:
    """Return the words on the button that leads to where something is filled in."""
    return _tr(_JUMPS.get(where.split(".", maxsplit=1)[0], _JUMPS["customer"]))


def page_of(where: str) -> Place | None:
    """Return the page where something is filled in, unless it is a customer's or a case's own."""
    return _PAGES.get(where.split(".", maxsplit=1)[0])


def length_words(preview: LetterPreview) -> str:
    """Return how long the text is, such as ``142 words``."""
    return counted(preview.words, _tr("1 word"), "%n words", "Letters")


def other_language_words(others: Sequence[OtherLanguage]) -> str:
    """Return whose letters are not in their own language, and why; nothing where all are."""
    if len(others) == 1:
        one = others[0]
        words = _tr("{name}’s letter is in {written}: there is no such wording in {wanted} yet.")
        return words.format(
            name=one.customer_name, written=language_name(one.written), wanted=language_name(one.wanted)
        )
    named = [f"{one.customer_name} ({language_name(one.wanted)})" for one in others[:_NAMED]]
    more = len(others) - len(named)
    named += [counted(more, _tr("1 more"), "%n more", "Letters")] if more else []
    words = _tr("{n} letters are not in their reader’s language, since the wording is not in it yet: {who}.")
    return words.format(n=len(others), who=", ".join(named)) if others else ""


def finding_words(finding: Finding) -> str:
    """Return what could be said more plainly, and how."""
    said = QCoreApplication.translate("Plain", SAID[finding.code]).format(words=finding.words)
    hint = QCoreApplication.translate("Plain", HINTS[finding.hint]) if finding.hint else ""
    return f"{said} {hint}".strip()


def unobjected_words(count: int) -> str:
    """Return that so many letters advertise and do not say that people may say no, if any do."""
    one = _tr("1 letter advertises, and does not say that people can say no to more of them.")
    many = "%n letters advertise, and do not say that people can say no to more of them."
    return counted(count, one, many, "Letters") if count else ""


def paper_name(size: QSize) -> str:
    """Return what a sheet of this size in points is called, such as ``A4``; nothing for an odd one."""
    return next(
        (name for (w, h), name in _SHEETS.items() if abs(w - size.width()) + abs(h - size.height()) < 4), ""
    )


def known_fields() -> frozenset[str]:
    """Return every field that has words."""
    return frozenset(_MISSING)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)


def plain_file_name(text: str) -> str:
    """Return ``text`` as the name of a PDF that every system takes."""
    return plain_name(text, ".pdf")

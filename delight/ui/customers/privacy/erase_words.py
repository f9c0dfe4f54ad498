"""What erasing somebody means, in the words of the sheet that asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.changes import Noun
from delight.domain.customers.mentions import Mention
from delight.domain.customers.privacy import ErasedReport, ErasePlan, HeldLetter
from delight.ui.kit.words.counts import several_words
from delight.ui.kit.words.formats import counted, date_text

_PLACES: dict[Noun, Any] = {
    Noun.CUSTOMER: QT_TRANSLATE_NOOP("Erase", "The page of {whose}"),
    Noun.NOTE: QT_TRANSLATE_NOOP("Erase", "A note on {whose}"),
    Noun.CASE: QT_TRANSLATE_NOOP("Erase", "The case {whose}"),
    Noun.PROMISE: QT_TRANSLATE_NOOP("Erase", "A promise in {whose}"),
    Noun.ACTION: QT_TRANSLATE_NOOP("Erase", "An action in {whose}"),
    Noun.FOLLOW_UP: QT_TRANSLATE_NOOP("Erase", "A check in {whose}"),
    Noun.ATTACHMENT: QT_TRANSLATE_NOOP("Erase", "The name of a file in {whose}"),
    Noun.GESTURE: QT_TRANSLATE_NOOP("Erase", "A surprise for {whose}"),
    Noun.LETTER: QT_TRANSLATE_NOOP("Erase", "The letter {whose}; its copy is removed"),
    Noun.REPLY: QT_TRANSLATE_NOOP("Erase", "An answer to {whose}"),
    Noun.TAG: QT_TRANSLATE_NOOP("Erase", "A group that {whose} is in"),
    Noun.GROUP: QT_TRANSLATE_NOOP("Erase", "A saved group"),
    Noun.WORDING: QT_TRANSLATE_NOOP("Erase", "A wording of your own"),
    Noun.PLAYBOOK: QT_TRANSLATE_NOOP("Erase", "A playbook of your own"),
    Noun.GUESS_WORD: QT_TRANSLATE_NOOP("Erase", "A word of your own"),
    Noun.SPECIAL_DAY: QT_TRANSLATE_NOOP("Erase", "A special day"),
    Noun.FILTER: QT_TRANSLATE_NOOP("Erase", "A saved filter"),
    Noun.TALLY: QT_TRANSLATE_NOOP("Erase", "A tally mark"),
    Noun.IDEA: QT_TRANSLATE_NOOP("Erase", "An idea"),
    Noun.IMPROVEMENT: QT_TRANSLATE_NOOP("Erase", "An improvement"),
    Noun.ELSEWHERE: QT_TRANSLATE_NOOP("Erase", "A place you recommend"),
    Noun.STANDARD: QT_TRANSLATE_NOOP("Erase", "A standard"),
    Noun.CATALOGUE: QT_TRANSLATE_NOOP("Erase", "A surprise in your catalogue"),
    Noun.VOUCHER: QT_TRANSLATE_NOOP("Erase", "The voucher {whose}"),
    Noun.STAMP_CARD: QT_TRANSLATE_NOOP("Erase", "The stamp card {whose}"),
    Noun.PULSE: QT_TRANSLATE_NOOP("Erase", "What {whose} answered"),
    Noun.REACH: QT_TRANSLATE_NOOP("Erase", "A way to reach {whose}"),
    Noun.CONSENT: QT_TRANSLATE_NOOP("Erase", "What {whose} allows"),
}
_LEFT: dict[str, Any] = {
    "draft": QT_TRANSLATE_NOOP("Erase", "A draft that lies open could not be removed: close it, please."),
    "kept-file": QT_TRANSLATE_NOOP(
        "Erase", "An older file beside the shop’s could not be removed: delete it, please."
    ),
    "file-not-tidied": QT_TRANSLATE_NOOP(
        "Erase", "The shop’s file was in use and is tidied the next time somebody is erased."
    ),
}


def goes_words(plan: ErasePlan) -> str:
    """Return what goes: "1 case, 3 letters and 12 other entries, and their history"."""
    mine = {noun: count for noun, count in plan.counts.items() if noun != Noun.CUSTOMER}
    drafts = counted(plan.drafts, _tr("1 draft"), "%n drafts", "Erase") if plan.drafts else ""
    if not mine:
        return _tr("Everything we know of them, and the history of it.")
    told = several_words(mine)
    told = f"{told}, {drafts}" if drafts else told
    return _tr(
        "Everything we know of them: {counts}, photos and files included, and the history of it."
    ).format(counts=told)


def stays_words(plan: ErasePlan) -> str:
    """Return what stays as figures, and what becomes of what is open."""
    stays = _tr("Nothing but that on this day somebody was erased.")
    if plan.figures:
        told = counted(plan.figures, _tr("1 figure"), "%n figures", "Erase")
        stays = _tr(
            "{figures} without a person: what kind of thing it was, what it cost, in which month."
        ).format(figures=told)
    return " ".join((stays, *_left_open(plan)))


def _left_open(plan: ErasePlan) -> Iterator[str]:
    if plan.open_complaints:
        yield counted(
            plan.open_complaints,
            _tr("One complaint is still open; it is closed without an outcome."),
            "%n complaints are still open; they are closed without an outcome.",
            "Erase",
        )
    if plan.open_promises:
        yield counted(
            plan.open_promises,
            _tr("One promise is not kept yet; it is forgotten with them."),
            "%n promises are not kept yet; they are forgotten with them.",
            "Erase",
        )
    if plan.still_good:
        yield counted(
            plan.still_good,
            _tr("One voucher or stamp card stays good for whoever has it."),
            "%n vouchers and stamp cards stay good for whoever has them.",
            "Erase",
        )


def held_words(held: HeldLetter, today: date) -> str:
    """Return which letter is held, until when and why."""
    return _tr("{number}, until {day}: {why}").format(
        number=held.number, day=date_text(held.until, today), why=held.why
    )


def reach_words(plan: ErasePlan) -> str:
    """Return which copies are out of reach."""
    told = [
        _tr("Printed and e-mailed letters, and files that were exported."),
        _tr("What stands inside photos and files of others that are not called like them."),
    ]
    if plan.copies.backups or plan.copies.second:
        told.append(
            _tr(
                "Backups hold them until newer ones take their place; where one is brought back, they are "
                "erased again."
            )
        )
    return " ".join(told)


def place_words(mention: Mention) -> str:
    """Return where somebody is named."""
    return _tr(_PLACES.get(mention.noun, mention.noun.value)).format(whose=mention.whose).strip()


def done_words(name: str, report: ErasedReport) -> str:
    """Return what the bar says afterwards."""
    said = _tr("{name} is erased.").format(name=name)
    if report.blacked_out:
        said += " " + counted(
            report.blacked_out,
            _tr("One entry of somebody else was blacked out."),
            "%n entries of others were blacked out.",
            "Erase",
        )
    return " ".join([said, *(_tr(_LEFT[code]) for code in report.left)])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Erase", text)

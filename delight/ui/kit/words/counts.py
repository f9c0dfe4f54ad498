"""How much a shop or a backup holds, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from delight.domain.backups import RepairReport
from delight.domain.customers.retention import RetentionPlan
from delight.ui.kit.words.formats import counted

_HOLDS = ("customers", "cases", "letters")
_TOLD: dict[str, tuple[Any, str]] = {
    "customers": (QT_TRANSLATE_NOOP("Counts", "1 customer"), "%n customers"),
    "cases": (QT_TRANSLATE_NOOP("Counts", "1 case"), "%n cases"),
    "letters": (QT_TRANSLATE_NOOP("Counts", "1 letter"), "%n letters"),
    "visits": (QT_TRANSLATE_NOOP("Counts", "1 visit"), "%n visits"),
    "gestures": (QT_TRANSLATE_NOOP("Counts", "1 surprise"), "%n surprises"),
    "vouchers": (QT_TRANSLATE_NOOP("Counts", "1 voucher"), "%n vouchers"),
    "stamp_cards": (QT_TRANSLATE_NOOP("Counts", "1 stamp card"), "%n stamp cards"),
    "promises": (QT_TRANSLATE_NOOP("Counts", "1 promise"), "%n promises"),
    "notes": (QT_TRANSLATE_NOOP("Counts", "1 note"), "%n notes"),
    "wordings": (QT_TRANSLATE_NOOP("Counts", "1 wording"), "%n wordings"),
    "shop": (QT_TRANSLATE_NOOP("Counts", "the shop’s name and settings"), "%n shops"),
    "staff": (QT_TRANSLATE_NOOP("Counts", "1 member of staff"), "%n members of staff"),
}
_HISTORY = frozenset({"changes", "deeds", "payloads", "meta"})
_LINES: tuple[Any, str] = (QT_TRANSLATE_NOOP("Counts", "1 line of history"), "%n lines of history")
_OTHERS: tuple[Any, str] = (QT_TRANSLATE_NOOP("Counts", "1 other entry"), "%n other entries")


def holds_words(counts: Mapping[str, int]) -> str:
    """Return what people count, such as ``312 customers, 120 cases and 40 letters``; ``counts`` by table."""
    there = [table for table in _HOLDS if counts.get(table)] or _HOLDS[:1]
    return _joined([_words(counts.get(table, 0), *_TOLD[table]) for table in there])


def several_words(counts: Mapping[str, int]) -> str:
    """Return all there is, such as ``3 cases, 2 letters and 5 other entries``; ``counts`` by table."""
    told = [_words(counts[table], *words) for table, words in _TOLD.items() if counts.get(table)]
    others = sum(count for table, count in counts.items() if table not in _HISTORY and table not in _TOLD)
    lines = sum(count for table, count in counts.items() if table in _HISTORY)
    if others and not told:
        told = [_words(others, QT_TRANSLATE_NOOP("Counts", "1 entry"), "%n entries")]
    elif others:
        told.append(_words(others, *_OTHERS))
    return _joined([*told, *([_words(lines, *_LINES)] if lines else [])])


def outlived_counts(plan: RetentionPlan) -> str:
    """Return how much the shop's rules would remove."""
    counts = {"customers": len(plan.customers), "cases": len(plan.cases), "letters": len(plan.letters)}
    return several_words(counts)


def mended_words(report: RepairReport) -> str:
    """Return what came of mending the shop's file: first what is lost, if anything is."""
    mended = _tr("The shop’s file is mended.")
    if not report.lost and not report.brought_back:
        return f"{mended} {_tr('Nothing is lost.')}"
    told = [mended]
    if report.lost:
        told.append(_tr("Could not be saved: {what}.").format(what=several_words(report.lost)))
    if report.brought_back:
        back = _tr("From the newest copy: {what}.")
        told.append(back.format(what=several_words(report.brought_back)))
    return " ".join(told)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Counts", text)


def _words(number: int, one: Any, many: str) -> str:
    return counted(number, QCoreApplication.translate("Counts", one), many, "Counts")


def _joined(words: list[str]) -> str:
    return QLocale().createSeparatedList(words)

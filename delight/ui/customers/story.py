"""A customer's timeline in words: one moment for each entry, ordinary visits in between gathered into one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.customers import EntryKind, TimelineEntry
from delight.domain.recovery import ActionKind, PromiseState
from delight.domain.replies import Answer
from delight.domain.stages import CaseKind
from delight.domain.wordings import WordingKind
from delight.ui.kit.formats import ago, counted, date_text, money_text, sentence
from delight.ui.kit.labels import entry_mark, kind_mark, label_of
from delight.ui.kit.theme import Tone
from delight.ui.kit.timeline import Moment

_GATHER_FROM = 2
_TITLES: dict[str, Any] = {
    "open": QT_TRANSLATE_NOOP("Story", "Promised"),
    "kept": QT_TRANSLATE_NOOP("Story", "Promise kept"),
    "broken": QT_TRANSLATE_NOOP("Story", "Promise not kept"),
    "check": QT_TRANSLATE_NOOP("Story", "Asked how it is"),
    "return": QT_TRANSLATE_NOOP("Story", "Looked whether they came back"),
    "planned": QT_TRANSLATE_NOOP("Story", "Surprise planned"),
    "given": QT_TRANSLATE_NOOP("Story", "Surprise"),
}
_STATES: dict[str, Any] = {
    "waiting": QT_TRANSLATE_NOOP("Story", "not out yet"),
    "never-sent": QT_TRANSLATE_NOOP("Story", "never sent"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the words depend on: the moment, the shop's zone and currency, and how entries are opened."""

    now: datetime
    zone: tzinfo | None
    currency: str
    open_case: Callable[[int], object]
    open_letter: Callable[[int], object]


def moments(entries: Iterable[TimelineEntry], setting: Setting, *, gather: bool = True) -> list[Moment]:
    """Return the entries as moments, in their order.

    Args:
        entries: the newest first.
        setting: what the words depend on.
        gather: put visits that follow each other into one moment.
    """
    told: list[Moment] = []
    for is_visit, group in groupby(entries, key=lambda entry: entry.kind is EntryKind.VISIT):
        run = list(group)
        if is_visit and gather and len(run) >= _GATHER_FROM:
            told.append(_visits(run, setting))
        else:
            told += [_moment(entry, setting) for entry in run]
    return told


def _moment(entry: TimelineEntry, setting: Setting) -> Moment:
    tone, icon = _mark(entry)
    late = entry.code == PromiseState.OPEN and entry.at < setting.now
    return Moment(
        title=_tr("A promise is late") if late else _title(entry, setting),
        text=_text(entry),
        when=_when(entry, setting),
        icon=icon,
        tone=Tone.OVERDUE if late else tone,
        opens=_opener(entry, setting),
    )


def _title(entry: TimelineEntry, setting: Setting) -> str:
    if entry.kind is EntryKind.CASE:
        title = f"{_name(CaseKind, entry.code)} {entry.reference}"
    elif entry.kind is EntryKind.ACTION:
        other = entry.code == ActionKind.OTHER
        title = _tr("What we did") if other else _name(ActionKind, entry.code)
    elif entry.kind is EntryKind.LETTER:
        title = _tr("Letter: {wording}").format(wording=_name(WordingKind, entry.code))
        title = f"{title} · {_tr(_STATES[entry.state])}" if entry.state else title
    elif entry.kind is EntryKind.REPLY:
        title = _tr("Answer: {ticked}").format(ticked=_name(Answer, entry.code))
    elif entry.kind is EntryKind.VISIT:
        title = label_of(EntryKind.VISIT)
    else:
        title = _tr(_TITLES.get(entry.code, entry.code))
    if entry.minor and entry.kind in {EntryKind.ACTION, EntryKind.VISIT}:
        title = f"{title} · {money_text(entry.minor, setting.currency)}"
    return title


def _text(entry: TimelineEntry) -> str:
    """Return the words of an entry; a letter that is called like its wording has its number instead."""
    same = entry.kind is EntryKind.LETTER and entry.text == _name(WordingKind, entry.code)
    return entry.reference if same else entry.text


def _visits(run: Sequence[TimelineEntry], setting: Setting) -> Moment:
    """Return one moment for several visits, the newest of which comes first in ``run``."""
    today = setting.now.astimezone(setting.zone).date()
    last, first = (date_text(e.at.astimezone(setting.zone).date(), today) for e in (run[0], run[-1]))
    spent = sum(entry.minor or 0 for entry in run)
    title = counted(len(run), _tr("1 visit"), "%n visits", "Story")
    return Moment(
        title=f"{title} · {money_text(spent, setting.currency)}" if spent else title,
        when=f"{first} – {last}",
        icon=entry_mark(EntryKind.VISIT)[1],
    )


def _opener(entry: TimelineEntry, setting: Setting) -> Callable[[], object] | None:
    if entry.kind in {EntryKind.LETTER, EntryKind.REPLY}:
        return lambda: setting.open_letter(entry.record)
    case_id = entry.case_id
    return None if case_id is None else lambda: setting.open_case(case_id)


def _mark(entry: TimelineEntry) -> tuple[Tone, str]:
    if entry.kind is EntryKind.CASE and entry.code in set(CaseKind):
        return kind_mark(CaseKind(entry.code))
    if entry.code == "broken":
        return Tone.OVERDUE, entry_mark(entry.kind)[1]
    return entry_mark(entry.kind)


def _when(entry: TimelineEntry, setting: Setting) -> str:
    if entry.at <= setting.now or entry.kind is EntryKind.VISIT:
        return sentence(ago(entry.at, setting.now, setting.zone))
    today = setting.now.astimezone(setting.zone).date()
    return _tr("for {day}").format(day=date_text(entry.at.astimezone(setting.zone).date(), today))


def _name(kind: type[StrEnum], code: str) -> str:
    return label_of(kind(code)) if code in set(kind) else code


def _tr(text: str) -> str:
    return QCoreApplication.translate("Story", text)

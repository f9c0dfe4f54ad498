"""A customer's timeline in words: a moment for each entry, visits in between gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt

from delight.domain.cases.recovery import PromiseState
from delight.domain.cases.stages import CaseKind
from delight.domain.timeline import EntryKind, TimelineEntry
from delight.ui.customers.story.titles import shown_text, title_of
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.menus import Deed
from delight.ui.kit.timeline.timeline import Moment
from delight.ui.kit.words.formats import ago, counted, date_text, money_text, sentence
from delight.ui.kit.words.labels import entry_mark, kind_mark
from delight.ui.kit.words.signing import by_whom

_GATHER_FROM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the words depend on: the moment, the shop's zone and currency, and how entries are opened."""

    now: datetime
    zone: tzinfo | None
    currency: str
    open_case: Callable[[int], object]
    open_letter: Callable[[int], object]
    open_customer: Callable[[int], object] = lambda _id: None
    open_note: Callable[[TimelineEntry], object] = lambda _entry: None
    open_visit: Callable[[int], object] = lambda _id: None
    remove: Callable[[TimelineEntry], object] = lambda _entry: None
    show_visits: Callable[[], object] = lambda: None

    def day(self, moment: datetime) -> date:
        """Return the shop's day of a moment."""
        return moment.astimezone(self.zone).date()

    @property
    def today(self) -> date:
        """The shop's day."""
        return self.day(self.now)


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
        title=tr("A promise is late") if late else title_of(entry, setting.currency),
        text=shown_text(entry),
        when=_when(entry, setting),
        icon=icon,
        tone=Tone.OVERDUE if late else tone,
        opens=_opener(entry, setting),
        deeds=_deeds(entry, setting),
        key=(entry.kind, entry.record),
    )


def _visits(run: Sequence[TimelineEntry], setting: Setting) -> Moment:
    """Return one moment for several visits, the newest of which comes first in ``run``."""
    last, first = (date_text(setting.day(e.at), setting.today) for e in (run[0], run[-1]))
    spent = sum(entry.minor or 0 for entry in run)
    title = counted(len(run), tr("1 visit"), "%n visits", "Story")
    return Moment(
        title=f"{title} · {money_text(spent, setting.currency)}" if spent else title,
        when=last if last == first else f"{first} – {last}",
        icon=entry_mark(EntryKind.VISIT)[1],
        opens=setting.show_visits,
        key=(EntryKind.VISIT, run[0].record),
    )


def _opener(entry: TimelineEntry, setting: Setting) -> Callable[[], object] | None:
    if entry.kind in {EntryKind.LETTER, EntryKind.REPLY}:
        return lambda: setting.open_letter(entry.record)
    if entry.kind is EntryKind.NOTE:
        return lambda: setting.open_note(entry)
    if entry.kind is EntryKind.VISIT:
        return lambda: setting.open_visit(entry.record)
    other_id, case_id = entry.other_id, entry.case_id
    if other_id is not None:
        return lambda: setting.open_customer(other_id)
    return None if case_id is None else lambda: setting.open_case(case_id)


def _deeds(entry: TimelineEntry, setting: Setting) -> tuple[Deed, ...]:
    """Return what can be done with what was only written down; all else is done where it is opened."""
    opens = _opener(entry, setting)
    if opens is None or entry.kind not in {EntryKind.NOTE, EntryKind.VISIT}:
        return ()
    return (
        Deed(text=tr("Change …"), do=opens, key=Qt.Key.Key_Return),
        Deed(text=tr("Take away"), do=lambda: setting.remove(entry), key=Qt.Key.Key_Delete),
    )


def _mark(entry: TimelineEntry) -> tuple[Tone, str]:
    if entry.kind is EntryKind.CASE and entry.code in set(CaseKind):
        return kind_mark(CaseKind(entry.code))
    if entry.code == "broken":
        return Tone.OVERDUE, entry_mark(entry.kind)[1]
    return entry_mark(entry.kind)


def _when(entry: TimelineEntry, setting: Setting) -> str:
    day = setting.day(entry.at)
    if entry.at > setting.now and day == setting.today:
        return tr("Today")  # it stands at noon, which may be still to come
    if entry.at > setting.now:
        return tr("for {day}").format(day=date_text(day, setting.today))
    when = sentence(ago(entry.at, setting.now, setting.zone))
    who = by_whom(entry.staff)
    return f"{when} · {who}" if who else when


def tr(text: str) -> str:
    """Return words of the story in the language of the window."""
    return QCoreApplication.translate("Story", text)

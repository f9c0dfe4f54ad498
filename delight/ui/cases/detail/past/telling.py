"""The history of a case in plain words: who did what, to what, and what it was before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind, Approval, FollowUpKind
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.changes import DeedName, HistoryLine, HistoryRow, Noun
from delight.domain.codes import spaced
from delight.domain.days.calendar import local_day
from delight.domain.improvements.states import IdeaState
from delight.domain.loyalty.vouchers import VoucherRow
from delight.domain.text import beginning
from delight.ui.cases.file import CaseFile
from delight.ui.cases.words import action_words, column_words, is_told, owners_word, tr
from delight.ui.kit.timeline.timeline import Moment
from delight.ui.kit.words.deeds import deed_label
from delight.ui.kit.words.formats import (
    date_text,
    deadline_text,
    money_text,
    relative_day,
    sentence,
    time_text,
)
from delight.ui.kit.words.labels import label_of, mood_label
from delight.ui.kit.words.signing import by_whom

_LONGEST = 160
_NOTHING = "–"
_CODES: dict[str, type[StrEnum]] = {
    "stage": Stage, "failure": Failure, "severity": Severity, "channel": Channel, "outcome": Outcome,
    "grave": Grave,
}  # fmt: skip
_KINDS: dict[Noun, type[StrEnum]] = {
    Noun.CASE: CaseKind, Noun.ACTION: ActionKind, Noun.FOLLOW_UP: FollowUpKind,
}  # fmt: skip
_STAFF = frozenset({"owner_id", "praised_id"})
_MOODS = frozenset({"mood", "mood_after"})
_DEADLINES = frozenset({"due_at", "resolve_by", "snoozed_until"})
_MOMENTS = frozenset({"happened_at", "received_at", "grave_seen_at"})
_FLAGS = frozenset({"owner_only", "came_back", "well"})
_OWN: dict[str, Any] = {
    "outcome": QT_TRANSLATE_NOOP("Cases", "how it ended"),
    "reopened_why": QT_TRANSLATE_NOOP("Cases", "why again"),
    "snoozed_until": QT_TRANSLATE_NOOP("Cases", "rests until"),
    "received_at": QT_TRANSLATE_NOOP("Cases", "told us"),
    "praised_id": QT_TRANSLATE_NOOP("Cases", "who is praised"),
    "grave_seen_at": QT_TRANSLATE_NOOP("Cases", "an owner knows of it since"),
    "owner_only": QT_TRANSLATE_NOOP("Cases", "for the owner alone"),
    "result": QT_TRANSLATE_NOOP("Cases", "what they said"),
    "came_back": QT_TRANSLATE_NOOP("Cases", "came back"),
    "well": QT_TRANSLATE_NOOP("Cases", "all well"),
    "cancel_why": QT_TRANSLATE_NOOP("Cases", "why"),
}
"""What is told of beside what can be edited (``words.column_words``)."""
_ICONS = {
    DeedName.CASE_LOGGED: "log", DeedName.CASE_MOVED: "forward", DeedName.CASE_CLOSED: "check",
    DeedName.CASE_SNOOZED: "snooze", DeedName.CASE_SORTED: "check", DeedName.ACTION_ADDED: "plus",
    DeedName.ACTION_DONE: "done", DeedName.ACTION_REMOVED: "trash", DeedName.PROMISE_MADE: "promise",
    DeedName.PROMISE_KEPT: "promise", DeedName.PROMISE_BROKEN: "warning", DeedName.FOLLOW_UP_DONE: "call",
    DeedName.LETTER_ISSUED: "letter", DeedName.LETTER_PUT_OUT: "letter", DeedName.LETTER_NEVER_SENT: "letter",
    DeedName.FILE_ATTACHED: "paperclip", DeedName.FILE_REMOVED: "trash", DeedName.IDEA_NOTED: "idea",
    DeedName.IDEA_EDITED: "idea", DeedName.CASES_GATHERED: "list", DeedName.STEP_TICKED: "list",
    DeedName.PLAYBOOK_CHOSEN: "list", DeedName.UNDONE: "undo", DeedName.VOUCHER_ISSUED: "ticket",
    DeedName.VOUCHER_CANCELLED: "ticket",
}  # fmt: skip


def moments(file: CaseFile) -> list[Moment]:
    """Return who did what when, the newest first, with what it was about and what it changed."""
    names = _names(file)
    return [_moment(row, names, file) for row in file.history]


def _moment(row: HistoryRow, names: Mapping[str, str], file: CaseFile) -> Moment:
    day = relative_day(local_day(row.at, file.zone), local_day(file.now, file.zone))
    lines = sorted(row.lines, key=lambda line: line.record_uid == file.case.uid)  # the case itself last
    told = dict.fromkeys(said for line in lines for said in _line_words(row, line, names, file))
    text = "\n".join(part for part in (by_whom(row.staff), *told) if part)
    when = sentence(f"{day}, {time_text(row.at, file.zone)}")
    return Moment(title=deed_label(row.name), text=text, when=when, icon=_ICONS.get(row.name, "edit"))


def _names(file: CaseFile) -> dict[str, str]:
    """Return what the records of a case are called, by uid; those that were removed as history kept them."""
    gone = {
        line.record_uid: _removed(dict(line.before), file)
        for row in file.history
        for line in row.lines
        if line.op == "D"
    }
    here = {action.uid: action_words(action, file.currency) for action in file.actions}
    here |= {promise.uid: promise.what for promise in file.promises}
    here |= {check.uid: label_of(check.kind) for check in file.follow_ups}
    here |= {letter.uid: letter.title for letter in file.letters}
    here |= {idea.uid: idea.what for idea in file.ideas}
    here |= {one.uid: _voucher(one, file) for one in file.vouchers}
    return gone | here


def _removed(row: Mapping[str, object], file: CaseFile) -> str:
    kind = label_of(ActionKind(str(row["kind"]))) if "cost_minor" in row and row.get("kind") else ""
    if "due_on" in row and "result" in row and row.get("kind"):
        kind = label_of(FollowUpKind(str(row["kind"])))
    said = str(row.get("what") or row.get("note") or row.get("name") or row.get("title") or "")
    cost = row.get("cost_minor")
    price = money_text(cost, file.currency) if isinstance(cost, int) and cost else ""
    return " · ".join(part for part in (kind, said, price) if part)


def _voucher(voucher: VoucherRow, file: CaseFile) -> str:
    worth = voucher.item or money_text(voucher.value_minor or 0, file.currency)
    return f"{worth} · {spaced(voucher.code)}"


def _line_words(
    row: HistoryRow, line: HistoryLine, names: Mapping[str, str], file: CaseFile
) -> Iterable[str]:
    """Return what a deed did to one record, a line for each thing: "How bad: annoying → serious"."""
    own = line.record_uid == file.case.uid
    about = _cut(names.get(line.record_uid, ""))
    if about and not own and row.name not in {DeedName.CASE_LOGGED, DeedName.CASE_MOVED}:
        yield tr("Removed: {what}").format(what=about) if line.op == "D" else about
    if line.op == "U":
        yield from _changed(line, file)


def _changed(line: HistoryLine, file: CaseFile) -> Iterable[str]:
    before = dict(line.before)
    yield from _owners_word(line, file)
    for name, now in line.after:
        was = before.get(name)
        if name == "stage":
            yield f"{_value(line, name, was, file)} → {_value(line, name, now, file)}"
        elif name == "reopened_why":
            yield _cut(str(now or ""))
        elif is_told(name) or name in _OWN:
            label = _label(line, name)
            first, then = _value(line, name, was, file), _value(line, name, now, file)
            yield _pair(label, first, then)


def _pair(label: str, before: str, after: str) -> str:
    """Return what something was and is; of what was nothing, only what it is."""
    words = tr("{what}: {after}") if before == _NOTHING else tr("{what}: {before} → {after}")
    return words.format(what=label, before=before, after=after)


def _owners_word(line: HistoryLine, file: CaseFile) -> Iterable[str]:
    """Return that an action came to wait for the owner, or what the owner said to it."""
    after = dict(line.after)
    if not after.get("approval"):
        return
    now = next((one.approved_by for one in file.actions if one.uid == line.record_uid), "")
    by = next((one.name for one in file.staff if one.id == after.get("approved_by_id")), now)
    words, note = owners_word(Approval(str(after["approval"])), by), after.get("approval_note")
    yield f"{words}: {_cut(str(note))}" if note else words


def _label(line: HistoryLine, name: str) -> str:
    """Return what a column is called; what a case is and what an action does are both its kind."""
    if name == "kind" and line.noun is Noun.CASE:
        return tr("What it is")
    return sentence(tr(_OWN[name])) if name in _OWN else column_words(name)


def _value(line: HistoryLine, name: str, value: object, file: CaseFile) -> str:
    """Return what stood in a column, in words; what was nothing is a dash."""
    if value in (None, ""):
        return _NOTHING
    if name in _STAFF:
        return next((one.name for one in file.staff if one.id == value), tr("somebody who left"))
    if name in _FLAGS:
        return tr("yes") if value else tr("no")
    if name in _MOODS:
        return mood_label(int(str(value)))
    if name.endswith("_minor"):
        return money_text(int(str(value)), file.currency)
    if name == "customer_id":
        return file.case.customer_name if value == file.case.customer_id else tr("somebody else")
    return _code_or_text(line, name, str(value), file)


def _code_or_text(line: HistoryLine, name: str, value: str, file: CaseFile) -> str:
    codes = _KINDS.get(line.noun) if name == "kind" else _CODES.get(name)
    codes = IdeaState if name == "state" and line.noun is Noun.IDEA else codes
    if codes is not None:
        return label_of(codes(value))
    if name in _DEADLINES:
        return deadline_text(datetime.fromisoformat(value), file.today, file.zone)
    if name in _MOMENTS:
        there = datetime.fromisoformat(value)
        return f"{date_text(local_day(there, file.zone), file.today)}, {time_text(there, file.zone)}"
    if name == "due_on":
        return date_text(date.fromisoformat(value), file.today)
    return f"“{_cut(value)}”"


def _cut(text: str) -> str:
    return beginning(" ".join(text.split()), _LONGEST)

"""The whole history of a case on its sheet: who did what, when, and what it was before and after.

Words that were changed at length are shown around what changed; all that they are now stands on the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import takewhile

from delight.domain.cases.stages import CaseKind
from delight.domain.changes import DeedName, HistoryLine, HistoryRow, Noun
from delight.letters.sheets.data_parts import DataEntry
from delight.services.cases.sheets.papers import CasePapers
from delight.services.cases.sheets.saying import Saying, listed

_CODES = {
    "failure": "failure",
    "severity": "severity",
    "channel": "channel",
    "stage": "stage",
    "outcome": "outcome",
}
_STAFF = {"owner_id": "owner", "praised_id": "praised"}
_MOMENTS = frozenset(
    {"happened_at", "received_at", "snoozed_until", "due_at", "resolve_by", "acknowledge_by"}
)
_DAYS = frozenset({"due_on"})
_FLAGS = frozenset({"owner_only", "well", "came_back"})
_MONEY = {"at_stake_minor": "at_stake", "cost_minor": "cost"}
_LABELS = {
    "remedy_wanted": "wanted", "place": "where", "happened_at": "happened", "received_at": "received",
    "kind": "kind", "playbook": "playbook", "lacked": "lacked", "reopened_why": "reopened_why",
    "topic": "topic",
    "snoozed_until": "snoozed_until", "due_at": "due_at", "due_on": "due_on", "note": "note",
    "approval_note": "note", "result": "result",
    "cause": "cause", "mood": "mood", "mood_after": "mood_after", "name": "name_", "what": "story",
    "owner_only": "owner_only", "grave": "grave", "their_reference": "their_reference",
    "well": "well", "came_back": "came_back", "pulse": "pulse",
}  # fmt: skip
"""Columns that history tells, and what they are called; others follow from the deed itself."""
_CASE_KINDS = frozenset(CaseKind)
_LONGEST = 90
_AROUND = 4
"""So many words beside what was changed are shown as well."""


class HistoryTeller:
    """Tells the history of one case, the first deed first."""

    def __init__(self, papers: CasePapers, say: Saying) -> None:
        self._papers, self._say = papers, say

    def entries(self) -> Iterable[DataEntry]:
        """Yield what was done, deed by deed."""
        names = self._known()
        yield DataEntry(lines=(self._say.own["history_note"],))
        for row in reversed(self._papers.history):
            told = [line for one in row.lines for line in self._line(row, one, names)]
            title = listed(self._say.words.code("deed", row.name), row.staff, by="  ·  ")
            yield DataEntry(aside=self._say.moment(row.at), title=title, lines=tuple(dict.fromkeys(told)))

    def _known(self) -> Mapping[str, str]:
        """Return what the records of the case are called, by uid, those that were removed as well."""
        papers = self._papers
        gone = {
            line.record_uid: self._removed(dict(line.before))
            for row in papers.history
            for line in row.lines
            if line.op == "D"
        }
        here = {
            **{a.uid: self._action(a.kind, a.note, a.cost_minor) for a in papers.actions},
            **{p.uid: p.what for p in papers.promises},
            **{f.uid: self._say.own[f.kind.value] for f in papers.follow_ups},
            **{x.uid: f"{x.title} ({x.number})" for x in papers.letters},
            **{f.uid: f.name for f in papers.files},
            **{i.uid: i.what for i in papers.ideas},
        }
        return gone | here

    def _removed(self, row: Mapping[str, object]) -> str:
        said = str(row.get("what") or row.get("note") or row.get("name") or row.get("title") or "")
        cost = row.get("cost_minor")
        if "cost_minor" not in row:
            return said
        return self._action(str(row.get("kind") or ""), said, cost if isinstance(cost, int) else None)

    def _action(self, kind: str, note: str, cost: int | None) -> str:
        """Return what was done; the note comes last, since it may run from right to left."""
        return listed(self._say.words.code("action", kind), self._say.money(cost), note, by=", ")

    def _line(self, row: HistoryRow, line: HistoryLine, names: Mapping[str, str]) -> Iterable[str]:
        """Return what a deed did to one record, in words: before → after where both are known."""
        if line.record_uid != self._papers.case.uid:
            about = names.get(line.record_uid, "")
            if about and row.name is not DeedName.CASE_LOGGED:
                yield self._told(line, about)
        if line.op != "U":
            return
        before = dict(line.before)
        yield from self._owners_word(line)
        for name, value in line.after:
            label = self._label(name)
            if label:
                was, now = changed(self._value(name, before.get(name)), self._value(name, value))
                first = before.get(name) in (None, "")
                yield self._say.pair(label, now if first else f"{was} → {now}")

    def _told(self, line: HistoryLine, about: str) -> str:
        """Return what a record is called; of one that was removed, or a check that is planned, that it is."""
        key = "removed" if line.op == "D" else "to_ask" if _is_planned(line) else ""
        return self._say.pair(self._say.own[key], about) if key else about

    def _owners_word(self, line: HistoryLine) -> Iterable[str]:
        """Return that an action came to wait for the owner, or what the owner said to it."""
        after = dict(line.after)
        said = self._say.own.get(str(after.get("approval") or ""), "")
        now = next((one.approved_by for one in self._papers.actions if one.uid == line.record_uid), "")
        by = after.get("approved_by_id")
        who = self._papers.staff.get(by, "") if isinstance(by, int) else now
        if said:
            yield said.format(who=who or "–")

    def _label(self, name: str) -> str:
        if name in _STAFF:
            return self._say.own[_STAFF[name]]
        key = _CODES.get(name) or _MONEY.get(name) or _LABELS.get(name, "")
        return self._say.own.get(key) or (self._say.words[key] if key and key in self._say.words else "")

    def _value(self, name: str, value: object) -> str:
        """Return what stood in a column, in words; what was nothing is called so."""
        if name in _FLAGS and value is not None:
            return self._say.words["yes" if value else "no"]
        if value in (None, "") or (value == 0 and name in _MONEY):
            return "–" if name in _STAFF else self._say.own["empty"]
        if name in _STAFF and isinstance(value, int):
            return self._papers.staff.get(value, "–")
        if name in _MONEY and isinstance(value, int):
            return self._say.money(value)
        if name in _MOMENTS:
            return self._say.moment(datetime.fromisoformat(str(value)))
        if name in _DAYS:
            return self._say.long(date.fromisoformat(str(value)))
        return self._code(name, str(value))

    def _code(self, name: str, value: str) -> str:
        """Return a code in words; what is none stands as it is."""
        words = self._say.words
        if name == "kind":
            return words[value] if value in _CASE_KINDS else words.code("action", value)
        if name == "grave":
            return self._say.own.get(value, value)
        return words.code(_CODES[name], value) if name in _CODES else value


def _is_planned(line: HistoryLine) -> bool:
    return line.op == "I" and line.noun is Noun.FOLLOW_UP


def changed(was: str, now: str) -> tuple[str, str]:
    """Return two versions of the same words; long ones without what both begin and end with."""
    if max(len(was), len(now)) <= _LONGEST:
        return was, now
    before, after = was.split(" "), now.split(" ")
    first = _alike(before, after)
    rest = _alike(before[first:][::-1], after[first:][::-1])
    return _middle(before, first, rest), _middle(after, first, rest)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many of the same words both begin."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))


def _middle(words: Sequence[str], first: int, rest: int) -> str:
    """Return words without the first and the last of them, but for a few that tell where one is."""
    start, end = max(0, first - _AROUND), len(words) - max(0, rest - _AROUND)
    shown = " ".join(words[start:end])
    return f"{'… ' if start else ''}{shown}{' …' if end < len(words) else ''}"

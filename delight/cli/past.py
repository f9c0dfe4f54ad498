"""The history of one case or customer for people: who did what, what changed, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from delight.cli.columns import safe, screen_width, wrapped
from delight.cli.output import Speaker
from delight.domain.cases.case import CaseDetail
from delight.domain.changes import DeedName, HistoryLine, HistoryRow, Noun
from delight.domain.customers.customer import CustomerDetail
from delight.domain.loyalty.vouchers import VoucherRow
from delight.domain.text import beginning

if TYPE_CHECKING:
    from delight.services.bundle import Services

_LONGEST = 400
"""So much of a text is told; `--json` has all of it."""
_MOST = 1_000
_SINGULAR = {
    Noun.PROMISE: "promise", Noun.ACTION: "action", Noun.FOLLOW_UP: "follow-up", Noun.LETTER: "letter",
    Noun.ATTACHMENT: "file", Noun.IDEA: "idea", Noun.VISIT: "visit", Noun.NOTE: "note",
    Noun.GESTURE: "surprise", Noun.CASE: "case", Noun.CONSENT: "consent", Noun.REACH: "way to reach them",
    Noun.TAG: "group", Noun.LINK: "link", Noun.CUSTOMER: "customer", Noun.VOUCHER: "voucher",
    Noun.REDEMPTION: "used", Noun.STAMP_CARD: "stamp card",
}  # fmt: skip
_BY_ITSELF = frozenset(
    {
        "acknowledged_at", "resolved_at", "closed_at", "done_at", "settled_at", "approved_at", "created_at",
        "grave_seen_at", "noted_at", "issued_at", "e164", "message_id", "sha256", "pdf", "pages", "variants",
        "uid", "body", "currency", "cancelled_at", "rewarded_at",
    }
)  # fmt: skip
"""Columns that follow from the deed: when it was done, and what another column looks like to a search."""
_STAFF = frozenset({"owner_id", "praised_id", "staff_id", "approved_by_id"})
_FLAGS = frozenset(
    {
        "owner_only", "well", "came_back", "waiting", "never_sent", "large_print", "letters_welcome",
        "surprises_welcome", "organisation",
    }
)  # fmt: skip
_WORDS = ("what", "item", "note", "name", "title", "text")
_AMOUNTS = ("cost_minor", "value_minor", "amount_minor")
_CALLED = {
    "reopened_why": "why",
    "due_on": "due",
    "due_at": "due",
    "praised_id": "praises",
    "cancel_why": "why",
}


class _PastTeller:
    """Tells deeds in lines, the newest first, as the window's history does."""

    def __init__(self, services: Services, about: str) -> None:
        """Begin with the uid of the case or customer whose history it is."""
        self._speaker, self._about = Speaker(services), about
        self._staff = {person.id: person.name for person in services.staff.list(active_only=False)}
        self._places = {place.id: place.name for place in services.elsewhere.places(with_off=True)}

    def lines(
        self, rows: Sequence[HistoryRow], names: Mapping[str, str], subjects: Mapping[str, str] | None = None
    ) -> list[str]:
        """Return every deed with what it changed, wrapped to the terminal.

        Args:
            rows: the deeds.
            names: what the records they touched are called, by uid.
            subjects: whom or what each deed was about, by its uid, where that is to be told.
        """
        gone = {n.record_uid: self._name(dict(n.before)) for row in rows for n in row.lines if n.op == "D"}
        known, deeds = {**gone, **names}, {row.deed: row.name for row in rows}
        room = screen_width()
        return [
            f"{' ' * indent}{part}"
            for row in rows
            for indent, line in [(0, self._head(row, deeds, subjects or {})), *self._told(row, known)]
            for part in wrapped(safe(line), None if room is None else max(room - indent, 20))
        ]

    def _head(self, row: HistoryRow, deeds: Mapping[str, DeedName], subjects: Mapping[str, str]) -> str:
        """Return who did what when; the uid at the end is what `delight undo` takes."""
        undid = deeds.get(row.reverses or "")
        what = f"{said(row.name)}: {said(undid)}" if undid else said(row.name)
        by = f"by {row.staff}" if row.staff else ""
        done = ", ".join(filter(None, (what, subjects.get(row.deed, ""), by)))
        return f"{self._speaker.when(row.at)}  {done}  ({row.deed})"

    def _told(self, row: HistoryRow, names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
        """Yield what a deed did, each line with its indent: the records beside the main one by name."""
        if row.is_erased:
            yield 2, "what this was about was erased for good"
        for line in sorted(row.lines, key=lambda line: line.record_uid != self._about):  # the main one first
            own = line.record_uid == self._about
            changed = list(self._changed(line)) if line.op == "U" else []
            name, noun = names.get(line.record_uid, ""), _SINGULAR.get(line.noun, "")
            if not own and noun and (name or changed):
                removed = "removed " if line.op == "D" else ""
                yield 2, f"{removed}{noun}{': ' if name else ''}{name}"
            if own or noun:
                yield from ((2 if own else 4, one) for one in changed)

    def _changed(self, line: HistoryLine) -> Iterator[str]:
        before = dict(line.before)
        for name, now in line.after:
            if name in _BY_ITSELF or name.endswith("_key"):
                continue
            was, then = self._value(name, before.get(name)), self._value(name, now)
            label = _CALLED.get(name) or name.removesuffix("_minor").removesuffix("_id").replace("_", " ")
            if was != then:
                yield f"{label}: {was} → {then or 'nothing'}" if was else f"{label}: {then}"

    def _value(self, name: str, value: object) -> str:
        """Return what stood in a column, in words; empty for nothing."""
        if value is None or value == "":
            return ""
        if name in _FLAGS:
            return "yes" if value else "no"
        if isinstance(value, int):
            return self._number(name, value)
        return self._text(name, str(value))

    def _number(self, name: str, value: int) -> str:
        if name.endswith("_minor"):
            return self._speaker.amount(value)
        if name in _STAFF:
            return self._staff.get(value, "somebody who left")
        return self._places.get(value, str(value)) if name == "elsewhere_id" else str(value)

    def _text(self, name: str, value: str) -> str:
        if name.endswith(("_at", "_by", "_until")):
            with suppress(ValueError):
                return self._speaker.when(datetime.fromisoformat(value))
        return beginning(" ".join(value.split()), _LONGEST)

    def _name(self, row: Mapping[str, object]) -> str:
        """Return what a record was called that is no more."""
        kind = str(row.get("kind") or "") if "cost_minor" in row or "result" in row else ""
        words = next((str(row[key]) for key in _WORDS if row.get(key)), "")
        cost = next((row[key] for key in _AMOUNTS if row.get(key)), None)
        price = self._speaker.amount(cost) if isinstance(cost, int) and cost else ""
        return ", ".join(filter(None, (kind, price, words)))


def past_of_case(services: Services, case: CaseDetail, rows: Sequence[HistoryRow]) -> list[str]:
    """Return the history of a case in lines."""
    names = _names(services, case.id) | _vouchers(services, services.vouchers.page(case_id=case.id))
    return _PastTeller(services, case.uid).lines(rows, names)


def past_of_customer(services: Services, customer: CustomerDetail, rows: Sequence[HistoryRow]) -> list[str]:
    """Return the history of a customer in lines, each deed with whom or what it was about."""
    names = _vouchers(services, services.vouchers.page(customer.id, limit=_MOST))
    return _PastTeller(services, customer.uid).lines(rows, names, services.history.subjects(rows))


def _names(services: Services, case_id: int) -> dict[str, str]:
    """Return what belongs to a case by uid, in a few words."""
    speaker = Speaker(services)
    actions = services.recovery.actions(case_id)
    return {
        **{a.uid: ", ".join(filter(None, (a.kind, speaker.amount(a.cost_minor), a.note))) for a in actions},
        **{p.uid: p.what for p in services.recovery.promises(case_id)},
        **{f.uid: f.kind.value for f in services.recovery.follow_ups(case_id)},
        **{f.uid: f.name for f in services.attachments.of(case_id)},
        **{
            letter.uid: f"{letter.title}, {letter.number}"
            for letter in services.letters.page(case_id=case_id)
        },
        **{idea.uid: idea.what for idea in services.ideas.list(case_id=case_id)},
    }


def _vouchers(services: Services, rows: Sequence[VoucherRow]) -> dict[str, str]:
    """Return what vouchers are worth, and how much each use of one took, by uid."""
    speaker = Speaker(services)
    worth = {row.uid: row.item or speaker.amount(row.value_minor) for row in rows}
    return worth | {
        one.uid: row.item or speaker.amount(one.amount_minor) for row in rows for one in row.redemptions
    }


def said(name: DeedName) -> str:
    """Return what a deed is called: ``case logged``."""
    return name.replace(".", " ").replace("-", " ")

"""What a deed changed: the pages and the other counters reload from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Noun(StrEnum):
    """What records are of; the value is the table's name."""

    SHOP = "shop"
    STAFF = "staff"
    CUSTOMER = "customers"
    CASE = "cases"
    PROMISE = "promises"
    ACTION = "actions"
    FOLLOW_UP = "follow_ups"
    GESTURE = "gestures"
    LETTER = "letters"
    WORDING = "wordings"
    ATTACHMENT = "attachments"
    VISIT = "visits"
    PICTURE = "pictures"
    TAG = "tags"
    REPLY = "replies"
    REACH = "reaches"
    CONSENT = "consents"
    LINK = "links"
    NOTE = "notes"
    MERGE = "merges"
    GROUP = "saved_groups"
    TICK = "ticks"
    PLAYBOOK = "playbooks"
    DISMISSAL = "dismissals"
    GUESS_WORD = "guess_words"
    SPECIAL_DAY = "special_days"
    FILTER = "saved_filters"
    TALLY = "tallies"
    IDEA = "ideas"
    IMPROVEMENT = "improvements"
    ELSEWHERE = "elsewhere"
    STANDARD = "standards"
    CATALOGUE = "catalogue"
    SUGGESTION = "suggestions"
    VOUCHER = "vouchers"
    REDEMPTION = "redemptions"
    STAMP_CARD = "stamp_cards"
    STAMP = "stamps"
    PULSE = "pulses"
    GUESS = "guesses"


class DeedName(StrEnum):
    """Everything a person can do to the shop's data."""

    SHOP_OPENED = "shop.opened"
    SHOP_EDITED = "shop.edited"
    PICTURE_CHANGED = "picture.changed"
    STAFF_ADDED = "staff.added"
    STAFF_EDITED = "staff.edited"
    STAFF_DEACTIVATED = "staff.deactivated"
    STAFF_RETURNED = "staff.returned"
    CUSTOMER_ADDED = "customer.added"
    CUSTOMER_EDITED = "customer.edited"
    CUSTOMERS_IMPORTED = "customers.imported"
    CUSTOMERS_TAGGED = "customers.tagged"
    CUSTOMERS_UNTAGGED = "customers.untagged"
    CUSTOMERS_MERGED = "customers.merged"
    CUSTOMERS_TOLD_APART = "customers.told-apart"
    CUSTOMER_ERASED = "customer.erased"
    CONSENT_NOTED = "consent.noted"
    LINK_ADDED = "link.added"
    LINK_REMOVED = "link.removed"
    NOTE_ADDED = "note.added"
    NOTE_EDITED = "note.edited"
    NOTE_REMOVED = "note.removed"
    GROUP_SAVED = "group.saved"
    GROUP_REMOVED = "group.removed"
    CASES_IMPORTED = "cases.imported"
    VISITS_IMPORTED = "visits.imported"
    LETTER_HELD = "letter.held"
    RETENTION_APPLIED = "retention.applied"
    VISIT_ADDED = "visit.added"
    VISITS_ADDED = "visits.added"
    VISIT_EDITED = "visit.edited"
    VISIT_REMOVED = "visit.removed"
    CASE_LOGGED = "case.logged"
    CASE_EDITED = "case.edited"
    CASE_MOVED = "case.moved"
    CASE_CLOSED = "case.closed"
    CASE_SNOOZED = "case.snoozed"
    CASE_WOKEN = "case.woken"
    CASE_SORTED = "case.sorted"
    FILE_ATTACHED = "file.attached"
    FILE_REMOVED = "file.removed"
    ACTION_ADDED = "action.added"
    ACTION_EDITED = "action.edited"
    ACTION_REMOVED = "action.removed"
    ACTION_DONE = "action.done"
    ACTION_APPROVED = "action.approved"
    ACTION_DECLINED = "action.declined"
    PROMISE_MADE = "promise.made"
    PROMISE_KEPT = "promise.kept"
    PROMISE_BROKEN = "promise.broken"
    PROMISE_EDITED = "promise.edited"
    PROMISE_POSTPONED = "promise.postponed"
    FOLLOW_UP_DONE = "follow-up.done"
    GESTURE_PLANNED = "gesture.planned"
    GESTURE_GIVEN = "gesture.given"
    GESTURE_EDITED = "gesture.edited"
    GESTURE_REMOVED = "gesture.removed"
    CATALOGUE_SAVED = "catalogue.saved"
    CATALOGUE_RESTORED = "catalogue.restored"
    WEEK_DRAWN = "week.drawn"
    SUGGESTION_ACCEPTED = "suggestion.accepted"
    SUGGESTION_SWAPPED = "suggestion.swapped"
    SUGGESTION_SKIPPED = "suggestion.skipped"
    VOUCHER_ISSUED = "voucher.issued"
    VOUCHER_REDEEMED = "voucher.redeemed"
    VOUCHER_CANCELLED = "voucher.cancelled"
    STAMP_CARD_OPENED = "stamp-card.opened"
    STAMPED = "stamped"
    STAMP_CARD_REWARDED = "stamp-card.rewarded"
    STAMP_CARD_CANCELLED = "stamp-card.cancelled"
    STAMP_CARD_ATTACHED = "stamp-card.attached"
    PULSE_ANSWERED = "pulse.answered"
    ANSWER_GUESSED = "answer.guessed"
    LETTER_PUT_OUT = "letter.put-out"
    LETTER_ISSUED = "letter.issued"
    LETTER_NEVER_SENT = "letter.never-sent"
    REPLY_LOGGED = "reply.logged"
    WORDING_SAVED = "wording.saved"
    WORDING_RESTORED = "wording.restored"
    PLAYBOOK_CHOSEN = "playbook.chosen"
    STEP_TICKED = "step.ticked"
    STEP_UNTICKED = "step.unticked"
    PLAYBOOK_SAVED = "playbook.saved"
    PLAYBOOK_RESTORED = "playbook.restored"
    GUARD_DISMISSED = "guard.dismissed"
    GUARD_SWITCHED = "guard.switched"
    GUESS_WORDS_EDITED = "guess-words.edited"
    SPECIAL_DAY_SAVED = "special-day.saved"
    SPECIAL_DAY_REMOVED = "special-day.removed"
    FILTER_SAVED = "filter.saved"
    FILTER_REMOVED = "filter.removed"
    TALLIED = "tallied"
    TALLY_REMOVED = "tally.removed"
    IDEA_NOTED = "idea.noted"
    IDEA_EDITED = "idea.edited"
    IDEA_REMOVED = "idea.removed"
    CASES_GATHERED = "cases.gathered"
    CAUSES_MERGED = "causes.merged"
    IMPROVEMENT_SAVED = "improvement.saved"
    IMPROVEMENT_REMOVED = "improvement.removed"
    ELSEWHERE_SAVED = "elsewhere.saved"
    ELSEWHERE_REMOVED = "elsewhere.removed"
    STANDARD_SAVED = "standard.saved"
    STANDARD_REMOVED = "standard.removed"
    UNDONE = "undone"


ERASING_DEEDS = frozenset({DeedName.CUSTOMER_ERASED, DeedName.RETENTION_APPLIED})
"""Deeds that leave nothing of what they removed, in history neither."""

FINAL_DEEDS = frozenset(
    {
        DeedName.SHOP_OPENED,
        DeedName.LETTER_PUT_OUT,
        DeedName.LETTER_ISSUED,
        DeedName.CUSTOMER_ERASED,
        DeedName.RETENTION_APPLIED,
        DeedName.WEEK_DRAWN,
    }
)
"""Deeds that cannot be undone: a letter that went out stays in the archive, or is marked "never sent";
what was erased is nowhere any more; a week is drawn once, or chance could be asked until it pleases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The outcome of one deed.

    Attributes:
        deed: the deed's uid, what Undo takes; empty if nothing needed to change.
        name: what was done.
        record: id of the record that the deed was about.
        touched: every record written, as (noun, id).
    """

    deed: str
    name: DeedName
    record: int = 0
    touched: frozenset[tuple[Noun, int]] = field(default_factory=frozenset)

    @property
    def nouns(self) -> frozenset[Noun]:
        """What kinds of record were written."""
        return frozenset(noun for noun, _ in self.touched)

    @property
    def can_undo(self) -> bool:
        """Whether the bar at the bottom offers Undo."""
        return bool(self.deed) and self.name not in FINAL_DEEDS


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One deed as history tells it: who did what, when, to which records.

    Attributes:
        lines: what it did to each record; of very many, the first ones and those that are asked about.
        records: how many it touched.
        is_erased: every one of these records was erased for good since.
    """

    deed: str
    name: DeedName
    at: datetime
    staff: str
    reverses: str | None
    lines: tuple[HistoryLine, ...] = ()
    records: int = 0
    is_erased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """What a deed did to one record: op is ``I`` (added), ``U`` (changed) or ``D`` (removed).

    ``before`` and ``after`` hold the changed columns as stored; empty once erased.
    """

    noun: Noun
    record_uid: str
    op: str
    before: tuple[tuple[str, object], ...] = ()
    after: tuple[tuple[str, object], ...] = ()

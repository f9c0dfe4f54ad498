"""One record out of two, within a deed."""

from __future__ import annotations

from collections.abc import Iterator

from delight.data.entities import Customer, Merge, Note, Reach
from delight.data.journal import Writer
from delight.data.merging import hand_over, remove_customer
from delight.data.queries import links as link_query
from delight.data.queries import reaches as reach_query
from delight.domain.customers.customer import CustomerDraft, Gone, checked_customer, draft_of
from delight.domain.customers.reaches import ReachKind, ReachRow
from delight.domain.duplicates.merging import Choices, MergeField, merged, ways_left
from delight.domain.text import clean
from delight.services.customers.consents import follow, stop_letters
from delight.services.customers.links import let_go, refuse_own_circle
from delight.services.customers.numbers import key_of
from delight.services.customers.service import fill

_KINDS = {
    MergeField.EMAIL: ReachKind.EMAIL,
    MergeField.PHONE: ReachKind.PHONE,
    MergeField.ADDRESS: ReachKind.ADDRESS,
}


def merge_records(
    deed: Writer, keep: Customer, other: Customer, choices: Choices, note: str, staff_id: int | None
) -> None:
    """Merge ``other`` into ``keep``: fields as chosen, everything else comes along, and ``other`` goes."""
    keep_id, other_id, old_uid = keep.id or 0, other.id or 0, other.uid
    mine, theirs = draft_of(keep), draft_of(other)
    result = checked_customer(merged(mine, theirs, choices))
    refuse_own_circle(deed, keep_id, other_id)
    _keep_labels(deed, keep, other)
    _keep_thanks(deed, keep_id, other_id)
    hand_over(deed, other, keep)
    fill(deed, keep, result)
    keep.created_at = min(keep.created_at, other.created_at)
    _follow(deed, keep, result)
    _keep_ways(deed, keep, ways_left(mine, theirs, result))
    if text := clean(note, field="note"):
        deed.add(Note(customer_id=keep_id, text=text, at=deed.at, staff_id=staff_id))
    deed.add(Merge(customer_id=keep_id, old_id=other_id, old_uid=old_uid))
    remove_customer(deed, other)


def _follow(deed: Writer, keep: Customer, result: CustomerDraft) -> None:
    """Do what both together allow; a no to letters that was chosen stays a no."""
    deed.session.flush()
    follow(deed, keep)
    keep.letters_welcome = keep.letters_welcome and result.letters_welcome
    if keep.gone is not Gone.NO or not keep.letters_welcome:
        stop_letters(deed, keep.id or 0)


def _keep_labels(deed: Writer, keep: Customer, other: Customer) -> None:
    """Let a way that both have keep what the other calls it."""
    mine = dict(_ways(deed, keep))
    for key, row in _ways(deed, other):
        same = mine.get(key)
        if same is not None and row.label and row.label != same.label:
            record = deed.session.get_one(Reach, same.id)
            record.label = f"{same.label}, {row.label}" if same.label else row.label


def _keep_thanks(deed: Writer, keep_id: int, other_id: int) -> None:
    """Have what thanks for a referral that both have name the one that stays; theirs of each other goes."""
    mine = link_query.brought(deed.session, keep_id)
    for pair, link_id in link_query.brought(deed.session, other_id).items():
        whom = (keep_id if pair[0] == other_id else pair[0], keep_id if pair[1] == other_id else pair[1])
        if whom[0] == whom[1]:
            let_go(deed, link_id)
        elif same := mine.get(whom):
            let_go(deed, link_id, None if link_query.thanking(deed.session, same) else same)


def _ways(deed: Writer, whose: Customer) -> Iterator[tuple[tuple[ReachKind, str], ReachRow]]:
    for row in reach_query.reaches(deed.session, whose.id or 0):
        yield (row.kind, key_of(deed.session, whose, row.kind, row.value)), row


def _keep_ways(deed: Writer, keep: Customer, left: list[tuple[MergeField, str]]) -> None:
    for field, value in left:
        kind = _KINDS[field]
        key = key_of(deed.session, keep, kind, value)
        if not reach_query.is_kept(deed.session, keep.id or 0, kind, key):
            deed.add(Reach(customer_id=keep.id or 0, kind=kind, value=value, key=key))

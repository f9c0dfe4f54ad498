"""Deeds on links: who belongs to whom, and who brought whom."""

from __future__ import annotations

from delight.data.entities import Customer, Link
from delight.data.journal import Writer
from delight.data.queries import links as query
from delight.data.queries import referrals as referral_query
from delight.data.queries.common import found
from delight.data.queries.pairs import merged_into_them
from delight.domain.changes import Changes, DeedName
from delight.domain.customers.links import LinkDraft, LinkKind, LinkRow, checked_link
from delight.domain.errors import ConflictError
from delight.services.context import Context


class LinkService:
    """Households, firms and those who work there, referrals."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, customer_id: int) -> list[LinkRow]:
        """Return whom a customer belongs to, by kind and name."""
        with self._context.db.read() as session:
            return query.links(session, customer_id)

    def merged(self, customer_id: int) -> list[tuple[int, str]]:
        """Return the old id and the name of everybody who was merged into a customer, the latest first."""
        with self._context.db.read() as session:
            return merged_into_them(session, customer_id)

    def add(self, draft: LinkDraft) -> Changes:
        """Link two customers; who joins somebody's household lives with all of it.

        Raises:
            InputError: ``link.themselves``, ``date.future``.
            UnknownError: ``customer.unknown``.
            ConflictError: ``link.here_already``, ``link.brought_each_other``, ``link.circle`` where who was
                brought has brought them, by others in between: the ``chain`` of names.
        """
        checked = checked_link(draft, self._context.today())
        with self._context.deed(DeedName.LINK_ADDED) as deed:
            for customer_id in (checked.customer_id, checked.other_id):
                found(deed.session, Customer, customer_id, "customer.unknown")
            _refuse_twice(deed, checked)
            record = _link(checked)
            deed.add(record)
            if checked.kind is LinkKind.HOUSEHOLD:
                _join(deed, checked)
            deed.about(record)
        return deed.changes

    def remove(self, link_id: int, leaves: int | None = None) -> Changes:
        """Take a link away; of a household ``leaves`` says who leaves it, and so every one in it.

        Raises:
            UnknownError: ``link.unknown``.
        """
        with self._context.deed(DeedName.LINK_REMOVED) as deed:
            record: Link = found(deed.session, Link, link_id, "link.unknown")
            gone = [link_id]
            if record.kind is LinkKind.HOUSEHOLD:
                gone = query.household_links(deed.session, leaves or record.other_id)
            for each in gone:
                let_go(deed, each)
                deed.session.delete(deed.session.get_one(Link, each))
        return deed.changes


def _refuse_twice(deed: Writer, draft: LinkDraft) -> None:
    pair = draft.customer_id, draft.other_id
    if query.link_id(deed.session, draft.kind, *pair) is not None:
        raise ConflictError("link.here_already", why=draft.kind)
    turned = query.link_id(deed.session, draft.kind, *reversed(pair))
    if draft.kind is LinkKind.BROUGHT and turned is not None:
        raise ConflictError("link.brought_each_other")
    if draft.kind is LinkKind.BROUGHT:
        _refuse_circle(deed, draft)


def _refuse_circle(deed: Writer, draft: LinkDraft) -> None:
    if chain := referral_query.chain(deed.session, draft.other_id, draft.customer_id):
        names = referral_query.named(deed.session, chain)
        raise ConflictError("link.circle", chain=names, first=names[0], last=names[-1])


def refuse_own_circle(deed: Writer, one_id: int, two_id: int) -> None:
    """Refuse to make one customer of two where others stand between them who were brought.

    Raises:
        ConflictError: ``link.circle`` with the ``chain`` of names.
    """
    for pair in ((one_id, two_id), (two_id, one_id)):
        if chain := referral_query.chain(deed.session, *pair, directly=False):
            raise ConflictError("link.circle", chain=referral_query.named(deed.session, chain), why="merge")


def let_go(deed: Writer, link_id: int, to: int | None = None) -> None:
    """Take what thanks for a referral off its link, or put it on another link ``to``."""
    for record in query.thanking(deed.session, link_id):
        record.link_id = to
    deed.session.flush()


def _join(deed: Writer, draft: LinkDraft) -> None:
    """Link everybody of both households with each other."""
    ones, others = (
        {end, *query.household(deed.session, end)} - {away}
        for end, away in ((draft.customer_id, draft.other_id), (draft.other_id, draft.customer_id))
    )
    for one in sorted(ones):
        for other in sorted(others - ones):
            pair = min(one, other), max(one, other)
            if query.link_id(deed.session, LinkKind.HOUSEHOLD, *pair) is None:
                deed.add(Link(customer_id=pair[0], other_id=pair[1], kind=LinkKind.HOUSEHOLD))


def _link(draft: LinkDraft) -> Link:
    return Link(customer_id=draft.customer_id, other_id=draft.other_id, kind=draft.kind, day=draft.day)

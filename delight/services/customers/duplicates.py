"""Customers who are here twice: found, warned of, merged, and taken apart again."""

from __future__ import annotations

from collections.abc import Collection

from delight.data.entities import Customer, Link
from delight.data.merging import counts
from delight.data.parts import parts
from delight.data.queries import duplicates as query
from delight.data.queries import pairs as pair_query
from delight.data.queries.common import found, version
from delight.data.queries.links import links
from delight.data.undo import undo, undoable
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.customers.customer import CustomerDraft, draft_of
from delight.domain.customers.links import LinkKind
from delight.domain.duplicates.crowd import Crowd, Like
from delight.domain.duplicates.merging import Choices, merge_lines
from delight.domain.duplicates.pairs import (
    DuplicateList,
    DuplicateRow,
    MergePreview,
    Unmerged,
    Warned,
    is_more,
)
from delight.domain.duplicates.suspects import Traits, likeness, traits
from delight.domain.errors import InputError, UnknownError
from delight.domain.progress import ProgressFn, share, silent
from delight.services.context import Context
from delight.services.customers.consents import follow_undone
from delight.services.customers.merging import merge_records
from delight.services.customers.visits import answer_return_checks
from delight.services.shop import check_seen

_WARNED, _AT_ONCE = 3, 500
_SHARED = 35
"""With no name typed yet, a shared e-mail or phone is worth a word."""
_QUIET = frozenset({Noun.MERGE, Noun.REPLY, Noun.SUGGESTION})
"""What comes along without a word: nobody is told whom chance drew and held out."""


class DuplicateService:
    """Two records of one person."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(
        self, progress: ProgressFn = silent, limit: int = 200, *, of: Collection[int] = ()
    ) -> DuplicateList:
        """Return the likeliest pairs; compares everybody, so it is for a worker of its own.

        Args:
            progress: told how far it is; may raise ``StoppedError``.
            limit: how many at most.
            of: only pairs with one of these customers, where any are named.
        """
        crowd = self._everybody(progress)
        with self._context.db.read() as session:
            told_apart = query.told_apart(session)
        pairs = crowd.pairs(told_apart, lambda done, total: progress(total + done, 2 * total))
        if of:
            pairs = [pair for pair in pairs if pair.one in of or pair.two in of]
        shown = pairs[:limit]
        with self._context.db.read() as session:
            sides = pair_query.sides(session, [n for pair in shown for n in (pair.one, pair.two)])
        rows = []
        for pair in shown:
            if pair.one in sides and pair.two in sides:  # one may have gone in the meantime
                one, two = sides[pair.one], sides[pair.two]
                one, two = (one, two) if is_more(one, two) else (two, one)
                rows.append(DuplicateRow(one=one, two=two, likeness=pair.likeness))
        return DuplicateList(rows=tuple(rows), total=len(pairs))

    def _everybody(self, progress: ProgressFn) -> Crowd:
        """Return all customers, read some at a time; that is half of the work."""
        crowd, after = Crowd(), 0
        with self._context.db.read() as session:
            total = query.customers_kept(session)
        while True:
            with self._context.db.read() as session:
                some = query.known(session, after=after)
            if not some:
                return crowd
            for customer_id, known in some:
                crowd.add(customer_id, known)
            after = some[-1][0]
            progress(min(len(crowd), total), 2 * max(1, total))

    def warn(self, draft: CustomerDraft) -> list[Warned]:
        """Return who is here already and may be meant, the likeliest first; quick enough for typing."""
        wanted = _traits(draft)
        if not (wanted.name.words or wanted.emails or wanted.phones):
            return []
        with self._context.db.read() as session:
            like = _like(query.known_like(session, wanted), wanted)[:_WARNED]
            sides = pair_query.sides(session, [one.id for one in like])
        return [
            Warned(
                id=one.id,
                name=sides[one.id].name,
                town=sides[one.id].town,
                phone=sides[one.id].phone,
                email=sides[one.id].email,
                likeness=one.likeness,
                no_calls=sides[one.id].no_calls,
                no_email=sides[one.id].no_email,
            )
            for one in like
        ]

    def preview(self, keep_id: int, other_id: int) -> MergePreview:
        """Return both records field by field, and what would come along.

        Raises:
            UnknownError: ``customer.unknown``, ``customer.merged``.
            InputError: ``customer.same_twice``.
        """
        _check_two(keep_id, other_id)
        with self._context.db.read() as session:
            keep: Customer = found(session, Customer, keep_id, "customer.unknown")
            other: Customer = found(session, Customer, other_id, "customer.unknown")
            sides = pair_query.sides(session, (keep_id, other_id))
            moves = counts(session.connection(), other_id)
            others = {row.customer_id for row in links(session, other_id)} - {keep_id}
            moves[Noun.LINK] = len(others)  # who was told apart is nobody that comes along
            like = likeness(query.traits_of(session, keep_id), query.traits_of(session, other_id), rare=True)
            return MergePreview(
                keep=sides[keep_id],
                other=sides[other_id],
                lines=merge_lines(draft_of(keep), draft_of(other)),
                moves=tuple((Noun(name), n) for name, n in moves.items() if n and Noun(name) not in _QUIET),
                versions=(version(session, keep.uid), version(session, other.uid)),
                likeness=like,
            )

    def merge(
        self,
        keep_id: int,
        other_id: int,
        choices: Choices | None = None,
        *,
        seen: tuple[int, int] | None = None,
        note: str = "",
    ) -> Changes:
        """Make one of two: what belongs to the other comes along, and the other's id leads to the kept one.

        Args:
            keep_id: who stays.
            other_id: who is merged into them.
            choices: whose value is kept where both tell something; what is not chosen is as proposed.
            seen: the versions of both that were looked at.
            note: kept with them, such as the name that was not chosen.

        Raises:
            UnknownError: ``customer.unknown``, ``customer.merged``.
            InputError: ``customer.same_twice``, ``text.too_long``.
            ConflictError: ``record.changed_elsewhere``.
        """
        _check_two(keep_id, other_id)
        with self._context.deed(DeedName.CUSTOMERS_MERGED) as deed:
            keep: Customer = found(deed.session, Customer, keep_id, "customer.unknown")
            other: Customer = found(deed.session, Customer, other_id, "customer.unknown")
            for record, number in zip((keep, other), seen or (None, None), strict=True):
                check_seen(number, version(deed.session, record.uid))
            merge_records(deed, keep, other, choices or {}, note, self._context.staff_id)
            answer_return_checks(self._context, deed, [keep_id])
            deed.about(keep)
        return deed.changes

    def tell_apart(self, one_id: int, two_id: int) -> Changes:
        """Remember that two customers are two, so that nobody is asked again.

        Raises:
            UnknownError: ``customer.unknown``, ``customer.merged``.
            InputError: ``customer.same_twice``.
        """
        _check_two(one_id, two_id)
        with self._context.deed(DeedName.CUSTOMERS_TOLD_APART) as deed:
            for customer_id in (one_id, two_id):
                found(deed.session, Customer, customer_id, "customer.unknown")
            first, second = sorted((one_id, two_id))
            if (first, second) not in query.told_apart(deed.session):
                deed.add(Link(customer_id=first, other_id=second, kind=LinkKind.NOT_SAME))
        return deed.changes

    def how_many(
        self, most: int = 5_000, *, of: Collection[int] = (), progress: ProgressFn = silent
    ) -> int | None:
        """Return how many pairs (``of`` some customers) may be one; ``None`` in a shop too large for that."""
        with self._context.db.read() as session:
            if query.customers_kept(session) > most:
                return None
        return self.list(progress, 0, of=of).total

    def among(self, ids: Collection[int], progress: ProgressFn = silent) -> list[tuple[int, int]]:
        """Return the pairs among some customers who may be one person, the likeliest first.

        Of very many it takes a while; ``progress`` may raise ``StoppedError``.
        """
        crowd, reading, comparing = Crowd(), share(progress, 0, 50), share(progress, 50, 100)
        for some in parts(sorted(ids), _AT_ONCE):
            reading(len(crowd), len(ids))
            with self._context.db.read() as session:
                for customer_id, known in query.known_of(session, some):
                    crowd.add(customer_id, known)
        with self._context.db.read() as session:
            told_apart = query.told_apart(session)
        return [(pair.one, pair.two) for pair in crowd.pairs(told_apart, comparing)]

    def unmerge(self, customer_id: int) -> Unmerged:
        """Take two apart that were merged, however long ago.

        What came from the other goes back to them; what was added to the kept one since stays there.

        Args:
            customer_id: of the one who was merged away, or of the kept one, whose last merge it means.

        Raises:
            UnknownError: ``customer.never_merged``.
            ConflictError: ``undo.older_version``, ``undo.erased``, ``undo.merged_on``.
        """
        with self._context.db.read(whole=True) as session:  # a case that is the owner's may have come along
            merge = pair_query.merge_of(session, customer_id)
            if merge is None:
                found(session, Customer, customer_id, "customer.unknown")
                raise UnknownError("customer.never_merged", id=customer_id)
            keep_id, old_id, uid = merge
            undoable(session, uid)
            stays = pair_query.added_since(session, keep_id, uid)
        with self._context.deed(DeedName.UNDONE, reverses=uid) as writer:
            undoable(writer.session, uid)
            left = undo(writer, uid, rest=True)
            follow_undone(writer)
            writer.about(writer.session.get_one(Customer, old_id))
        return Unmerged(
            changes=writer.changes,
            customer_id=old_id,
            keep_id=keep_id,
            stays=tuple((noun, n) for noun, n in stays.items() if noun not in _QUIET),
            left=tuple(left),
        )


def _check_two(one: int, two: int) -> None:
    if one == two:
        raise InputError("customer.same_twice", "other")


def _traits(draft: CustomerDraft) -> Traits:
    return traits(
        name=draft.name,
        given=draft.given,
        family=draft.family,
        reading=draft.reading,
        organisation=draft.organisation,
        emails=(draft.email,),
        phones=(draft.phone,),
        addresses=(draft.address,),
        birthday=draft.birthday,
    )


def _like(people: list[tuple[int, Traits]], wanted: Traits) -> list[Like]:
    """Return who of a few may be meant; a name counts as rare, since asking costs little."""
    floor = 0 if wanted.name.words else _SHARED
    found_ = (Like(id=n, likeness=likeness(wanted, known, rare=True)) for n, known in people)
    like = [one for one in found_ if one.likeness.is_possible or (floor and one.likeness.score >= floor)]
    return sorted(like, key=lambda one: (not one.likeness.sure, -one.likeness.score, one.id))

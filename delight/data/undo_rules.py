"""Rules about several records together that no undo breaks, in whatever order deeds go back and forth."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.chain import Stored
from delight.data.entities import CatalogueEntry, Gesture, Improvement, Record, StampCard, Voucher
from delight.data.queries.common import table
from delight.data.queries.referrals import chain, named
from delight.data.queries.shop import has_amounts
from delight.data.queries.stamp_cards import is_full
from delight.data.queries.vouchers import no_room
from delight.data.tables import bare
from delight.data.undo_job import Job
from delight.data.veil import hides_record, hides_some
from delight.domain.changes import Noun
from delight.domain.codes import spaced
from delight.domain.customers.links import LinkKind
from delight.domain.errors import ConflictError, DelightError
from delight.domain.staff.rights import OwnersReason

_CARDS, _GESTURES, _VOUCHERS = table(StampCard), table(Gesture), table(Voucher)
_CATALOGUE, _SAID = table(CatalogueEntry), table(Improvement)


def bars_return(session: Session, noun: str, row: Mapping[str, Any]) -> Sequence[str]:
    """Return why what was taken away cannot come back, as ``Leftover.why`` and ``what``; else nothing.

    What closes a circle names it; a use of a voucher that was cancelled names its code.
    """
    if noun == Noun.REDEMPTION:
        return _bars_use(session, row)
    if noun == Noun.CATALOGUE:
        return ("there-again",) if _is_named(session, row["name"], row["id"]) else ()
    if noun != Noun.LINK:
        return ()
    who, whom = row["customer_id"], row["other_id"]
    if who == whom:  # they were made one customer since
        return ("gone",)
    circle = chain(session, whom, who) if row["kind"] == LinkKind.BROUGHT else ()
    return ("circle", *named(session, circle)) if circle else ()


def _is_named(session: Session, name: str, but: int) -> bool:
    same = sa.func.fold(_CATALOGUE.c.name) == sa.func.fold(name)
    return session.scalar(sa.select(_CATALOGUE.c.id).where(same, _CATALOGUE.c.id != but)) is not None


def _bars_use(session: Session, row: Mapping[str, Any]) -> Sequence[str]:
    if why := no_room(session, row):
        return (why,)
    cancelled = (_VOUCHERS.c.id == row["voucher_id"]) & _VOUCHERS.c.cancelled_at.is_not(None)
    code = session.scalar(sa.select(_VOUCHERS.c.code).where(cancelled))
    return ("cancelled", spaced(code)) if code else ()


def check_cause(job: Job, noun: str, back: Stored) -> None:
    """Refuse to give a case back a cause of which the owner wrote meanwhile, and which is hidden since.

    A case that whoever is at the desk sees would show it to them. What the deed itself wrote they have seen.

    Raises:
        DelightError: ``owner.needed``.
    """
    key, session = back.get("cause_key") if noun == Noun.CASE else "", job.writer.session
    if not key or not hides_some(session, Noun.IMPROVEMENT):
        return
    for said in session.execute(sa.select(_SAID.c.uid).where(_SAID.c.cause_key == key)):
        if (Noun.IMPROVEMENT, said.uid) not in job.mine and hides_record(session, Noun.IMPROVEMENT, said):
            raise DelightError("owner.needed", why=OwnersReason.TAKING_BACK)


def check_currency(job: Job, noun: str, row: Stored, back: Stored) -> None:
    """Refuse to give the shop back a currency where amounts were noted in another one since.

    Else they would stand there as if they had been in it. What goes back together with it does not count.

    Raises:
        ConflictError: ``currency.in_use``.
    """
    if noun != Noun.SHOP or back.get("currency", row["currency"]) == row["currency"]:
        return
    if has_amounts(job.writer.session, but=back):
        raise ConflictError("currency.in_use", currency=row["currency"])


def without_the_gone(job: Job, noun: str, values: Stored) -> tuple[Stored, bool]:
    """Return values that come back without what they go with and is gone, and whether what they belong to is.

    A voucher comes back without the surprise that it went with; no stamp comes back without its card, and
    nothing of a customer without them.
    """
    gone = {
        name: is_whole
        for name, parent, is_whole in _parents(noun)
        if values.get(name) is not None and not job.is_there(parent, values[name])
    }
    return {**values, **dict.fromkeys(gone)}, any(gone.values())


@cache
def _parents(noun: str) -> tuple[tuple[str, str, bool], ...]:
    """Return by which columns a kind refers to which, and whether it is nothing without that."""
    columns = Record.metadata.tables[noun].columns
    return tuple(
        (column.name, key.column.table.name, not column.nullable or key.column.table.name == Noun.CUSTOMER)
        for column in columns
        for key in column.foreign_keys
    )


def drawn_meanwhile(connection: sa.Connection, noun: str, row: Stored) -> Stored | None:
    """Return the other suggestion that somebody has in the week of one that becomes theirs again."""
    if noun != Noun.SUGGESTION:
        return None
    kept = bare(noun)
    same = (kept.c.week == row["week"]) & (kept.c.customer_id == row["customer_id"])
    found = connection.execute(sa.select(kept).where(same, kept.c.uid != row["uid"])).mappings().first()
    return dict(found) if found else None


def without_second_thanks(session: Session, noun: str, row: Stored) -> Stored:
    """Return a surprise that comes back; where another thanked for the referral meanwhile, it names none."""
    link_id = row.get("link_id") if noun == Noun.GESTURE else None
    if (
        link_id is None
        or session.scalar(sa.select(_GESTURES.c.id).where(_GESTURES.c.link_id == link_id)) is None
    ):
        return row
    return {**row, "link_id": None}


def bars_removal(session: Session, noun: str, row: Stored, mine: Collection[tuple[str, str]]) -> str:
    """Return why a record cannot be taken away: a stamp of a card whose reward was given since; else ''.

    Args:
        session: to read in.
        noun: its kind.
        row: the record.
        mine: what goes back with it, by kind and uid.
    """
    if noun != Noun.STAMP:
        return ""
    query = sa.select(*_CARDS.c["uid", "rewarded_at"]).where(_CARDS.c.id == row["card_id"])
    card = session.execute(query).one()
    is_given = card.rewarded_at is not None and (Noun.STAMP_CARD.value, card.uid) not in mine
    return "rewarded" if is_given else ""


def bars_change(session: Session, noun: str, row: Stored, back: Stored) -> str:
    """Return why a record cannot be as it was; else ''.

    A card that is not full was never rewarded; two gestures of one name could not be told apart.
    """
    if noun == Noun.CATALOGUE and "name" in back:
        return "there-again" if _is_named(session, back["name"], row["id"]) else ""
    if noun != Noun.STAMP_CARD or back.get("rewarded_at") is None:
        return ""
    return "" if is_full(session, row["id"]) else "not-full"

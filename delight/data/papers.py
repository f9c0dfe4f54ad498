"""Vouchers and stamp cards of an erased person: whoever holds the paper can still use it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlmodel import Session

from delight.data.belongings import Belongings
from delight.data.figures import NO_WORDS, Stored, add, in_month, shared_words
from delight.domain.changes import Noun
from delight.domain.customers.mentions import Named, blacked

_Parts = list[Stored]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A kind of paper: its parts, the column that says what it is worth, what goes, and when it is over."""

    noun: Noun
    parts: Noun
    column: str
    worth: str
    emptied: Stored
    is_over: Callable[[Stored, _Parts, str], bool]


def keep_papers(session: Session, theirs: Belongings, today: str, who: Named) -> int:
    """Keep their vouchers and stamp cards under the same codes; return how many records they are.

    One that is still good on ``today`` keeps what it is worth, without ``who``, and its last day: both stand
    on the paper. Of any other the figures stay, and words that somebody else's has too.
    """
    return sum(_keep(session, theirs, paper, today, who) for paper in _PAPERS)


def still_good(theirs: Belongings, today: str) -> int:
    """Return how many of their vouchers and stamp cards can still be used on ``today``."""
    used = [(paper, _by_paper(theirs, paper)) for paper in _PAPERS]
    return sum(
        not paper.is_over(row, parts.get(row["id"], []), today)
        for paper, parts in used
        for row in theirs.of(paper.noun)
    )


def _keep(session: Session, theirs: Belongings, paper: _Paper, today: str, who: Named) -> int:
    rows, parts = list(theirs.of(paper.noun)), _by_paper(theirs, paper)
    shared = shared_words(session, theirs, paper.noun, paper.worth)
    kept: list[Stored] = []
    for row in rows:
        over = paper.is_over(row, parts.get(row["id"], []), today)
        kept.append({**_bare(row, paper), **(_figure if over else _good)(row, paper, shared, who)})
    _free_codes(session, paper.noun, rows)
    ids = dict(zip([row["id"] for row in rows], add(session, paper.noun, kept), strict=True))
    used = [
        {**in_month(part), paper.column: ids[paper_id]} for paper_id, some in parts.items() for part in some
    ]
    return len(kept) + len(add(session, paper.parts, used))


def _bare(row: Stored, paper: _Paper) -> Stored:
    return {**in_month(row), **paper.emptied, "customer_id": None}


def _figure(row: Stored, paper: _Paper, shared: set[str], who: Named) -> Stored:
    """Return what stays of one that nobody can use any more."""
    del who
    words = row[paper.worth]
    until = f"{row['until'][:7]}-01" if row["until"] else None
    return {paper.worth: words if words in shared or not words else NO_WORDS, "until": until}


def _good(row: Stored, paper: _Paper, shared: set[str], who: Named) -> Stored:
    del shared
    return {paper.worth: blacked(row[paper.worth], who)}


def _by_paper(theirs: Belongings, paper: _Paper) -> dict[int, _Parts]:
    found: dict[int, _Parts] = {}
    for part in theirs.of(paper.parts):
        if theirs.has(paper.noun, part[paper.column]):
            found.setdefault(part[paper.column], []).append(part)
    return found


def _free_codes(session: Session, noun: Noun, rows: Iterable[Stored]) -> None:
    """Let the codes of what is removed in a moment be given to what stays of it."""
    cursor = session.connection().connection.cursor()
    query = f"UPDATE {noun.value} SET code = uid WHERE id = ?"  # noqa: S608 - our own names
    cursor.executemany(query, [(row["id"],) for row in rows])


def _is_late(row: Stored, today: str) -> bool:
    return (row["until"] or today) < today


def _is_voucher_over(row: Stored, parts: _Parts, today: str) -> bool:
    if row["cancelled_at"] or row["value_minor"] is None:
        return bool(row["cancelled_at"] or parts) or _is_late(row, today)
    return _is_late(row, today) or sum(part["amount_minor"] for part in parts) >= row["value_minor"]


def _is_card_over(row: Stored, parts: _Parts, today: str) -> bool:
    """Return whether a card earns nothing any more; one that was full in time still does."""
    is_full = row["head_start"] + sum(part["count"] for part in parts) >= row["needed"]
    return bool(row["rewarded_at"] or row["cancelled_at"]) or (_is_late(row, today) and not is_full)


_PAPERS = (
    _Paper(
        noun=Noun.VOUCHER,
        parts=Noun.REDEMPTION,
        column="voucher_id",
        worth="item",
        emptied={"gesture_id": None, "case_id": None, "note": "", "cancel_why": ""},
        is_over=_is_voucher_over,
    ),
    _Paper(
        noun=Noun.STAMP_CARD,
        parts=Noun.STAMP,
        column="card_id",
        worth="reward",
        emptied={},
        is_over=_is_card_over,
    ),
)

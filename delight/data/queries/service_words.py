"""The shop's own telling words, and what was tallied."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.entities import GuessWord, Tally
from delight.data.queries.common import table
from delight.domain.guessing.telling import WordRow

_W, _T = table(GuessWord), table(Tally)


def guess_words(session: Session) -> list[WordRow]:
    """Return the shop's own words and those it does without, in the order they were noted."""
    query = sa.select(*_W.c["id", "about", "value", "word", "language", "off"]).order_by(_W.c.id)
    return [WordRow(**row) for row in session.execute(query).mappings()]


def same_word(session: Session, about: str, value: str, language: str, word_key: str) -> int | None:
    """Return the id of a word that is noted already."""
    same = (
        (_W.c.about == about)
        & (_W.c.value == value)
        & (_W.c.language == language)
        & (_W.c.word_key == word_key)
    )
    return session.scalar(sa.select(_W.c.id).where(same))


def tally_words(session: Session, since: datetime, limit: int) -> list[tuple[str, int, datetime]]:
    """Return what was tallied most since a moment: the words as last written, how often, when last.

    They are in the order in which they were first tallied, ever.
    """
    last = sa.func.max(_T.c.at)
    query = (
        sa.select(_T.c.what, sa.func.count(), last, _T.c.what_key)
        .where(_T.c.at >= since)
        .group_by(_T.c.what_key)
        .order_by(sa.func.count().desc(), last.desc())
        .limit(limit)
    )
    most = {key: (what, count, at) for what, count, at, key in session.execute(query)}
    first = sa.func.min(_T.c.at)
    keys = sa.select(_T.c.what_key).where(_T.c.what_key.in_(most)).group_by(_T.c.what_key)
    return [most[key] for key in session.scalars(keys.order_by(first, sa.func.min(_T.c.id)))]


def tally_marks(session: Session, since: datetime, until: datetime) -> list[tuple[int, str, str, datetime]]:
    """Return each mark between two moments, the oldest first: id, words, their key, when."""
    query = (
        sa.select(*_T.c["id", "what", "what_key", "at"])
        .where((_T.c.at >= since) & (_T.c.at < until))
        .order_by(_T.c.at, _T.c.id)
    )
    return [tuple(row) for row in session.execute(query)]

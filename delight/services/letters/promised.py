"""Promises that are kept by a letter: which letter keeps them, and what happens when it goes out."""

from __future__ import annotations

from datetime import date

from delight.data.database import Session
from delight.data.entities import Letter, Promise
from delight.data.journal import Writer
from delight.data.queries import due as query
from delight.data.queries.due import OpenPromise
from delight.data.queries.promises import promises_of
from delight.domain.cases.recovery import PromiseState
from delight.domain.text import fold
from delight.letters.advice.by_letter import is_letter_promised
from delight.letters.advice.promising import promises

_ANY_DAY = date(2000, 1, 1)
"""Only whether a letter promises another one is asked, not by when."""


def is_kept(session: Session, promise: Promise | OpenPromise) -> bool:
    """Return whether a letter that keeps a promise went out since it was made, or waits to."""
    return any(map(_keeps, query.letters_after(session, promise)))


def is_owed(session: Session, promise_id: int) -> bool:
    """Return whether the letter that was promised is still owed."""
    promise = session.get(Promise, promise_id)
    if promise is None or promise.state is not PromiseState.OPEN:
        return False
    return not is_kept(session, promise)


def keep_promises(deed: Writer, letter: Letter) -> None:
    """A letter that goes out keeps the promises to write that were made before it."""
    for promise in _to_write(deed.session, letter, PromiseState.OPEN):
        if query.is_after(deed.session, letter.uid, promise.uid) and _keeps((letter.language, letter.body)):
            promise.state, promise.settled_at = PromiseState.KEPT, letter.issued_at


def name_letter(deed: Writer, letter: Letter) -> None:
    """Say of promises that were put on the list while a letter was written that they were made in it."""
    if letter.id is None:
        deed.add(letter)
    made = {fold(offer.what) for offer in promises(letter.body, letter.language, _ANY_DAY)}
    for promise in _of(deed.session, letter, PromiseState.OPEN):
        if promise.letter_id is None and promise.action_id is None and fold(promise.what) in made:
            promise.letter_id = letter.id


def take_promises_back(session: Session, letter: Letter) -> None:
    """Promises that only this letter kept are open again: it never went out."""
    for promise in _to_write(session, letter, PromiseState.KEPT):
        alone = not is_kept(session, promise)
        if promise.settled_at == letter.issued_at and alone:
            promise.state, promise.settled_at = PromiseState.OPEN, None


def _to_write(session: Session, letter: Letter, state: PromiseState) -> list[Promise]:
    return [promise for promise in _of(session, letter, state) if is_letter_promised(promise.what)]


def _of(session: Session, letter: Letter, state: PromiseState) -> list[Promise]:
    """Return what was promised in the case a letter is about, and to whom it goes without a case."""
    mine = promises_of(session, letter.case_id, state) if letter.case_id is not None else []
    theirs = query.promises_to(session, letter.customer_id, state) if letter.customer_id is not None else []
    return [*mine, *theirs]


def _keeps(letter: tuple[str, str]) -> bool:
    """Return whether a letter, given by language and text, is more than the promise of another one."""
    language, body = letter
    return not any(is_letter_promised(offer.what) for offer in promises(body, language, _ANY_DAY))

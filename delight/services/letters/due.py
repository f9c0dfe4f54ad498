"""Letters that are owed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from delight.data.database import Session
from delight.data.queries import due as query
from delight.data.queries.due import OpenPromise
from delight.domain.days.calendar import local_day
from delight.domain.guards.writing import DUE_DAYS, THANKS, DueLetter, LetterRequest
from delight.domain.letters.wordings import WordingKind
from delight.letters.advice.by_letter import is_letter_promised
from delight.services.context import Context


class DueLetterService:
    """An acknowledgement nobody gave yet, what was done, thanks for kind words, a surprise, a promise."""

    def __init__(self, context: Context, is_kept: Callable[[Session, OpenPromise], bool]) -> None:
        self._context = context
        self._is_kept = is_kept

    def list(self) -> list[DueLetter]:
        """Return the due letters, the oldest first.

        A promise to write owes one letter for its case, or for whom it was made to without one. One that is
        owed anyway keeps it, but for an acknowledgement, which can say by when the letter will come.
        """
        now = self._context.clock()
        with self._context.db.read() as session:
            due = query.due_letters(
                session,
                since=now - timedelta(days=DUE_DAYS),
                until=self._context.today() + timedelta(days=7),
            )
            promised = [
                promise
                for promise in query.open_promises(session)
                if is_letter_promised(promise.what)
                and not (promise.written and self._is_kept(session, promise))
            ]
        return sorted(self._with_promised(due, promised), key=lambda letter: letter.since)

    def _with_promised(
        self, due: Iterable[DueLetter], promised: Iterable[OpenPromise]
    ) -> Iterable[DueLetter]:
        nearest: dict[tuple[int | None, int | None], OpenPromise] = {}
        for promise in promised:
            nearest.setdefault(_about(promise.case_id, promise.customer_id), promise)
        for letter in due:
            promise = nearest.pop((letter.request.case_id, None), None)
            yield self._by_its_day(letter, promise) if promise else letter
        for promise in nearest.values():
            yield self._by_its_day(_promised(promise), promise)

    def _by_its_day(self, letter: DueLetter, promise: OpenPromise) -> DueLetter:
        if letter.request.wording == WordingKind.ACKNOWLEDGEMENT:
            return letter
        return replace(letter, by=local_day(promise.due_at, self._context.zone))


def _about(case_id: int | None, customer_id: int) -> tuple[int | None, int | None]:
    """Return what a promised letter is about: a case, or else whom it goes to."""
    return (case_id, None) if case_id is not None else (None, customer_id)


def _fitting(promise: OpenPromise) -> WordingKind:
    if promise.kind is None:
        return WordingKind.THANK_YOU
    put_right = WordingKind.WHAT_WE_DID if promise.put_right else WordingKind.APOLOGY
    return THANKS.get(promise.kind, put_right)


def _promised(promise: OpenPromise) -> DueLetter:
    request = LetterRequest(
        wording=_fitting(promise),
        customer_id=promise.customer_id,
        case_id=promise.case_id,
        owed=True,
        promise_id=promise.id,
    )
    return DueLetter(
        request=request,
        why="promised",
        customer_name=promise.customer_name,
        subject=promise.subject,
        since=promise.made_at,
    )

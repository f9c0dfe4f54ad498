"""What a customer has allowed: since when, where it was said, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from delight.domain.customers.consent_about import ConsentAbout
from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.errors import InputError
from delight.domain.letters.wordings import WordingKind
from delight.domain.text import clean_line

LONGEST_SOURCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDraft:
    """A yes or no as it was said; ``source`` is where ("loyalty card form", "customers.csv, Newsletter")."""

    about: ConsentAbout
    given: bool
    day: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow(ConsentDraft):
    """A yes or no as it is kept; the latest about one thing counts."""

    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentState:
    """How things stand about one thing: the answer that counts, if there is one, and all there were."""

    about: ConsentAbout
    counts: ConsentRow | None
    history: tuple[ConsentRow, ...] = ()

    @property
    def given(self) -> bool | None:
        """Yes, no, or nobody knows."""
        return self.counts.given if self.counts else None


Answers = Mapping[ConsentAbout, bool]
"""The answer that counts, for each thing that somebody has said yes or no to."""


def states(rows: Iterable[ConsentRow]) -> tuple[ConsentState, ...]:
    """Return how things stand about everything that can be allowed, in a fixed order.

    The answer noted last counts, unless it was given on an earlier day than another one: a file brought in
    today may tell of last year.
    """
    said: dict[ConsentAbout, list[ConsentRow]] = {about: [] for about in ConsentAbout}
    for row in sorted(rows, key=lambda one: one.id):
        said[row.about].append(row)
    return tuple(
        ConsentState(about=about, counts=_latest(mine), history=tuple(reversed(mine)))
        for about, mine in said.items()
    )


def latest(drafts: Iterable[ConsentDraft]) -> dict[ConsentAbout, bool]:
    """Return the answers that count among ``drafts``, given in the order in which they were noted."""
    found: dict[ConsentAbout, ConsentDraft] = {}
    for draft in drafts:
        if not _is_older(draft, found.get(draft.about)):
            found[draft.about] = draft
    return {about: draft.given for about, draft in found.items()}


def checked_consent(draft: ConsentDraft, today: date) -> ConsentDraft:
    """Return ``draft`` cleaned; without a day it was said today.

    Raises:
        InputError: ``date.future``, ``text.too_long``.
    """
    if draft.day is not None and draft.day > today:
        raise InputError("date.future", "day")
    source = clean_line(draft.source, field="source", longest=LONGEST_SOURCE)
    return replace(draft, source=source, day=draft.day or today)


def kept(draft: CustomerDraft, answers: Answers) -> tuple[CustomerDraft, tuple[ConsentAbout, ...]]:
    """Return ``draft`` as it may be kept, and what had to be left out of it.

    A birthday is kept unless they said no; health notes are kept only if they said yes: they are data
    that needs an explicit yes (GDPR, article 9). A yes or no to letters is the quick answer too.
    """
    told = answers.get(ConsentAbout.LETTERS, draft.letters_welcome)
    result = replace(draft, letters_welcome=told)
    withheld = []
    if draft.birthday and not may_keep_birthday(answers):
        result, withheld = replace(result, birthday=""), [ConsentAbout.BIRTHDAY]
    if draft.health and not may_keep_health(answers):
        result = replace(result, health="")
        withheld.append(ConsentAbout.HEALTH)
    return result, tuple(withheld)


def may_keep_birthday(answers: Answers) -> bool:
    """Return whether a birthday may be kept: unless they said no."""
    return answers.get(ConsentAbout.BIRTHDAY) is not False


def may_use_birthday(answers: Answers) -> bool:
    """Return whether a birthday is an occasion: only if they said yes to its being kept."""
    return answers.get(ConsentAbout.BIRTHDAY) is True


def may_keep_health(answers: Answers) -> bool:
    """Return whether health notes may be kept: only if they said yes."""
    return answers.get(ConsentAbout.HEALTH) is True


def unwelcome(
    kind: str, answers: Answers, *, gone: Gone, letters_welcome: bool, surprises_welcome: bool
) -> str:
    """Return the code of why somebody gets no letter of a kind (by value), or empty."""
    if gone is not Gone.NO:
        return f"letters.{gone}"
    if not letters_welcome:
        return "letters.not_welcome"
    if kind == WordingKind.BIRTHDAY and not may_use_birthday(answers):
        return "letters.no_birthday" if ConsentAbout.BIRTHDAY in answers else "letters.birthday_unasked"
    return "" if surprises_welcome or kind != WordingKind.SMALL_SURPRISE else "letters.no_surprises"


def unreachable(answers: Answers, *, gone: Gone, letters_welcome: bool) -> str:
    """Return the code of why somebody gets no e-mail with a letter, or empty: e-mail reaches who moved."""
    if gone is Gone.DIED:
        return "letters.died"
    if not letters_welcome:
        return "letters.not_welcome"
    return "letters.no_email" if answers.get(ConsentAbout.EMAIL) is False else ""


def check_kept(before: CustomerDraft | None, draft: CustomerDraft, answers: Answers) -> None:
    """Refuse what was typed but may not be kept; what stood there before is not asked about again.

    Raises:
        InputError: ``consent.birthday_refused``, ``consent.health_unknown``, ``consent.health_refused``.
    """
    if draft.birthday and not may_keep_birthday(answers) and _is_new(before, draft, "birthday"):
        raise InputError("consent.birthday_refused", "birthday", name=draft.name)
    if draft.health and not may_keep_health(answers) and _is_new(before, draft, "health"):
        refused = answers.get(ConsentAbout.HEALTH) is False
        raise InputError(f"consent.health_{'refused' if refused else 'unknown'}", "health", name=draft.name)


def _is_new(before: CustomerDraft | None, draft: CustomerDraft, name: str) -> bool:
    return before is None or getattr(before, name) != getattr(draft, name)


def _latest(rows: Iterable[ConsentRow]) -> ConsentRow | None:
    found: ConsentRow | None = None
    for row in rows:
        if not _is_older(row, found):
            found = row
    return found


def _is_older(draft: ConsentDraft, other: ConsentDraft | None) -> bool:
    return other is not None and draft.day is not None and other.day is not None and draft.day < other.day

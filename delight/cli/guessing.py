"""What the words of a case tell, filled in where nothing was said, and told with the reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time, tzinfo
from typing import TYPE_CHECKING, Any

from delight.domain.cases.case import CaseDraft, Channel, Failure, Severity
from delight.domain.cases.stages import CaseKind
from delight.domain.days.calendar import at_local
from delight.domain.guessing.facts import FactAbout
from delight.domain.guessing.guess import GuessAbout
from delight.domain.guessing.telling import Guess
from delight.domain.money import parse_amount

if TYPE_CHECKING:
    from delight.services.bundle import Services

Told = Mapping[str, Guess]
_OF_ANY: frozenset[str] = frozenset(
    {GuessAbout.CHANNEL, GuessAbout.MOOD, FactAbout.PLACE, FactAbout.HAPPENED}
)
"""What is guessed of a kind word, too."""
_SAID: Mapping[str, str] = {
    FactAbout.PLACE: "where",
    FactAbout.HAPPENED: "happened",
    FactAbout.AT_STAKE: "at_stake",
    FactAbout.PRAISED: "praises",
}
"""The option that says it, where it is called otherwise."""
_FIELDS: Mapping[str, str] = {FactAbout.AT_STAKE: "at_stake_minor"}
_NAMES: Mapping[str, str] = {
    GuessAbout.MOOD: "mood ",
    FactAbout.PLACE: "where: ",
    FactAbout.HAPPENED: "happened ",
    FactAbout.AT_STAKE: "at stake ",
    FactAbout.PRAISED: "praises number ",
}
_NOON = time(12)


def guessed(services: Services, draft: CaseDraft, given: Mapping[str, Any]) -> tuple[CaseDraft, Told]:
    """Return a draft with what its words tell of what was not said, and what that was."""
    told: dict[str, Guess] = {**services.guesses.guess(draft.what), **services.guesses.facts(draft.what)}
    wanted = _wanted(draft.kind)
    told = {
        about: guess
        for about, guess in told.items()
        if about in wanted and given[_SAID.get(about, about)] is None and _is_free(draft, about)
    }
    currency, zone = services.shop.row().currency, services.zone
    filled = {
        _FIELDS.get(about, about): _value(about, guess, currency, zone) for about, guess in told.items()
    }
    return replace(draft, **filled), told


def words_of(told: Told) -> str:
    """Return the guesses as a sentence."""
    guesses = [f"{_NAMES.get(about, '')}{guess.value} ({_because(guess)})" for about, guess in told.items()]
    return f"Guessed: {', '.join(guesses)}. Not so? delight case edit." if guesses else ""


def document_of(told: Told) -> dict[str, Any]:
    """Return the guesses as JSON tells them."""
    return {
        str(about): {"value": guess.value, "because": list(guess.because)} for about, guess in told.items()
    }


def _because(guess: Guess) -> str:
    return "because of " + ", ".join(f"“{word}”" for word in guess.because[:3])


def _wanted(kind: CaseKind) -> frozenset[str]:
    if kind is CaseKind.COMPLAINT:
        return frozenset({*GuessAbout, *FactAbout}) - {FactAbout.PRAISED}
    return _OF_ANY | {FactAbout.PRAISED} if kind is CaseKind.COMPLIMENT else _OF_ANY


def _is_free(draft: CaseDraft, about: str) -> bool:
    """Whether nothing was said there: an e-mail brings its channel along."""
    field = _FIELDS.get(about, about)
    return getattr(draft, field) == getattr(CaseDraft(what=draft.what), field)


def _value(about: str, guess: Guess, currency: str, zone: tzinfo | None) -> Any:
    return _READ[about](guess.value, currency, zone)


_READ: Mapping[str, Callable[[str, str, tzinfo | None], Any]] = {
    GuessAbout.FAILURE: lambda value, _currency, _zone: Failure(value),
    GuessAbout.SEVERITY: lambda value, _currency, _zone: Severity(value),
    GuessAbout.CHANNEL: lambda value, _currency, _zone: Channel(value),
    GuessAbout.MOOD: lambda value, _currency, _zone: int(value),
    FactAbout.PLACE: lambda value, _currency, _zone: value,
    FactAbout.HAPPENED: lambda value, _currency, zone: at_local(date.fromisoformat(value), _NOON, zone),
    FactAbout.AT_STAKE: lambda value, currency, _zone: parse_amount(value, currency).minor,
    FactAbout.PRAISED: lambda value, _currency, _zone: int(value),
}

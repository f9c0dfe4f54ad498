"""The gestures that come with the app, in the shop's language, at what they cost in its currency."""

from __future__ import annotations

from functools import cache
from typing import Any

from delight.data.database import Session
from delight.data.queries import catalogue as query
from delight.data.queries import shop as shop_query
from delight.domain.gestures import GestureIdea, GestureKind
from delight.domain.money import minor_digits
from delight.paths import resource

_LANGUAGES = ("en", "de", "fr", "es")


def ready_made(session: Session, currency: str = "") -> dict[str, GestureIdea]:
    """Return the ready-made gestures by key; costs in ``currency``, the shop's by itself."""
    shop = shop_query.shop(session)
    known = _catalogue(shop.language.split("-")[0])
    ideas = (_idea(entry, currency or shop.currency) for entry in known)
    return {idea.key: idea for idea in ideas}


def keeps_amounts(session: Session) -> bool:
    """Return whether the catalogue holds an amount that somebody typed: it has no other currency."""
    ready = ready_made(session)
    return any(
        row.cost_minor and (row.key not in ready or row.cost_minor != ready[row.key].cost_minor)
        for row in query.entries(session)
    )


def turn_over(session: Session, currency: str) -> None:
    """Let the costs that came with the app follow a new currency; nobody typed any (``keeps_amounts``)."""
    ready = ready_made(session, currency)
    for row in (*query.entries(session), *query.suggested(session)):
        if row.cost_minor and row.key in ready:
            row.cost_minor = ready[row.key].cost_minor


@cache
def words_of(key: str) -> frozenset[str]:
    """Return the name and the hint of a ready-made gesture in every language they come in."""
    every = (entry for language in _LANGUAGES for entry in _catalogue(language))
    return frozenset(
        words for entry in every if entry["key"] == key for words in (entry["name"], entry["hint"])
    )


def _catalogue(language: str) -> list[dict[str, Any]]:
    return _read(language if language in _LANGUAGES else "en")["gesture"]


@cache
def _read(name: str) -> dict[str, Any]:
    import tomllib  # takes ten milliseconds, and the start needs no gestures

    return tomllib.loads(resource("gestures", f"{name}.toml").read_text(encoding="utf-8"))


def usual_amount(hundredths: float, currency: str) -> int:
    """Return what buys about as much as so many hundredths of a pound, euro or dollar, in minor units."""
    return round(hundredths * _read("scale").get(currency, 1) * 10 ** (minor_digits(currency) - 2))


def _idea(entry: dict[str, Any], currency: str) -> GestureIdea:
    return GestureIdea(
        key=entry["key"],
        name=entry["name"],
        kind=GestureKind(entry["kind"]),
        cost_minor=usual_amount(entry["cost"], currency),
        interval_days=entry["interval"],
        hint=entry["hint"],
    )

"""The gestures that come with the app, in the shop's language, at what they cost in its currency."""

from __future__ import annotations

import tomllib
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
    ideas = (_idea(entry, currency or shop.currency, known["scale"]) for entry in known["gesture"])
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
    every = (entry for language in _LANGUAGES for entry in _catalogue(language)["gesture"])
    return frozenset(
        words for entry in every if entry["key"] == key for words in (entry["name"], entry["hint"])
    )


@cache
def _catalogue(language: str) -> dict[str, Any]:
    own = resource("gestures", f"{language}.toml")
    file = own if own.is_file() else resource("gestures", "en.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def usual_amount(hundredths: float, currency: str) -> int:
    """Return what buys about as much as so many hundredths of a pound, euro or dollar, in minor units."""
    return _minor(hundredths, currency, _catalogue("en")["scale"])


def _minor(hundredths: float, currency: str, scale: dict[str, float]) -> int:
    return round(hundredths * scale.get(currency, 1) * 10 ** (minor_digits(currency) - 2))


def _idea(entry: dict[str, Any], currency: str, scale: dict[str, float]) -> GestureIdea:
    return GestureIdea(
        key=entry["key"],
        name=entry["name"],
        kind=GestureKind(entry["kind"]),
        cost_minor=_minor(entry["cost"], currency, scale),
        interval_days=entry["interval"],
        hint=entry["hint"],
    )

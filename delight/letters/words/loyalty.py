"""What stands on vouchers and stamp cards, in each language that there are words in."""

from __future__ import annotations

from dataclasses import dataclass

from delight.domain.letters.letter import LetterFacts
from delight.letters.words.fields import FIELDS


@dataclass(frozen=True, slots=True, kw_only=True)
class LoyaltyWords:
    """The printed words; ``{}`` is a day, or how many stamps.

    Attributes:
        voucher: what a voucher is called.
        voucher_until, card_until: up to which day it is taken.
        whose: stands before the name of whoever gets a voucher, or before room to write it.
        parts: that a value need not be spent all at once.
        card: what a stamp card is called.
        full: stands before what a full card earns.
        first, firsts: that the stamps which are on already are the shop's.
    """

    voucher: str
    voucher_until: str
    whose: str
    parts: str
    card: str
    full: str
    first: str
    firsts: str
    card_until: str


LOYALTY_WORDS = {
    "en": LoyaltyWords(
        voucher="Voucher",
        voucher_until="Good until {}",
        whose="For",
        parts="It need not be spent all at once.",
        card="Stamp card",
        full="For a full card",
        first="The first one is from us.",
        firsts="The first {} are from us.",
        card_until="Good until {}",
    ),
    "de": LoyaltyWords(
        voucher="Gutschein",
        voucher_until="Gültig bis {}",
        whose="Für",
        parts="Auch in Teilen einlösbar.",
        card="Stempelkarte",
        full="Für die volle Karte",
        first="Der erste Stempel ist von uns.",
        firsts="Die ersten {} sind von uns.",
        card_until="Gültig bis {}",
    ),
    "fr": LoyaltyWords(
        voucher="Bon cadeau",
        voucher_until="Valable jusqu’au {}",
        whose="Pour",
        parts="Utilisable en plusieurs fois.",
        card="Carte de fidélité",
        full="Pour une carte complète",
        first="Le premier tampon est offert.",
        firsts="Les {} premiers sont offerts.",
        card_until="Valable jusqu’au {}",
    ),
    "es": LoyaltyWords(
        voucher="Vale regalo",
        voucher_until="Válido hasta el {}",
        whose="Para",
        parts="Se puede gastar en varias veces.",
        card="Tarjeta de sellos",
        full="Con la tarjeta completa",
        first="El primero lo ponemos nosotros.",
        firsts="Los {} primeros los ponemos nosotros.",
        card_until="Válida hasta el {}",
    ),
}


def spoken(language: str) -> str:
    """Return the language that there are words in, English for any other."""
    base = language.replace("_", "-").split("-")[0].lower()
    return base if base in LOYALTY_WORDS else "en"


def worth(facts: LetterFacts) -> str:
    """Return what the voucher is worth as a heading has it."""
    said = FIELDS["voucher.worth"][0](facts)
    return said[:1].upper() + said[1:]


def until(facts: LetterFacts) -> str:
    """Return until when the voucher is taken; empty where it has no end."""
    day = FIELDS["voucher.until"][0](facts)
    held = day.replace(" ", "\u00a0", 1)  # a day and its month stay together
    return LOYALTY_WORDS[spoken(facts.recipient.language)].voucher_until.format(held) if day else ""


def voucher_text(facts: LetterFacts) -> str:
    """Return the voucher as lines of text: for mails, for search; empty where none goes out."""
    if facts.voucher is None:
        return ""
    name = LOYALTY_WORDS[spoken(facts.recipient.language)].voucher
    return "\n".join(
        filter(None, (f"{name}: {worth(facts)}", FIELDS["voucher.code"][0](facts), until(facts)))
    )

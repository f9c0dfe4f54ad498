"""What is never stored, told by what it looks like: numbers of payment cards and bank accounts."""

from __future__ import annotations

import re

from delight.domain.text import digits
from delight.exchange.parts import Part
from delight.exchange.sample import filled
from delight.exchange.table import Sheet

_CARD = re.compile(r"[3-6]\d(?:[ -]?\d){11,17}")
_CARD_INSIDE = re.compile(r"(?<![\d+])[3-6]\d(?:[ -]?\d){11,17}(?!\d)")
_ACCOUNT = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}")
_NEITHER = frozenset({Part.ZIP, Part.EMAIL})
_LONGER_THAN_PHONES = 16


def are_secret(sheet: Sheet, at: int, part: Part | None) -> bool:
    """Return whether most cells of a column are numbers of cards or bank accounts.

    Numbers of orders and devices add up like a card's one time in ten, so most of them have to.
    """
    if part in _NEITHER:
        return False
    texts = filled(sheet, at)
    if part is Part.PHONE and any(len(digits(text)) < _LONGER_THAN_PHONES for text in texts):
        return False  # the longest number of a phone has 15 figures (E.164)
    return bool(texts) and sum(map(is_secret_number, texts)) * 2 > len(texts)


def is_secret_number(text: str) -> bool:
    """Return whether a text is the number of a card or of a bank account, and nothing else."""
    if _CARD.fullmatch(text):
        return adds_up(text)
    return bool(_ACCOUNT.fullmatch(text.upper())) and _is_account(text)


def has_card(text: str) -> bool:
    """Return whether a text holds what may be a card's number; a device's adds up too, one time in ten."""
    return any(adds_up(match[0]) for match in _CARD_INSIDE.finditer(text))


def adds_up(text: str) -> bool:
    """Luhn's check, ISO/IEC 7812-1."""
    digits = [int(c) for c in reversed(text) if c.isdecimal()]
    doubled = (sum(divmod(2 * d, 10)) for d in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_account(text: str) -> bool:
    """The check of an IBAN, ISO 13616: 97 leaves one."""
    bare = re.sub(r"\s", "", text.upper())
    return int("".join(str(int(c, 36)) for c in bare[4:] + bare[:4])) % 97 == 1

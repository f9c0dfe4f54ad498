"""E-mails, phones and addresses written in two ways: what they are compared by."""

from __future__ import annotations

import re

from delight.domain.text import digits, fold

_PHONE_DIGITS = 7
_TAIL = 8
"""Digits that two ways to write one phone number share at its end, whatever stands for the country."""


def email_key(text: str) -> str:
    """Return an e-mail address as two are compared: no case, and what follows a plus left out.

    >>> email_key("Zoe+Shop@Example.com")
    'zoe@example.com'
    """
    name, at, host = text.strip().casefold().rpartition("@")
    return f"{name.partition('+')[0] or name}@{host}" if at else ""


def phone_key(text: str) -> str:
    """Return the end of a phone number, which is the same with and without its country; "" if too short.

    >>> phone_key("+44 7700 900123") == phone_key("07700 900123")
    True
    """
    number = digits(text).lstrip("0")
    return number[-_TAIL:] if len(number) >= _PHONE_DIGITS else ""


_STREET = re.compile(r"(?:strasse|str|street|st|road|rd|avenue|ave|av|lane|ln|weg|platz|rue|calle|via)$")
_WORDS = re.compile(r"[^\W_]+")


def address_key(text: str) -> str:
    r"""Return an address as two are compared: its numbers and the street's first word; a town alone is none.

    >>> address_key("12 Harbour Road\\nSandmouth SM1 4XY") == address_key("12 Harbour Rd, Sandmouth, SM1 4XY")
    True
    """
    words = _WORDS.findall(fold(text))
    numbers = sorted(word for word in words if any(c.isdigit() for c in word))
    if not numbers:
        return ""
    named = next((word for word in words if word.isalpha() and len(word) > 1), "")
    return " ".join((*numbers, _STREET.sub("", named) or named))

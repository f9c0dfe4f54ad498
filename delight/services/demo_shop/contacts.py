"""Addresses, telephone numbers and mailboxes that cannot belong to anybody, none given out twice."""

from __future__ import annotations

from random import Random
from typing import Any

from delight.domain.text import fold

_MAIL_HOSTS = ("example.org", "example.com", "example.net")
_SHOPS_OWN_LINE = 144


class Contacts:
    """Gives out homes in towns that are on no map, Ofcom's numbers for drama and mailboxes at example.org.

    Args:
        shop: what ``shop.toml`` holds.
        rng: decides; the same state gives the same contacts.
    """

    def __init__(self, shop: dict[str, Any], rng: Random) -> None:
        self._places, self._extras, self._rng = shop["places"], shop["homes"], rng
        self._used: set[str] = set()
        self._mobiles = [f"07700 900{number:03d}" for number in range(1000)]
        self._landlines = [f"01632 960{number:03d}" for number in range(1000) if number != _SHOPS_OWN_LINE]
        rng.shuffle(self._mobiles)
        rng.shuffle(self._landlines)

    def home(self) -> str:
        """Return an address in lines."""
        place = self._rng.choices(self._places, weights=[row["share"] for row in self._places])[0]
        number = self._rng.randrange(len(place["streets"]))
        street = place["streets"][number]
        first = f"{self._rng.randint(1, 64)} {street}"
        if first in self._used:
            return self.home()
        self._used.add(first)
        town = f"{place['town']} {_postcode(place['post'], street, number)}"
        return "\n".join([*self._front(), first, town])

    def line(self) -> str:
        """Return a telephone number."""
        return (self._mobiles if self._rng.random() < 0.72 else self._landlines).pop()

    def mailbox(self, name: str, box: str = "") -> str:
        """Return an e-mail address for ``name``; ``box`` says how it begins."""
        begins = box or self._box(name)
        address = f"{begins}@{self._rng.choice(_MAIL_HOSTS)}"
        while address in self._used:
            begins += str(self._rng.randint(2, 9))
            address = f"{begins}@{_MAIL_HOSTS[0]}"
        self._used.add(address)
        return address

    def _front(self) -> list[str]:
        draw = self._rng.random()
        if draw < 0.1:
            return [self._rng.choice(self._extras["flats"])]
        return [self._rng.choice(self._extras["houses"])] if draw > 0.94 else []

    def _box(self, name: str) -> str:
        words = ["".join(c for c in word if c.isascii() and c.isalnum()) for word in fold(name).split()]
        first, last = words[0], words[-1]
        shapes = (
            f"{first}.{last}",
            f"{first[0]}.{last}",
            f"{last}.{first}",
            f"{first}{last}",
            f"{first}{last[0]}",
        )
        return self._rng.choices(shapes, weights=(5, 2, 1, 1, 1))[0]


def _postcode(post: str, street: str, number: int) -> str:
    words = street.split()
    return f"{post} {number % 9 + 1}{words[0][0]}{words[-1][0]}".upper()

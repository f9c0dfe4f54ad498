"""Chance that comes out the same each time it is asked: numbers from a seed, a purpose and a customer's id.

Each customer's number is their own: it does not change when others come or go.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

_MASK = (1 << 64) - 1

Numbers = Callable[[int], int]
"""From an id to a number below 2**64."""


def numbers(*seed: object) -> Numbers:
    """Return a number for each id, by splitmix64 (Steele, Lea, Flood 2014) from a hash of ``seed``."""
    text = "\x1f".join(map(str, seed)).encode()
    base = int.from_bytes(blake2b(text, digest_size=8).digest(), "big")

    def mixed(n: int) -> int:
        z = (base + n * 0x9E3779B97F4A7C15) & _MASK
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    return mixed


def share(number: int) -> float:
    """Return one of ``numbers`` as a fraction above 0 and at most 1."""
    return (number + 1) / 2**64

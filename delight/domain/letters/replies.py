"""Reply slips: a short code on a letter that brings the customer's answer back to it."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, 1, I, L or O: they are mistaken for each other when they are read off paper. 31 is a prime."""

_LENGTH = 6
_CODE = re.compile(rf"[{ALPHABET}]{{{_LENGTH}}}")


class Answer(StrEnum):
    """What a customer ticked."""

    ALL_WELL = "all-well"
    NEARLY = "nearly"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyDraft:
    """An answer as it is typed in: what was ticked, and the customer's words."""

    code: str
    answer: Answer
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRow:
    """An answer as it is kept, and who typed it in."""

    id: int
    answer: Answer
    words: str
    at: datetime
    staff: str


def new_code() -> str:
    """Return a fresh code: five letters and a check letter, such as ``K7M2PX``."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH - 1))
    return body + check_letter(body)


def check_letter(body: str) -> str:
    """Return the letter that makes one wrong letter, or two swapped, show.

    A weighted sum modulo 31: the weights 2 … 6 all differ and none is a multiple of the prime.
    """
    total = sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(body, 2))
    return ALPHABET[total % len(ALPHABET)]


def read_code(text: str) -> str | None:
    """Return the code that ``text`` holds, spaces and dashes left out, or ``None`` if it is not one."""
    code = re.sub(r"[\s-]", "", text).upper()
    if not _CODE.fullmatch(code) or check_letter(code[:-1]) != code[-1]:
        return None
    return code


SAMPLE_CODE = "XXXXX" + check_letter("XXXXX")
"""Stands on a letter that is only looked at."""


def spaced(code: str) -> str:
    """Return a code as it is printed: ``K7M 2PX``."""
    return f"{code[:3]} {code[3:]}"

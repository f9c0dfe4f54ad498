"""Reply slips: a short code on a letter that brings the customer's answer back to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from delight.domain.codes import chance
from delight.domain.letters.answers import Answer
from delight.domain.marks import ALPHABET, SLIP_LENGTH, bare, check_letter, is_right


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
    body = chance(ALPHABET, SLIP_LENGTH - 1)
    return body + check_letter(body)


def read_code(text: str) -> str | None:
    """Return the code that ``text`` holds, spaces and dashes left out, or ``None`` if it is not one."""
    code = bare(text)
    if len(code) != SLIP_LENGTH or not set(code) <= set(ALPHABET) or not is_right(code):
        return None
    return code


SAMPLE_CODE = "XXXXX" + check_letter("XXXXX")
"""Stands on a letter that is only looked at."""

"""Short codes on paper: of reply slips, vouchers and stamp cards; how they are made, printed and read.

All of them end in one check letter. A reply slip has six letters, which a person types. A voucher and a stamp
card have nine, printed in threes (``VK7 2NP XR4``) and in a QR code: the kind, two letters of the shop, five
by chance and the check letter. Their letters are those that a scanner, which types like a keyboard, gets
right whatever keyboard the computer believes it has: no Y and Z, which the German one swaps, no A, Q, W, Z
and M, which the French one moves. Without A, E and U no word comes out by chance either.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum

from delight.domain.errors import InputError
from delight.domain.marks import (
    ALPHABET,
    LENGTH,
    SCANNED,
    SLIP_LENGTH,
    check_letter,
    is_right,
    marks_of,
)

SAMPLE_VOUCHER = "V" + "X" * 8
"""Stands on a voucher that is only looked at: its letters are not right, so nobody can use it."""

LONGEST_TYPED = 40
"""How much of what was typed an error repeats."""

_LOOK_ALIKES = frozenset("01ILO")


class CodeKind(StrEnum):
    """What a code stands on."""

    VOUCHER = "voucher"
    STAMP_CARD = "stamp-card"
    SLIP = "slip"


class CodeProblem(StrEnum):
    """Why a text is no code that can be looked up."""

    NOTHING = "nothing"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    LOOK_ALIKE = "look_alike"
    STRANGE = "strange"
    MISTYPED = "mistyped"
    OTHER_SHOP = "other_shop"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRead:
    """What a text was read as: a code and its kind, or a problem.

    Attributes:
        code: the bare code, empty where there is a problem.
        kind: what it stands on.
        problem: why there is none.
        marks: what of the text counted, in capitals and without spaces, for the sentence that says so.
    """

    code: str = ""
    kind: CodeKind | None = None
    problem: CodeProblem | None = None
    marks: str = ""


_FIRST = {CodeKind.VOUCHER: "V", CodeKind.STAMP_CARD: "S"}
_KINDS = {letter: kind for kind, letter in _FIRST.items()}


def new_code(kind: CodeKind, shop_uid: str) -> str:
    """Return a fresh code of a voucher or stamp card of the shop; whoever stores it sees that it is unique.

    There are 4.7 million of each kind in a shop.
    """
    while True:
        body = _FIRST[kind] + shop_letters(shop_uid) + chance(SCANNED, LENGTH - 4)
        if (check := check_letter(body)) in SCANNED:
            return body + check


def shop_letters(shop_uid: str) -> str:
    """Return the two letters by which a shop knows its own codes: 1 of 529 shops has the same."""
    number = int.from_bytes(hashlib.sha256(shop_uid.encode()).digest()[:8], "big")
    return SCANNED[number % len(SCANNED)] + SCANNED[number // len(SCANNED) % len(SCANNED)]


def chance(alphabet: str, length: int) -> str:
    """Return letters that nobody can guess."""
    return "".join(secrets.choice(alphabet) for _ in range(length))


def is_given_out(code: str, kind: CodeKind) -> bool:
    """Return whether a bare code is one that some shop gives out on a voucher or a stamp card."""
    own = len(code) == LENGTH and _KINDS.get(code[0]) is kind and set(code) <= set(SCANNED)
    return own and is_right(code)


def spaced(code: str) -> str:
    """Return a code as it is printed: ``K7M 2PX``, ``VK7 2NP XR4``."""
    return " ".join(code[start : start + 3] for start in range(0, len(code), 3))


def read(text: str, shop_uid: str) -> CodeRead:
    """Return what a typed or scanned text is; whether such a code was ever given out is not asked here.

    Small letters, spaces, dashes, full-width letters, a trailing Enter or Tab, a leading ``]Q1`` and a scan
    that came twice are all the same code. So are the digits of a scanner where the computer has a French
    keyboard.
    """
    marks = marks_of(text)
    if problem := _misshapen(marks):
        return CodeRead(problem=problem, marks=marks)
    if len(marks) == SLIP_LENGTH:
        return CodeRead(code=marks, kind=CodeKind.SLIP, marks=marks)
    kind = _KINDS.get(marks[0])
    if kind is None or not set(marks) <= set(SCANNED):
        return CodeRead(problem=CodeProblem.MISTYPED, marks=marks)
    if marks[1:3] != shop_letters(shop_uid):
        return CodeRead(problem=CodeProblem.OTHER_SHOP, marks=marks)
    return CodeRead(code=marks, kind=kind, marks=marks)


def expect(text: str, shop_uid: str, kind: CodeKind) -> str:
    """Return the code of one kind that was typed or scanned.

    Raises:
        InputError: as ``whole`` does; ``code.is_voucher``, ``code.is_stamp_card`` or ``code.is_slip`` where
            it is a code of another kind.
    """
    found = whole(text, shop_uid)
    if found.kind is not None and found.kind is not kind:
        raise _refused(f"is_{found.kind.name.lower()}", text, found)
    return found.code


def whole(text: str, shop_uid: str) -> CodeRead:
    """Return the code of whatever kind that was typed or scanned.

    Raises:
        InputError: ``code.nothing``, ``code.too_short``, ``code.too_long``, ``code.look_alike``,
            ``code.strange``, ``code.mistyped``, ``code.other_shop``; all with ``typed`` and the ``marks`` in
            question.
    """
    found = read(text, shop_uid)
    if found.problem is not None:
        raise _refused(found.problem, text, found)
    return found


def _misshapen(marks: str) -> CodeProblem | None:
    """Return why marks can be no code of any kind and shop."""
    if not marks:
        return CodeProblem.NOTHING
    if not SLIP_LENGTH <= len(marks) <= LENGTH:
        return CodeProblem.TOO_SHORT if len(marks) < SLIP_LENGTH else CodeProblem.TOO_LONG
    if strange := set(marks) - set(ALPHABET):
        return CodeProblem.LOOK_ALIKE if strange <= _LOOK_ALIKES else CodeProblem.STRANGE
    if len(marks) in {SLIP_LENGTH, LENGTH} and is_right(marks):
        return None
    whole = len(marks) == LENGTH or (len(marks) == SLIP_LENGTH and marks[0] not in _KINDS)
    return CodeProblem.MISTYPED if whole else CodeProblem.TOO_SHORT


def _refused(why: str, text: str, found: CodeRead) -> InputError:
    return InputError(f"code.{why}", "code", typed=text.strip()[:LONGEST_TYPED], marks=_in_question(found))


def _in_question(found: CodeRead) -> str:
    """Return the marks that no code has, each once, where there are such; else the code as it is printed."""
    odd = [mark for mark in dict.fromkeys(found.marks) if mark not in ALPHABET]
    return " ".join(odd) if odd else spaced(found.marks)

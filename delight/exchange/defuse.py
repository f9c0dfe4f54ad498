"""Formulas that hide in texts, taken the sting out of for programs that would work them out."""

from __future__ import annotations

import re

_STING = re.compile(r"""['"\s\ufeff\u200b]*[=+\-@\t\r＝＋－＠]""")
_PHONE = re.compile(r"\+\d[\d()]*(?: [\d()]+)+")
"""A phone number with spaces cannot be worked out; without, a spreadsheet makes one large number of it."""


def defused(text: str) -> str:
    """Return ``text`` with an apostrophe before it if a spreadsheet would take it for a formula.

    Our own import takes the apostrophe away again, and so do spreadsheets once a cell is edited. Source:
    OWASP, CSV Injection.
    """
    return f"'{text}" if _STING.match(text) and not _PHONE.fullmatch(text) else text


def restored(text: str) -> str:
    """Return what ``defused`` was given."""
    return text[1:] if text.startswith("'") and defused(text[1:]) == text else text

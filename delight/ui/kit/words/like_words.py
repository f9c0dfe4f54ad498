"""Why two records may be one person, and what belongs to a customer, in the window's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from delight.domain.changes import Noun
from delight.domain.duplicates.like_words import AGAINST, FIELDS, REASONS, THINGS
from delight.domain.duplicates.likeness import LikeReason
from delight.domain.duplicates.merging import MergeField
from delight.ui.kit.words.formats import counted, sentence


def reason_words(reasons: Iterable[LikeReason]) -> str:
    """Return the reasons in a line: what speaks for it, and behind "but" what against."""
    told = list(reasons)
    pro = ", ".join(_tr(REASONS[reason]) for reason in told if reason not in AGAINST)
    con = ", ".join(_tr(REASONS[reason]) for reason in told if reason in AGAINST)
    if con and pro:
        return sentence(_tr("{reasons}, but {doubts}").format(reasons=pro, doubts=con))
    return sentence(pro or con)


def things(counts: Sequence[tuple[Noun, int]]) -> str:
    """Return what belongs to somebody in a list, such as ``4 cases, 2 letters and 9 visits``."""
    words = [counted(n, _tr(THINGS[noun][0]), THINGS[noun][1], "Likeness") for noun, n in counts]
    if len(words) < 2:
        return "".join(words)
    return _tr("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def field_words(field: MergeField) -> str:
    """Return what a field is called where two records stand side by side."""
    return _tr(FIELDS[field])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Likeness", text)

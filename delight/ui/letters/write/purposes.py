"""Which letters fit what: the ones for this case first, the others by what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.cases.case import CaseDetail
from delight.domain.cases.stages import CaseKind
from delight.domain.letters.wordings import WordingFormat, WordingKind, WordingRow
from delight.domain.text import fold
from delight.ui.kit.words.labels import label_of

_K = WordingKind
_CARD = "-card"


class Purpose(StrEnum):
    """What a letter is about, as far as it decides which wordings are worth offering."""

    NOTHING = "nothing"
    COMPLAINT = "complaint"
    MADE_RIGHT = "made-right"
    COMPLIMENT = "compliment"
    SUGGESTION = "suggestion"
    SURPRISE = "surprise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A wording in the chooser: what it is called, and its key as a letter and as a card."""

    name: str
    title: str
    kind: WordingKind
    keys: dict[WordingFormat, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Wordings that belong together, under a heading."""

    heading: str
    kinds: tuple[Kind, ...]


_ANSWERS = (
    _K.ACKNOWLEDGEMENT, _K.TAKES_LONGER, _K.APOLOGY, _K.WHAT_WE_DID, _K.KINDLY_NO, _K.SENT_ELSEWHERE,
    _K.PARTING_WAYS,
)  # fmt: skip
_THANKS = (
    _K.THANK_YOU, _K.REPLY_TO_COMPLIMENT, _K.THANK_YOU_FOR_TELLING, _K.YOU_SAID_WE_DID, _K.THANK_YOU_REFERRAL,
)  # fmt: skip
_OCCASIONS = (
    _K.SMALL_SURPRISE, _K.VOUCHER, _K.BIRTHDAY, _K.ANNIVERSARY, _K.SEASONS_GREETINGS, _K.WE_MISS_YOU,
)  # fmt: skip
_GROUPS: tuple[tuple[Any, tuple[WordingKind, ...]], ...] = (
    (QT_TRANSLATE_NOOP("Letters", "Answers to a complaint"), _ANSWERS),
    (QT_TRANSLATE_NOOP("Letters", "Thanks"), _THANKS),
    (QT_TRANSLATE_NOOP("Letters", "Surprises and occasions"), _OCCASIONS),
)
_FITTING = {
    Purpose.NOTHING: (_K.THANK_YOU, _K.SMALL_SURPRISE, _K.BIRTHDAY, _K.WE_MISS_YOU),
    Purpose.COMPLAINT: (_K.ACKNOWLEDGEMENT, _K.APOLOGY, _K.TAKES_LONGER, _K.KINDLY_NO, _K.SENT_ELSEWHERE),
    Purpose.MADE_RIGHT: (_K.WHAT_WE_DID, _K.APOLOGY, _K.YOU_SAID_WE_DID, _K.VOUCHER),
    Purpose.COMPLIMENT: (_K.REPLY_TO_COMPLIMENT, _K.THANK_YOU, _K.THANK_YOU_REFERRAL, _K.SMALL_SURPRISE),
    Purpose.SUGGESTION: (_K.THANK_YOU_FOR_TELLING, _K.YOU_SAID_WE_DID, _K.KINDLY_NO),
    Purpose.SURPRISE: (_K.SMALL_SURPRISE, _K.VOUCHER, _K.BIRTHDAY, _K.ANNIVERSARY),
}
_COMPLAINTS = frozenset({Purpose.COMPLAINT, Purpose.MADE_RIGHT})


def purpose_of(case: CaseDetail | None, *, gesture: bool) -> Purpose:
    """Return what a letter is about.

    Args:
        case: the case, if it is about one.
        gesture: it goes with a surprise.
    """
    if gesture:
        return Purpose.SURPRISE
    if case is None:
        return Purpose.NOTHING
    if case.kind is CaseKind.COMPLAINT:
        return Purpose.MADE_RIGHT if case.resolved_at else Purpose.COMPLAINT
    return Purpose.COMPLIMENT if case.kind is CaseKind.COMPLIMENT else Purpose.SUGGESTION


def kinds_of(rows: Iterable[WordingRow]) -> list[Kind]:
    """Return the wordings, each as letter and card in one; one of the shop's own goes by its title."""
    found: dict[str, Kind] = {}
    for row in rows:
        base = row.key.removesuffix(_CARD) if row.format is WordingFormat.CARD else row.key
        known = found.get(base)
        title = label_of(row.kind) if base == row.kind else row.title or base
        keys = {**(known.keys if known else {}), row.format: row.key}
        found[base] = Kind(name=base, title=known.title if known else title, kind=row.kind, keys=keys)
    return list(found.values())


def sections(kinds: Sequence[Kind], purpose: Purpose, sought: str = "") -> list[Section]:
    """Return what to offer: what fits first, then the rest by what it is for.

    Without a complaint the answers to one come last. Words that are ``sought`` narrow it to what has
    them in its name, in one list.
    """
    if sought.strip():
        words = fold(sought).split()
        hits = [kind for kind in kinds if all(word in fold(f"{kind.title} {kind.name}") for word in words)]
        return [Section(heading="", kinds=tuple(hits))] if hits else []
    fitting = [kind for wanted in _FITTING[purpose] for kind in kinds if kind.kind is wanted]
    found = [Section(heading=_tr("Fits here"), kinds=tuple(fitting))]
    groups = _GROUPS if purpose in _COMPLAINTS else (*_GROUPS[1:], _GROUPS[0])
    for heading, members in groups:
        rest = [kind for wanted in members for kind in kinds if kind.kind is wanted and kind not in fitting]
        found.append(Section(heading=_tr(heading), kinds=tuple(rest)))
    return [section for section in found if section.kinds]


def other_format(kinds: Sequence[Kind], key: str, wanted: WordingFormat) -> str:
    """Return the key of the same wording as a letter or a card, or nothing where there is none."""
    kind = kind_of(kinds, key)
    return kind.keys.get(wanted, "") if kind else ""


def kind_of(kinds: Sequence[Kind], key: str) -> Kind | None:
    """Return the wording that a key belongs to."""
    return next((kind for kind in kinds if key in kind.keys.values()), None)


def format_of(kinds: Sequence[Kind], key: str) -> WordingFormat:
    """Return whether a key is that of a letter or of a card."""
    kind = kind_of(kinds, key)
    return (
        next((f for f, k in kind.keys.items() if k == key), WordingFormat.LETTER)
        if kind
        else (WordingFormat.LETTER)
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)

"""What only the writer knows: why not, where else it can be had, what a voucher is worth."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.letter import TOLD, Missing
from delight.domain.letters.wordings import WordingKind
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.layouts import column

_LONGEST = 500
_LABELS: dict[str, Any] = {
    "reason": QT_TRANSLATE_NOOP("Letters", "Why not"),
    "elsewhere": QT_TRANSLATE_NOOP("Letters", "Where else it can be had"),
    "change": QT_TRANSLATE_NOOP("Letters", "What you changed"),
    "brought": QT_TRANSLATE_NOOP("Letters", "Whom they brought along"),
    "worth": QT_TRANSLATE_NOOP("Letters", "What the voucher is worth"),
    "code": QT_TRANSLATE_NOOP("Letters", "Its code, if it has one"),
    "until": QT_TRANSLATE_NOOP("Letters", "Good until, if it ends"),
}
_EXAMPLES: dict[str, Any] = {
    "reason": QT_TRANSLATE_NOOP("Letters", "The jacket was washed too hot."),
    "elsewhere": QT_TRANSLATE_NOOP("Letters", "Miller’s Bakery in Mill Lane"),
    "change": QT_TRANSLATE_NOOP("Letters", "We now bake twice a day."),
    "brought": QT_TRANSLATE_NOOP("Letters", "Anna Petrov"),
    "worth": QT_TRANSLATE_NOOP("Letters", "a breakfast for two"),
    "code": QT_TRANSLATE_NOOP("Letters", "PLUM-27"),
    "until": QT_TRANSLATE_NOOP("Letters", "2027-03-31"),
}
_USED = {
    WordingKind.KINDLY_NO: ("reason",),
    WordingKind.SENT_ELSEWHERE: ("elsewhere",),
    WordingKind.PARTING_WAYS: ("reason",),
    WordingKind.YOU_SAID_WE_DID: ("change",),
    WordingKind.THANK_YOU_REFERRAL: ("brought",),
    WordingKind.VOUCHER: ("worth", "code", "until"),
}
"""Which of them a kind of letter has a place for."""


class ToldFields(QWidget):
    """The fields that go with the wording chosen, to be looked at and changed once they are filled in."""

    told = Signal(str, str)
    """One of ``TOLD``, and the words typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {name: self._field(name) for name in TOLD}
        column(self, *self._fields.values(), space=8)
        self.hide()

    def field(self, name: str) -> SentenceField:
        """Return the field for one of ``TOLD``."""
        line = self._fields[name].widget
        assert isinstance(line, SentenceField)  # noqa: S101 - made below
        return line

    def show_told(self, kind: WordingKind | None, request: LetterRequest, asked: frozenset[str]) -> None:
        """Show what this kind of letter tells; what is ``asked`` for elsewhere on the desk stays away."""
        known = dict(request.told)
        used = _USED.get(kind, ()) if kind else ()
        if request.voucher_id is not None and kind is WordingKind.VOUCHER:
            used = ()  # the voucher tells it all
        for name, field in self._fields.items():
            line = self.field(name)
            if line.text() != known.get(name, "") and not line.hasFocus():
                line.setText(known.get(name, ""))
            field.setVisible((name in used and name not in asked) or line.hasFocus())
        self.setVisible(any(not field.isHidden() for field in self._fields.values()))

    def _field(self, name: str) -> Field:
        line = SentenceField(placeholder=_tr(_EXAMPLES[name]), longest=_LONGEST)
        line.edited.connect(lambda words: self.told.emit(name, words))
        return Field(_tr(_LABELS[name]), line)


def told_name(missing: Missing) -> str:
    """Return which of ``TOLD`` is missing, or nothing where it is filled in elsewhere."""
    place, _, name = missing.where.partition(".")
    return name if place == "letter" and name in TOLD else ""


def example_of(name: str) -> str:
    """Return how one of ``TOLD`` may sound."""
    return _tr(_EXAMPLES[name])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)

"""Which letter it shall be: by what it is for, as a letter or as a card, in which language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.letters.wordings import WordingFormat, WordingKind, WordingRow
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.nations import language_name
from delight.ui.letters.write.purposes import (
    Kind,
    Purpose,
    format_of,
    kind_of,
    kinds_of,
    other_format,
    sections,
)
from delight.ui.letters.write.wording_panel import WordingPanel


class WordingChooser(QWidget):
    """The wording's name with all others one key away; beside it letter or card, and the language."""

    picked = Signal(object)
    """The key of the wording that a person chose."""
    language_picked = Signal(str)
    """A language's code; empty for the customer's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[WordingRow] = ()
        self._kinds: list[Kind] = []
        self._purpose, self._language, self._shown = Purpose.NOTHING, "", ""
        self.box = _WordingBox(name=self.tr("Wording"))
        self.formats = ChipRow(
            [(form, label_of(form)) for form in (WordingFormat.LETTER,)]
            + [(WordingFormat.CARD, self.tr("Card"))],
            one_only=True,
            name=self.tr("Letter or card"),
        )
        self.language = Choice(name=self.tr("Language"))
        self.note = label("", "small", wrap=True)
        self.note.hide()
        below = row(None, self.formats, self.language, space=8)
        below.setStretch(1, 1)
        below.setAlignment(self.formats, Qt.AlignmentFlag.AlignVCenter)
        column(self, Field(self.tr("Wording"), self.box), below, self.note, space=6)
        self.box.picked.connect(self._pick)
        self.box.panel.picked.connect(self._pick)
        self.formats.changed.connect(self._pick_format)
        self.language.picked.connect(self.language_picked.emit)

    def set_choices(self, rows: Sequence[WordingRow], purpose: Purpose, language: str) -> None:
        """Offer these wordings, what fits the purpose first; ``language`` is what the letter is read in."""
        self._rows, self._purpose, self._language = rows, purpose, language
        self._kinds, self._shown = kinds_of(rows), ""
        self.box.panel.offer(self._kinds, purpose)
        own = language.split("-")[0]
        others = sorted({row.language for row in rows} - {own}, key=language_name)
        pairs = [("", language_name(own)), *((code, language_name(code)) for code in others)]
        self.language.set_values(pairs)

    def value(self) -> str:
        """Return the key of the wording that is chosen."""
        return self._shown

    def kind(self) -> WordingKind | None:
        """Return what the chosen wording is for."""
        kind = kind_of(self._kinds, self._shown)
        return kind.kind if kind else None

    def format(self) -> WordingFormat:
        """Return whether it is a letter or a card."""
        return format_of(self._kinds, self._shown)

    def format_of(self, key: str) -> WordingFormat:
        """Return whether another wording is a letter or a card."""
        return format_of(self._kinds, key)

    def key_of(self, key: str, form: WordingFormat) -> str:
        """Return the key of the same wording as a letter or as a card, or nothing."""
        return other_format(self._kinds, key, form)

    def show_choice(self, key: str, language: str) -> None:
        """Show which wording is chosen, and in which language; empty stands for the customer's own."""
        self.language.set_value("" if language == self._language else language)
        if key == self._shown and self.box.value() == key:
            return
        self._shown = key
        form = self.format()
        found = [kind for part in sections(self._kinds, self._purpose) for kind in part.kinds]
        self.box.set_values([(k.keys.get(form) or next(iter(k.keys.values())), k.title) for k in found])
        self.box.set_value(key)
        self.box.panel.set_current(key)
        self.formats.choose(form)
        for one in WordingFormat:
            self.formats.chip(one).setEnabled(bool(other_format(self._kinds, key, one)))

    def show_written_in(self, language: str, name: str) -> None:
        """Say so where the letter is written in another language than its reader's own."""
        own, written = self._language.split("-")[0], language.split("-")[0]
        words = ""
        if own != written and self.language.value():
            words = self.tr("{name} reads {language}.").format(name=name, language=language_name(own))
        elif own != written:
            words = self.tr("There is no such wording in {own} yet; this one is in {written}.").format(
                own=language_name(own), written=language_name(written)
            )
        self.say(words)

    def say(self, words: str) -> None:
        """Say something below the choices; nothing hides it."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _pick(self, key: str) -> None:
        wanted = other_format(self._kinds, key, self.format()) or key
        if wanted != self._shown:
            self.picked.emit(wanted)

    def _pick_format(self) -> None:
        wanted = self.formats.value()
        if wanted is None:
            self.formats.choose(self.format())
            return
        key = other_format(self._kinds, self._shown, WordingFormat(str(wanted)))
        if key and key != self._shown:
            self.picked.emit(key)


class _WordingBox(Choice):
    """A choice that opens all wordings, grouped and to be searched; Up and Down go through them at once."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self.panel = WordingPanel(self)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    @override
    def showPopup(self) -> None:
        self.panel.open()

    @override
    def hidePopup(self) -> None:
        self.panel.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        opens = {*ENTERS, Qt.Key.Key_Space}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in opens:
            self.panel.open()
        elif plain and event.text().isprintable() and event.text():
            self.panel.open(event.text())
        else:
            super().keyPressEvent(event)

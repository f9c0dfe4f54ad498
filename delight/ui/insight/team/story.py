"""One story of the sheet: its words to change, whether it is on the sheet, and what to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from delight.domain.insight.team.sheet import Part, Story
from delight.ui.insight.words import tr
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.forms import TextArea
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import label, row

_MARGIN = 14


def please_look(words: Sequence[str]) -> str:
    """Return the question whether words tell who somebody is."""
    listed = ", ".join(f"“{word}”" for word in words)
    return tr("Please look: could this tell who it was? {words}").format(words=listed)


class StoryCard(Card):
    """What is changed is said at once; the words as they were drafted come back by a link."""

    changed = Signal()

    def __init__(self, story: Story, drafted: str, *, number: int) -> None:
        super().__init__(space=6, margin=_MARGIN)
        self.story, self.drafted = story, drafted
        self._typed: tuple[str, ...] = ()
        kind = tr("Put right") if story.part is Part.RECOVERY else tr("Kind words")
        name = f"{kind} {number}"
        self.title = label(f"{name} · {story.praised}" if story.praised else name, "small", wrap=True)
        self.on = Check(tr("On the sheet"))
        self.on.setAccessibleName(tr("{story} on the sheet").format(story=name))
        self.on.setChecked(story.on)
        self.words = TextArea(story.text, name=name, most=8)
        self.look, self.room = label("", "small", wrap=True), label("", "small", wrap=True)
        self.undo = push_button(tr("As it was drafted"), self._take_back, role="link")
        self.undo.setProperty("flush", "true")
        self.look.setProperty("tone", "due")
        head = row(None, self.title, self.on)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        for part in (self.words, self.look, self.room, self.undo):
            self.body.addWidget(part)
        self.words.textChanged.connect(self._on_changed)
        self.on.toggled.connect(self._on_changed)
        self._mark()
        self.say_room(left_out=False)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Words on the sheet that may tell who it was, of those that still stand there."""
        if not self.on.isChecked():
            return ()
        text = " ".join(self.words.toPlainText().split())
        return tuple(dict.fromkeys(word for word in (*self._typed, *self.story.doubts) if word in text))

    def say_doubts(self, words: Sequence[str]) -> None:
        """Say which of the words that were typed may tell who it was."""
        self._typed = tuple(words)
        self._mark()

    def say_room(self, *, left_out: bool) -> None:
        """Say that the page has no room for it."""
        self.room.setText(tr("The page has no room for it.") if left_out else "")
        self.room.setVisible(left_out)

    def _take_back(self) -> None:
        self.words.setPlainText(self.drafted)
        self.words.setFocus()

    def _on_changed(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """Say which words may be names; they are those in doubt that still stand there."""
        text = self.words.toPlainText()
        left = self.doubts
        self.look.setText(please_look(left))
        self.look.setVisible(bool(left))
        self.undo.setVisible(text != self.drafted)
        self.words.setEnabled(self.on.isChecked())

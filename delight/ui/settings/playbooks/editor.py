"""A playbook in its own words: steps, remedies, what to say; and beside them how it will look."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.playbooks.playbook import Playbook, addressed
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field, LineField, TextArea
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.meanwhile import Both, clash_words
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.words.nations import language_name
from delight.ui.settings.playbooks.fields import RemedyField, Sentences, StepField
from delight.ui.settings.playbooks.lines import Lines, tr
from delight.ui.settings.playbooks.preview import PlaybookPreview

_LANGUAGE_WIDTH = 116
PAUSE_MS = 100
"""The preview follows once nobody has typed for so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A playbook to edit, the languages it can be had in, and how the shop addresses people.

    ``seen`` is the one that was found, in whatever language there is.
    """

    playbook: Playbook
    seen: Playbook
    languages: tuple[str, ...]
    own: bool
    ready_made: bool
    familiar: bool


class PlaybookEditor(QWidget):
    """Ctrl+Enter saves, Escape leaves; what was typed waits until it is saved or discarded."""

    save_wanted = Signal(object)
    """The ``Playbook`` as it stands."""
    restore_wanted = Signal(object)
    """The ``Playbook`` whose ready-made one is to come back."""
    language_wanted = Signal(str)
    left = Signal()
    discard_wanted = Signal()
    typed = Signal()

    def __init__(self, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened = opened
        playbook = opened.playbook
        self._sentences = Sentences(playbook.say, familiar=opened.familiar)
        self.title = LineField(playbook.title)
        self.title.setCursorPosition(0)
        self.language = Choice([(code, language_name(code)) for code in opened.languages])
        self.language.set_value(playbook.language)
        self.language.setMinimumWidth(_LANGUAGE_WIDTH)
        self.steps: Lines[StepField] = Lines(StepField, tr("Add a step"))
        self.steps.show_lines([StepField(step) for step in playbook.steps])
        self.remedies: Lines[RemedyField] = Lines(RemedyField, tr("Add a remedy"))
        self.remedies.show_lines([RemedyField(remedy) for remedy in playbook.remedies])
        self.say = TextArea(self._sentences.shown(), least=2, most=8, name=tr("Words to say"))
        self.preview = PlaybookPreview()
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._before = self.playbook()
        self._lay_out()
        self._connect()
        self._look()

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return self.playbook() != self._before

    def playbook(self) -> Playbook:
        """Return the playbook as it stands."""
        return replace(
            self.opened.playbook,
            title=self.title.text(),
            steps=tuple(line.value() for line in self.steps.lines()),
            remedies=tuple(line.value() for line in self.remedies.lines()),
            say=self._sentences.read(self.say.toPlainText()),
        )

    def take_back(self, kept: Playbook) -> None:
        """Show what was written and not saved."""
        self._fill(kept)
        self.came_back.show()

    def _fill(self, playbook: Playbook) -> None:
        known = (*self.opened.playbook.say, *playbook.say)
        self._sentences = Sentences(known, familiar=self.opened.familiar)
        self.title.setText(playbook.title)
        self.steps.show_lines([StepField(step) for step in playbook.steps])
        self.remedies.show_lines([RemedyField(remedy) for remedy in playbook.remedies])
        shown = (addressed(sentence, familiar=self.opened.familiar) for sentence in playbook.say)
        self.say.setPlainText("\n".join(shown))
        self._look()

    def begin(self) -> None:
        """Put the keyboard where writing begins."""
        lines = self.steps.lines()
        first = lines[0].first if lines and self.opened.playbook.title else self.title
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ask to have it kept."""
        self.problem.hide()
        self.save_wanted.emit(self.playbook())

    def show_both(self, both: Both, theirs: Playbook) -> None:
        """Say what somebody else wrote meanwhile; saved again, what stands here takes its place."""
        language = self.opened.playbook.language
        self.opened = replace(self.opened, playbook=replace(theirs, language=language), seen=theirs)
        self._before = self.opened.playbook
        self._fill(both.draft)
        said = self._said(theirs)
        self.problem.setText("\n".join(clash_words(said[name]) for name in both.clashes if name in said))
        self.problem.show()

    def _said(self, playbook: Playbook) -> dict[str, str]:
        """Return the parts of a playbook in one line each."""
        shown = (addressed(sentence, familiar=self.opened.familiar) for sentence in playbook.say)
        return {
            "title": playbook.title,
            "steps": " · ".join(step.say for step in playbook.steps),
            "remedies": " · ".join(one.why or label_of(one.kind) for one in playbook.remedies),
            "say": " · ".join(shown),
        }

    def refuse(self, error: Exception) -> None:
        """Say why it cannot be kept; every word stays."""
        plain = words_for(error)
        self.problem.setText(" ".join(part for part in (plain.what, plain.remedy) if part))
        self.problem.show()

    def _lay_out(self) -> None:
        self.save_button = push_button(tr("Save"), self.save, role="primary", tip="Ctrl+Enter")
        self.cancel_button = push_button(tr("Cancel"), self.discard_wanted.emit, role="quiet")
        self.came_back = label(tr("What you wrote and had not saved is back."), "quiet", wrap=True)
        self.came_back.hide()
        back = tr("Put the ready-made one back") if self.opened.ready_made else tr("Remove this playbook")
        self.restore_button = push_button(
            back, lambda: self.restore_wanted.emit(self.opened.playbook), role="link", icon="undo"
        )
        head = row(None, Field(tr("Name"), self.title), Field(tr("Language"), self.language), space=12)
        head.setStretch(0, 1)
        self.language.setEnabled(len(self.opened.languages) > 1)
        hint = tr(
            "Enter adds a line, Alt+Up and Alt+Down move it, Backspace takes an empty one away. "
            "A step with a tick beside it ticks itself."
        )
        foot = row(None, self.save_button, self.cancel_button, None, self.restore_button)
        column(
            self, self.came_back, head, label(tr("Steps, in their order"), "label"), self.steps,
            label(hint, "small", wrap=True), label(tr("What makes up for it"), "label"), self.remedies,
            Field(tr("Words to say"), self.say, hint=tr("One sentence a line, as you would say it.")),
            self.problem, foot, self.preview, space=10,
        )  # fmt: skip
        self.restore_button.setVisible(
            self.opened.own
        )  # once it has its place, or it is a window for a moment

    def _connect(self) -> None:
        for signal in (self.title.textChanged, self.say.textChanged, self.steps.typed, self.remedies.typed):
            signal.connect(self._on_typed)
        self.language.currentIndexChanged.connect(
            lambda _at: self.language_wanted.emit(str(self.language.value()))
        )
        key = add_actions(
            self, ActionDef(name="playbook-save", text=tr("Save"), do=self.save, key="Ctrl+Return")
        )
        key["playbook-save"].setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])

    def _on_typed(self) -> None:
        self._pause.start()
        self.language.setEnabled(len(self.opened.languages) > 1 and not self.is_typed)
        self.typed.emit()

    def _look(self) -> None:
        self.preview.show_playbook(self.playbook(), familiar=self.opened.familiar)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

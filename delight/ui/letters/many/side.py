"""Beside a letter to many: which wording, by post or not, a line for one of them, and who gets none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.guards.writing import Addressee, Aside, AsideReason
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.cards import Heading, push_button
from delight.ui.kit.look.layouts import column, empty, row, scrolled, tab_where
from delight.ui.kit.words.labels import label_of
from delight.ui.letters.write.chooser import WordingChooser
from delight.ui.letters.write.told import ToldFields

_SHOWN = 200
"""More than this are not looked through one by one; the number says how many there are."""


class ManySide(QWidget):
    """What holds for all of them, and what is said to one."""

    by_post_changed = Signal(bool)
    line_edited = Signal(str)
    line_done = Signal()
    group_requested = Signal(str)
    """Give everybody who gets the letter this tag."""
    customer_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wording, self.told = WordingChooser(), ToldFields()
        self.post = OneOf(
            [(True, self.tr("By post")), (False, self.tr("Handed over"))], name=self.tr("How they get it")
        )
        self.post.take(value=True)
        self.line = SentenceField(placeholder=self.tr("Something just for them"))
        self._line = Field("", self.line, hint=self.tr("Enter goes on to the next one"))
        self.aside_heading = Heading(self.tr("Set aside"))
        self._aside = QWidget()
        self._rows = column(self._aside, space=2)
        self.group = LineField(placeholder=self.tr("Book club"))
        self.group_button = push_button(self.tr("Make it"), self._make_group)
        self._group = Field(self.tr("Keep them as a group"), self.group)
        self._build()

    def take_keyboard(self) -> None:
        """Put the keyboard where work beside the page starts."""
        (self.line if self._line.isEnabled() else self.wording.box).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_person(self, person: Addressee | None, words: str) -> None:
        """Show the line of the one whose page lies on the desk."""
        self._line.setEnabled(person is not None)
        name = person.name if person else ""
        text = self.tr("A line for {name}").format(name=name) if name else self.tr("A line of your own")
        self._line.label.setText(text)
        self._line.label.show()
        self.line.setAccessibleName(text)
        if self.line.text() != words:
            self.line.setText(words)

    def show_aside(self, aside: Sequence[Aside]) -> None:
        """Name those who get none, each with the reason and the way to them."""
        empty(self._rows)
        rows = [
            _AsideRow(one, lambda one=one: self.customer_requested.emit(one.customer_id))
            for one in aside[:_SHOWN]
        ]
        for line in rows:
            self._rows.addWidget(line)
        self._rows.addStretch(1)
        tab_where(self._aside, [line.jump for line in rows])
        self.aside_heading.set_count(len(aside) or None)
        for part in (self.aside_heading, self._aside):
            part.setVisible(bool(aside))

    def show_group(self, *, there: bool) -> None:
        """Offer to keep those who were chosen as a group, if anybody was."""
        self._group.setVisible(there)
        self.group_button.setVisible(there)

    def _build(self) -> None:
        self.post.changed.connect(self._on_post)
        self.line.edited.connect(self.line_edited.emit)
        self.line.entered.connect(self.line_done.emit)
        self.group.returnPressed.connect(self._make_group)
        group = row(None, self._group, self.group_button, space=6)
        group.setStretch(0, 1)
        group.setAlignment(self.group_button, Qt.AlignmentFlag.AlignBottom)
        inner = QWidget()
        column(
            inner,
            self.wording,
            self.told,
            self.post,
            self._line,
            group,
            4,
            self.aside_heading,
            self._aside,
            None,
            space=10,
            margins=(2, 0, 10, 4),
        )
        column(self, scrolled(inner))
        self.show_aside(())
        self.show_group(there=False)
        self.show_person(None, "")

    def _on_post(self) -> None:
        self.by_post_changed.emit(bool(self.post.value()))

    def _make_group(self) -> None:
        if self.group.text().strip():
            self.group_requested.emit(self.group.text())


class _AsideRow(QWidget):
    """Who gets no letter, and why."""

    def __init__(self, one: Aside, on_jump: Callable[[], object]) -> None:
        super().__init__()
        words = aside_words(one)
        self.jump = push_button(one.name, on_jump, role="link")
        self.jump.setAccessibleName(f"{one.name}: {words}")
        column(self, row(None, self.jump, None), row(None, 4, OneLine(words, "small")), space=0)


def aside_words(one: Aside) -> str:
    """Return why somebody gets no letter, in words."""
    if one.reason is AsideReason.HOUSEHOLD:
        return _tr("Shares the letter to {name}").format(name=one.with_name)
    return label_of(one.reason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)

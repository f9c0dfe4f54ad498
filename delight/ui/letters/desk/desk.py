"""The middle of the letter desk: the page, what it lacks, and the buttons that let it out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from delight.ui.kit.actions import action_button, icon_button
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import EmptyState, push_button, set_role
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import FlowLayout, column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.menus import let_rest
from delight.ui.kit.work.notices import announce
from delight.ui.letters.desk.lost import LostLetters
from delight.ui.letters.desk.snags import Snags
from delight.ui.letters.desk.strips import OfferStrip, RemarkStrip
from delight.ui.letters.paper.view import PaperView, paint_ground


class Desk(QWidget):
    """One page large with its buttons below; ``head``, its title and scale, stands wherever there is room."""

    write_requested = Signal()

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = OneLine("", "heading")
        self.subtitle = OneLine("", "small")
        self.percent = push_button("", actions["fit"].trigger, role="quiet")
        self.percent.setMinimumWidth(60)
        self.paper = PaperView()
        self.paper.zoomed.connect(self._show_percent)
        self._on_nothing: Callable[[], object] = self.write_requested.emit
        self.nothing = EmptyState("letter", "", self.tr("Write a letter"), lambda: self._on_nothing())
        self.snags, self.remark, self.offer = Snags(), RemarkStrip(), OfferStrip()
        self.lost = LostLetters()
        self.question = Question()
        self.menu = QMenu(self)
        self.status = OneLine("", "small")
        self.stack = QStackedWidget()
        self._bare = _Ground(self.nothing)
        self.stack.addWidget(self._bare)
        self.stack.addWidget(self.paper)
        self.head, self._foot = QWidget(), QWidget()
        self._build(actions)
        self.show_nothing("")

    def show_paper(self) -> None:
        """Show the page that was drawn last."""
        self._switch(paper=True)

    def show_nothing(
        self, sentence: str, button: str = "", on_button: Callable[[], object] | None = None
    ) -> None:
        """Say one sentence instead of showing a page; the button starts a letter unless told otherwise."""
        self._on_nothing = on_button or self.write_requested.emit
        self.nothing.say(sentence, button)
        self._switch(paper=False)

    def keep_off_edge(self, pixels: int) -> None:
        """Let the buttons end so many pixels before the page does, whose own margin is part of its ground."""
        self._below.setContentsMargins(0, 0, pixels, 0)

    def put_print_first(self, *, first: bool) -> None:
        """Let Print be the first thing to do, or leave that to the button that prints a whole list."""
        self.print.setText(self.tr("Print") if first else self.tr("Print this"))
        set_role(self.print, "primary" if first else "")

    def _switch(self, *, paper: bool) -> None:
        needs = QSizePolicy.Policy.Ignored if paper else QSizePolicy.Policy.Preferred
        self._bare.setSizePolicy(needs, needs)  # what is not shown asks for no room
        self.stack.setCurrentIndex(1 if paper else 0)
        for part in (self.head, self._foot):
            part.setVisible(paper)
        if not paper:
            self.snags.show_snags(())
            self.remark.hide()
            self.offer.forget()

    def _build(self, actions: dict[str, QAction]) -> None:
        words = column(None, self.title, self.subtitle, space=0)
        zoom = [
            icon_button(actions["zoom_out"], "quiet"),
            self.percent,
            icon_button(actions["zoom_in"], "quiet"),
        ]
        row(self.head, words, *zoom, space=2).setStretch(0, 1)
        self.save = action_button(actions["save"])
        self.print = action_button(actions["print"], role="primary")
        self.edit = action_button(actions["edit"])
        self.more = push_button("", role="quiet", icon="more", tip=self.tr("More ways to let it out"))
        self.more.setAccessibleName(self.tr("More ways to let it out"))
        self.more.setMenu(self.menu)
        let_rest(self.menu, self.more)
        if "email" in actions:
            self.menu.addAction(actions["email"])
        buttons, flow = QWidget(), FlowLayout()
        for button in (self.edit, self.more, self.save, self.print):
            flow.addWidget(button)
        column(buttons, flow)
        self._below = YieldingRow(self._foot, self.status, buttons, letters=4)
        above = (self.lost, self.snags, self.remark, self.offer)
        box = column(self, *above, self.stack, self.question, self._foot, space=8)
        box.setStretch(len(above), 1)

    def _show_percent(self) -> None:
        words = self.tr("{percent} %").format(percent=self.paper.percent)
        self.percent.setText(words)
        self.percent.setAccessibleName(
            self.tr("Shown at {percent}. Show the whole page").format(percent=words)
        )
        self.percent.setToolTip(self.tr("Show the whole page  (Ctrl+0)"))


class _Ground(QWidget):
    """The desk without a page on it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        column(self, content)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        paint_ground(painter, QRectF(self.rect()))
        painter.end()


class Question(QFrame):
    """Asks quietly, below the page, whether a letter came out; nothing waits for the answer."""

    yes = Signal()
    again = Signal()
    view = Signal()
    never = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.ACCENT.value)
        self.words = label("", wrap=True)
        self._picture = QLabel()
        self.show_icon("print")
        self.yes_button = push_button(self.tr("It came out"), self.yes.emit)
        self.again_button = push_button("", self.again.emit, role="quiet")
        self.never_button = push_button(self.tr("It never went out"), self.never.emit, role="quiet")
        self.view_button = push_button(self.tr("Open in the PDF viewer"), self.view.emit, role="quiet")
        buttons = FlowLayout(space=4, trailing=True)
        for button in (self.never_button, self.view_button, self.again_button, self.yes_button):
            buttons.addWidget(button)
        says = row(None, self._picture, self.words)
        says.setStretch(1, 1)
        column(self, says, buttons, space=4, margins=(12, 8, 8, 8))
        self.hide()

    def show_icon(self, name: str) -> None:
        """Show by what the letters went."""
        self._picture.setPixmap(pixmap(name, "accent", 18))

    def ask(self, words: str, again: str, *, came_out: bool = True) -> None:
        """Ask; ``again`` is the button that tries once more, ``came_out`` offers the good answer."""
        self.words.setText(words)
        self.again_button.setText(again)
        self.yes_button.setVisible(came_out)
        self.view_button.setVisible(not came_out)
        self.show()
        announce(self, words)

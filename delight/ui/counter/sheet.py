"""One thing that is done at the counter: its way back, its name, what stands in it, what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDetail, CustomerRow
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import Item, column, label, row, scrolled
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.look.touch import scroll_by_finger
from delight.ui.kit.work.notices import ErrorBanner
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Task

_LETTERS = 44
"""So wide is what stands on a sheet: more is too far from one thumb to the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done at the counter.

    Attributes:
        words: a kind word, without anybody's name: the next in the queue reads it, too.
        told: what the bar offers to take back, such as "Voucher taken.": the kind word stands in large
            already; without it the bar says ``words``, as where nothing else does.
        changes: the deeds, in their order; taken back together.
        customer_id: who was there; they may be asked whether they would recommend the shop.
    """

    words: str
    told: str = ""
    changes: tuple[Changes, ...] = ()
    customer_id: int | None = None


class CounterSheet(QWidget):
    """Big, calm, one step after the other; Escape and "Back" leave it."""

    left = Signal()
    done = Signal(object)
    """A ``Done``: back to the five fields."""
    noted = Signal(object)
    """A ``Done`` that stays here, such as a stamp whose card is looked at."""

    def __init__(self, tools: Tools, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self._busy: Task | None = None
        self.person: CustomerRow | CustomerDetail | None = None
        """Whom it is about, once that is known."""
        self.back = push_button(self.tr("Back"), self.go_back, role="quiet", icon="back", tip=self.tr("Esc"))
        self.back.setAccessibleName(self.tr("Back"))
        self.title = label("", "title", wrap=True)
        self.banner = ErrorBanner()
        self.call(title)
        self.content = QWidget()
        head = row(None, self.back, self.title, space=12)
        head.setStretch(1, 1)
        self.frame = column(self, head, self.banner, space=12, margins=(24, 16, 24, 16))

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget who it was about: somebody else is next."""

    def go_back(self) -> None:
        """Go one step back, or leave."""
        if self.person is None:
            self.left.emit()
        else:
            self.clear()
            self.focus_first()

    def call(self, title: str) -> None:
        """Say at the top, and to a screen reader, what this is."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def lay_out(self, *parts: Item) -> QBoxLayout:
        """Put parts below each other, no wider than a thumb reaches, where they scroll if they must."""
        box = column(self.content, *parts, None, space=16, margins=(0, 4, 0, 8))
        middle = QWidget()
        self.content.setMaximumWidth(_LETTERS * type_sizes().base)
        line = row(middle, None, self.content, None, space=0)
        line.setStretch(1, 100)
        self.area = scrolled(middle)
        scroll_by_finger(self.area)
        self.frame.addWidget(self.area, 1)
        self.foot = QWidget()
        self.foot.setMaximumWidth(_LETTERS * type_sizes().base)
        self._foot = column(self.foot)
        below = row(None, None, self.foot, None, space=0)
        below.setStretch(1, 100)
        self.frame.addLayout(below)
        return box

    def add_main(self, button: QPushButton) -> QPushButton:
        """Put what is done most at the foot, over the whole width, where a thumb finds it."""
        widen(button)
        self._foot.addWidget(button)
        return button

    @property
    def is_busy(self) -> bool:
        """Whether something asked for is still under way: a second press is not a second deed."""
        return self._busy is not None and not self._busy.ended

    def ask(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        fail: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something on the worker, unless the last thing is still under way; what fails is told on top."""
        if self.is_busy:
            return
        self.banner.hide()
        self._busy = self.tools.tasks.run(work, then, fail or self.banner.show_error, owner=self)

    def tell(self, *changes: Changes) -> None:
        """Have every page know of deeds."""
        for one in changes:
            if one.deed:
                self.tools.bus.changed.emit(one)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)


def widen(button: QPushButton) -> QPushButton:
    """Let a button take the whole width, and be higher than others."""
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setProperty("big", True)  # noqa: FBT003 - Qt's signature
    return button

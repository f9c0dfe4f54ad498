"""Dialogs that never block and clean up after themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QPushButton, QScrollArea, QWidget
from typing_extensions import override

from delight.ui.kit.keys import is_ctrl_enter
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.large import dress
from delight.ui.kit.look.layouts import Item, column, label, row, scrolled
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.look.touch import large_text

_USUAL_TEXT = 14


class Sheet(QDialog):
    """A dialog with a heading, a body and its buttons at the foot; open it with ``open()``.

    Ctrl+Enter presses the main button, Escape closes. It is deleted once closed. On a screen that is too low
    for it, as with text doubled on a small laptop, all but the buttons scrolls.
    """

    def __init__(self, title: str, parent: QWidget, *items: Item, width: int = 460) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        if large_text():
            dress(self)
        self.setMinimumWidth(
            min(round(width * type_sizes().base / _USUAL_TEXT), max(width, parent.window().width()))
        )
        self.title = label(title, "title", wrap=True)
        self.body = column(None, *items, space=12)
        self._foot = row(None, None)
        self._main: Callable[[], object] | None = None
        self._above: QScrollArea | None = None
        column(self, self.title, self.body, 4, self._foot, space=12, margins=(24, 20, 24, 20))

    def add_button(
        self, text: str, on_click: Callable[[], object] | None = None, *, role: str = "", icon: str = ""
    ) -> QPushButton:
        """Add a button at the foot; without ``on_click`` it closes. A ``primary`` one is the main one."""
        deed = on_click or self.close
        button = push_button(text, deed, role=role, icon=icon)
        button.setAutoDefault(role == "primary")
        button.setDefault(role == "primary")
        if role in {"primary", "danger"}:
            self._main = deed
        self._foot.addWidget(button)
        return button

    @override
    def event(self, event: QEvent, /) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def _grow(self) -> None:
        """Make room for what came in, such as a problem below its field: Qt would lay it over the field."""
        layout = self.layout()
        if layout is None or not self.isVisible() or not layout.hasHeightForWidth():
            return
        room = self.screen().availableGeometry().height()
        needed = layout.totalMinimumHeightForWidth(self.width())
        if needed > room and self._above is None:
            self._scroll()
        if min(needed, room) > self.height():
            self.resize(self.width(), min(needed, room))

    def _scroll(self) -> None:
        """Put everything above the buttons into an area that scrolls; the keyboard stays where it is."""
        keyboard, box, content = self.focusWidget(), self.layout(), QWidget()
        if not isinstance(box, QBoxLayout):
            return
        box.removeWidget(self.title)
        box.removeItem(self.body)
        self.body.setParent(None)
        column(content, self.title, self.body, space=12, margins=(0, 0, 8, 0))
        self._above = scrolled(content)
        box.insertWidget(0, self._above, 1)
        self._above.show()  # a layout shows what is put in later on; what is hidden takes no keyboard
        if keyboard is not None:
            keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Move up what grew beyond the foot of the screen, once its words had been read."""
        super().resizeEvent(event)
        over = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if self.isVisible() and over > 0:
            frame = self.frameGeometry()
            self.move(frame.x(), max(self.screen().availableGeometry().y(), frame.y() - over))

    @override
    def done(self, result: int, /) -> None:
        super().done(result)
        owner = self.parentWidget()
        if owner is not None:
            owner.window().activateWindow()  # not every desktop gives the keyboard back by itself

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if is_ctrl_enter(event) and self._main:
            self._main()
            return
        super().keyPressEvent(event)


def confirm(
    parent: QWidget, title: str, text: str, button: str, on_yes: Callable[[], object], *, danger: bool = False
) -> Sheet:
    """Ask before something that cannot be undone; return the open dialog.

    Args:
        parent: the widget it belongs to.
        title: the question, "Delete this draft?".
        text: what will happen.
        button: the deed itself, "Delete", never "Yes".
        on_yes: does it.
        danger: something is lost.
    """
    sheet = Sheet(title, parent, label(text, wrap=True))

    def agree() -> None:
        sheet.close()
        on_yes()

    sheet.add_button(sheet.tr("Cancel"), role="quiet")
    sheet.add_button(button, agree, role="danger" if danger else "primary")
    sheet.open()
    return sheet


def tell(parent: QWidget, title: str, text: str) -> Sheet:
    """Tell something that needs to be read; return the open dialog."""
    sheet = Sheet(title, parent, label(text, wrap=True, selectable=True))
    sheet.add_button(sheet.tr("Close"), role="primary")
    sheet.open()
    return sheet

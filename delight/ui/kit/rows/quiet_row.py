"""A row of the page that looks like text until mouse or keyboard come: press it, or open its menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from typing_extensions import override

from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import row
from delight.ui.kit.look.touch import target
from delight.ui.kit.menus import Deed, let_rest, menu_of, wants_menu
from delight.ui.kit.rows.pressable import HoverRow

ROW_INSET = 8
"""So many pixels stand the words of a row in from its edge."""


class QuietRow(HoverRow):
    """Enter or a click does the first of its deeds, the others are in its menu; F2 and Delete work, too."""

    def __init__(self, content: QWidget, deeds: Sequence[Deed], *, spoken: str, name: str) -> None:
        """Show ``content``; ``spoken`` is what a screen reader says, ``name`` whose menu it is."""
        super().__init__()
        self._deeds = tuple(deeds)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(target())
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(", ".join(deed.text for deed in deeds))
        self.setToolTip(deeds[0].text if deeds else "")
        self.dots = QToolButton()
        self.dots.setFixedSize(target(), target())
        self.dots.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.dots.setAccessibleName(self.tr("More about {name}").format(name=name))
        self.dots.setToolTip(self.tr("More"))
        self.dots.clicked.connect(lambda _checked: self.open_menu())
        line = row(self, content, self.dots, space=4, margins=(ROW_INSET, 0, 0, 0))
        line.setStretch(0, 1)
        line.setAlignment(self.dots, Qt.AlignmentFlag.AlignTop)
        self._show_dots(shown=False)
        if deeds:
            self.pressed.connect(deeds[0].do)

    def open_menu(self) -> None:
        """Open the menu of everything that can be done."""
        self.pop(menu_of(self, self._deeds))

    def pop(self, menu: QMenu) -> None:
        """Open ``menu`` below the dots."""
        let_rest(menu, self.dots, self)
        menu.popup(self.dots.mapToGlobal(QPoint(0, self.dots.height())))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        deed = next((deed for deed in self._deeds if deed.key == event.key()), None)
        if deed is not None and not event.modifiers():
            deed.do()
        elif wants_menu(event):
            self.open_menu()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        self.open_menu()

    @override
    def enterEvent(self, event: QEnterEvent, /) -> None:
        super().enterEvent(event)
        self._show_dots(shown=True)

    @override
    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        self._show_dots(shown=self.hasFocus())

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._show_dots(shown=True)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self._show_dots(shown=self.underMouse())

    def _show_dots(self, *, shown: bool) -> None:
        """Its room stays: nothing moves when the mouse comes by."""
        if shown:
            put_icon(self.dots, "more", "quiet")
        else:
            self.dots.setProperty("iconName", "")
            self.dots.setIcon(QIcon())

"""Where list, sheet and text stand: side by side, or two of them in one place where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from delight.ui.kit.look.layouts import column, row, tab_where
from delight.ui.kit.look.theme import type_sizes
from delight.ui.letters.desk.desk import Desk

_ROOMY = 900
"""From this width on list, sheet and text stand side by side; below, list and text share one place."""
_LIST_WIDTH, _SIDE_WIDTH, _LEAST_WIDTH = 264, 268, 600
_LIST_SHARE, _SIDE_SHARE = 0.42, 0.5
"""With large text the list and what shares its place have no more of the room than this."""
_USUAL_TEXT = 14
_EDGE, _MARGIN = 10, 24
"""The page comes nearer to the window's edge than its buttons, which keep every page's margin."""
_WIDE = 1_100
"""From this width on the page says its name; narrower, the rail says where we are."""
_HEAD_HEIGHT = 40


class Room:
    """Arranges the parts of the desk in ``content``: on top the names of the lists, and the letter's."""

    def __init__(
        self,
        content: QWidget,
        left: QWidget,
        title: QWidget,
        modes: QWidget,
        desk: Desk,
        side: QStackedWidget,
        wordings: QWidget,
    ) -> None:
        self._content, self._left, self._desk, self._side = content, left, desk, side
        self._title, self._wordings = title, wordings
        self.has_wordings = False
        """The desk for wordings stands where the letters' is otherwise."""
        self.side_first = False
        """The text wins where there is room for one of them only."""
        content.setMinimumWidth(_LEAST_WIDTH)
        head, self._of_letter = QWidget(), QWidget()
        head.setMinimumHeight(_HEAD_HEIGHT)
        column(self._of_letter, desk.head)
        row(head, title, modes, self._of_letter, space=16).setStretch(2, 1)
        below = row(None, left, desk, wordings, space=16)
        below.setStretch(1, 1)
        below.setStretch(2, 1)
        both = column(None, head, below, space=8)
        both.setStretch(1, 1)
        row(content, both, side, space=16, margins=(_MARGIN, 12, _EDGE, 16)).setStretch(0, 1)
        tab_where(desk, desk.head.findChildren(QAbstractButton))  # after the list, though it stands above
        wordings.hide()

    @property
    def is_roomy(self) -> bool:
        """Whether all three stand side by side."""
        return self._content.width() >= _scaled(_ROOMY)

    def show_wordings(self, *, shown: bool) -> None:
        """Put the desk for wordings in the place of the letters', or back."""
        self.has_wordings = shown
        self._wordings.setVisible(shown)
        for part in (self._desk, self._of_letter):
            part.setVisible(not shown)

    def arrange(self, *, shown: bool, ahead: str) -> None:
        """Show what there is room for.

        Args:
            shown: a letter lies on the desk.
            ahead: the words on the button that goes to what stands at its side.
        """
        self._title.setVisible(self._content.width() >= _scaled(_WIDE))
        self._left.setFixedWidth(self._wide(_LIST_WIDTH, _LIST_SHARE))
        self._side.setFixedWidth(self._wide(_SIDE_WIDTH, _SIDE_SHARE))
        side = shown and (self.is_roomy or self.side_first)
        self._side.setVisible(side)
        self._desk.keep_off_edge(0 if side else _MARGIN - _EDGE)
        self._left.setVisible(self.is_roomy or not side)
        self._desk.edit.setVisible(shown and not self.is_roomy)
        back = _tr("Back to the list")
        self._desk.edit.setText(back if side and not self.is_roomy else ahead)

    def _wide(self, usual: int, share: float) -> int:
        """Return a width that grows with the text, up to a share of the room."""
        return min(_scaled(usual), max(usual, round(self._content.width() * share)))


def _scaled(pixels: int) -> int:
    """Return a width that grows with the size of text."""
    return round(pixels * type_sizes().base / _USUAL_TEXT)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)

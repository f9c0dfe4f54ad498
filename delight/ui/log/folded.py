"""What is folded away in the panel: it stands in the window only while it is open.

Qt styles whatever is in a window, shown or not, and all of it anew when the panel moves, as to the counter.
Most of the panel's fields are seldom asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.ui.kit.look.icons import retint
from delight.ui.kit.look.layouts import column, tab_chain


class Folded(QWidget):
    """Where a part with all that stands in it is shown."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self._part = part
        self._after: Callable[[], QWidget] = lambda: self
        self._box = column(self)
        self.destroyed.connect(part.deleteLater)  # wherever it is by then
        self.set_open(open_=False)

    def come_after(self, after: Callable[[], QWidget]) -> Folded:
        """Say behind which widget Tab comes to it; return itself."""
        self._after = after
        return self

    def set_open(self, *, open_: bool) -> None:
        """Show it, or hide it; what stands in it stays."""
        if open_ and not self._is_placed:
            self._place()
        self._part.setVisible(open_)
        self.setVisible(open_)

    def fold(self) -> bool:
        """Take it out of the window if it is hidden; tell whether it was taken out."""
        if not self._is_placed or not self._part.isHidden():
            return False
        self._box.removeWidget(self._part)
        self._part.setParent(None)
        return True

    def last_stop(self) -> QWidget:
        """Return the last widget that Tab comes to before whatever follows."""
        return last_stop_in(self._part) if self._is_placed else self._after()

    @property
    def _is_placed(self) -> bool:
        return self._part.parentWidget() is not None

    def _place(self) -> None:
        before, part = self._after(), self._part
        self._box.addWidget(part)
        retint(part.findChildren(QWidget))  # icons may be larger, or of another colour, by now
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        part.setFocusProxy(last_stop_in(part))  # so that Qt moves all stops as one
        QWidget.setTabOrder(before, part)
        part.setFocusProxy(None)  # type: ignore[arg-type]
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def last_stop_in(part: QWidget) -> QWidget:
    """Return the last widget within ``part`` that Tab comes to; without any, ``part``."""
    return (tab_chain(part) or [part])[-1]

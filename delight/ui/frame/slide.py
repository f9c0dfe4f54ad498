"""A panel that slides over the window from the side; what lies behind waits."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from delight.ui.frame.wiring import ask
from delight.ui.kit.look.layouts import column
from delight.ui.kit.look.theme import motion_is_welcome, scrim

_WIDTH, _LEFT, _MS = 520, 48, 140


class SlideOver(QWidget):
    """Covers ``host`` with a veil and a panel at its end; Escape or a click beside it closes.

    Tab stays inside while it is open, and so does the keyboard.
    """

    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._sheet = QFrame(self)
        self._sheet.setProperty("role", "side")
        self._box = column(self._sheet)
        self._panel: QWidget | None = None
        self._motion = QPropertyAnimation(self._sheet, b"pos", self)
        self._motion.setDuration(_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        host.installEventFilter(self)
        self._sheet.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_keyboard)
        self.hide()

    def set_panel(self, panel: QWidget | None) -> None:
        """Put a panel in, and delete the one before."""
        if self._panel is not None:
            self._panel.deleteLater()
        self._panel = panel
        if panel is not None:
            self._box.addWidget(panel)

    def lend(self) -> QWidget | None:
        """Give the panel away for a while; ``set_panel`` takes it back."""
        self.slide_out()
        panel, self._panel = self._panel, None
        if panel is not None:
            self._box.removeWidget(panel)
        return panel

    def let_go(self) -> None:
        """Close, and delete the panel: it is about a shop that is not open any more."""
        self.slide_out()
        self.set_panel(None)

    @property
    def panel(self) -> QWidget | None:
        """The panel, once there is one."""
        return self._panel

    def slide_in(self) -> None:
        """Open, unless it is open already."""
        if self.isVisible():
            return
        self._place()
        self.show()
        self.raise_()
        if motion_is_welcome():
            end = self._sheet.pos()
            self._motion.setStartValue(QPoint(end.x() + 48, end.y()))
            self._motion.setEndValue(end)
            self._motion.start()

    def slide_out(self) -> None:
        """Close; the panel keeps what was typed."""
        if self.isVisible():
            self._motion.stop()
            self.hide()
            self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), scrim())
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.slide_out()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.slide_out()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:  # Qt calls it by place
        stops = [widget for widget in self._sheet.findChildren(QWidget) if _takes_tab(widget)]
        at = QApplication.focusWidget()
        if at in stops:
            goal = stops[(stops.index(at) + (1 if next else -1)) % len(stops)]
        else:
            goal = stops[0 if next else -1] if stops else None
        if goal is not None:
            goal.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        grows = QEvent.Type.Resize if watched is self._host else QEvent.Type.LayoutRequest
        if event.type() == grows and self.isVisible():
            self._place()
        return False

    def _keep_keyboard(self, old: QWidget | None, new: QWidget | None) -> None:
        """Nothing behind takes the keyboard by itself, as a page that is made anew; a click may."""
        if not self.isVisible() or old is None or new is None or QApplication.mouseButtons():
            return
        if self._sheet.isAncestorOf(old) and self._host.isAncestorOf(new) and not self.isAncestorOf(new):
            old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        host, room = self._host, self._host.width() - _LEFT
        self.setGeometry(host.rect())
        ask(self._panel, "use_room", room)
        least = self._panel.minimumSizeHint().width() if self._panel else 0
        wide = min(room, max(_WIDTH, least))
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._sheet.setGeometry(0 if rtl else host.width() - wide, 0, wide, host.height())


def _takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab stops at a widget; a line inside a time field hands the keyboard to the field.

    Asked of the children and not along Qt's chain of focus: PySide hands each widget over to the one that
    follows it there, and Python's garbage collection then takes whole pages away.
    """
    wants = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return wants and widget.isVisible() and widget.isEnabled()

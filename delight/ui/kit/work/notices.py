"""The quiet bar with Undo, and banners for what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLayout, QPushButton, QScrollArea, QWidget
from typing_extensions import override

from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.messages import report_of, words_for
from delight.ui.kit.work.tasks import Task

SHOWN_MS = 8000
"""How long Undo is offered, unless the bar has the keyboard or the mouse."""
_BELOW = 12


class NoticeBar(QFrame):
    """Says what was just done, for eight seconds or as long as it has the focus.

    Long work that it follows comes back when that has been said, until it ends.
    """

    gone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.words = label("")
        self.undo = push_button(
            self.tr("Undo"), self._take_back, role="notice", tip=self.tr("Undo  (Ctrl+Z)")
        )
        self.undo.setAccessibleName(self.tr("Undo"))
        row(self, self.words, 16, self.undo, margins=(20, 8, 8, 8))
        self._on_undo: Callable[[], object] | None = None
        self._followed: tuple[Task, str] | None = None
        self._mouse_lay = QPoint()
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        self.hide()

    def say(self, text: str, on_undo: Callable[[], object] | None = None) -> None:
        """Show ``text``; with ``on_undo`` there is a button that takes it back."""
        self._show(text, self.tr("Undo"), on_undo, self.tr("Undo  (Ctrl+Z)"))
        self._timer.start()

    def follow(self, task: Task, text: str) -> None:
        """Show ``text`` and how far the work is until it ends, with a button that stops it."""
        self._followed = task, text
        task.progressed.connect(self._tell_far)
        task.finished.connect(self._stop_following)
        self._show_followed()

    def _show(self, text: str, button: str, on_button: Callable[[], object] | None, tip: str = "") -> None:
        self.words.setText(text)
        self._on_undo = on_button
        self.undo.setText(button)
        self.undo.setAccessibleName(button)
        self.undo.setToolTip(tip)
        self.undo.setVisible(on_button is not None)
        self.undo.setEnabled(True)
        self._mouse_lay = QCursor.pos()
        self.setAccessibleName(text)
        self.adjustSize()  # before it is shown: the first words would stay as narrow as an empty bar
        self.show()
        self.raise_()
        announce(self, text)

    def dismiss(self) -> None:
        """Go away at once."""
        self._timer.stop()
        self.hide()
        self.gone.emit()

    def _take_back(self) -> None:
        on_undo = self._on_undo
        self.dismiss()
        if on_undo:
            on_undo()

    def _leave(self) -> None:
        pointed_at = self.underMouse() and QCursor.pos() != self._mouse_lay  # it may come up below a mouse
        at = QApplication.focusWidget()
        if pointed_at or (at is not None and self.isAncestorOf(at)):
            self._timer.start()
        elif self._followed is not None:
            self._show_followed()
        else:
            self.dismiss()

    def _show_followed(self) -> None:
        if self._followed is not None:
            task, text = self._followed
            self._timer.stop()
            self._show(text, self.tr("Cancel"), task.ask_to_stop)

    def _tell_far(self, done: int, total: int) -> None:
        if self._followed is None or self._timer.isActive():
            return  # something else is being said
        text = self._followed[1]
        far = self.tr("{work} {percent} %").format(work=text, percent=100 * done // max(1, total))
        self.words.setText(far if done < total else self.tr("{work} Almost done …").format(work=text))
        self.undo.setEnabled(done < total)
        self.adjustSize()

    def _stop_following(self) -> None:
        self._followed = None
        if self.isVisible() and not self._timer.isActive():
            self.dismiss()


class ErrorBanner(QFrame):
    """What happened, what still holds, and one button that helps; stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.OVERDUE.value)
        self.setContentsMargins(0, 0, 0, 0)
        self._report = ""
        self._on_help: Callable[[], object] | None = None
        self._picture = QLabel()
        self.what = label("", "heading", wrap=True, selectable=True)
        self.holds = label("", wrap=True, selectable=True)
        self.help = push_button("", self._help)
        self.copy = push_button(self.tr("Copy details"), self._copy, role="link")
        self.close_button = push_button(self.tr("Close"), self.hide, role="quiet")
        words = column(None, self.what, self.holds, space=2)
        line = row(
            self,
            self._picture,
            words,
            self.help,
            self.copy,
            self.close_button,
            space=12,
            margins=(16, 12, 12, 12),
        )
        line.setStretch(1, 1)
        self.hide()

    def show_error(
        self, error: BaseException, button: str = "", on_button: Callable[[], object] | None = None
    ) -> None:
        """Explain an error.

        Args:
            error: any; an expected one has its own sentence.
            button: words on the one button that helps, such as "Try again".
            on_button: what it does.
        """
        plain = words_for(error)
        self._report = report_of(error)
        self._on_help = on_button
        self.what.setText(plain.what)
        self.holds.setText(" ".join(part for part in (plain.holds, plain.remedy) if part))
        self.help.setText(button)
        self.help.setVisible(bool(button))
        self._picture.setPixmap(pixmap("warning", "overdue"))
        self.setAccessibleName(plain.what)
        self.show()
        announce(self, f"{plain.what} {self.holds.text()}")

    def _help(self) -> None:
        self.hide()
        if self._on_help:
            self._on_help()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy.setText(self.tr("Copied"))


class InfoBanner(QFrame):
    """A strip over the whole width with one sentence and one button, such as the demo shop's."""

    def __init__(
        self,
        icon: str,
        tone: Tone,
        sentence: str,
        button: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", tone.value)
        self._icon, self._tone = icon, tone
        self._picture = QLabel()
        self.sentence = label(sentence)
        items = [self._picture, self.sentence, None]
        row(self, *items, *([button] if button else []), space=10, margins=(20, 6, 12, 6))
        self._paint_picture()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_picture()

    def _paint_picture(self) -> None:
        self._picture.setPixmap(pixmap(self._icon, self._tone.value, 18))


def announce(source: QObject, text: str) -> None:
    """Have a screen reader say ``text``."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, text))


def keep_below(bar: NoticeBar, host: QWidget, above: QLayout | None = None) -> None:
    """Keep ``bar`` at the bottom of ``host``, in its middle; ``above`` makes room while it is shown."""
    keeper = _Keeper(bar, host, above)
    bar.installEventFilter(keeper)
    host.installEventFilter(keeper)


class _Keeper(QObject):
    def __init__(self, bar: NoticeBar, host: QWidget, above: QLayout | None) -> None:
        super().__init__(bar)
        self._bar, self._host, self._above = bar, host, above

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            self._place()
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide} and watched is self._bar:
            self._make_room()
        return False

    def _place(self) -> None:
        bar, host = self._bar, self._host
        wide = min(bar.sizeHint().width(), host.width() - 32)
        high = bar.sizeHint().height()
        bar.setGeometry((host.width() - wide) // 2, host.height() - high - _BELOW, wide, high)

    def _make_room(self) -> None:
        """Let what stands above end where the bar begins: it would hide buttons at the foot of a page."""
        if self._above is None:
            return
        room = 0 if self._bar.isHidden() else self._bar.height() + _BELOW
        margins = self._above.contentsMargins()
        if margins.bottom() != room:
            at = _in_sight()
            margins.setBottom(room)
            self._above.setContentsMargins(margins)
            if at is not None:
                QTimer.singleShot(0, at, lambda: _show(at))


def _in_sight() -> QWidget | None:
    """Return what has the keyboard in an area that scrolls, unless somebody has scrolled on from it."""
    at = QApplication.focusWidget()
    area = _area_of(at) if at else None
    if at is None or area is None:
        return None
    place = QRect(at.mapTo(area.viewport(), QPoint(0, 0)), at.size())
    return at if area.viewport().rect().intersects(place) else None


def _area_of(widget: QWidget) -> QScrollArea | None:
    """Return the area that scrolls a widget."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area


def _show(widget: QWidget) -> None:
    """Scroll so that what somebody is working on is still seen."""
    if area := _area_of(widget):
        area.ensureWidgetVisible(widget, 0, _BELOW)

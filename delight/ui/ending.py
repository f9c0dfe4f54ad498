"""Ctrl+C in the terminal, a logout, the system's end: the window closes as if somebody had closed it."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

ASKS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ending(QObject):
    """Says when the system asks the app to end.

    Python hears signals only while it runs, and Qt's loop waits in C: a socket that a signal writes to wakes
    it. What nohup keeps away stays away.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)  # noqa: FBT003 - the standard library's own
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        heard = [number for number in ASKS if signal.getsignal(number) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, lambda *_: None) for number in heard}
        self._fd = signal.set_wakeup_fd(self._writer.fileno())

    def close(self) -> None:
        """Leave signals to whoever heard them before."""
        signal.set_wakeup_fd(self._fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _hear(self) -> None:
        heard = self._reader.recv(64)
        if set(heard) & set(ASKS):
            self.asked.emit()

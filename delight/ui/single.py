"""One window for one shop: a second start raises the first."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 400


class OneWindow(QObject):
    """Holds the lock of one shop's window, and hears when it is started again."""

    raised = Signal()
    """Somebody started the program again for the same shop."""

    def __init__(self, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(place)
        self._lock = QLockFile(str(Path(tempfile.gettempdir()) / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self) -> bool:
        """Become the shop's window; ``False`` if there is one already, which is asked to come forward."""
        if self._knock():
            return False
        if not self._lock.tryLock(_WAIT_MS):
            return not self._knock()
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Give the lock back."""
        self._server.close()
        self._lock.unlock()

    def _knock(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.disconnectFromServer()
        return True

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.deleteLater()
            self.raised.emit()


def _name(place: Path) -> str:
    return "delight-" + hashlib.sha256(str(place.resolve()).encode()).hexdigest()[:16]

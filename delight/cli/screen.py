"""Whether there is a screen to open a window on."""

from __future__ import annotations

import os
import sys

NO_SCREEN = "There is no screen here to open the app on. `delight --help` shows what works without one."
_SAID_BY = ("DISPLAY", "WAYLAND_DISPLAY")


def has_screen() -> bool:
    """Return whether a window can open: always on Windows and macOS, elsewhere where a display is named."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in _SAID_BY)

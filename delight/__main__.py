"""Start: the window where nothing is asked for, else the command."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from delight.paths import shop_folder


def main() -> int:
    """Start Delight and return the exit code; Ctrl+C ends it without a word too many."""
    try:
        return start(sys.argv[1:])
    except KeyboardInterrupt:  # while it was still being brought in: later the command answers itself
        if "--json" in sys.argv:
            sys.stdout.write('{"error": {"code": "stopped", "message": "Stopped."}}\n')
        else:
            sys.stderr.write("Stopped.\n")
        return 1


def start(arguments: list[str]) -> int:
    """Open the window where nothing is asked for, else do what ``arguments`` say; return the exit code.

    The window alone comes first: nothing that it does not need for its first picture is imported before it.
    """
    if not arguments:
        from delight.cli.screen import NO_SCREEN, has_screen

        if has_screen():
            return open_window(shop_folder())
        sys.stderr.write(f"{NO_SCREEN}\n")
        return 1
    from delight.cli import run

    return run(arguments, open_window)


def open_window(place: Path) -> int:
    """Open the app on the shop in the folder ``place``; Qt is imported here and nowhere earlier.

    Until the shop is open nothing is collected: all that a start makes stays.
    """
    gc.disable()
    from delight import app

    return app.open_window(place)


if __name__ == "__main__":
    sys.exit(main())

"""Where things are: the platform's folders, and what ships with the app."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("Delight", appauthor=False, roaming=False)
SHOP_VARIABLE = "DELIGHT_SHOP"


def shop_folder() -> Path:
    """Return the folder of this machine's shop: ``$DELIGHT_SHOP``, or the platform's data folder."""
    named = os.environ.get(SHOP_VARIABLE)
    return Path(named).expanduser() if named else _DIRS.user_data_path / "Shop"


def demo_folder() -> Path:
    """Return the folder of the demo shop."""
    return _DIRS.user_data_path / "Demo shop"


def machine_file() -> Path:
    """Return the file that keeps what belongs to this machine: the window's place, the theme."""
    return _DIRS.user_config_path / "machine.json"


def log_file() -> Path:
    """Return the file that faults are written to, without anybody's data."""
    return _DIRS.user_log_path / "delight.log"


def lent_folder() -> Path:
    """Return the folder for copies that other programs show for a while: the session's, which dies with it.

    A Unix session without one has a folder of the user's own instead, never one that others know in /tmp.
    """
    session = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if os.name != "nt" and session.is_absolute() and _is_ours_alone(session):
        return session / "Delight" / "lent"
    return _DIRS.user_cache_path / "lent"


def _is_ours_alone(folder: Path) -> bool:
    try:
        state = folder.stat()
    except OSError:
        return False
    return state.st_mode == stat.S_IFDIR | stat.S_IRWXU and os.access(folder, os.W_OK)


def resource(*parts: str) -> Path:
    """Return a file or folder that ships with the app, from the wheel or from the source tree."""
    inside = Path(__file__).parent / "resources"
    root = inside if inside.is_dir() else inside.parents[1] / "resources"
    return root.joinpath(*parts)

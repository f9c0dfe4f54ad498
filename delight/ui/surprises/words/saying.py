"""How the page's own sentences are said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Return a text of the page in the window's language."""
    return QCoreApplication.translate("Surprises", text)

"""How the page's own sentences are said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from delight.ui.kit.words.formats import counted


def tr(text: str) -> str:
    """Return a text of the page in the window's language."""
    return QCoreApplication.translate("Surprises", text)


def many(number: int, one: str, more: str) -> str:
    """Return ``one`` for 1, else ``more`` with its ``%n``; neither is translated yet."""
    return counted(number, tr(one), more, "Surprises")

"""How much a shop or a backup holds, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from delight.ui.kit.formats import counted


def holds_words(counts: Mapping[str, int]) -> str:
    """Return what people count, such as ``312 customers, 120 cases and 40 letters``; ``counts`` by table."""
    told = (
        ("customers", _tr("1 customer"), "%n customers"),
        ("cases", _tr("1 case"), "%n cases"),
        ("letters", _tr("1 letter"), "%n letters"),
    )
    return QLocale().createSeparatedList(
        [counted(counts.get(table, 0), one, many, "Counts") for table, one, many in told]
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Counts", text)

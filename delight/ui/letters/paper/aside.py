"""Who gets no label or envelope, and why: said below the pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from delight.domain.guards.writing import Aside, AsideReason
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row, scrolled
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.notices import announce

_NAMED = 3
"""Of each reason."""
_MOST_HIGH = 110


class AsideNote(QFrame):
    """How many are set aside, by reason; the first by name, the others where somebody asks for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._aside: tuple[Aside, ...] = ()
        self.count, self.names = label("", "label"), label("", "small", wrap=True, selectable=True)
        self.rest = push_button(_tr("Name all"), self._show_all, role="link")
        picture, inner = QLabel(), QWidget()
        picture.setPixmap(pixmap("warning", "due", 18))
        column(inner, self.names)
        self._names = scrolled(inner)
        self._names.setAccessibleName(_tr("Who is set aside, and why"))
        head = row(None, picture, self.count, None, self.rest, space=10)
        column(self, head, row(None, 28, self._names, space=0), space=2, margins=(12, 6, 8, 8))
        self.hide()

    def show_aside(self, aside: Sequence[Aside]) -> None:
        """Name these; nobody hides it."""
        if tuple(aside) != self._aside:
            self._aside = tuple(aside)
            self._name(_NAMED)
            if aside:
                announce(self, f"{self.count.text()}: {self.names.text()}")
        self.setVisible(bool(aside))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _name(self, most: int) -> None:
        """Name so many of each reason."""
        people: dict[AsideReason, list[str]] = {}
        for one in self._aside:
            people.setdefault(one.reason, []).append(one.name)
        self.count.setText(counted(len(self._aside), _tr("1 set aside"), "%n set aside", "Letters"))
        self.names.setText("\n".join(_line(reason, names, most) for reason, names in people.items()))
        self.rest.setVisible(any(len(names) > most for names in people.values()))
        self.setAccessibleName(self.count.text())
        self._fit()

    def _fit(self) -> None:
        """Be as high as the names are, up to a bound; beyond it they scroll."""
        high = self.names.heightForWidth(self._names.viewport().width())
        self._names.setFixedHeight(min(high, _MOST_HIGH))

    def _show_all(self) -> None:
        self._name(len(self._aside))
        self._names.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        self._names.setFocus(Qt.FocusReason.OtherFocusReason)


def _line(reason: AsideReason, names: Sequence[str], most: int) -> str:
    more = len(names) - most
    rest = [counted(more, _tr("1 more"), "%n more", "Letters")] if more > 0 else []
    return f"{label_of(reason)}: {', '.join([*names[:most], *rest])}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)

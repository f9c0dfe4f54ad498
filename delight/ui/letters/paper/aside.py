"""Who gets no label or envelope, and why: said below the pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from delight.domain.writing import Aside
from delight.ui.kit.cards import push_button
from delight.ui.kit.formats import counted
from delight.ui.kit.icons import pixmap
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, label, row, scrolled
from delight.ui.kit.notices import announce

_NAMED = 3
_MOST_HIGH = 150


class AsideNote(QFrame):
    """How many are set aside; the first by name and reason, the others where somebody asks for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._aside: tuple[Aside, ...] = ()
        self.count, self.names = label("", "label"), label("", "small", wrap=True, selectable=True)
        self.rest = push_button("", self._show_all, role="link")
        picture = QLabel()
        picture.setPixmap(pixmap("warning", "due", 18))
        inner = QWidget()
        column(inner, self.names)
        self._names = scrolled(inner)
        self._names.setAccessibleName(_tr("Who is set aside, and why"))
        words = column(None, row(None, self.count, None, self.rest), self._names, space=2)
        line = row(self, picture, words, space=10, margins=(12, 6, 8, 6))
        line.setStretch(1, 1)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_aside(self, aside: Sequence[Aside]) -> None:
        """Name these; nobody hides it."""
        if tuple(aside) != self._aside:
            self._aside = tuple(aside)
            self._name(self._aside[:_NAMED])
            if aside:
                announce(self, f"{self.count.text()}: {self.names.text()}")
        self.setVisible(bool(aside))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _name(self, shown: Sequence[Aside]) -> None:
        many, more = len(self._aside), len(self._aside) - len(shown)
        self.count.setText(counted(many, _tr("1 set aside"), "%n set aside", "Letters"))
        self.names.setText("\n".join(f"{one.name}: {label_of(one.reason)}" for one in shown))
        self.rest.setText(counted(more, _tr("and 1 more"), "and %n more", "Letters"))
        self.rest.setVisible(more > 0)
        self.setAccessibleName(self.count.text())
        self._fit()

    def _fit(self) -> None:
        """Be as high as the names are, up to a bound; beyond it they scroll."""
        high = self.names.heightForWidth(self._names.viewport().width())
        self._names.setFixedHeight(min(high, _MOST_HIGH))

    def _show_all(self) -> None:
        self._name(self._aside)
        self._names.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        self._names.setFocus(Qt.FocusReason.OtherFocusReason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)

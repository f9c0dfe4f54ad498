"""How many of those who are let down say so, by kind of failure: what the iceberg assumes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget
from typing_extensions import override

from delight.domain.cases.terms import Failure
from delight.domain.insight.rates import RATES, Rate, kept_rates, rate_of, rates_text
from delight.ui.insight.own.part import OwnPart
from delight.ui.insight.reading import Own
from delight.ui.insight.tiles import Tiles
from delight.ui.insight.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Page

_WIDE, _USUAL_BASE, _LETTERS = 64, 14, 44
_PAUSE_MS = 600
"""Saved once somebody has come to the number they want: each step on the way would be a deed of its own."""


class Hundredth(QSpinBox):
    """So many in a hundred; a wheel that turns over it is not meant for it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setRange(1, 100)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(0, 0, 8, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(_WIDE * type_sizes().base // _USUAL_BASE)

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()


class RateRow(QWidget):
    """A kind of failure, from how many to how many in a hundred."""

    changed = Signal()

    def __init__(self, failure: Failure) -> None:
        super().__init__()
        name = label_of(failure)
        self.low = Hundredth(tr("{what}: at least so many of a hundred say so").format(what=name))
        self.high = Hundredth(tr("{what}: at most so many of a hundred say so").format(what=name))
        row(self, label(name, wrap=True), self.low, label("–"), self.high, margins=(0, 0, 24, 0)).setStretch(
            0, 1
        )
        self.low.valueChanged.connect(self._on_low)
        self.high.valueChanged.connect(self._on_high)
        self._quiet = False

    def rate(self) -> Rate:
        """Return what stands here, from 0 to 1."""
        return self.low.value() / 100, self.high.value() / 100

    def show_rate(self, rate: Rate) -> None:
        """Show a rate, without telling; one that is being typed stays."""
        if self.low.hasFocus() or self.high.hasFocus():
            return
        self._quiet = True
        self.low.setValue(round(rate[0] * 100))
        self.high.setValue(round(rate[1] * 100))
        self._quiet = False

    def _on_low(self, low: int) -> None:
        self._follow(self.high, max(low, self.high.value()))

    def _on_high(self, high: int) -> None:
        self._follow(self.low, min(high, self.low.value()))

    def _follow(self, other: QSpinBox, value: int) -> None:
        """Let the other end follow where the two would cross."""
        if self._quiet:
            return
        self._quiet = True
        other.setValue(value)
        self._quiet = False
        self.changed.emit()


class RatesPart(OwnPart):
    """The assumption as numbers that can be changed; a button brings back what was measured."""

    def __init__(self, page: Page) -> None:
        about = tr(
            "Of a hundred who are let down, so many say it. What was measured in other shops stands here;"
            " change what you know better of yours."
        )
        super().__init__(page, tr("What this assumes"), about)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._save)
        self.rows = {failure: RateRow(failure) for failure in Failure}
        rows = QWidget()
        tiles = Tiles(rows, least=_LETTERS, most=2, space=8)
        for one in self.rows.values():
            tiles.addWidget(one)
            one.changed.connect(self._timer.start)
        self.measured = push_button(
            tr("As it was measured"), lambda: self._set(complain_rates=""), role="quiet"
        )
        self.body.addWidget(rows)
        self.body.addLayout(row(None, self.measured, None))

    @override
    def show_own(self, own: Own) -> None:
        rates = kept_rates(own.shop.complain_rates)
        for failure, one in self.rows.items():
            one.show_rate(rate_of(failure, rates))
        self.measured.setVisible(bool(rates))

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def _save(self) -> None:
        rates = {failure.value: one.rate() for failure, one in self.rows.items()}
        own = {kind: rate for kind, rate in rates.items() if rate != RATES[kind]}
        self._set(complain_rates=rates_text(own))

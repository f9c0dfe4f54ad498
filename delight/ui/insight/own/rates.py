"""How many of those who are let down say so, by kind of failure: what the iceberg assumes."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget
from typing_extensions import override

from delight.domain.cases.terms import Failure
from delight.domain.insight.rates import RATES, Rate, kept_rates, rate_of, rates_text
from delight.domain.shop import ShopRow
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

    def is_typed(self) -> bool:
        """Whether something stands here that is not taken yet."""
        return self.hasFocus() and self.cleanText() != self.textFromValue(self.value())

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
        """Show a rate, without telling; what is being typed stays."""
        self._quiet = True
        for field, value in zip((self.low, self.high), rate, strict=True):
            if not field.is_typed():
                field.setValue(round(value * 100))
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
        self._changed: set[Failure] = set()
        """Of which kinds a rate is still to be saved."""
        self.rows = {failure: RateRow(failure) for failure in Failure}
        rows = QWidget()
        tiles = Tiles(rows, least=_LETTERS, most=2, space=8)
        for failure, one in self.rows.items():
            tiles.addWidget(one)
            one.changed.connect(partial(self._on_rate, failure))
        self.measured = push_button(tr("As it was measured"), self._on_measured, role="quiet")
        self.body.addWidget(rows)
        self.body.addLayout(row(None, self.measured, None))

    @override
    def show_own(self, own: Own) -> None:
        rates = kept_rates(own.shop.complain_rates)
        for failure, one in self.rows.items():
            if failure not in self._changed:
                one.show_rate(rate_of(failure, rates))
        self.measured.setVisible(bool(rates))

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        for one in self.rows.values():  # a window that closes leaves no field first
            one.low.interpretText()
            one.high.interpretText()
        super().hideEvent(event)
        self._save()

    def _on_rate(self, failure: Failure) -> None:
        self._changed.add(failure)
        self._timer.start()

    def _on_measured(self) -> None:
        self._timer.stop()
        self._changed.clear()
        self._set(lambda _row: {"complain_rates": ""})

    def _save(self) -> None:
        """Save what was changed here; what another counter set of other kinds stays."""
        self._timer.stop()
        if not self._changed:
            return
        mine = {failure.value: self.rows[failure].rate() for failure in self._changed}
        failed = frozenset(self._changed)
        self._changed.clear()

        def values(row: ShopRow) -> dict[str, Any]:
            rates = {**kept_rates(row.complain_rates), **mine}
            own = {kind: rate for kind, rate in rates.items() if rate != RATES[kind]}
            return {"complain_rates": rates_text(own)}

        self._set(values, lambda: self._changed.update(failed))

"""What it costs the shop to win one customer: what keeping one is compared with."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from typing_extensions import override

from delight.domain.errors import InputError
from delight.ui.insight.own.part import OwnPart
from delight.ui.insight.reading import Own
from delight.ui.insight.words import tr
from delight.ui.kit.fields.forms import AmountField, Field
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page

_PAUSE_MS = 2_000
"""Saved once somebody has stopped typing: what is on the screen is kept, whatever becomes of the window."""


class WinningPart(OwnPart):
    """One amount; empty is not known."""

    def __init__(self, page: Page) -> None:
        title = tr("What it costs you to win one customer")
        about = tr("Advertising, offers and your time, for each new customer. Empty where you do not know.")
        super().__init__(page, title, about)
        self.amount = AmountField("EUR", name=title)
        self.field = Field("", self.amount)
        self.body.addWidget(self.field)
        self._shown: int | None = None
        self._told: tuple[str, int | None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self.amount.textEdited.connect(self._timer.start)
        self.amount.editingFinished.connect(self._save)

    @override
    def show_own(self, own: Own) -> None:
        currency, minor = told = own.shop.currency, own.shop.winning_cost_minor
        self.amount.set_currency(currency)
        is_mine = self.amount.hasFocus() and minor == self._shown
        if told != self._told and not is_mine:  # else what is typed stays, saved or not
            self.amount.set_minor(minor)
        self._told, self._shown = told, minor

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._save()  # a window that closes leaves no field first

    def _on_pause(self) -> None:
        """Save what stands there by now, so that it outlives a kill; a half amount is no mistake yet."""
        with suppress(InputError):
            if self.amount.minor() is not None:
                self._save()

    def _save(self) -> None:
        self._timer.stop()
        try:
            minor = self.amount.minor()
        except InputError as error:
            self.field.show_problem(words_for(error).what)
            return
        self.field.show_problem("")
        if minor != self._shown:
            before, self._shown = self._shown, minor
            self._set(lambda _row: {"winning_cost_minor": minor}, lambda: self._forget(before))

    def _forget(self, before: int | None) -> None:
        """Let what could not be saved be saved again."""
        self._shown = before

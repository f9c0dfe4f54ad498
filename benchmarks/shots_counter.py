"""What counter mode shows, to be looked at: the five fields and each step behind them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from delight.app import wear_theme
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.ui.counter.mode import CounterMode
from delight.ui.kit import machine
from delight.ui.kit.look.theme import tokens
from delight.ui.main_window import MainWindow

Settle = Callable[[], object]


def be_a_counter(window: MainWindow, app: QApplication, size: tuple[int, int]) -> None:
    """Go into counter mode without filling the screen, whose size is not the one that is looked at."""
    machine.change(theme=tokens().name)
    window.theme_changed.connect(lambda: wear_theme(app))
    window.counter.enter()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setMinimumSize(0, 0)
    window.resize(*size)


def counter_scenes(window: MainWindow, settle: Settle) -> dict[str, Callable[[], object]]:
    """Return by name what brings each scene up."""
    mode = window.counter.mode
    sheets = dict(zip(("wrong", "kind", "voucher", "surprise", "back"), mode.sheets, strict=True))
    opens = {f"counter-{name}": _open(mode, at) for at, name in enumerate(sheets, 1)}
    return {
        "counter": mode.go_home,
        **opens,
        "counter-back-them": lambda: _name(window, settle, 5),
        "counter-surprise-them": lambda: _name(window, settle, 4),
        "counter-voucher-taken": lambda: _code(window, settle, _voucher(window)),
        "counter-voucher-stamped": lambda: _code(window, settle, _card(window)),
        "counter-voucher-wrong": lambda: _code(window, settle, "VK72NPXX4"),
        "counter-pulse": lambda: mode.home.pulse_wanted.emit(None),
        "counter-pulse-why": mode.pulse.keys[9].click,
        "counter-pulse-thanks": mode.pulse.finish,
    }


def _open(mode: CounterMode, at: int) -> Callable[[], object]:
    def show() -> None:
        mode.clear()
        mode.go_home()
        mode.home.wanted.emit(at)

    return show


def _name(window: MainWindow, settle: Settle, at: int) -> None:
    """Choose the customer with the longest story."""
    mode, services = window.counter.mode, window.tools.services
    _open(mode, at)()
    who = (mode.visit if at == 5 else mode.surprise).who
    who.line.setText(services.customers.page("", limit=1)[0].name)
    who.line.textEdited.emit(who.line.text())
    settle()
    who.yes.click()


def _code(window: MainWindow, settle: Settle, code: str) -> None:
    mode = window.counter.mode
    _open(mode, 3)()
    mode.codes.line.setText(code)
    mode.codes.look_up()
    settle()


def _voucher(window: MainWindow) -> str:
    vouchers = window.tools.services.vouchers
    return vouchers.get(vouchers.issue(VoucherDraft(value_minor=2500)).record).code


def _card(window: MainWindow) -> str:
    cards = window.tools.services.stamp_cards
    return cards.get(cards.open(StampCardDraft(reward="A coffee of your choice")).record).code

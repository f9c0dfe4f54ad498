"""By how much each printer of this computer is off, and the sheet that tells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy
from typing_extensions import override

from delight.ui.kit import machine
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.paper_wish import test_sheet_wish
from delight.ui.kit.work.page import Page
from delight.ui.settings.group import Pairs
from delight.ui.settings.scale import scaled
from delight.ui.settings.values import narrow

_WIDTH, _STEP = 110, 0.5


class Millimetres(QDoubleSpinBox):
    """A shift in millimetres, to the tenth; Up and Down change it by half of one."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(-machine.MOST_OFFSET, machine.MOST_OFFSET)
        self.setDecimals(1)
        self.setSingleStep(_STEP)
        self.setSuffix(" mm")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lineEdit().setTextMargins(10, 0, 8, 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDTH), max(36, self.fontMetrics().height() + 12))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class PrinterCard(Card):
    """One printer, how far everything moves on it, and a test sheet; what is typed holds at once."""

    def __init__(self, page: Page) -> None:
        super().__init__(space=12)
        self._page, self._filling = page, False
        self.printer = narrow(Choice(), 16)
        self.right, self.down = Millimetres(), Millimetres()
        self.none = label(self.tr("No printer is set up on this computer yet."), "quiet", wrap=True)
        about = self.tr(
            "Where an address misses the window or labels are off: print the test sheet, measure its cross,"
            " and type what it says. The next sheet is printed with these numbers; add what is still missing."
        )
        self.about = label(about, "quiet", wrap=True)
        self.which = Field(self.tr("Printer"), self.printer)
        self.moves = Pairs(
            Field(self.tr("Further to the right"), self.right), Field(self.tr("Further down"), self.down)
        )
        self.test = push_button(self.tr("Print a test sheet …"), self._print_test, icon="print")
        self.body.addWidget(label(self.tr("Where your printer prints"), "heading"))
        for part in (self.none, self.about, self.which, self.moves):
            self.body.addWidget(part)
        self.body.addLayout(row(None, self.test, None))
        self.printer.currentIndexChanged.connect(lambda _index: self._show_offset())
        for box in (self.right, self.down):
            box.valueChanged.connect(lambda _value: self._keep())
        self._show(())

    def refresh(self) -> None:
        """Look which printers there are."""
        tools = self._page.tools
        self._page.load(
            lambda: tuple(queue.name for queue in tools.services.printers.queues()), self._on_queues
        )

    def _on_queues(self, names: Sequence[str]) -> None:
        self._show(names or tuple(QPrinterInfo.availablePrinterNames()))

    def _show(self, names: Sequence[str]) -> None:
        chosen = self.printer.value()
        if [self.printer.itemText(n) for n in range(self.printer.count())] != list(names):
            self.printer.set_values([(name, name) for name in names])
            self.printer.set_value(chosen if chosen in names else next(iter(names), None))
        self.none.setVisible(not names)
        for part in (self.about, self.which, self.moves, self.test):
            part.setVisible(bool(names))
        self._show_offset()

    def _show_offset(self) -> None:
        right, down = machine.printer_offset(str(self.printer.value() or ""))
        self._filling = True
        self.right.setValue(right)
        self.down.setValue(down)
        self._filling = False

    def _keep(self) -> None:
        name = self.printer.value()
        if name and not self._filling:
            machine.set_printer_offset(name, self.right.value(), self.down.value())

    def _print_test(self) -> None:
        tools = self._page.tools
        self._page.load(
            lambda: tools.services.shop.row().paper,
            lambda paper: self._page.paper_requested.emit(test_sheet_wish(tools, paper)),
        )

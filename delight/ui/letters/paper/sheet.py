"""A form or a test sheet before it is printed: seen, saved as a PDF, or sent to a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from delight.domain.guards.writing import Paperwork
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.paper_wish import PaperChoice, PaperWish
from delight.ui.kit.words.nations import language_name
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.notices import ErrorBanner
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader
from delight.ui.letters.paper.aside import AsideNote
from delight.ui.letters.paper.pictures import Sheets, draw
from delight.ui.letters.paper.printing import choose_file, choose_printer, file_of, print_pdf, printer_for
from delight.ui.letters.paper.view import PaperView

_WIDTH, _HEIGHT = 660, 720
_SHARP = 110


class PaperSheet(Sheet):
    """Chips for the papers there are, the page, and what can be done with it."""

    def __init__(self, tools: Tools, parent: QWidget, wish: PaperWish) -> None:
        super().__init__(wish.title, parent, width=_WIDTH)
        self._tools, self._wish = tools, wish
        self._loader = Loader(tools.tasks, self)
        self._pdf = b""
        self.choose_printer, self.choose_file = choose_printer, choose_file
        self.chips = OneOf(
            [(number, choice.words) for number, choice in enumerate(wish.choices)], name=wish.title
        )
        self.chips.take(0)
        self.chips.changed.connect(self._load)
        self.language, self.size_of = Choice(), Choice(wish.sizes)
        self.settings = self._settings()
        self.asked = wish.asks(self._load) if wish.asks else QWidget()
        self.banner = ErrorBanner()
        self.view = PaperView()
        self.view.setAccessibleName(self.tr("The page as it will be printed"))
        self.aside = AsideNote()
        self.said = label("", "quiet", wrap=True)
        self.said.hide()
        for widget in (self.chips, self.asked, self.settings, self.banner, self.view, self.aside, self.said):
            self.body.addWidget(widget)
        self.body.setStretchFactor(self.view, 1)
        self.chips.setVisible(len(wish.choices) > 1)
        self.add_button(self.tr("Close"), role="quiet")
        self.add_button(self.tr("Save as PDF …"), self.save, icon="pdf")
        self.add_button(self.tr("Print …"), self.print_out, role="primary", icon="print")
        self._ask_languages()
        self.resize(_WIDTH, min(_HEIGHT, parent.window().height() - 40))
        self._load()

    @property
    def pdf(self) -> bytes:
        """What is shown, empty while it is being made."""
        return self._pdf

    def save(self) -> None:
        """Ask for a file and save the page there."""
        pdf = self._pdf
        if pdf:
            self.choose_file(self, self._choice.file, lambda path: self._save(path, pdf))

    def print_out(self) -> None:
        """Ask for a printer and print the page."""
        if self._pdf:
            pdf, title = self._pdf, self._choice.words
            printer = printer_for(self._size(), title)
            self.choose_printer(self, printer, lambda: self._print(printer, pdf, title))

    @property
    def _choice(self) -> PaperChoice:
        return self._wish.choices[int(str(self.chips.value() or 0))]

    def _maker(self) -> Callable[[], Paperwork]:
        make_in, language, size = self._choice.make_in, self.language.value(), self.size_of.value()
        return (lambda: make_in(language or "", size or "")) if make_in else self._choice.make

    def _size(self) -> QSizeF:
        return self.view.sheets.size()

    def _settings(self) -> QWidget:
        """Return the fields for language and paper, for papers that can be made in several."""
        both = QWidget()
        fields = Field(self.tr("Language"), self.language), Field(self.tr("Paper"), self.size_of)
        line = row(both, *fields, space=12)
        for at in range(len(fields)):
            line.setStretch(at, 1)
        both.setVisible(bool(self._wish.sizes))
        for choice in (self.language, self.size_of):
            choice.picked.connect(lambda _value: self._load())
        return both

    def _ask_languages(self) -> None:
        if self._wish.languages is not None:
            self._tools.tasks.run(
                self._wish.languages, self.language.set_values, self.banner.show_error, owner=self
            )

    def _load(self) -> None:
        make, tools = self._maker(), self._tools
        self._pdf = b""
        self.said.hide()
        self.asked.setVisible(self._choice.asks)

        dots = _SHARP * self.devicePixelRatioF()

        def work() -> tuple[Paperwork, Sheets]:
            made = make()
            return made, draw(tools.services, made.pdf, dots)

        self._loader.load(work, lambda made: self._show(*made), self._fail)

    def _fail(self, error: Exception) -> None:
        self.aside.show_aside(())
        self.banner.show_error(error)

    def _show(self, made: Paperwork, sheets: Sheets) -> None:
        self._pdf = made.pdf
        self.banner.hide()
        self.view.show_sheets(sheets)
        self.aside.show_aside(made.aside)
        if self._choice.note:
            self._say(self._choice.note)
        if (other := made.other_language) is not None:
            words = self.tr("There are no forms in {wanted} yet: this one is in {written}.")
            names = {"wanted": language_name(other.wanted), "written": language_name(other.written)}
            self._say(words.format(**names))

    def _save(self, path: Path, pdf: bytes) -> None:
        self._tools.tasks.run(
            lambda: self._tools.services.letters.save(pdf, path, replace=True),  # the dialog asked
            lambda _none: self._say(self.tr("Saved as {file}.").format(file=path.name)),
            self.banner.show_error,
            owner=self,
        )

    def _print(self, printer: QPrinter, pdf: bytes, title: str) -> None:
        printer.setFullPage(True)
        self._tools.tasks.run_long(
            lambda progress: print_pdf(self._tools.services, printer, pdf, title, progress),
            lambda _none: self._say(self._said_of(printer)),
            self.banner.show_error,
            called=self.tr("Printing {title}").format(title=title),
            owner=self,
            if_stopped=self.tr("Stop it, and what is at the printer already still comes out."),
        )

    def _said_of(self, printer: QPrinter) -> str:
        """Return where the page went: the dialog can save it instead of printing it."""
        file = file_of(printer)
        return self.tr("Saved as {file}.").format(file=file) if file else self.tr("It is at the printer.")

    def _say(self, words: str) -> None:
        self.banner.hide()
        self.said.setText(words)
        self.said.show()


def show_paper(tools: Tools, parent: QWidget, wish: PaperWish) -> PaperSheet:
    """Open the sheet; it never blocks."""
    sheet = PaperSheet(tools, parent, wish)
    sheet.open()
    sheet.view.setFocus(Qt.FocusReason.OtherFocusReason)
    return sheet

"""Who did what on a case, as a calm timeline that nobody can edit; and all of it on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from delight.domain.guards.writing import Paperwork
from delight.domain.letters.paper import PaperSize
from delight.ui.cases.detail.past.telling import moments
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Section
from delight.ui.cases.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import row
from delight.ui.kit.paper_wish import PaperChoice, PaperWish
from delight.ui.kit.timeline.timeline import Timeline
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.nations import language_name
from delight.ui.kit.work.page import Tools

_AT_FIRST = 8
_SIZES = (PaperSize.A4, PaperSize.LETTER)
_LANGUAGES = ("en", "de", "fr", "es")


class HistorySection(Section):
    """The newest deeds, the others by a key; the sheet of the case by another."""

    def __init__(self, on_print: Callable[[], object], parent: QWidget | None = None) -> None:
        self.print = push_button(
            tr("Case sheet"), on_print, role="quiet", icon="print", tip=tr("Print everything on this case")
        )
        super().__init__(tr("Who did what"), self.print, parent=parent)
        self.timeline = Timeline()
        self.more = push_button("", self._show_all, role="link")
        self._file: CaseFile | None = None
        self._all = False
        self.box.addWidget(self.timeline)
        self.box.addLayout(row(None, self.more, None))

    def show_file(self, file: CaseFile) -> None:
        """Show a case's history; of another case the newest first."""
        if self._file is None or self._file.case.id != file.case.id:
            self._all = False
        self._file = file
        self._show()

    def _show(self) -> None:
        if self._file is None:
            return
        told = moments(self._file)
        hidden = 0 if self._all else max(0, len(told) - _AT_FIRST - 1)
        self.timeline.show_moments(told[: len(told) - hidden])
        self.more.setText(counted(hidden, tr("1 more from before"), "%n more from before", "Cases"))
        self.more.setVisible(hidden > 0)

    def _show_all(self) -> None:
        self._all = True
        self._show()


def sheet_wish(tools: Tools, file: CaseFile) -> PaperWish:
    """Return the wish for the sheet of a case: for the shop's own file, or for the customer."""
    case_id, reference = file.case.id, file.case.reference

    def choice(words: str, *, inside: bool) -> PaperChoice:
        def make_in(language: str, paper: str) -> Paperwork:
            made = tools.services.sheets.make(case_id, paper, inside=inside, language=language)
            return Paperwork(pdf=made.pdf, pages=made.pages)

        return PaperChoice(
            words=words, file=f"{reference}.pdf", make=lambda: make_in("", ""), make_in=make_in
        )

    return PaperWish(
        title=tr("Print the case sheet"),
        choices=(choice(tr("For our own file"), inside=True), choice(tr("For the customer"), inside=False)),
        languages=lambda: [("", tr("The shop’s own")), *((code, language_name(code)) for code in _LANGUAGES)],
        sizes=[
            ("", tr("As usual")),
            *((size.value, label_of(size)) for size in (PaperSize.A4, PaperSize.LETTER)),
        ],
    )

"""What stands below the work on a case: photos and files, letters as they went out, ideas, its history."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.letters.letter import LetterRow
from delight.ui.cases.detail.past.history import HistorySection, sheet_wish
from delight.ui.cases.detail.past.ideas import IdeasSection
from delight.ui.cases.detail.photos import PhotosSection
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Do, ItemRow, Section, mark
from delight.ui.cases.words import tr
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import date_text
from delight.ui.kit.words.signing import by_whom
from delight.ui.kit.work.page import Tools


def papers(
    tools: Tools, do: Do, host: Any
) -> tuple[PhotosSection, LettersSection, IdeasSection, HistorySection]:
    """Return what stands below the work; what is dropped anywhere on the ``host`` comes to photos and files.

    ``host`` is the view of a case: it writes letters, prints forms and hands on which letter is opened.
    """
    photos, letters, ideas = PhotosSection(tools, do), LettersSection(), IdeasSection(do)
    history = HistorySection(lambda: host.file and host.paper_wanted.emit(sheet_wish(tools, host.file)))
    photos.catch(host)
    letters.open_letter_requested.connect(host.open_letter_requested)
    letters.write_wanted.connect(host.write_letter)
    letters.form_wanted.connect(host.print_form)
    return photos, letters, ideas, history


class LettersSection(Section):
    """Issued letters: open one, or print it again."""

    open_letter_requested = Signal(int)
    write_wanted = Signal()
    form_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.write_button = push_button(
            tr("Write"), self.write_wanted_now, role="quiet", icon="plus", tip=tr("Write a letter  (L)")
        )
        self.write_button.setAccessibleName(tr("Write a letter"))
        self.form_button = push_button(
            tr("Form"), self.form_wanted_now, role="quiet", icon="print", tip=tr("Print a form for this case")
        )
        self.form_button.setAccessibleName(tr("Print a form"))
        super().__init__(tr("Letters"), self.form_button, self.write_button, parent=parent)

    def write_wanted_now(self) -> None:
        """Ask for a letter about this case."""
        self.write_wanted.emit()

    def form_wanted_now(self) -> None:
        """Ask for a form about this case."""
        self.form_wanted.emit()

    def show_file(self, file: CaseFile) -> None:
        """Show a case's letters; nobody by name gets none."""
        self.write_button.setEnabled(file.case.customer_id is not None)
        nothing = (
            tr("None yet.") if file.case.customer_id else tr("Say who it was first: a letter needs a name.")
        )
        self.show_rows([self._row(letter, file) for letter in file.letters], nothing)

    def _row(self, letter: LetterRow, file: CaseFile) -> ItemRow:
        day = date_text(letter.issued_at.astimezone(file.zone).date(), file.today)
        facts = [letter.number, day, by_whom(letter.staff), _state(letter)]
        again = push_button(tr("Open"), lambda: self.open_letter_requested.emit(letter.id), role="quiet")
        again.setToolTip(tr("See it, print it again"))
        again.setAccessibleName(tr("Open letter {number}").format(number=letter.number))
        below = " · ".join(fact for fact in facts if fact)
        tone = Tone.PLAIN if _state(letter) else Tone.ACCENT
        return ItemRow(mark("letter", tone), letter.title, below, again)


def _state(letter: LetterRow) -> str:
    if letter.never_sent:
        return tr("never sent")
    return tr("not out yet") if letter.waiting else ""

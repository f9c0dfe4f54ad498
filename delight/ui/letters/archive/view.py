"""The letters that went out, and what came back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from delight.domain.days.calendar import local_day
from delight.domain.letters.letter import LetterRow
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.look.cards import Heading, push_button
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.formats import date_text, relative_day
from delight.ui.kit.work.page import Tools
from delight.ui.letters.views import View


class ArchiveView(View):
    """Letters that are kept, the newest first."""

    slip_requested = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools,
            self.tr("Archive"),
            self._fetch,
            self._look,
            self.tr("Nothing has gone out yet."),
        )
        self.heading = Heading(self.tr("Gone out"))
        self.filter = LineField(
            name=self.tr("Find a letter"), placeholder=self.tr("Name, number or kind of letter")
        )
        self.filter.setProperty("role", "search")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_typed)
        self.slip_button = push_button(self.tr("A slip came back …"), self.slip_requested.emit, icon="return")
        column(
            self, self.heading, self.filter, self.stack, row(None, self.slip_button, None), space=6
        ).setStretch(2, 1)

    def _on_typed(self, text: str) -> None:
        self.nothing.setText(
            self.tr("No letter fits “{text}”.").format(text=text.strip())
            if text.strip()
            else self.tr("Nothing has gone out yet.")
        )
        self.reload()

    def _fetch(self, ask: Ask) -> list[LetterRow]:
        search = self.filter.text()
        return self.tools.services.letters.page(search=search, limit=ask.limit, after=ask.after)

    def _day(self, letter: LetterRow) -> str:
        """Return the day that stands on the letter; one of these days in a word."""
        day, today = local_day(letter.issued_at, self.tools.zone), self.tools.today()
        return relative_day(day, today) if (today - day).days <= 1 else date_text(day, today)

    def _look(self, letter: LetterRow) -> RowLook:
        pill, tone, icon = "", Tone.ACCENT, "letter"
        if letter.never_sent:
            pill, tone, icon = self.tr("Never sent"), Tone.PLAIN, "close"
        elif letter.waiting:
            pill, tone, icon = self.tr("Came out?"), Tone.DUE, "print"
        return RowLook(
            title=letter.customer_name,
            subtitle=letter.title,
            meta="" if pill else self._day(letter),
            pill=pill,
            tone=tone,
            icon=icon,
            icon_tone=tone,
        )

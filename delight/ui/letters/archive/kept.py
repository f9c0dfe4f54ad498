"""Beside a letter that went out: its number, to whom, when, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from delight.domain.codes import spaced
from delight.domain.days.calendar import local_day
from delight.domain.letters.letter import LetterRow
from delight.domain.letters.replies import ReplyRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import date_text, time_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.signing import by_whom
from delight.ui.letters.archive.slip import reply_words


class KeptLetter(QWidget):
    """What the archive knows of one letter."""

    open_customer_requested = Signal()
    open_case_requested = Signal()
    never_sent_requested = Signal()
    view_requested = Signal()
    answer_requested = Signal()
    """Note what they ticked on the letter's slip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.avatar = Avatar("", 36)
        self.who = OneLine("", "heading")
        self.number = OneLine("", "small")
        self.pill = Pill("")
        self.when, self.how, self.promise = (label("", "quiet", wrap=True) for _ in range(3))
        self.slip = label("", "small", wrap=True)
        self.answers = label("", wrap=True, selectable=True)
        self.customer_button = push_button(
            self.tr("Customer"), self.open_customer_requested.emit, role="link"
        )
        self.case_button = push_button(self.tr("Case"), self.open_case_requested.emit, role="link")
        self.never_button = push_button(self.tr("It never went out"), self.never_sent_requested.emit)
        self.never_button.setToolTip(self.tr("Mark this letter as never sent; it stays in the archive"))
        self.view_button = push_button(
            self.tr("Open in the PDF viewer"), self.view_requested.emit, icon="pdf"
        )
        self.answer_button = push_button(
            self.tr("Note their answer"), self.answer_requested.emit, icon="return"
        )
        self._build()

    def show_letter(self, letter: LetterRow, now: datetime, zone: tzinfo | None) -> None:
        """Show one letter of the archive."""
        self.avatar.set_name(letter.customer_name)
        self.who.set_line(letter.customer_name)
        self.number.set_line(f"{letter.title} · {letter.number}")
        if letter.never_sent:
            self.pill.set(self.tr("Never sent"), Tone.DUE, "close")
        elif letter.waiting:
            self.pill.set(self.tr("Did it come out?"), Tone.DUE, "print")
        else:
            self.pill.set(self.tr("Gone out"), Tone.DONE, "done")
        self.when.setText(self._when(letter, now, zone))
        self.how.setText(f"{label_of(letter.paper)} · {label_of(letter.envelope)}")
        self.customer_button.setVisible(letter.customer_id is not None)
        self.case_button.setVisible(letter.case_id is not None)
        self.never_button.setVisible(not letter.never_sent)
        self.slip.setText(
            self.tr("With a slip: {code}").format(code=spaced(letter.reply_code)) if letter.reply_code else ""
        )
        for part in (self.slip, self.answer_button):
            part.setVisible(bool(letter.reply_code))
        self.show_replies((), now, zone)

    def show_replies(self, replies: Sequence[ReplyRow], now: datetime, zone: tzinfo | None) -> None:
        """Show what came back on the letter's slip."""
        self.answers.setText(reply_words(replies, now, zone))
        self.answers.setVisible(bool(replies))

    def _when(self, letter: LetterRow, now: datetime, zone: tzinfo | None) -> str:
        day = date_text(local_day(letter.issued_at, zone), local_day(now, zone))
        words = self.tr("{day}, {time}").format(day=day, time=time_text(letter.issued_at, zone))
        who = by_whom(letter.staff)
        return self.tr("{when}, by {staff}").format(when=words, staff=who) if who else words

    def _build(self) -> None:
        names = column(None, self.who, self.number, space=2)
        person = row(None, self.avatar, names, space=12)
        person.setStretch(1, 1)
        self.promise.setText(
            self.tr("Kept exactly as it was printed. Printing it again prints these very pages.")
        )
        links = row(None, self.customer_button, self.case_button, None, space=12)
        card = Card(
            person,
            row(None, self.pill, None),
            self.when,
            self.how,
            self.slip,
            self.answers,
            row(None, self.answer_button, None),
            links,
            space=10,
        )
        column(
            self,
            card,
            self.promise,
            row(None, self.view_button, None),
            row(None, self.never_button, None),
            None,
            space=12,
            margins=(2, 0, 10, 4),
        )

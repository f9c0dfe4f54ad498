"""A slip came back: its code brings the answer to its letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.codes import spaced
from delight.domain.days.calendar import local_day
from delight.domain.errors import InputError
from delight.domain.letters.answers import Answer
from delight.domain.letters.replies import ReplyDraft, ReplyRow, read_code
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.forms import Field, Form, LineField, TextArea
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar
from delight.ui.kit.words.formats import date_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from delight.services.letters.replies import Slip

_LENGTH = 6


class SlipSheet(Sheet):
    """Asks for the code, shows whose letter it is, and takes the answer down."""

    def __init__(self, page: Page, on_noted: Callable[[int], object], code: str = "") -> None:
        super().__init__(_tr("A slip came back"), page, width=440)
        self._page, self._on_noted = page, on_noted
        self._slip: Slip | None = None
        self._loader = Loader(page.tools.tasks, self)
        self.code = LineField(placeholder="K7M 2PX")
        self.words = TextArea(least=2, most=6)
        self.answers = ChipRow(
            [(answer, label_of(answer)) for answer in Answer], one_only=True, name=_tr("What they ticked")
        )
        self._who, self._what, self._avatar = OneLine("", "heading"), OneLine("", "small"), Avatar("", 36)
        self._earlier = label("", "quiet", wrap=True)
        self._found = QWidget()
        self._build()
        self.code.setText(spaced(code))

    def _build(self) -> None:
        code = Field(_tr("The code on it"), self.code)
        answer = Field(_tr("What they ticked"), self.answers)
        words = Field(_tr("What they wrote beside it"), self.words)
        self._form = Form(code=code, answer=answer, words=words)
        person = row(None, self._avatar, column(None, self._who, self._what, space=2), space=12)
        person.setStretch(1, 1)
        column(self._found, Card(person, self._earlier), answer, words, space=10)
        self.body.addWidget(code)
        self.body.addWidget(self._found)
        self._found.hide()
        self.add_button(_tr("Cancel"), role="quiet")
        self.add_button(_tr("Note the answer"), self.note, role="primary")
        self.code.textChanged.connect(self._on_typed)
        self.answers.changed.connect(lambda: self._form.fields["answer"].show_problem(""))
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def note(self) -> None:
        """Keep the answer."""
        answer = self.answers.value()
        if self._slip is None:
            self._find(self.code.text())
        elif answer is None:
            self._form.fields["answer"].show_problem(_tr("Which of the three did they tick?"))
            self._go_to_answers()
        else:
            draft = ReplyDraft(
                code=self._slip.letter.reply_code, answer=Answer(answer), words=self.words.toPlainText()
            )
            said = _tr("{name}’s answer is noted.").format(name=self._slip.letter.customer_name)
            self._page.do(
                lambda: self._page.tools.services.replies.log(draft), said, self._on_kept, self._fail
            )

    def _on_kept(self, _changes: Changes) -> None:
        letter_id = self._slip.letter.id if self._slip else 0
        self.close()
        self._on_noted(letter_id)

    def _on_typed(self, text: str) -> None:
        self._form.clear_problems()
        self._slip = None
        self._found.hide()
        self._loader.drop()
        if len(re.sub(r"[\s-]", "", text)) >= _LENGTH:
            self._find(text)

    def _find(self, text: str) -> None:
        if read_code(text) is None:
            self._fail(InputError("reply.mistyped", "code", reply_code=text.strip()[:20]))
            return
        self._loader.load(lambda: self._page.tools.services.replies.find(text), self._show, self._fail)

    def _show(self, slip: Slip) -> None:
        self._slip = slip
        letter = slip.letter
        self._avatar.set_name(letter.customer_name)
        self._who.set_line(letter.customer_name)
        now, zone = self._page.tools.now(), self._page.tools.zone
        day = date_text(local_day(letter.issued_at, zone), local_day(now, zone))
        self._what.set_line(f"{letter.title} · {letter.number} · {day}")
        self._earlier.setText(reply_words(slip.replies, now, zone))
        self._earlier.setVisible(bool(slip.replies))
        self._found.show()
        self.adjustSize()
        self._go_to_answers()

    def _go_to_answers(self) -> None:
        self.answers.chip(Answer.ALL_WELL).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        if not self._form.show_error(error):
            plain = words_for(error)
            words = " ".join(part for part in (plain.what, plain.remedy) if part)
            self._form.fields["code"].show_problem(words)


def reply_words(replies: Sequence[ReplyRow], now: datetime, zone: tzinfo | None) -> str:
    """Return what was answered and when, a line each."""
    return "\n".join(_line(reply, now, zone) for reply in replies)


def _line(reply: ReplyRow, now: datetime, zone: tzinfo | None) -> str:
    day = date_text(local_day(reply.at, zone), local_day(now, zone))
    said = f" “{reply.words}”" if reply.words else ""
    return f"{label_of(reply.answer)} · {day}{said}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)

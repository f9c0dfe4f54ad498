"""E-mails and copied reviews become notes: filled in, never saved by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout

from delight.domain.cases.attachments import NewFile
from delight.domain.cases.case import Channel
from delight.domain.cases.mails import Incoming, Review
from delight.domain.cases.stages import CaseKind
from delight.domain.days.calendar import at_local
from delight.domain.errors import DelightError
from delight.domain.guessing.guess import GuessAbout
from delight.domain.text import first_words
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.files.brought import MailLink
from delight.ui.kit.words.formats import ago
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import UNASKED
from delight.ui.log.note import Note
from delight.ui.log.note_page import NotePage
from delight.ui.log.offer import Offer

_SHORTEST = 20


class IncomingNotes(QObject):
    """Reads what came in written, off the GUI thread, and shows it as the note at hand."""

    open_wanted = Signal(str)
    """Reference of the case that an e-mail was logged as before."""

    def __init__(self, tools: Tools, page: NotePage) -> None:
        super().__init__(page)
        self._tools, self._page, self._pasted = tools, page, ""
        self.offer, self.told = Offer(), Offer()
        form = page.form
        box = form.layout()
        if isinstance(box, QBoxLayout):
            box.insertWidget(1, self.offer)
            box.insertWidget(0, self.told)
        tip, group = self.tr("Who, stars, day and words of a review that was copied"), self.tr("Log")
        add_actions(
            page,
            ActionDef(name="log-review", text=self.tr("Paste a review"), do=self.paste_review,
                      key="Ctrl+Shift+V", tip=tip, group=group),
        )  # fmt: skip
        form.what.pasted.connect(self._look_at)
        form.shown.connect(self._show_origin)
        page.attaching.mail_brought.connect(self.bring_mail)

    def bring_mail(self, source: Path | bytes | MailLink) -> None:
        """Show an e-mail as a note."""
        if isinstance(source, MailLink):
            self._fail(DelightError("mail.only_a_link"))
            return
        self._page.banner.hide()
        self.told.say(self.tr("Reading the e-mail …"))
        self._tools.tasks.run_long(
            lambda _progress: self._tools.services.incoming.mail(source),
            self._on_mail,
            self._fail,
            called=UNASKED,
            owner=self,
        )

    def paste_review(self) -> None:
        """Take the review that was pasted last, or that is in the clipboard."""
        text = self._pasted or QGuiApplication.clipboard().text()
        if not text.strip():
            self.told.say(self.tr("Copy the review first, with the name and the stars above it."))
            return
        self._tools.tasks.run(
            lambda: self._tools.services.incoming.review(text),
            lambda review: self._on_review(review, text),
            self._fail,
            owner=self,
        )

    def _on_mail(self, mail: Incoming) -> None:
        self._show_origin()
        if not mail.logged_as:
            self._begin(mail)
            return
        words = self.tr("This e-mail was logged already, as {reference}.")
        self._page.question.ask(
            words.format(reference=mail.logged_as),
            [
                (self.tr("Open it"), lambda: self.open_wanted.emit(mail.logged_as)),
                (self.tr("Log it again"), lambda: self._begin(mail)),
            ],
        )

    def _begin(self, mail: Incoming) -> None:
        note = Note(
            what=mail.what,
            who=mail.who,
            customer_id=mail.customer_id,
            channel=Channel.EMAIL.value,
            chosen=GuessAbout.CHANNEL.value,
            writer=f"{mail.who} <{mail.email}>" if mail.email else "",
            message_id=mail.message_id,
            received_at=mail.received_at.isoformat() if mail.received_at else "",
        )
        self._page.go_on_with(note)
        self._page.attaching.files.keep_ready(mail.files)
        if mail.left_out:
            self.told.say(self._origin(note) + " " + self._left_out(mail.left_out))

    def _on_review(self, review: Review, text: str) -> None:
        here = self._page.form.note()
        in_place = here.is_blank or text.strip() in here.what
        note = here if in_place else Note()
        what = note.what.replace(text.strip(), review.text) if text.strip() in note.what else review.text
        filled = replace(
            note,
            what=what,
            who=note.who or review.who,
            channel=Channel.REVIEW.value,
            chosen=",".join(sorted({*filter(None, note.chosen.split(",")), GuessAbout.CHANNEL.value})),
            mood=review.mood or note.mood,
            kind=CaseKind.COMPLIMENT.value if review.is_praise else note.kind,
            happened_at=self._noon(review) or note.happened_at,
        )
        if in_place:
            self._page.form.show_note(filled)
            self._page.keeper.touch()
        else:
            self._page.go_on_with(filled)
        if review.rest:
            whole = NewFile(name=self.tr("Review.txt"), media_type="text/plain", data=text.encode())
            self._page.attaching.files.keep_ready([whole])
        self._forget_offer()
        self.told.say(self._found(review))

    def _look_at(self, text: str) -> None:
        """Offer to read what was pasted as a review, if it seems to be one."""
        if len(text) < _SHORTEST:
            return

        def answer(seems_so: bool) -> None:  # noqa: FBT001 - an answer
            if seems_so and text.strip() in self._page.form.what.toPlainText():
                self._pasted = text
                words = self.tr("This looks like a review. Fill in who, when and how they feel?")
                self.offer.say(words, self.tr("Fill in  (Ctrl+Shift+V)"), self.paste_review)

        self._tools.tasks.run(
            lambda: self._tools.services.incoming.is_review(text), answer, lambda _error: None, owner=self
        )

    def _noon(self, review: Review) -> str:
        facts = self._page.facts
        if review.day is None or facts is None:
            return ""
        noon = at_local(review.day, time(12), facts.zone)
        return min(noon, self._tools.now()).isoformat()

    def _show_origin(self, _uid: str = "") -> None:
        """Say of a note where it comes from, as long as it is here; after a restart, too."""
        self._forget_offer()
        self.told.say(self._origin(self._page.form.note()))

    def _forget_offer(self) -> None:
        self._pasted = ""
        self.offer.say("")

    def _origin(self, note: Note) -> str:
        if not (note.message_id or note.received_at):
            return ""
        if not note.received_at:
            return self.tr("From an e-mail. All of its words are kept with it.")
        zone = self._page.facts.zone if self._page.facts else None
        when = ago(datetime.fromisoformat(note.received_at), self._tools.now(), zone)
        return self.tr("From an e-mail, {when}. All of its words are kept with it.").format(when=when)

    def _left_out(self, names: Sequence[str]) -> str:
        return self.tr("Left out: {names}.").format(names=first_words(", ".join(names), 200))

    def _found(self, review: Review) -> str:
        if review.who or review.stars:
            return self.tr("From a review. Please look whether all of it is right.")
        return self.tr("Neither a name nor stars were found: please fill them in.")

    def _fail(self, error: Exception) -> None:
        self._show_origin()
        self._page.banner.show_error(error)

"""The fields of a note, in the order of speech."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from delight.domain.cases.stages import CaseKind
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.forms import Field, Form, LineField, TextArea
from delight.ui.kit.guest import keep_from_guest
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.remarks import GuardBox
from delight.ui.kit.words.formats import money_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Tools
from delight.ui.log.at_field import at_field
from delight.ui.log.by_when import ByWhenField
from delight.ui.log.folded import last_stop_in
from delight.ui.log.guarding import NoteGuard
from delight.ui.log.guessed import Guessed
from delight.ui.log.guesses import GuessLine
from delight.ui.log.more import MoreFields
from delight.ui.log.note import Note
from delight.ui.log.saving import ShopFacts
from delight.ui.log.sorted import SortedStrip
from delight.ui.log.who import Who

_BEHIND_MORE = frozenset({"at_stake", "happened_at", "place", "topic", "idea", "mood", "staff"})


class NoteForm(QWidget):
    """What happened, who, what would put it right, what was promised; the rest behind "More"."""

    edited = Signal()
    """A person changed something."""
    shown = Signal(str)
    """Another note stands here: its uid."""

    def __init__(
        self, tools: Tools, more: MoreFields | None = None, strip: SortedStrip | None = None
    ) -> None:
        super().__init__()
        self.more, self.sorted = more or MoreFields(tools), strip or SortedStrip(tools)
        self._note = Note()
        self._people_known = False
        self._desk: int | None = None
        self._make(tools)
        self._lay_out()
        self._connect()
        self._show_more(open_=False)

    def note(self) -> Note:
        """Return what stands in the fields."""
        more = self.more
        owner = more.owner.value() if self._people_known else self._note.owner_id
        praised = more.praised.value() if self._people_known else self._note.praised_id
        promise_by = self.promise_by.moment()
        return replace(
            self._note,
            what=self.what.toPlainText(),
            who=self.who.text(),
            customer_id=self.who.value(),
            anonymous=self.anonymous.isChecked(),
            remedy=self.remedy.toPlainText(),
            promise=self.promise.text(),
            promise_by=promise_by.isoformat() if promise_by else "",
            promise_said=self.promise_by.words(),
            owner_id=owner,
            praised_id=praised,
            chosen=self.guessed.chosen(),
            more=not more.isHidden(),
            **more.values(),
            **self.sorted.values(),
        )

    def show_note(self, note: Note) -> None:
        """Show a note instead of what stands here, without emitting ``edited``."""
        with QSignalBlocker(self):
            self._note = note
            self._show_words(note)
            self.more.show_note(note)
            self._show_kind()
            self._show_more(open_=note.more)
            self.sorted.show_note(note)
        self.clear_problems()
        self.guessed.start(note.what, note.chosen)
        self.whom.meet()
        self._show_promise()
        self.shown.emit(note.uid)

    def start_blank(self, note: Note | None = None) -> None:
        """Show an empty note; whoever is at the desk takes care of it."""
        self.show_note(replace(note or Note(), owner_id=self._desk, taken_by=self._desk))

    def show_shop(self, facts: ShopFacts) -> None:
        """Take over what is known of the shop: once it is open, and whenever that changed."""
        now, known = self.note(), self._people_known
        takes = now.is_blank or (known and now.owner_id == self._desk)  # whoever sits down now takes over
        self._desk, self._people_known = facts.desk, True
        if now.is_blank or now.taken_by is None:
            self._note = replace(self._note, taken_by=facts.desk)
        self.more.set_currency(facts.currency)
        self.sorted.cost.set_currency(facts.currency)
        self.more.show_people(facts.staff)
        self.more.owner.set_value(facts.desk if takes else now.owner_id)
        self.more.praised.set_value(now.praised_id)
        self.promise_by.use_shop(facts.zone, facts.country, facts.language, facts.closing)
        self._say_limit(facts.may_decide, facts.currency)
        self.grave_words.setText(
            self.tr("A grave matter goes to the owner at once.")
            if facts.to_owner
            else self.tr("A grave matter has its own playbook: what to do first.")
        )
        self.guessed.use(facts.guesser)
        self.guarding.look(anew=True)

    def show_error(self, error: BaseException) -> bool:
        """Show a problem at its field; ``False`` if it belongs to none."""
        placed = at_field(error)
        if placed.details["field"] in _BEHIND_MORE:
            self._show_more(open_=True)
        return self.form.show_error(placed) or self.sorted.form.show_error(placed)

    def clear_problems(self) -> None:
        """Forget what was wrong."""
        self.form.clear_problems()
        self.sorted.form.clear_problems()

    def settle(self) -> None:
        """Finish what follows a pause in typing, as before a note is saved."""
        self.guessed.settle()

    def toggle_sorted(self) -> None:
        """Open or close what was done about it already."""
        opens = self.sorted.isHidden() and self.more.kind.value() == CaseKind.COMPLAINT.value
        if opens:
            self.guessed.settle()
        self.sorted.set_open(open_=opens)
        (self.sorted.remedy if opens else self.what).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def keep(self, **facts: Any) -> None:
        """Keep what has no field here: which owner agreed by phone, how many files lie beside the note."""
        self._note = replace(self._note, **facts)

    def next_kind(self) -> None:
        """Take the next of complaint, compliment and suggestion."""
        kinds = [kind.value for kind in CaseKind]
        self.more.set_kind(kinds[(kinds.index(str(self.more.kind.value())) + 1) % len(kinds)])
        self.more.kind.changed.emit()
        announce(self, label_of(CaseKind(str(self.more.kind.value()))))

    def _make(self, tools: Tools) -> None:
        self.what = TextArea(least=3, most=9, placeholder=self.tr("Just as they said it"))
        self.whom = Who(tools, self.what.toPlainText, self)
        self.who, self.anonymous, self.card = self.whom.line, self.whom.anonymous, self.whom.card
        self.remedy = TextArea(least=1, most=4, placeholder=self.tr("What they would like us to do"))
        self.promise_by = ByWhenField(name=self.tr("When did we promise to be back?"), now=tools.now)
        self.promise = LineField(
            name=self.tr("What did we promise?"), placeholder=self.promise_words() + " …"
        )
        self.guesses = GuessLine(tools.today)
        self.guessed = Guessed(self.guesses, self.more, self)
        self.grave_words = label("", "quiet", wrap=True)
        self.grave_words.hide()
        self.guard = GuardBox(tools)
        keep_from_guest(tools.guest, self.guard)
        self.guarding = NoteGuard(self.guard, self.card, self.note, self)
        self.more_button = push_button(self.tr("More"), self.toggle_more, role="link")

    def add_keys(self, widget: QWidget) -> None:
        """Let the keys of the fields work inside ``widget``."""
        keys = add_actions(
            widget,
            ActionDef(
                name="log-more", text=self.tr("More"), do=self.toggle_more, key="Ctrl+M",
                tip=self.tr("Kind, severity, where, when, amount …"), group=self.tr("Log"),
            ),
            ActionDef(
                name="log-kind", text=self.tr("Complaint, compliment or suggestion"), do=self.next_kind,
                key="F2", group=self.tr("Log"),
            ),
            self.more.owner_key(lambda: self._show_more(open_=True)),
        )  # fmt: skip
        self.guesses.add_keys(widget)
        self.more_button.setToolTip(keys["log-more"].toolTip())

    def promise_words(self) -> str:
        """Return what is promised where only a day was given."""
        return self.tr("Get back to them")

    def toggle_more(self) -> None:
        """Open or close the part behind "More"."""
        opens = self.more.isHidden()
        if not opens:
            self.what.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_more(open_=opens)
        if opens:
            self.more.focus_first()
        self.edited.emit()

    def _lay_out(self) -> None:
        promise = QWidget()
        promise.setFocusProxy(self.promise_by)
        column(promise, self.promise_by, self.promise)
        fields = {
            "what": Field(self.tr("What happened?"), self.what),
            "customer": self.whom.field,
            "remedy_wanted": Field(self.tr("What would put it right?"), self.remedy),
            "promise_by": Field(self.tr("When did we promise to be back?"), promise),
        }
        behind = {
            "at_stake": self.more.stake_field, "happened_at": self.more.happened_field,
            "place": self.more.place_field, "topic": self.more.topic_field, "idea": self.more.idea_field,
            "mood": self.more.mood_field, "staff": self.more.owner_field,
        }  # fmt: skip
        self.sorted.folded.come_after(self.more.folded.last_stop)
        self.card_home, self.guard_home = column(None, self.card), column(None, self.guard)
        self.form = Form(**fields, **behind, promise=fields["promise_by"])
        column(
            self,
            column(None, fields["what"], self.guesses, self.grave_words, space=6),
            self.more.praised_place.come_after(lambda: last_stop_in(self.guesses)),
            fields["customer"],
            self.card_home,
            fields["remedy_wanted"],
            self.guard_home,
            fields["promise_by"],
            row(None, self.more_button, None),
            self.more.folded.come_after(lambda: self.more_button),
            None,
            space=16,
        )

    def _connect(self) -> None:
        self.what.textChanged.connect(self._on_what)
        self.remedy.textChanged.connect(self.edited)
        self.promise.textChanged.connect(self.edited)
        self.whom.edited.connect(self.edited)
        self.promise_by.changed.connect(self._on_promise)
        self.more.changed.connect(self.edited)
        self.guessed.edited.connect(self.edited)
        self.guessed.failure_changed.connect(self.sorted.set_failure)
        self.guessed.grave_changed.connect(self.grave_words.setVisible)
        self.guessed.failure_changed.connect(lambda _failure: self.guarding.look())
        self.edited.connect(self.guarding.look)
        self.shown.connect(self.guarding.begin)
        self.sorted.changed.connect(self.edited)
        self.more.kind.changed.connect(self._show_kind)

    def _show_words(self, note: Note) -> None:
        self.what.setPlainText(note.what)
        self.what.moveCursor(QTextCursor.MoveOperation.End)
        self.remedy.setPlainText(note.remedy)
        self.promise.setText(note.promise)
        self.whom.show_note(note)
        at = datetime.fromisoformat(note.promise_by).astimezone(UTC) if note.promise_by else None
        self.promise_by.set_moment(at, note.promise_said)

    def _show_kind(self) -> None:
        """A kind word asks for no remedy, and nothing about it was sorted."""
        complaint = self.more.kind.value() == CaseKind.COMPLAINT.value
        self.form.fields["what"].call(self.more.question())
        self.sorted.fits.emit(complaint)
        if not complaint:
            self.sorted.set_open(open_=False)
        self.guessed.set_complaint(complaint=complaint)
        self.form.fields["remedy_wanted"].setVisible(complaint or bool(self.remedy.toPlainText()))
        self.card.set_complaint(complaint)

    def _show_more(self, *, open_: bool) -> None:
        self.more.folded.set_open(open_=open_)
        self.more_button.setText(self.tr("Less") if open_ else self.tr("More"))
        put_icon(self.more_button, "up" if open_ else "down", "accent", 18)

    def _show_promise(self) -> None:
        """The words of a promise are asked for once there is a day for it."""
        self.promise.setVisible(self.promise_by.moment() is not None or bool(self.promise.text()))

    def _on_promise(self) -> None:
        self._show_promise()
        self.edited.emit()

    def _on_what(self) -> None:
        self.guessed.read(self.what.toPlainText())
        self.edited.emit()

    def _say_limit(self, minor: int | None, currency: str) -> None:
        words = "" if minor is None else self.tr("You may decide up to {amount} without asking.")
        for field in (self.form.fields["remedy_wanted"], self.sorted.fields["cost"]):
            field.say_hint(words.format(amount=money_text(minor or 0, currency)))

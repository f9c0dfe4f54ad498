"""The fields of a note, in the order of speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from delight.domain.errors import DelightError, InputError
from delight.domain.staff import StaffRow
from delight.domain.stages import CaseKind
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.cards import push_button
from delight.ui.kit.days import MomentField
from delight.ui.kit.forms import Field, Form, LineField, TextArea
from delight.ui.kit.icons import put_icon
from delight.ui.kit.layouts import column, row
from delight.ui.kit.page import Tools
from delight.ui.kit.people import finder
from delight.ui.kit.suggest import SuggestBox
from delight.ui.log.card import CustomerCard
from delight.ui.log.more import MoreFields
from delight.ui.log.note import Note

_BEHIND_MORE = frozenset({"at_stake", "happened_at", "place", "topic", "mood", "staff"})
_FIELD_OF = {"name": "customer"}
"""Fields of a new customer, by the field here that they were typed into."""


class NoteForm(QWidget):
    """What happened, who, what would put it right, what was promised; the rest behind "More"."""

    edited = Signal()
    """A person changed something."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
            kind=str(more.kind.value()),
            failure=more.failure.value() or "",
            severity=str(more.severity.value()),
            channel=more.channel.value(),
            place=more.place.text(),
            happened_at=more.happened_at(),
            mood=more.mood.mood(),
            at_stake=more.at_stake.text(),
            topic=more.topic.text(),
            owner_id=owner,
            praised_id=praised,
            more=not more.isHidden(),
        )

    def show_note(self, note: Note) -> None:
        """Show a note instead of what stands here, without emitting ``edited``."""
        with QSignalBlocker(self):
            self._note = note
            self._show_words(note)
            self._show_choices(note)
            self._show_more(open_=note.more)
        self.clear_problems()
        self.card.show_customer(None if note.anonymous else note.customer_id)
        self._show_promise()

    def start_blank(self, note: Note | None = None) -> None:
        """Show an empty note; whoever is at the desk takes care of it."""
        self.show_note(replace(note or Note(), owner_id=self._desk))

    def show_shop(self, currency: str, staff: Sequence[StaffRow], desk: int | None) -> None:
        """Take over what is known once the shop is open."""
        blank = self.note().is_blank
        self._desk, self._people_known = desk, True
        self.more.set_currency(currency)
        self.more.show_people(staff)
        self.more.owner.set_value(desk if blank else self._note.owner_id)
        self.more.praised.set_value(self._note.praised_id)

    def show_error(self, error: BaseException) -> bool:
        """Show a problem at its field; ``False`` if it belongs to none."""
        placed = _at_field(error)
        if placed.details["field"] in _BEHIND_MORE:
            self._show_more(open_=True)
        return self.form.show_error(placed)

    def clear_problems(self) -> None:
        """Forget what was wrong."""
        self.form.clear_problems()

    def _make(self, tools: Tools) -> None:
        self.what = TextArea(least=3, most=9, placeholder=self.tr("Just as they said it"))
        self.who = SuggestBox(
            finder(tools), tools.tasks, name=self.tr("Who?"), placeholder=self.tr("Name, phone or e-mail")
        )
        self.anonymous = QPushButton(self.tr("Anonymous"))
        self.anonymous.setCheckable(True)
        self.anonymous.setProperty("role", "chip")
        self.anonymous.setToolTip(self.tr("They did not say who they are"))
        self.anonymous.setAccessibleName(self.tr("Anonymous"))
        self.card = CustomerCard(tools)
        self.remedy = TextArea(least=1, most=4, placeholder=self.tr("What they would like us to do"))
        self.promise_by = MomentField(name=self.tr("When did we promise to be back?"), now=tools.now)
        self.promise = LineField(
            name=self.tr("What did we promise?"), placeholder=self.promise_words() + " …"
        )
        self.more = MoreFields(tools)
        keys = add_actions(
            self,
            ActionDef(
                name="log-more", text=self.tr("More"), do=self.toggle_more, key="Ctrl+M",
                tip=self.tr("Kind, severity, where, when, amount …"), group=self.tr("Log"),
            ),
        )  # fmt: skip
        self.more_button = push_button(self.tr("More"), self.toggle_more, role="link")
        self.more_button.setToolTip(keys["log-more"].toolTip())

    def promise_words(self) -> str:
        """Return what is promised where only a day was given."""
        return self.tr("Get back to them")

    def toggle_more(self) -> None:
        """Open or close the part behind "More"."""
        self._show_more(open_=self.more.isHidden())
        if not self.more.isHidden():
            self.more.kind.chip(self.more.kind.value()).setFocus()
        self.edited.emit()

    def _lay_out(self) -> None:
        who = QWidget()
        row(who, self.who, self.anonymous).setStretch(0, 1)
        who.setFocusProxy(self.who)
        self.who_field = Field(self.tr("Who?"), who)
        self.who_field.label.setBuddy(self.who)
        promise = QWidget()
        promise.setFocusProxy(self.promise_by)
        column(promise, self.promise_by, self.promise)
        fields = {
            "what": Field(self.tr("What happened?"), self.what),
            "customer": self.who_field,
            "remedy_wanted": Field(self.tr("What would put it right?"), self.remedy),
            "promise_by": Field(self.tr("When did we promise to be back?"), promise),
        }
        behind = {
            "at_stake": self.more.stake_field, "happened_at": self.more.happened_field,
            "place": self.more.place_field, "topic": self.more.topic_field, "mood": self.more.mood_field,
            "staff": self.more.owner_field,
        }  # fmt: skip
        self.form = Form(**fields, **behind, promise=fields["promise_by"])
        column(
            self,
            fields["what"],
            fields["customer"],
            self.card,
            fields["remedy_wanted"],
            fields["promise_by"],
            row(None, self.more_button, None),
            self.more,
            None,
            space=16,
        )

    def _connect(self) -> None:
        self.what.textChanged.connect(self._on_edited)
        self.remedy.textChanged.connect(self._on_edited)
        self.promise.textChanged.connect(self._on_edited)
        self.who.edited.connect(self._on_who_typed)
        self.who.taken.connect(self._on_who_taken)
        self.card.met.connect(self._name_them)
        self.anonymous.toggled.connect(self._on_anonymous)
        self.promise_by.changed.connect(self._on_promise)
        self.more.changed.connect(self._on_edited)
        self.more.kind.changed.connect(self._show_kind)

    def _show_words(self, note: Note) -> None:
        self.what.setPlainText(note.what)
        self.remedy.setPlainText(note.remedy)
        self.promise.setText(note.promise)
        self.who.set_taken(note.customer_id, note.who)
        self.anonymous.setChecked(note.anonymous)
        self.who.setEnabled(not note.anonymous)
        at = datetime.fromisoformat(note.promise_by).astimezone(UTC) if note.promise_by else None
        self.promise_by.set_moment(at)

    def _show_choices(self, note: Note) -> None:
        more = self.more
        more.set_kind(note.kind)
        more.failure.set_value(note.failure)
        more.severity.take(note.severity)
        more.channel.set_value(note.channel)
        more.place.setText(note.place)
        more.show_happened(note.happened_at)
        more.mood.set_mood(note.mood)
        more.at_stake.setText(note.at_stake)
        more.topic.setText(note.topic)
        more.owner.set_value(note.owner_id)
        more.praised.set_value(note.praised_id)
        self._show_kind()

    def _show_kind(self) -> None:
        """A kind word asks for no remedy."""
        complaint = self.more.kind.value() == CaseKind.COMPLAINT.value
        self.form.fields["remedy_wanted"].setVisible(complaint or bool(self.remedy.toPlainText()))
        self.card.set_complaint(complaint)

    def _show_more(self, *, open_: bool) -> None:
        self.more.setVisible(open_)
        self.more_button.setText(self.tr("Less") if open_ else self.tr("More"))
        put_icon(self.more_button, "up" if open_ else "down", "accent", 18)

    def _show_promise(self) -> None:
        """The words of a promise are asked for once there is a day for it."""
        self.promise.setVisible(self.promise_by.moment() is not None or bool(self.promise.text()))

    def _on_promise(self) -> None:
        self._show_promise()
        self._on_edited()

    def _on_who_typed(self, _text: str) -> None:
        self.card.show_customer(None)
        self._on_edited()

    def _on_who_taken(self, customer_id: int | None) -> None:
        self.card.show_customer(customer_id)
        self._on_edited()

    def _name_them(self, customer_id: int, name: str) -> None:
        """Whoever was known by id alone gets the name that the shop knows."""
        if self.who.value() == customer_id and not self.who.text():
            self.who.set_taken(customer_id, name)

    def _on_anonymous(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.who.setEnabled(not on)
        self.card.show_customer(None if on else self.who.value())
        self._on_edited()

    def _on_edited(self) -> None:
        self.edited.emit()


def _at_field(error: BaseException) -> InputError:
    """Return an error with the field it is shown at: an unknown customer belongs to "Who?"."""
    if not isinstance(error, DelightError):
        return InputError("", "")
    details = dict(error.details)
    field = str(details.pop("field", error.code.split(".")[0]))
    return InputError(error.code, _FIELD_OF.get(field, field), **details)

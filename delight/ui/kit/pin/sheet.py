"""The sheet in which a PIN is set, changed or taken away; it says honestly what a PIN is for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.errors import DelightError, InputError
from delight.domain.staff.staff import StaffRow
from delight.ui.kit.fields.forms import Field, Form
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label
from delight.ui.kit.pin.pad import PinLine, forgotten
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.page import Tools

_FIELD_OF = {"pin.wrong": "current", "pin.wait": "current", "pin.needed": "current"}


class PinSheet(Sheet):
    """Two lines for the new PIN, and one for the old where it has to be known."""

    def __init__(
        self,
        parent: QWidget,
        tools: Tools,
        person: StaffRow,
        *,
        has_pin: bool,
        own: bool,
        on_done: Callable[[str], object],
    ) -> None:
        """Set the PIN of ``person``.

        Args:
            parent: the widget it belongs to.
            tools: of the window.
            person: whose.
            has_pin: there is one, which can be taken away.
            own: ``person`` is at the desk: who changes their own has to know it.
            on_done: told what was done, in words.
        """
        self._lines = {name: PinLine("") for name in ("current", "pin", "again")}
        self.form = Form(**{name: Field("", line) for name, line in self._lines.items()})
        what = label("", wrap=True)
        honest, forgot = label("", "small", wrap=True), label("", "small", wrap=True)
        super().__init__("", parent, what, *self.form.fields.values(), honest, forgot, width=420)
        self._tools, self._person, self._on_done = tools, person, on_done
        self._asks_current = has_pin and own
        self._title(has_pin=has_pin)
        asks = self.tr("Four to eight digits. Delight asks for them when {name} sits down at the desk.")
        what.setText(asks.format(name=person.name))
        honest.setText(
            self.tr(
                "A PIN says who did it and keeps the owner’s pages from passing eyes. It encrypts nothing:"
                " whoever has this computer can read the shop’s file."
            )
        )
        forgot.setText(forgotten(person))
        self._name_fields(has_pin=has_pin)
        self.form.fields["current"].setVisible(self._asks_current)
        self._make_buttons(has_pin=has_pin)

    def start(self) -> None:
        """Open, with the keyboard in the first line."""
        self.open()
        first = self._lines["current" if self._asks_current else "pin"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Set what was typed, or say what is wrong with it."""
        self.form.clear_problems()
        pin, again, current = (self._lines[name].text() for name in ("pin", "again", "current"))
        if pin != again:
            self._refuse(InputError("pin.differs", "again"))
            return
        said = self.tr("{name} has a PIN now.").format(name=self._person.name)
        self._do(lambda: self._tools.services.pins.put(self._person.id, pin, current), said)

    def take_away(self) -> None:
        """Take the PIN away."""
        self.form.clear_problems()
        current, said = self._lines["current"].text(), self.tr("{name} has no PIN any more.")
        work = self._tools.services.pins
        self._do(lambda: work.remove(self._person.id, current), said.format(name=self._person.name))

    def _do(self, work: Callable[[], object], said: str) -> None:
        def done(_nothing: object) -> None:
            self.close()
            self._on_done(said)

        self._tools.tasks.run(work, done, self._refuse, owner=self)

    def _refuse(self, error: Exception) -> None:
        code = error.code if isinstance(error, DelightError) else ""
        name = _FIELD_OF.get(code, str(getattr(error, "details", {}).get("field", "pin")))
        field = self.form.fields.get(name, self.form.fields["pin"])
        field.show_problem(words_for(error).what)
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _title(self, *, has_pin: bool) -> None:
        words = self.tr("Another PIN for {name}") if has_pin else self.tr("A PIN for {name}")
        self.setWindowTitle(words.format(name=self._person.name))
        self.title.setText(words.format(name=self._person.name))

    def _name_fields(self, *, has_pin: bool) -> None:
        new = self.tr("New PIN") if has_pin else self.tr("PIN")
        names = {"current": self.tr("PIN so far"), "pin": new, "again": self.tr("The same again")}
        for name, words in names.items():
            self.form.fields[name].label.setText(words)
            self.form.fields[name].label.show()
            self._lines[name].setAccessibleName(words)
            self._lines[name].returnPressed.connect(self.save)

    def _make_buttons(self, *, has_pin: bool) -> None:
        self.remove_button = push_button(self.tr("Take the PIN away"), self.take_away, role="danger")
        self._foot.insertWidget(0, self.remove_button)
        self.remove_button.setVisible(has_pin)
        self.add_button(self.tr("Cancel"), role="quiet")
        self.save_button = self.add_button(self.tr("Set the PIN"), self.save, role="primary")

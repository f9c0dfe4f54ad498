"""The customer at a glance, while somebody is logging what they said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from delight.domain.cases.case import RECENT_DAYS, CaseFilter, CaseRow
from delight.domain.cases.stages import OPEN_STAGES, CaseKind
from delight.domain.customers.customer import CustomerDetail
from delight.domain.text import first_words
from delight.ui.kit.fields.people import to_know, wishes
from delight.ui.kit.guest import keep_from_guest
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import ago
from delight.ui.kit.words.labels import label_of, standing_mark
from delight.ui.kit.words.reasons import why_standing
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader
from delight.ui.log.opened import OpenCases

_LONGEST, _SHORT, _MOST, _NAME = 600, 60, 20, 190
_BESIDE_NAME = 96
"""Pixels of the card that are not the name's: its edges, the face, and what a link keeps free around it."""


class CustomerCard(Card):
    """Standing and why, what to know, open cases, last surprise; warns of a second let-down first."""

    open_customer_requested = Signal(int)
    open_case_requested = Signal(int)
    met = Signal(int, str)
    """The customer shown: id and name."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(space=8, margin=12, parent=parent)
        self._tools, self._loader = tools, Loader(tools.tasks, self)
        self._detail: CustomerDetail | None = None
        self._complaints: Sequence[CaseRow] = ()
        self._complaint, self._advised, self._leads = True, False, True
        self.avatar = Avatar("", 36)
        self.name = push_button("", self._open, role="link", tip=self.tr("Open this customer"))
        self.why = label("", "small", wrap=True)
        self.standing = Pill("")
        self.warning = Remark("warning", Tone.OVERDUE)
        self.know = Remark("info", Tone.DUE)
        self.opened = OpenCases(tools)
        self.opened.wanted.connect(self.open_case_requested)
        self.facts = label("", "small", wrap=True)
        pill = row(None, self.standing, None)
        pill.setContentsMargins(5, 0, 0, 0)
        who = column(None, self.name, pill, space=2)
        head = row(None, self.avatar, who, None, space=8)
        head.setAlignment(self.avatar, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        shown = (self.why, self.warning, self.know, self.opened, self.facts)
        for widget in shown:
            self.body.addWidget(widget)
        keep_from_guest(tools.guest, self.standing, *shown)
        self.hide()

    def show_customer(self, customer_id: int | None) -> None:
        """Show a customer once the shop has been asked; ``None`` shows nobody."""
        self._loader.drop()
        self._detail = None
        self.hide()
        if customer_id is not None:
            self._loader.load(
                lambda: _read(self._tools, customer_id), lambda met: self._show(*met), lambda _error: None
            )

    def lead(self, *, on: bool) -> None:
        """Lead to the customer's page and cases, or only tell who it is, as at the counter."""
        self._leads = on
        self.name.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.NoFocus)
        self.name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not on)

    def set_complaint(self, complaint: bool) -> None:  # noqa: FBT001 - a state, not a switch
        """Warn of a second let-down only where something went wrong."""
        self._complaint = complaint
        if self._detail is not None:
            self._warn(self._detail)

    def set_advised(self, *, advised: bool) -> None:
        """Leave the advice away where a remark gives it already; what happened stays."""
        self._advised = advised
        if self._detail is not None:
            self._warn(self._detail)

    def _show(self, detail: CustomerDetail, complaints: Sequence[CaseRow]) -> None:
        self._detail, self._complaints = detail, complaints
        self.avatar.set_name(detail.name)
        self._fit_name()
        self.name.setAccessibleName(self.tr("Open {name}").format(name=detail.name))
        self.standing.set(label_of(detail.standing), *standing_mark(detail.standing))
        self.why.setText(why_standing(detail.why, detail.facts.today))
        self.opened.show_cases([one for one in complaints if one.stage in OPEN_STAGES], detail.open_cases)
        self.facts.setText("\n".join(self._facts(detail)))
        self.facts.setVisible(bool(self.facts.text()))
        self.know.say(to_know(detail)[:_LONGEST])
        self._warn(detail)
        self.show()
        self.met.emit(detail.id, detail.name)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit_name()

    def _fit_name(self) -> None:
        """Show as much of the name as the card has room for; it is read out whole."""
        if self._detail is not None:
            room = max(_NAME, self.width() - _BESIDE_NAME)
            metrics = self.name.fontMetrics()
            self.name.setText(metrics.elidedText(self._detail.name, Qt.TextElideMode.ElideRight, room))

    def _facts(self, detail: CustomerDetail) -> list[str]:
        facts = list[str]()
        if detail.last_gesture and detail.last_gesture_at:
            when = ago(detail.last_gesture_at, self._tools.now(), self._tools.zone)
            facts.append(
                self.tr("Last surprise: {what}, {when}").format(what=detail.last_gesture[:80], when=when)
            )
        return [*facts, *wishes(detail)]

    def _warn(self, detail: CustomerDetail) -> None:
        words = ""
        if self._complaint and detail.let_downs:
            words = self.tr("We let them down before, within the last {days} days{last}.")
            words = words.format(days=RECENT_DAYS, last=self._last(detail.let_downs[0]))
            if not self._advised:
                words += " " + self.tr(
                    "A second let-down undoes any recovery: put this one right at once, and in person."
                )
        self.warning.say(words)
        if words and not self._advised:
            announce(self, words)

    def _last(self, case_id: int) -> str:
        """Say what it was the last time, and when."""
        last = next((one for one in self._complaints if one.id == case_id), None)
        if last is None:
            return ""
        when, what = (
            ago(last.received_at, self._tools.now(), self._tools.zone),
            first_words(last.what, _SHORT),
        )
        return self.tr(" ({when}: “{what}”)").format(when=when, what=what)

    def _open(self) -> None:
        if self._detail is not None and self._leads:
            self.open_customer_requested.emit(self._detail.id)


def _read(tools: Tools, customer_id: int) -> tuple[CustomerDetail, Sequence[CaseRow]]:
    """Read a customer, and the complaints that are open or came last."""
    services = tools.services
    which = CaseFilter(customer_id=customer_id, kinds=frozenset({CaseKind.COMPLAINT}))
    return services.customers.get(customer_id), services.cases.page(which, limit=_MOST)


class Remark(QFrame):
    """One sentence on a coloured ground, with its icon; hidden while it has nothing to say."""

    def __init__(self, icon: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", tone.value)
        picture = QLabel()
        picture.setPixmap(pixmap(icon, tone.value, 18))
        self.words = label("", wrap=True)
        line = row(self, picture, self.words, space=8, margins=(10, 8, 10, 8))
        line.setStretch(1, 1)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, words: str) -> None:
        """Say this; nothing hides it."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

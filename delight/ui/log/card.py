"""The customer at a glance, while somebody is logging what they said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from delight.domain.cases import RECENT_DAYS, CaseFilter, CaseRow
from delight.domain.customers import CustomerDetail
from delight.domain.stages import OPEN_STAGES, CaseKind
from delight.domain.text import first_words
from delight.ui.kit.cards import Card, push_button
from delight.ui.kit.formats import ago, counted
from delight.ui.kit.guest import keep_from_guest
from delight.ui.kit.icons import pixmap
from delight.ui.kit.labels import label_of, standing_mark
from delight.ui.kit.layouts import column, label, row
from delight.ui.kit.notices import announce
from delight.ui.kit.page import Tools
from delight.ui.kit.people import to_know, wishes
from delight.ui.kit.pills import Avatar, Pill
from delight.ui.kit.reasons import why_standing
from delight.ui.kit.tasks import Loader
from delight.ui.kit.theme import Tone

_LONGEST, _SHORT, _FEW, _MOST = 600, 60, 2, 20


class CustomerCard(Card):
    """Standing and why, open cases, last surprise, what to know; warns of a second let-down."""

    open_customer_requested = Signal(int)
    met = Signal(int, str)
    """The customer shown: id and name."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(space=8, margin=12, parent=parent)
        self._tools, self._loader = tools, Loader(tools.tasks, self)
        self._detail: CustomerDetail | None = None
        self._complaints: Sequence[CaseRow] = ()
        self._complaint, self._advised = True, False
        self.avatar = Avatar("", 36)
        self.name = push_button("", self._open, role="link", tip=self.tr("Open this customer"))
        self.why = label("", "small", wrap=True)
        self.why.setIndent(5)  # under the words of the button above
        self.standing = Pill("")
        self.facts = label("", "quiet", wrap=True)
        self.know = Remark("info", Tone.DUE)
        self.warning = Remark("warning", Tone.OVERDUE)
        who = column(None, row(None, self.name, None, self.standing), self.why, space=2)
        head = row(None, self.avatar, who, space=12)
        head.setAlignment(self.avatar, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        for widget in (self.facts, self.know, self.warning):
            self.body.addWidget(widget)
        keep_from_guest(tools.guest, self.why, self.standing, self.facts, self.know, self.warning)
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
        self.name.setText(self.name.fontMetrics().elidedText(detail.name, Qt.TextElideMode.ElideRight, 220))
        self.name.setAccessibleName(self.tr("Open {name}").format(name=detail.name))
        self.standing.set(label_of(detail.standing), *standing_mark(detail.standing))
        self.why.setText(why_standing(detail.why, detail.facts.today))
        self.facts.setText(" · ".join(self._facts(detail)))
        self.facts.setVisible(bool(self.facts.text()))
        self.know.say(to_know(detail)[:_LONGEST])
        self._warn(detail)
        self.show()
        self.met.emit(detail.id, detail.name)

    def _facts(self, detail: CustomerDetail) -> list[str]:
        facts = []
        if detail.open_cases:
            facts.append(counted(detail.open_cases, self.tr("1 open case"), "%n open cases", "Log"))
            opened = [one for one in self._complaints if one.stage in OPEN_STAGES]
            facts += [f"“{first_words(one.what, _SHORT)}”" for one in opened[:_FEW]]
        if detail.last_gesture and detail.last_gesture_at:
            when = ago(detail.last_gesture_at, self._tools.now())
            facts.append(
                self.tr("Last surprise: {what}, {when}").format(what=detail.last_gesture[:80], when=when)
            )
        return [*facts, *wishes(detail)]

    def _warn(self, detail: CustomerDetail) -> None:
        words = ""
        if self._complaint and detail.recent_cases:
            words = self.tr("We let them down before, within the last {days} days{last}.")
            words = words.format(days=RECENT_DAYS, last=self._last())
            if not self._advised:
                words += " " + self.tr(
                    "A second let-down undoes any recovery: put this one right at once, and in person."
                )
        self.warning.say(words)
        if words and not self._advised:
            announce(self, words)

    def _last(self) -> str:
        """Say what it was the last time, and when."""
        last = max(self._complaints, key=lambda one: one.received_at, default=None)
        if last is None:
            return ""
        when, what = ago(last.received_at, self._tools.now()), first_words(last.what, _SHORT)
        return self.tr(" ({when}: “{what}”)").format(when=when, what=what)

    def _open(self) -> None:
        if self._detail is not None:
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

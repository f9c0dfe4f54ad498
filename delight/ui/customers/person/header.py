"""Who a customer is, how things stand and why, at the top of their page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from delight.domain.customers.customer import CustomerDetail, Gone
from delight.domain.customers.standing import Basis
from delight.ui.customers.person.standing_row import StandingRow
from delight.ui.kit.fields.people import wishes
from delight.ui.kit.guest import let_guest_see
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar
from delight.ui.kit.words.formats import counted, date_text, money_text, relative_day
from delight.ui.kit.words.reasons import rhythm_words

_TELLS_RHYTHM = frozenset({"comes-back", "absent"})
"""Reasons whose sentence says already how often somebody comes, and when they were here last."""


class Header(QWidget):
    """Name, standing with its reason, since when, how often, visits and value, groups, what to know."""

    why_pressed = Signal(object)
    """Show what the standing rests on: a ``Basis``."""

    def __init__(self, groups: QWidget, corner: QWidget) -> None:
        super().__init__()
        self._basis = Basis.NOTHING
        self.avatar = Avatar("", 56)
        self.reading = label("", "small", wrap=True, selectable=True)
        self.name = label("", "title", wrap=True, selectable=True)
        self.standing = StandingRow()
        self.standing.pressed.connect(lambda: self.why_pressed.emit(self._basis))
        self.facts = label("", "small", wrap=True)
        self.know, self.health = (
            Remark(icon, tone) for icon, tone in (("info", "due"), ("warning", "overdue"))
        )
        self.gone = label("", wrap=True)
        self.warning = QFrame()
        self.warning.setProperty("role", "banner")
        self.warning.setProperty("tone", "due")
        column(self.warning, self.gone, margins=(12, 8, 12, 8))
        self.note = QFrame()
        self.note.setProperty("role", "note")
        column(self.note, self.health, self.know, space=6, margins=(12, 8, 12, 8))
        called = column(None, self.reading, self.name, space=0)
        title = row(None, called, corner, space=8)
        title.setStretch(0, 1)
        title.setAlignment(corner, Qt.AlignmentFlag.AlignTop)
        words = column(None, title, self.standing, self.facts, 2, groups, space=4)
        head = row(None, self.avatar, words, space=16)
        head.setStretch(1, 1)
        head.setAlignment(self.avatar, Qt.AlignmentFlag.AlignTop)
        column(self, head, self.warning, self.note, space=12)
        for known in (self.avatar, self.reading, self.name):
            let_guest_see(known)

    def show_customer(
        self, who: CustomerDetail, currency: str, today: date, *, with_answers: bool = False
    ) -> None:
        """Show somebody; ``with_answers`` whether they would recommend the shop, which is the owner's."""
        self.avatar.set_name(who.name)
        self.name.setText(who.name)
        for words in (self.name, self.reading):
            words.setAlignment(_beside_the_picture(self))
        self.reading.setText(who.reading)
        self.reading.setVisible(bool(who.reading))
        self._basis = who.why.rests_on
        self.standing.show_standing(who.why, today)
        facts = [*facts_of(who, currency, today), *(_answers(who, today) if with_answers else [])]
        self.facts.setText("\u00a0\u00a0·  ".join(facts))  # the dot ends a line and never begins one
        self.facts.setVisible(bool(self.facts.text()))
        self.gone.setText(gone_words(who))
        self.warning.setVisible(bool(self.gone.text()))
        self.know.say(who.know)
        self.health.say(who.health)
        self.note.setVisible(bool(who.know or who.health))


def _beside_the_picture(widget: QWidget) -> Qt.AlignmentFlag:
    """Return where a name stands whatever its script: an Arabic one would else be at the other end."""
    left = widget.layoutDirection() is Qt.LayoutDirection.LeftToRight
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class Remark(QWidget):
    """Something to know, with an icon that says what kind of thing it is; hidden while there is nothing."""

    def __init__(self, icon: str, tint: str) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(pixmap(icon, tint, 18))
        self.words = label("", wrap=True, selectable=True)
        line = row(self, picture, self.words, space=10)
        line.setStretch(1, 1)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        """Return what it says."""
        return self.words.text()

    def say(self, words: str) -> None:
        """Say something else."""
        self.words.setText(words)
        self.setVisible(bool(words))


def facts_of(who: CustomerDetail, currency: str, today: date) -> list[str]:
    """Return what else there is to say, each as a few words."""
    facts = []
    if who.since:
        facts.append(_tr("Since {day}").format(day=date_text(who.since, today)))
    if who.last_seen and who.why.code not in _TELLS_RHYTHM:
        facts.append(_habit(who, today))
    if who.visits:
        visits = counted(who.visits, _tr("1 visit"), "%n visits", "Customers")
        value = money_text(who.value_minor, currency)
        told = _tr("{visits}, {value} in all").format(visits=visits, value=value)
        facts.append(told if who.value_minor else visits)
    if who.large_print:
        facts.append(_tr("Large print"))
    return facts if who.gone else [*facts, *wishes(who)]


def _answers(who: CustomerDetail, today: date) -> list[str]:
    """Return what they answered when they were asked whether they would recommend the shop, if they were."""
    if who.facts.pulse is None or who.facts.asked_on is None:
        return []
    words = _tr("would they recommend us? {number} of 10, {day}")
    return [words.format(number=who.facts.pulse, day=date_text(who.facts.asked_on, today))]


def _habit(who: CustomerDetail, today: date) -> str:
    """Return how often they come, if that can be told, and when they were here last."""
    last = relative_day(who.last_seen, today) if who.last_seen else ""
    if who.facts.rhythm is None:
        return _tr("last here {day}").format(day=last)
    return _tr("comes {often}, last here {day}").format(often=rhythm_words(who.facts.rhythm), day=last)


def gone_words(who: CustomerDetail) -> str:
    """Return what to bear in mind about somebody who cannot be written to any more, or nothing."""
    if who.gone is Gone.DIED:
        return _tr("{name} has died. No letters are written any more.").format(name=who.name)
    if who.gone is Gone.MOVED:
        return _tr("Moved away, and where to is not known. No letters until there is a new address.")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Customers", text)

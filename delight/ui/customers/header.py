"""Who a customer is, how things stand and why, at the top of their page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QWidget

from delight.domain.customers import CustomerDetail, Gone
from delight.ui.kit.formats import counted, date_text, money_text
from delight.ui.kit.labels import label_of, standing_mark
from delight.ui.kit.layouts import column, label, row
from delight.ui.kit.pills import Avatar, Pill
from delight.ui.kit.reasons import why_standing


class Header(QWidget):
    """Name, how to reach and address them, standing with its reason, since when, visits, groups."""

    def __init__(self, groups: QWidget) -> None:
        super().__init__()
        self.avatar = Avatar("", 56)
        self.name = label("", "title", wrap=True, selectable=True)
        self.reach = label("", "quiet", wrap=True, selectable=True)
        self.pill, self.why = Pill(""), label("", "quiet", wrap=True)
        self.facts = label("", "small", wrap=True)
        self.know = label("", wrap=True, selectable=True)
        self.gone = label("", wrap=True)
        self.warning = QFrame()
        self.warning.setProperty("role", "banner")
        self.warning.setProperty("tone", "due")
        column(self.warning, self.gone, margins=(12, 8, 12, 8))
        self.note = QFrame()
        self.note.setProperty("role", "note")
        column(self.note, self.know, margins=(12, 8, 12, 8))
        standing = row(None, self.pill, self.why, space=8)
        standing.setStretch(1, 1)
        words = column(None, self.name, self.reach, standing, self.facts, 2, groups, space=4)
        head = row(None, self.avatar, words, space=16)
        head.setStretch(1, 1)
        head.setAlignment(self.avatar, Qt.AlignmentFlag.AlignTop)
        column(self, head, self.warning, self.note, space=12)

    def show_customer(self, who: CustomerDetail, currency: str, today: date) -> None:
        """Show somebody."""
        self.avatar.set_name(who.name)
        self.name.setText(who.name)
        reach = [part for part in (who.phone, who.email, who.address.rsplit("\n", 1)[-1]) if part]
        self.reach.setText("  ·  ".join(reach))
        self.reach.setVisible(bool(reach))
        self.pill.set(label_of(who.standing), *standing_mark(who.standing))
        self.why.setText(why_standing(who.why, today))
        self.facts.setText("  ·  ".join(facts_of(who, currency, today)))
        self.facts.setVisible(bool(self.facts.text()))
        self.gone.setText(gone_words(who))
        self.warning.setVisible(bool(self.gone.text()))
        self.know.setText(who.know)
        self.note.setVisible(bool(who.know))


def facts_of(who: CustomerDetail, currency: str, today: date) -> list[str]:
    """Return what else there is to say, each as a few words."""
    facts = []
    if who.salutation:
        facts.append(_tr("Addressed as “{words}”").format(words=who.salutation.rstrip(" ,:")))
    if who.since:
        facts.append(_tr("Customer since {day}").format(day=date_text(who.since, today)))
    if who.visits:
        visits = counted(who.visits, _tr("1 visit"), "%n visits", "Customers")
        value = money_text(who.value_minor, currency, whole=True)
        told = _tr("{visits}, {value} in all").format(visits=visits, value=value)
        facts.append(told if who.value_minor else visits)
    if who.last_seen:
        facts.append(_tr("last here {day}").format(day=date_text(who.last_seen, today)))
    if who.large_print:
        facts.append(_tr("Large print"))
    if not who.letters_welcome:
        facts.append(_tr("No letters, please"))
    if not who.surprises_welcome:
        facts.append(_tr("No surprises, please"))
    return facts


def gone_words(who: CustomerDetail) -> str:
    """Return what to bear in mind about somebody who cannot be written to any more, or nothing."""
    if who.gone is Gone.DIED:
        return _tr("{name} has died. No letters are written any more.").format(name=who.name)
    if who.gone is Gone.MOVED:
        return _tr("Moved away, and where to is not known. No letters until there is a new address.")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Customers", text)

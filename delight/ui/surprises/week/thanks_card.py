"""Somebody brought somebody: said at once, with the button that thanks them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.customers.referrals import ReferralRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar
from delight.ui.kit.words.formats import date_text
from delight.ui.surprises.week.card import PersonCard
from delight.ui.surprises.words.saying import tr

_PICTURE = 36


class ThanksCard(PersonCard):
    """Who brought whom, since when, and that nobody has said thank you yet."""

    first = "thank"

    def __init__(self, referral: ReferralRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(referral.link_id, parent)
        self.referral = referral
        self.name = OneLine(referral.who, "heading")
        words = tr("Brought {name} to us on {day}. Nobody has said thank you yet.")
        self.why = label(
            words.format(name=referral.brought, day=date_text(referral.day, today)), "quiet", wrap=True
        )
        self.thank = self.offer(
            "thank", tr("Say thank you"), "A", tr("Choose how you thank them"), icon="heart"
        )
        self.more = self.menu_button("more", tr("More about {name}").format(name=referral.who))
        self.put(self.more)
        mark = Avatar(referral.who, _PICTURE)
        line = row(
            self,
            mark,
            column(None, self.name, self.why, self.deeds, space=2),
            space=12,
            margins=(14, 10, 12, 10),
        )
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{referral.who}, {self.why.text()}")

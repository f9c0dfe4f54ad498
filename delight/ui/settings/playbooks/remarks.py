"""The remarks that are made where decisions are: what they say, where from, how often closed, on or off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.guards.rules import TIRED_DAYS, GuardRow
from delight.domain.guards.words import SENTENCES
from delight.ui.kit.fields.check import Check
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.remarks import guard_text, source_words
from delight.ui.kit.words.formats import counted, date_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.signing import works_alone
from delight.ui.kit.work.page import Page
from delight.ui.settings.playbooks.lines import tr

_NAMES = {"share": "160", "count": "2", "days": "9", "what": "…", "matter": "an injury"}
_BY_OTHERS = frozenset({"grave-owner-first", "parting-is-the-owners"})
"""Made to whoever is no owner, and so to nobody where one person works alone."""
_INSTEAD = {"little-gained": {"share": "95"}}
"""What stands in a sentence of the list for what only a case tells."""


class RemarkCard(Card):
    """One row for each rule; those that are always closed come first, with one button that ends it."""

    def __init__(self, page: Page) -> None:
        super().__init__(space=10)
        self._page = page
        self._rows = column(None, space=4)
        about = tr(
            "Short remarks where something is decided, each with where it is known from. None of them is in "
            "the way; what is of no use here can be switched off."
        )
        self.body.addWidget(label(tr("Remarks"), "heading"))
        self.body.addWidget(label(about, "quiet", wrap=True))
        self.body.addLayout(self._rows)

    def refresh(self) -> None:
        """Read the rules again."""
        tools = self._page.tools
        self._page.load(lambda: tools.services.guards.rows(), self._show)

    def rows(self) -> list[RemarkRow]:
        """Return the rows from the top."""
        items = [self._rows.itemAt(n) for n in range(self._rows.count())]
        return [w for w in (item.widget() for item in items if item) if isinstance(w, RemarkRow)]

    def switch(self, code: str, *, on: bool) -> None:
        """Switch a rule on or off."""
        guards = self._page.tools.services.guards
        said = tr("This remark is made again.") if on else tr("This remark is not made any more.")
        self._page.do(lambda: guards.switch(code, on=on), said)

    def _show(self, rows: Sequence[GuardRow]) -> None:
        empty(self._rows)
        today = self._page.tools.today()
        told = [one for one in rows if one.code not in _BY_OTHERS] if works_alone() else rows
        for one in sorted(told, key=lambda one: (one.stays, not one.is_tired)):
            if one.stays and not self._has_rules():
                heading = label(tr("Rules of the house, always on"), "label")
                heading.setContentsMargins(0, 10, 0, 2)
                self._rows.addWidget(heading)
            self._rows.addWidget(RemarkRow(one, self, date_text(one.last_on, today) if one.last_on else ""))

    def _has_rules(self) -> bool:
        return any(row.row.stays for row in self.rows())


class RemarkRow(QWidget):
    """A rule: its sentence, its source, where it is made, how often it was closed."""

    def __init__(self, one: GuardRow, card: RemarkCard, last: str) -> None:
        super().__init__()
        self.row = one
        words = guard_text(SENTENCES[one.code]).format(**{**_NAMES, **_INSTEAD.get(one.code, {})})
        self.words = label(words, "" if one.on else "quiet", wrap=True)
        where = ", ".join(label_of(place) for place in sorted(one.shown, key=str))
        facts = [source_words(one.source), where, _closed(one, last)]
        self.about = label(" · ".join(fact for fact in facts if fact), "small", wrap=True)
        self.check = Check("")
        self.check.setChecked(one.on)
        self.check.setAccessibleName(words)
        self.check.setToolTip(tr("Made, or not"))
        self.check.clicked.connect(lambda on: card.switch(one.code, on=bool(on)))
        self.off_button = push_button(tr("Switch it off"), lambda: card.switch(one.code, on=False))
        tired = QWidget()
        many = counted(one.lately, tr("Closed once"), "Closed %n times", "Settings")
        asked = tr("{times} in {days} days: of any use here?").format(times=many, days=TIRED_DAYS)
        row(tired, Pill(asked, Tone.DUE, "info"), self.off_button, None, space=8)
        texts = column(None, self.words, self.about, tired, space=2)
        line = row(self, self.check, texts, space=8, margins=(0, 4, 0, 4))
        line.setStretch(1, 1)
        line.setAlignment(self.check, Qt.AlignmentFlag.AlignTop)
        self.check.setVisible(not one.stays)  # once it has its place, or it is a window for a moment
        tired.setVisible(one.is_tired)


def _closed(one: GuardRow, last: str) -> str:
    if not one.dismissed:
        return ""
    times = counted(one.dismissed, tr("closed once"), "closed %n times", "Settings")
    return tr("{times}, last on {day}").format(times=times, day=last)

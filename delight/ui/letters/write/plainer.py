"""Below the text: how many things could be said more plainly, and what is meant where the keyboard is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from delight.domain.letters.plainness import Finding
from delight.ui.kit.actions import tip_text
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.words.formats import counted
from delight.ui.letters.words import finding_words
from delight.ui.letters.write.body import BodyEdit

NEXT_KEY = "F8"


class Plainer(QWidget):
    """Says what is underlined where the keyboard stands, or what is said of the whole letter."""

    def __init__(self, body: BodyEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = body
        self._whole: Finding | None = None
        self.said = label("", "small", wrap=True)
        self.said.setContentsMargins(5, 0, 0, 4)
        tip = tip_text(self.tr("Go to the next one"), NEXT_KEY)
        self.next = push_button("", body.go_to_next_finding, role="link", tip=tip)
        column(self, self.next, self.said, space=0)
        body.finding_changed.connect(self._say)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Underline these in the text, and say how many there are."""
        self._whole = next((finding for finding in findings if finding.end == 0), None)
        self._body.show_findings(findings)
        one = self.tr("1 thing could be plainer")
        self.next.setText(counted(len(findings), one, "%n things could be plainer", "Letters"))
        self.setVisible(bool(findings))
        self._say(self._body.finding())

    def _say(self, finding: Finding | None) -> None:
        shown = finding or self._whole
        self.said.setText(finding_words(shown) if shown else "")
        self.said.setVisible(shown is not None)

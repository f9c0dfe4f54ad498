"""How the shop's letters look: colour, signature, paper, envelope."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from delight.domain.paper import Envelope, PaperSize
from delight.ui.kit.forms import Choice, Field, LineField
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import column, label, row
from delight.ui.settings.accent import AccentField
from delight.ui.settings.envelope_view import EnvelopeView
from delight.ui.settings.group import Group, Pairs
from delight.ui.settings.shop_card import ShopCard
from delight.ui.settings.values import narrow

_PAPERS = (PaperSize.A4, PaperSize.LETTER)


class LetterGroup(Group):
    """The card of the letterhead, and the card of paper and envelope."""

    def __init__(self, beside: QWidget) -> None:
        super().__init__(beside=beside)
        self.drawing = EnvelopeView()
        self.look, self.paper = self._look_card(), self._paper_card()
        self.add(self.look, self.paper)

    def _look_card(self) -> ShopCard:
        colour = self.tr("Colour")
        fields = {
            "signed_by": Field(
                self.tr("Signed by"),
                LineField(placeholder=self.tr("First name and surname")),
                hint=self.tr("Whoever is at the desk signs; this name where nobody is."),
            ),
            "accent": Field(colour, AccentField(colour)),
        }
        return ShopCard(self.tr("Letterhead"), "", *fields.values(), fields=fields, name="letterhead")

    def _paper_card(self) -> ShopCard:
        self.envelope = narrow(Choice([(kind.value, label_of(kind)) for kind in Envelope]), 12)
        fields = {
            "paper": Field(
                self.tr("Paper"), narrow(Choice([(size.value, label_of(size)) for size in _PAPERS]))
            ),
            "envelope": Field(self.tr("Envelope"), self.envelope),
        }
        self.about = label("", "quiet", wrap=True)
        drawn = row(None, self.drawing, self.about, space=16)
        drawn.setStretch(1, 1)
        self.envelope.currentIndexChanged.connect(lambda _index: self._show_envelope())
        body = column(None, Pairs(*fields.values(), least=270), drawn, space=12)
        return ShopCard(self.tr("Paper and envelope"), "", body, fields=fields, name="paper")

    def _show_envelope(self) -> None:
        kind = self.envelope.value() or ""
        self.drawing.show_envelope(kind)
        window = self.tr("The address is printed where your envelope’s window shows it.")
        none = self.tr("No address is printed on the letter; it goes onto the envelope.")
        self.about.setText(none if kind == Envelope.NONE else window)

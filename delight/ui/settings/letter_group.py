"""How the shop's letters look: letterhead, signature, form of address, paper, envelope."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.letters.addressing import Formality
from delight.domain.letters.paper import Envelope, PaperSize
from delight.domain.shop import PictureUse
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.fields.forms import Field, LineField
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.paper_wish import form_wish
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.ways import has_two_ways, way_words
from delight.ui.kit.work.page import Page
from delight.ui.settings.accent import AccentField
from delight.ui.settings.envelope_view import EnvelopeView
from delight.ui.settings.face_field import FaceField
from delight.ui.settings.group import Group, Pairs
from delight.ui.settings.picture_box import PictureBox
from delight.ui.settings.shop_card import ShopCard
from delight.ui.settings.values import narrow

_PAPERS = (PaperSize.A4, PaperSize.LETTER)


class OwnPaper(Check):
    """Ticked where the paper has a letterhead already, so that ours is not printed."""

    def value(self) -> bool:
        """Return whether ours is printed."""
        return not self.isChecked()

    def set_value(self, ours: bool) -> None:  # noqa: FBT001 - as every field is told its value
        """Show whether ours is printed."""
        self.setChecked(not ours)

    @property
    def changed(self) -> object:
        """Emitted when it is ticked or not any more."""
        return self.toggled


class WayField(OneOf):
    """Formally or familiarly; a shop that never said so is formal, and stays so without being changed."""

    def __init__(self, name: str) -> None:
        super().__init__([(way, "") for way in (Formality.FORMAL, Formality.FAMILIAR)], name=name)
        self._stored = Formality.USUAL

    def value(self) -> Formality:
        """Return the way that is chosen."""
        familiar = Formality.FAMILIAR in self.chosen()
        usual = Formality.USUAL if self._stored is Formality.USUAL else Formality.FORMAL
        return Formality.FAMILIAR if familiar else usual

    def set_value(self, way: Formality) -> None:
        """Show what is stored."""
        self._stored = way
        self.take(way or Formality.FORMAL)

    def speak(self, language: str) -> None:
        """Say the ways as a language has them."""
        for way in (Formality.FORMAL, Formality.FAMILIAR):
            self.chip(way).setText(way_words(way, language))
            self.chip(way).setAccessibleName(way_words(way, language))


class LetterGroup(Group):
    """Cards about the letterhead, the signature, how customers are addressed, and the paper."""

    def __init__(self, page: Page, beside: QWidget) -> None:
        super().__init__(beside=beside)
        self._page, self._language = page, ""
        self.drawing = EnvelopeView()
        self.logo, self.signature = self._pictures()
        self.look, self.signing = self._look_card(), self._signing_card()
        self.address, self.paper = self._address_card(), self._paper_card()
        self.address.hide()
        self.add(self.look, self.signing, self.address, self.paper, self._forms_card())

    @override
    def refresh(self) -> None:
        self.logo.refresh()
        self.signature.refresh()

    def speak(self, language: str) -> None:
        """Follow the language of letters: greetings in it, and its ways of address if it has two."""
        if language == self._language:
            return
        self._language = language
        self.ways.speak(language)
        self.address.setVisible(has_two_ways(language))
        tools = self._page.tools
        self._page.load(
            lambda: tools.services.letters.specimens(language), self.faces.show_specimens, self._not_drawn
        )

    def _not_drawn(self, _error: Exception) -> None:
        """The names below the tiles say enough."""

    def _pictures(self) -> tuple[PictureBox, PictureBox]:
        large = self.tr("PNG or JPEG, as large as you have it.")
        saved = self.tr("Your logo is saved."), self.tr("Your logo is taken away.")
        signed = self.tr("Your signature is saved."), self.tr("Your signature is taken away.")
        how = self.tr(
            "Sign in dark ink on white paper and scan or photograph it; the white becomes see-through."
            " Without one there is room to sign by hand."
        )
        return (
            PictureBox(self._page, PictureUse.LOGO, saved, hint=large),
            PictureBox(self._page, PictureUse.SIGNATURE, signed, hint=how),
        )

    def _look_card(self) -> ShopCard:
        colour, face = self.tr("Colour"), self.tr("Typeface")
        self.faces = FaceField(face)
        fields = {
            "accent": Field(colour, AccentField(colour)),
            "typeface": Field(face, self.faces),
            "letterhead": Field(
                "",
                OwnPaper(self.tr("Our paper already has the letterhead")),
                hint=self.tr("Then letters begin below it; logo, name and address are not printed."),
            ),
        }
        logo = Field(label_of(PictureUse.LOGO), self.logo)
        logo.label.setBuddy(self.logo.frame)
        return ShopCard(
            self.tr("Letterhead"), "", logo, *_parted(*fields.values()), fields=fields, name="letterhead"
        )

    def _signing_card(self) -> ShopCard:
        fields = {
            "signed_by": Field(
                self.tr("Signed by"),
                LineField(placeholder=self.tr("First name and surname")),
                hint=self.tr("Whoever is at the desk signs with their own name; without one, with this."),
            ),
        }
        scan = Field(label_of(PictureUse.SIGNATURE), self.signature)
        scan.label.setBuddy(self.signature.frame)
        title = self.tr("Name and signature")
        return ShopCard(title, "", fields["signed_by"], 4, scan, fields=fields, name="signature")

    def _address_card(self) -> ShopCard:
        title = self.tr("How you address customers")
        self.ways = WayField(title)
        about = self.tr("For everybody who is not addressed in a way of their own.")
        fields = {"formality": Field("", self.ways)}
        return ShopCard(title, about, fields["formality"], fields=fields, name="formality")

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

    def _forms_card(self) -> Card:
        about = self.tr(
            "Blank ones for the counter. From a customer or a case they come filled in with what you know."
        )
        self.forms = push_button(
            self.tr("Print a form …"),
            lambda: self._page.paper_requested.emit(form_wish(self._page.tools)),
            icon="print",
        )
        return Card(
            label(self.tr("Forms"), "heading"),
            label(about, "quiet", wrap=True),
            row(None, self.forms, None),
            space=8,
        )

    def _show_envelope(self) -> None:
        kind = self.envelope.value() or ""
        self.drawing.show_envelope(kind)
        window = self.tr("The address is printed where your envelope’s window shows it.")
        none = self.tr("No address is printed on the letter; it goes onto the envelope.")
        self.about.setText(none if kind == Envelope.NONE else window)


def _parted(*fields: Field) -> list[QWidget | int]:
    """Return the fields with a little more room between them."""
    return [item for field in fields for item in (4, field)]

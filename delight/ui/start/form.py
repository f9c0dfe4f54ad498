"""What a new shop is asked: its name, its country, who works here; the rest follows."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from delight.domain.customers.countries import country, country_codes, currencies
from delight.domain.letters.paper import Envelope
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import Role, StaffDraft
from delight.paths import resource
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field, Form, LineField, TextArea
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.formats import currency_sign
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.nations import country_choices, language_choices, language_name
from delight.ui.kit.work.page import Tools
from delight.ui.start.logo import LogoLine

_MOST_PEOPLE = 20
_PAPERS = ("A4", "Letter")


class StartForm(QWidget):
    """The form; ``changed`` with every key, ``finished`` when Enter is pressed in it."""

    changed = Signal()
    finished = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.logo = LogoLine(tools)
        self.name = LineField(placeholder=self.tr("As it stands over the door"))
        self.country = _narrow(Choice(country_choices()))
        self.country.set_value(home_country())
        self.people: list[LineField] = []
        self.address = TextArea(placeholder=self.tr("Street, town, postcode"), least=2, most=4)
        self._make_choices()
        self.form = Form(
            name=Field(self.tr("What is your shop called?"), self.name),
            country=Field(self.tr("Where is it?"), self.country),
            currency=Field(self.tr("Money"), self.currency),
            language=Field(self.tr("Language of letters"), self.language),
            paper=Field(self.tr("Paper"), self.paper),
            envelope=Field(self.tr("Envelope"), self.envelope),
            address=Field(self.tr("Address for your letters, if you like"), self.address),
        )
        self._build()
        self._follow_country()
        self._listen()

    def draft(self) -> ShopDraft:
        """Return the shop as it was filled in."""
        return ShopDraft(
            name=self.name.text(),
            country=self.country.value() or "",
            currency=self.currency.value() or "",
            language=self.language.value() or "",
            paper=self.paper.value() or "",
            envelope=self.envelope.value() or "",
            address=self.address.toPlainText(),
            signed_by=self.signed_by(),
        )

    def staff(self) -> tuple[StaffDraft, ...]:
        """Return who works here; the first owns the shop."""
        names = [line.text().strip() for line in self.people if line.text().strip()]
        return tuple(
            StaffDraft(name=name, role=Role.OWNER if n == 0 else Role.FRONT_DESK)
            for n, name in enumerate(names)
        )

    def signed_by(self) -> str:
        """Return who signs the letters: the owner."""
        return self.people[0].text().strip()

    def _make_choices(self) -> None:
        self.currency = _narrow(Choice([(code, _currency_words(code)) for code in sorted(currencies())]))
        self.language = _narrow(Choice(language_choices()))
        self.paper = _narrow(Choice([(paper, paper) for paper in _PAPERS]))
        self.envelope = _narrow(Choice(Envelope))

    def _build(self) -> None:
        self.follows = label("", "small", wrap=True)
        self.change = push_button(self.tr("Change"), self._open_choices, role="link")
        self.change.setAccessibleName(self.tr("Change money, language, paper and envelope"))
        line = row(None, self.follows, self.change)
        line.setStretch(0, 1)
        self.choices = QWidget()
        grid = QGridLayout(self.choices)
        grid.setContentsMargins(0, 0, 0, 0)
        for n, name in enumerate(("currency", "language", "paper", "envelope")):
            grid.addWidget(self.form.fields[name], n // 2, n % 2)
        self.choices.hide()
        self._names = column(None, space=8)
        self.more = push_button(self.tr("Somebody else works here too"), self._add_person, role="link")
        self._people = column(
            None, label(self.tr("Who works here?"), "label"), self._names, self.more, space=4
        )
        self._add_person(focus=False)
        fields = self.form.fields
        where = column(None, fields["country"], line, self.choices, space=6)
        column(self, fields["name"], where, self._people, fields["address"], self.logo, space=16)

    def _listen(self) -> None:
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self.name.returnPressed.connect(self.finished)
        self.address.textChanged.connect(self.changed)
        self.logo.changed.connect(self.changed)
        self.country.picked.connect(lambda _code: self._follow_country())
        for choice in (self.currency, self.language, self.paper, self.envelope):
            choice.picked.connect(lambda _value: self._say_what_follows())

    def _add_person(self, *, focus: bool = True) -> None:
        first = not self.people
        words = self.tr("Your name") if first else self.tr("Their name")
        line = LineField(name=words, placeholder=words)
        line.textChanged.connect(lambda _text: self.changed.emit())
        line.returnPressed.connect(self.finished)
        self.people.append(line)
        self._names.addWidget(line)
        if len(self.people) == _MOST_PEOPLE:
            self.more.hide()  # and never shown here: it has no place in the window yet
        if focus:
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_choices(self) -> None:
        self.choices.setVisible(not self.choices.isVisible())
        if self.choices.isVisible():
            self.currency.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_country(self) -> None:
        usual = country(self.country.value())
        self.currency.set_value(usual.currency)
        self.language.set_value(_language_here(usual.code, usual.language))
        if self.language.currentIndex() < 0:
            self.language.set_values([*language_choices(), (usual.language, language_name(usual.language))])
            self.language.set_value(usual.language)
        self.paper.set_value(usual.paper)
        self.envelope.set_value(Envelope(usual.envelope))
        self._say_what_follows()

    def _say_what_follows(self) -> None:
        language = self.language.value()
        parts = (
            _currency_words(self.currency.value()),
            self.tr("letters in {language}").format(language=language_name(language)),
            self.paper.value(),
            label_of(self.envelope.value()),
        )
        said = "  ·  ".join(parts)
        if not resource("wordings", language).is_dir():
            none = self.tr(
                "There are no ready-made letters in {language} yet. You can write your own; until then they"
                " are English."
            )
            said += "\n" + none.format(language=language_name(language))
        self.follows.setText(said)
        self.changed.emit()


def home_country() -> str:
    """Return the country that this machine is set to, or Britain."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if code in country_codes() else "GB"


def _language_here(code: str, usual: str) -> str:
    """Return this machine's language in its own country, where a country may have several."""
    here = QLocale.system()
    own = QLocale.languageToCode(here.language())
    same = QLocale.territoryToCode(here.territory()) == code
    return own if same and own and here.language() != QLocale.Language.C else usual


def _currency_words(code: str) -> str:
    sign = currency_sign(code)
    return code if sign == code else f"{sign} ({code})"


def _narrow(choice: Choice) -> Choice:
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(10)
    return choice

"""Who the shop is and where: what stands at the head of its letters, and what follows from its country."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.customers.countries import currencies
from delight.paths import resource
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import Field, LineField, TextArea
from delight.ui.kit.words.formats import currency_sign
from delight.ui.kit.words.nations import country_choices, language_choices
from delight.ui.kit.work.page import Page
from delight.ui.settings.group import Group, Pairs
from delight.ui.settings.shop_card import ShopCard
from delight.ui.settings.values import narrow


class ShopGroup(Group):
    """The card of the letterhead's words, and the card of the country."""

    def __init__(self, page: Page, beside: QWidget) -> None:
        super().__init__(beside=beside)
        self._page = page
        self.details, self.where = self._details_card(), self._where_card()
        self.add(self.details, self.where)
        self.where.typed.connect(self._say_wordings)

    @override
    def refresh(self) -> None:
        tools = self._page.tools
        self._page.load(lambda: tools.services.shop.keeps_amounts(), self._fix_currency)

    def _details_card(self) -> ShopCard:
        fields = {
            "name": Field(self.tr("Name"), LineField(placeholder=self.tr("As it stands over the door"))),
            "address": Field(
                self.tr("Address"), TextArea(placeholder=self.tr("Street, town, postcode"), least=3, most=5)
            ),
            "phone": Field(self.tr("Phone"), LineField()),
            "email": Field(self.tr("E-mail"), LineField()),
            "website": Field(self.tr("Website"), LineField()),
        }
        about = self.tr("This stands at the head of every letter.")
        return ShopCard(self.tr("Your shop"), about, *fields.values(), fields=fields, name="shop")

    def _where_card(self) -> ShopCard:
        money = [(code, _currency_words(code)) for code in sorted(currencies())]
        self.language = narrow(Choice(language_choices()))
        self.currency = narrow(Choice(money))
        fields = {
            "country": Field(self.tr("Country"), narrow(Choice(country_choices()))),
            "language": Field(self.tr("Language of letters"), self.language, hint=" "),
            "currency": Field(self.tr("Money"), self.currency, hint=" "),
        }
        return ShopCard(self.tr("Where you are"), "", Pairs(*fields.values()), fields=fields, name="where")

    def _fix_currency(self, kept: bool) -> None:  # noqa: FBT001 - an answer from the worker
        self.currency.setEnabled(not kept)
        words = self.tr("There are amounts in it already, so it stays.") if kept else ""
        _set_hint(self.where.form.fields["currency"], words)

    def _say_wordings(self) -> None:
        language = self.language.value() or ""
        there = not language or resource("wordings", language.split("-")[0]).is_dir()
        none = self.tr("No ready-made letters in it yet: write your own; until then they are English.")
        _set_hint(self.where.form.fields["language"], "" if there else none)


def _set_hint(field: Field, words: str) -> None:
    field.hint.setText(words)
    field.hint.setVisible(bool(words))
    if not field.problem.text():
        field.widget.setAccessibleDescription(words)


def _currency_words(code: str) -> str:
    sign = currency_sign(code)
    return code if sign == code else f"{sign} ({code})"

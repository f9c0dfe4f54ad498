"""What a group can ask of its members, each as a plain sentence with a gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from delight.domain.customers.groups import THIS_MONTH
from delight.domain.customers.standing import Standing
from delight.ui.customers.grouping.gaps import Amount, Number, OneOf, Value, Words
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.nations import language_choices

_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the fields of conditions offer: the shop's currency, and the groups by hand there are."""

    currency: str
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One thing that can be asked.

    Attributes:
        field: of ``domain.groups.Rule``.
        menu: what it is about, in the menu and for a screen reader.
        words: the sentence after "All customers who", with ``{}`` where the field stands.
        make: makes the field, given its spoken name and what is on offer.
    """

    field: str
    menu: str
    words: str
    make: Callable[[str, Offer], Value]

    @property
    def sentence(self) -> tuple[str, str]:
        """The words before and after the field, in the window's language."""
        before, _, after = _tr(self.words).partition("{}")
        return before.strip(), after.strip()

    @property
    def name(self) -> str:
        """What it is about, in the window's language."""
        return _tr(self.menu)


def _either(yes: str, no: str) -> Callable[[str, Offer], Value]:
    return lambda name, _offer: OneOf(name, [(True, _tr(yes)), (False, _tr(no))])


def _number(least: int, usual: int) -> Callable[[str, Offer], Value]:
    return lambda name, _offer: Number(name, least, usual)


def _amount(name: str, offer: Offer) -> Value:
    return Amount(name, offer.currency)


def _tags(name: str, offer: Offer) -> Value:
    return OneOf(name, [(tag, tag) for tag in offer.tags], many=True)


def _standings(name: str, _offer: Offer) -> Value:
    return OneOf(name, [(standing, label_of(standing)) for standing in Standing], many=True)


def _languages(name: str, _offer: Offer) -> Value:
    return OneOf(name, language_choices(_tr("our own language")), many=True)


def _month(name: str, _offer: Offer) -> Value:
    months = [(number, QLocale().standaloneMonthName(number)) for number in _MONTHS]
    return OneOf(name, [(THIS_MONTH, _tr("this month")), *months])


def _places(name: str, _offer: Offer) -> Value:
    return Words(name, _tr("A town or a postcode, or several"))


_NOOP: Any = QT_TRANSLATE_NOOP
KINDS = (
    Kind(
        field="places",
        menu=_NOOP("Groups", "Where they live"),
        words=_NOOP("Groups", "live in {}"),
        make=_places,
    ),
    Kind(
        field="away_days",
        menu=_NOOP("Groups", "Not here for long"),
        words=_NOOP("Groups", "have not been here for {} days"),
        make=_number(1, 90),
    ),
    Kind(
        field="here_days",
        menu=_NOOP("Groups", "Here lately"),
        words=_NOOP("Groups", "were here within the last {} days"),
        make=_number(0, 30),
    ),
    Kind(
        field="visits_least",
        menu=_NOOP("Groups", "Came often"),
        words=_NOOP("Groups", "came at least {} times"),
        make=_number(1, 3),
    ),
    Kind(
        field="visits_most",
        menu=_NOOP("Groups", "Came seldom"),
        words=_NOOP("Groups", "came at most {} times"),
        make=_number(0, 1),
    ),
    Kind(
        field="value_least_minor",
        menu=_NOOP("Groups", "Spent much"),
        words=_NOOP("Groups", "spent at least {}"),
        make=_amount,
    ),
    Kind(
        field="value_most_minor",
        menu=_NOOP("Groups", "Spent little"),
        words=_NOOP("Groups", "spent at most {}"),
        make=_amount,
    ),
    Kind(
        field="standings",
        menu=_NOOP("Groups", "Standing"),
        words=_NOOP("Groups", "stand with us like this: {}"),
        make=_standings,
    ),
    Kind(
        field="birthday_month",
        menu=_NOOP("Groups", "Birthday"),
        words=_NOOP("Groups", "have their birthday in {}"),
        make=_month,
    ),
    Kind(
        field="tags",
        menu=_NOOP("Groups", "In a group"),
        words=_NOOP("Groups", "are in the group {}"),
        make=_tags,
    ),
    Kind(
        field="without_tags",
        menu=_NOOP("Groups", "Not in a group"),
        words=_NOOP("Groups", "are not in the group {}"),
        make=_tags,
    ),
    Kind(
        field="languages",
        menu=_NOOP("Groups", "Language"),
        words=_NOOP("Groups", "read letters in {}"),
        make=_languages,
    ),
    Kind(
        field="letters",
        menu=_NOOP("Groups", "Letters wanted"),
        words=_NOOP("Groups", "say of letters: {}"),
        make=_either(_NOOP("Groups", "yes, please"), _NOOP("Groups", "no, thank you")),
    ),
    Kind(
        field="has_address",
        menu=_NOOP("Groups", "Address"),
        words=_NOOP("Groups", "have {}"),
        make=_either(_NOOP("Groups", "an address"), _NOOP("Groups", "no address")),
    ),
    Kind(
        field="has_email",
        menu=_NOOP("Groups", "E-mail"),
        words=_NOOP("Groups", "have {}"),
        make=_either(_NOOP("Groups", "an e-mail address"), _NOOP("Groups", "no e-mail address")),
    ),
    Kind(
        field="open_complaint",
        menu=_NOOP("Groups", "Open complaint"),
        words=_NOOP("Groups", "have {}"),
        make=_either(_NOOP("Groups", "an open complaint"), _NOOP("Groups", "no open complaint")),
    ),
    Kind(
        field="brought",
        menu=_NOOP("Groups", "Brought somebody"),
        words=_NOOP("Groups", "have brought {}"),
        make=_either(_NOOP("Groups", "somebody to us"), _NOOP("Groups", "nobody to us")),
    ),
    Kind(
        field="organisation",
        menu=_NOOP("Groups", "People or organisations"),
        words=_NOOP("Groups", "are {}"),
        make=_either(_NOOP("Groups", "organisations"), _NOOP("Groups", "people")),
    ),
)
"""In the order in which they are offered."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Groups", text)

"""A field of a row as it will be kept, in people's words."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.stages import CaseKind, Stage
from delight.ui.imports.words import tr
from delight.ui.kit.words.formats import date_text, money_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.nations import country_name, language_name

_ENUMS: dict[str, type[StrEnum]] = {
    "kind": CaseKind,
    "stage": Stage,
    "outcome": Outcome,
    "failure": Failure,
    "severity": Severity,
    "channel": Channel,
}
_NAMED = {"country": country_name, "language": language_name}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def kept_text(name: str, text: str, currency: str) -> str:
    """Return what a field says: enums by their labels, days, amounts, countries as the window writes them."""
    if name in _NAMED:
        return _NAMED[name](text)
    if name in _ENUMS:
        return label_of(_ENUMS[name](text))
    if name == "amount_minor":
        return money_text(int(text), currency)
    if _DAY.fullmatch(text):
        return date_text(date.fromisoformat(text))
    return tr(text) if text in {"yes", "no"} else text

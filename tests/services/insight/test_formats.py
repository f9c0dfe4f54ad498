"""Numbers and days as a language writes them in a country."""

from __future__ import annotations

from datetime import date

import pytest

from delight.domain.insight.telling import Formats
from delight.services.insight.formats import formats_for

DAY = date(2026, 6, 14)


def told(formats: Formats) -> list[str]:
    return [
        formats.whole(1250.4), formats.decimal(8.44, 1), formats.percent(0.825), formats.amount(125_000),
        formats.day(DAY), formats.month(DAY), formats.month(DAY, short=True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "country", "currency", "wanted"),
    [
        ("en", "GB", "GBP", ["1,250", "8.4", "82%", "£1,250", "14 June 2026", "June 2026", "Jun"]),
        ("de", "DE", "EUR", ["1.250", "8,4", "82 %", "1.250 €", "14. Juni 2026", "Juni 2026", "Jun"]),
        ("fr", "FR", "EUR", ["1 250", "8,4", "82 %", "1 250 €", "14 juin 2026", "juin 2026", "juin"]),
        ("en", "US", "USD", ["1,250", "8.4", "82%", "$1,250", "June 14, 2026", "June 2026", "Jun"]),
        ("en", "JP", "JPY", ["1,250", "8.4", "82%", "JP¥125,000", "14 June 2026", "June 2026", "Jun"]),
    ],
)
def test_each_as_it_is_written_there(language, country, currency, wanted):
    plain = [text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
             for text in told(formats_for(language, country, currency))]  # fmt: skip
    assert plain == wanted


def test_less_than_nothing_and_parts_are_written():
    formats = formats_for("en", "GB", "GBP")
    assert formats.amount(-1250) == "-£12.50"
    assert formats.amount(1249.6) == "£12.50"
    assert formats.whole(0) == "0"
    assert formats.percent(1) == "100%"
    assert formats.percent(0.0042, 1) == "0.4%"
    assert formats.percent(0.0007, 2) == "0.07%"

"""Files as other programs write them: how many of their columns are taken, and what their first row says."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from delight.domain.imports.importing import ImportNoun
from delight.exchange.cases import past_cases
from delight.exchange.columns import columns_of, scorer
from delight.exchange.customers import people
from delight.exchange.reading import read_table
from delight.exchange.visits import past_visits

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FILES = tomllib.loads(Path(__file__).with_name("programs.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("file", FILES, ids=[file["program"] for file in FILES])
def test_the_files_of_other_programs(file):
    noun, country = ImportNoun(file.get("noun", "customers")), file["country"]
    sheet = read_table(file["text"].encode(), name="list.csv", score=scorer(noun), country=country)
    columns = columns_of(sheet, noun, {}, country)
    assert (sum(column.part is not None for column in columns), len(columns)) == (file["takes"], file["of"])
    row = rows(noun, sheet, columns, country, file.get("currency", "GBP"))[0]
    assert {name: said(row, name) for name in file["row"]} == file["row"]
    assert not row.remarks


def rows(noun, sheet, columns, country, currency):
    if noun is ImportNoun.CUSTOMERS:
        return list(people(sheet, columns, country, today=NOW.date()))
    if noun is ImportNoun.VISITS:
        return list(past_visits(sheet, columns, country, currency=currency, now=NOW))
    return list(past_cases(sheet, columns, country, currency=currency, zone=UTC, now=NOW))


def said(row, name):
    value = row.who if name == "who" else getattr(getattr(row, "draft", row), name)
    return value if isinstance(value, int) else str(value)


def test_no_invented_person_can_be_reached():
    for file in FILES:
        for word in file["text"].replace(",", " ").replace(";", " ").split():
            assert "@" not in word or word.strip('"').endswith((".example", "example.org")), word

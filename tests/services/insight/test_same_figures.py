"""The same numbers everywhere: what JSON tells stands on paper, read back by another program, and in CSV."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from delight.domain.insight.booklet import Extent
from delight.domain.insight.cards import card_words
from delight.domain.insight.chapter import FOUR, Report
from delight.domain.insight.coverage import coverage
from delight.domain.insight.period import Against
from delight.domain.insight.report import chapters
from delight.domain.insight.unusable import unusable
from delight.services.insight.as_json import report_json
from delight.services.insight.tables import csv_tables
from tests.domain.insight.anything import Draw
from tests.letters.samples import read, squeezed


@pytest.fixture(params=[3, 8, 21])
def report(request):
    """What a random shop of some dozen cases learns."""
    facts = Draw(request.param, 60).facts()
    return Report(
        period=facts.now.period, against=Against.USUAL, before=facts.before.period if facts.before else None,
        cut=False, cases=len(facts.now.cases), currency=facts.currency, coverage=coverage(facts),
        chapters=chapters(facts), apart=unusable(facts),
    )  # fmt: skip


@pytest.fixture
def teller(services):
    return services.insight.teller("en")


def test_the_page_has_the_figures_and_first_sentences_of_the_document(report, teller, services):
    paper = squeezed(read(services.insight_paper.page(report, "en").pdf))
    document = report_json(report, teller)
    told = {one["topic"]: one for one in document["chapters"]}
    for chapter in report.chapters:
        words = card_words(teller, chapter, report.against)
        sentence = told[chapter.topic]["said"][0]["text"]
        assert words.sentence == sentence
        assert squeezed(sentence) in paper
        if chapter.topic in FOUR:
            assert squeezed(words.big) in paper
        figure = told[chapter.topic]["figure"]
        assert chapter.figure is None or figure["n"] == chapter.figure.n


def test_the_booklet_has_every_sentence_and_what_has_no_chart_its_table(report, teller, services):
    made = services.insight_paper.booklet(report, extent=Extent.FULL, language="en")
    paper = squeezed(read(made.pdf))
    for chapter in report_json(report, teller)["chapters"]:
        for said in chapter["said"]:
            assert squeezed(said["text"]) in paper, chapter["topic"]
    tables = {table.name: list(csv.reader(StringIO(table.text))) for table in csv_tables(report, teller)}
    for chapter in report.chapters:
        for table in chapter.tables:
            rows = tables.pop(f"{chapter.topic.value}-{table.code}")[1:]
            assert len(rows) == len(table.rows)
            if chapter.enough and not chapter.charts:  # else the chart stands there with its marks
                assert squeezed(teller.cell(table.rows[0].cells[0])) in paper
    assert not tables

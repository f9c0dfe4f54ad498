"""The one page, read back by another reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from delight.domain.insight.chapter import Chart, ChartKind, Mark, Topic
from delight.domain.insight.values import Own, Term, Unit
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Typeface
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import Box
from delight.letters.sheets.insight_page import insight_page
from tests.domain.insight.plainly import plain
from tests.letters import boxes
from tests.letters.samples import MM
from tests.letters.sheets import insight_reports as made

SHOPS = ["0", "1", "3", "12", "huge"]
EDGE = 10 * MM


@pytest.fixture
def drawn(monkeypatch):
    """The pages that go into files."""
    found = []
    add = Document.add
    monkeypatch.setattr(Document, "add", lambda self, page: (found.append(page), add(self, page)))
    return found


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("paper", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("shop", SHOPS)
def test_it_is_one_page_with_the_first_sentence_of_every_chapter(shop, paper, language, drawn):
    report, teller = made.shop(shop), plain(language)
    rendered = insight_page(report, teller, made.on_paper(language, paper))
    (told,) = made.read(rendered.pdf)
    ours = made.squeezed(rendered.text)
    for sentence in made.leads(report, teller):
        assert made.squeezed(sentence) in ours, sentence
    assert all(made.squeezed(teller.title(chapter.topic)) in told for chapter in report.chapters)
    (page,) = drawn
    assert not list(boxes.outside(page, EDGE))
    assert not boxes.touching(page)


def test_a_small_chart_says_what_it_shows_and_names_its_bars():
    report = made.shop("12")
    told = made.squeezed(insight_page(report, plain(), made.on_paper()).text)
    assert "Complaints,bymonth" in told
    chart = chapter_of(report, Topic.PARADOX).charts[0]
    assert made.squeezed(plain().heading(Topic.PARADOX, chart)) in told
    assert "Letdown" in told


def test_nobody_is_named_who_works_here():
    report = made.shop("12")
    marks = tuple(Mark(label=Own(name), value=3.0) for name in ("Priya Raman", "Callum Reid"))
    chart = Chart(code="praised", kind=ChartKind.BARS, unit=Unit.COUNT, marks=marks)
    people = replace(chapter_of(report, Topic.PEOPLE), charts=(chart,), figure=None)
    told = made.squeezed(insight_page(replace(report, chapters=(people,)), plain(), made.on_paper()).text)
    assert made.squeezed(plain().heading(Topic.PEOPLE, chart)) in told
    assert "Priya" not in told


def test_a_guess_of_one_person_is_no_dot_without_a_name():
    report = made.shop("12")
    together = [Mark(label=Term("guesser", who), value=8.0) for who in ("customers", "all")]
    one = Mark(label=Own("Priya Raman"), value=10.0)

    def page(*marks):
        chart = Chart(code="guesses", kind=ChartKind.DOTS, unit=Unit.SCORE, marks=marks)
        chapter = replace(chapter_of(report, Topic.OURSELVES), charts=(chart,), figure=None)
        return insight_page(replace(report, chapters=(chapter,)), plain(), made.on_paper()).pdf

    assert page(*together, one) == page(*together)


def chapter_of(report, topic):
    return next(one for one in report.chapters if one.topic is topic)


@pytest.mark.parametrize("shop", SHOPS)
def test_words_stay_in_their_cards(shop, drawn):
    insight_page(made.shop(shop), plain(), made.on_paper())
    (page,) = drawn
    cards = [
        item for item in page.items if isinstance(item, Box) and item.fill is None and item.weight == 0.6
    ]
    assert len(cards) >= len(made.shop(shop).chapters)
    for card in cards:
        frame = (card.x, card.y, card.x + card.width, card.y + card.height)
        for said, box in boxes.texts(page):
            if boxes.overlap(frame, box):
                assert frame[0] <= box[0] < box[2] <= frame[2], said
                assert frame[1] <= box[1] < box[3] <= frame[3], said


def test_period_coverage_and_what_was_counted_apart_are_said():
    told = made.squeezed(insight_page(made.shop("huge"), plain(), made.on_paper()).text)
    assert "1July2025–30June2026" in told
    assert "600cases" in told
    for one in made.shop("huge").apart:
        assert made.squeezed(plain().sentence(None, one)) in told


@pytest.mark.parametrize("face", list(Typeface))
def test_any_face_and_a_very_long_name_fit(face, drawn):
    sender = Sender(name="The Honey Bun and Everything Else That One Could Wish For " * 3)
    insight_page(made.shop("12"), plain(), made.on_paper(sender=sender, typeface=face))
    assert not list(boxes.outside(drawn[0], EDGE))
    assert not boxes.touching(drawn[0])

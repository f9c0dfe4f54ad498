"""None, one, two and five complaints: something true is said of them, and nothing that so few do not bear."""

from __future__ import annotations

import re

import pytest

from delight.domain.insight.chapter import Chapter, Topic
from delight.domain.insight.report import CHAPTERS, chapters
from tests.domain.insight.made import BEFORE, case, regular, small_shop
from tests.domain.insight.plainly import plain

COUNTS = (0, 1, 2, 5)
NAMED = {Topic.ICEBERG}
"""Tells what is known of shops in general, in so many of a hundred."""

DAYS_ALONE = (
    "Days and hours cannot be compared yet: that takes ten complaints on either side of which we know how "
    "they ended."
)
WHETHER = "whether they would recommend us; from 20 answers on there is something to say."
LEADS: dict[Topic, tuple[str, str, str, str]] = {
    Topic.RECOGNITION: (
        "No kind word was written down.",
        "One kind word came in.",
        "Two kind words came in.",
        "Four kind words came in.",
    ),
    Topic.RECOMMENDATION: (
        f"Nobody has answered {WHETHER}",
        f"One customer answered {WHETHER}",
        f"Two customers answered {WHETHER}",
        f"Five customers answered {WHETHER}",
    ),
    Topic.RETURN: (
        "No complaint came in between 1 July 2025 and 30 June 2026.",
        "The one person of whom we know it by now came back.",
        "Both came back.",
        "All five came back.",
    ),
    Topic.REVENUE: (
        (
            "Of nobody who complained in these days we know yet whether they came back, so nothing can be "
            "said of what they bought."
        ),
        (
            "One person came back after a complaint and spent £37.50 since; putting things right cost "
            "£5.00. That leaves £32.50."
        ),
        (
            "Two people came back after a complaint and spent £75.00 since; putting things right cost "
            "£10.00. That leaves £65.00."
        ),
        (
            "Five people came back after a complaint and spent £187.50 since; putting things right cost "
            "£25.00. That leaves £162.50."
        ),
    ),
    Topic.WORKS: (
        (
            "Of nobody who complained between 1 July 2025 and 30 June 2026 do we know yet whether they "
            "came back."
        ),
        "Of one person we know whether they came back: too few to say what brings people back.",
        ("Of two people, too few had the same trouble and the same remedy to say what brings people back."),
        ("Of five people, too few had the same trouble and the same remedy to say what brings people back."),
    ),
    Topic.CAUSES: (
        "No complaint came in between 1 July 2025 and 30 June 2026.",
        "One complaint came in: “Late”.",
        "Both complaints are about the same: “Late”.",
        "All five complaints are about the same: “Late”.",
    ),
    Topic.RESPONSE: (
        "No complaint came in between 1 July 2025 and 30 June 2026.",
        "The one complaint whose day has come was put right in time.",
        "Both complaints were put right in time.",
        "All five complaints were put right in time.",
    ),
    Topic.PARADOX: (
        "No complaint came in between 1 July 2025 and 30 June 2026.",
        "The one person of whom we know it by now came back after it was put right.",
        "Both with whom it was put right came back.",
        "All five with whom it was put right came back.",
    ),
    Topic.ICEBERG: (
        (
            "No complaint came in, so there is nothing to reckon from. It does not mean that nobody was "
            "let down."
        ),
        "One complaint came in: too few to say how many others said nothing. Five of a kind are needed.",
        (
            "Two complaints came in, fewer than five of each kind: too few to say how many others said "
            "nothing."
        ),
        "Beside 5 complaints, between 2 and 224 more people probably said nothing.",
    ),
    Topic.GESTURES: (
        "No surprise was given between 1 July 2025 and 30 June 2026. One a week is a beginning.",
        "One surprise was given; it cost £1.00.",
        "Two surprises were given; they cost £2.00.",
        "Five surprises were given; they cost £5.00.",
    ),
    Topic.PEOPLE: (
        "No customer is known today to recommend us.",
        "No customer is known today to recommend us.",
        "No customer is known today to recommend us.",
        "No customer is known today to recommend us.",
    ),
    Topic.COSTS: (
        "No remedy is noted between 1 July 2025 and 30 June 2026.",
        "Putting things right cost £5.00, with one remedy.",
        "Putting things right cost £10.00, with two remedies.",
        "Putting things right cost £25.00, with five remedies.",
    ),
    Topic.CONSISTENCY: (
        "No complaint came in between 1 July 2025 and 30 June 2026.",
        DAYS_ALONE,
        DAYS_ALONE,
        DAYS_ALONE,
    ),
    Topic.STANDARDS: (
        (
            "No standard of our own is written down yet: under Settings, Standards, there are some to "
            "start from."
        ),
        "“We answer the same day” came up once, and was met.",
        "“We answer the same day”: both times, too few to say more.",
        "“We answer the same day”: all five times, too few to say more.",
    ),
    Topic.OURSELVES: (
        (
            "Would customers recommend us, from 0 (never) to 10 (gladly)? Guess first, everybody who works "
            "here: then we see how far we are from what they answer."
        ),
        (
            "Would customers recommend us, from 0 (never) to 10 (gladly)? Guess first, everybody who works "
            "here: then we see how far we are from what they answer."
        ),
        (
            "Would customers recommend us, from 0 (never) to 10 (gladly)? Guess first, everybody who works "
            "here: then we see how far we are from what they answer."
        ),
        (
            "Would customers recommend us, from 0 (never) to 10 (gladly)? Guess first, everybody who works "
            "here: then we see how far we are from what they answer."
        ),
    ),
}
"""The first sentence of each chapter, by how many there are."""


def sentences(chapter: Chapter) -> list[str]:
    return [plain().sentence(chapter.topic, said) for said in (*chapter.said, *chapter.apart)]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_of_few_something_true_is_said(chapter):
    """Reads like a sentence of a person: whole, with numbers in words."""
    told = [chapter(small_shop(count)) for count in COUNTS]
    assert tuple(sentences(one)[0] for one in told) == LEADS[told[0].topic]


@pytest.mark.parametrize("count", COUNTS)
def test_no_percentage_of_five(count):
    for chapter in chapters(small_shop(count)):
        shown = [cells(row.cells[1:]) for table in chapter.tables for row in table.rows]
        told = " ".join(sentences(chapter) if chapter.topic in NAMED else [*sentences(chapter), *shown])
        assert "%" not in told, (chapter.topic, told)
        assert chapter.topic in NAMED or "of a hundred" not in told, (chapter.topic, told)


def cells(values) -> str:
    return " ".join(plain().cell(value) for value in values)


@pytest.mark.parametrize("count", COUNTS)
def test_no_line_through_five(count):
    for chapter in chapters(small_shop(count)):
        assert not any(chart.joined for chart in chapter.charts), chapter.topic


@pytest.mark.parametrize("count", COUNTS)
def test_nothing_is_called_more_or_less_than_usual(count):
    """Neither beside two years with as many in each, nor beside nothing."""
    earlier = [case(day, customer_id=one) for one, day in enumerate(regular(BEFORE.first, 60, 2 * count), 1)]
    for before in (None, earlier):
        for chapter in chapters(small_shop(count, before=before)):
            figure = chapter.figure
            assert figure is None or figure.good is None, chapter.topic
            assert figure is None or figure.verdict in ("", "same"), chapter.topic


@pytest.mark.parametrize("count", COUNTS)
def test_sentences_read_well(count):
    """Whole sentences: a capital, a full stop, no gap left open, no word twice, no jargon."""
    jargon = re.compile(r"confidence|significan|p-value|baseline|\bn =|outlier|sample", re.IGNORECASE)
    for chapter in chapters(small_shop(count)):
        for sentence in sentences(chapter):
            assert re.match(r"[A-Z“£\d]", sentence), sentence
            assert sentence.endswith((".", "?", "”", ".”")), sentence
            assert "{" not in sentence, sentence
            assert "  " not in sentence, sentence
            assert not re.search(r"\b(\w+) \1\b", sentence), sentence
            assert not jargon.search(sentence), sentence

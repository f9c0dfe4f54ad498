"""Reports for tests of paper: the real chapters, from made-up facts of shops of any size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

import pypdfium2

from delight.domain.cases.terms import Failure
from delight.domain.insight.booklet import Extent
from delight.domain.insight.cards import coverage_words
from delight.domain.insight.chapter import Report
from delight.domain.insight.coverage import coverage
from delight.domain.insight.facts import CauseFact, Facts
from delight.domain.insight.period import Period
from delight.domain.insight.report import chapters
from delight.domain.insight.telling import Teller
from delight.domain.insight.unusable import unusable
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import PaperSize, Typeface
from delight.letters.pdf.page import Page, Text
from delight.letters.sheets.insight_booklet import OnPaper, _Booklet, looks_for
from delight.letters.sheets.insight_looks import Looks
from tests.domain.insight.made import YEAR, case, facts, small_shop
from tests.domain.insight.plainly import plain

SENDER = Sender(name="The Honey Bun", address=("3 Market Place",), phone="01632 960 555")
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenreinigung und was sonst noch alles dazu gehört "
KINDS = tuple(failure.value for failure in Failure)


def on_paper(
    language: str = "en",
    paper: PaperSize = PaperSize.A4,
    typeface: Typeface = Typeface.SERIF,
    sender: Sender = SENDER,
) -> OnPaper:
    return OnPaper(sender=sender, paper=paper, typeface=typeface, language=language, day=date(2026, 6, 30))


def pages_of(
    report: Report, *, folded: bool = False, language: str = "en", extent: Extent = Extent.FULL, **given: Any
) -> tuple[Looks, list[Page]]:
    """Return how pages of a booklet look, and the pages in the order of reading."""
    on = on_paper(language, **given)
    looks = looks_for(on, extent, folded=folded)
    return looks, _Booklet(looks, on, report, plain(language), extent).pages(folded=folded)


def inside(looks: Looks, pages: Sequence[Page]) -> str:
    """Return what stands above the feet of pages, without white space."""
    foot = looks.top + looks.room + 1
    items = (item for page in pages for item in page.items if isinstance(item, Text) and item.y < foot)
    return squeezed("".join(word.text for item in items for line in item.lines for word in line.words))


def report_of(known: Facts, period: Period = YEAR) -> Report:
    """Return everything that the chapters say of some facts."""
    return Report(
        period=period,
        against=known.against,
        before=known.before.period if known.before else None,
        cut=False,
        cases=len(known.now.cases),
        currency=known.currency,
        coverage=coverage(known),
        chapters=chapters(known),
        apart=unusable(known),
    )


@cache
def shop(name: str) -> Report:
    """Return the report of a small shop with so many complaints, or of a ``huge`` one."""
    return huge() if name == "huge" else report_of(small_shop(int(name)))


def huge() -> Report:
    """Return the report of a shop with thirty causes of very long names, half of them changed."""
    causes = {f"c{n}": f"{LONG}{n}" for n in range(30)}
    found = [
        case(
            YEAR.first + timedelta(days=n % 360),
            cause=f"c{n % 30}",
            failure=KINDS[n % len(KINDS)],
            customer_id=n % 80,
        )
        for n in range(600)
    ]
    known = {
        key: CauseFact(
            key, words, date(2026, 1, 5) if n % 2 else None, f"Changed {n}: {LONG}" if n % 2 else ""
        )
        for n, (key, words) in enumerate(causes.items())
    }
    return report_of(facts(sorted(found, key=lambda one: one.received), before=found[:200], causes=known))


def sentences(report: Report, teller: Teller) -> Iterator[str]:
    """Yield every sentence that a report says."""
    for chapter in report.chapters:
        for one in (*chapter.said, *chapter.definition, *chapter.apart):
            yield teller.sentence(chapter.topic, one)
    for one in report.apart:
        yield teller.sentence(None, one)
    yield coverage_words(teller, report.coverage)


def leads(report: Report, teller: Teller) -> Iterator[str]:
    """Yield the first sentence of each chapter."""
    for chapter in report.chapters:
        yield teller.sentence(chapter.topic, chapter.said[0])


def read(pdf: bytes) -> list[str]:
    """Return the words of each page, with all white space left out: words may be cut between lines."""
    return [squeezed(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]


def squeezed(words: str) -> str:
    return "".join(words.replace("\ufffe", "-").replace("\u00ad", "-").split())

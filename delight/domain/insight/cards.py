"""What a card says of a chapter's figure: the number, what it is, what is usual, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from delight.domain.insight.chapter import Chapter, Figure, Said, Verdict
from delight.domain.insight.coverage import Coverage
from delight.domain.insight.period import Against
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Between, Number, TooFew, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """The words of a card; what cannot be said is empty.

    Attributes:
        big: the number, or "2 of 3" where it rests on too few; empty where there is nothing to count.
        what: what it is: "came back".
        usual: "usually 73 %", or what it was a year before.
        between: "between 52 and 95 of a hundred".
        verdict: how it stands to what it is compared with; empty where that cannot be told.
        sentence: the chapter in one breath.
    """

    big: str
    what: str
    usual: str
    between: str
    verdict: str
    sentence: str

    @property
    def spoken(self) -> str:
        """All of it one after the other, for a screen reader."""
        figure = f"{self.big} {self.what}".strip() if self.big else ""
        parts = (figure, self.usual, self.between, self.verdict, self.sentence)
        return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def card_words(teller: Teller, chapter: Chapter, against: Against) -> CardWords:
    """Return what a chapter's card says."""
    sentence = teller.sentence(chapter.topic, chapter.said[0]) if chapter.said else ""
    figure = chapter.figure
    if figure is None:
        return CardWords(big="", what="", usual="", between="", verdict="", sentence=sentence)
    big = _big(teller, figure)
    return CardWords(
        big=big,
        what=teller.text(chapter.topic, "figure") if big else "",
        usual=_usual(teller, figure, against),
        between=_between(teller, figure),
        verdict=_verdict(teller, figure, against),
        sentence=sentence,
    )


def coverage_words(teller: Teller, coverage: Coverage) -> str:
    """Return whose visits are known, as a sentence; empty where nobody complained."""
    if not coverage.complaints:
        return ""
    known = coverage.visits_known
    code = "coverage_all" if known == coverage.complaints else "coverage"
    values = {"n": Number(known), "of": Number(coverage.complaints)}
    return teller.sentence(None, Said(code=code, values=values))


def _big(teller: Teller, figure: Figure) -> str:
    if figure.value is not None:
        return teller.number(figure.value)
    if figure.some is None or not figure.n:
        return ""
    return teller.cell(TooFew(figure.some, figure.n))


def _usual(teller: Teller, figure: Figure, against: Against) -> str:
    if figure.usual is None or figure.value is None:
        return ""
    return teller.common("card", figure.against or against.value).format(teller.number(figure.usual))


def _between(teller: Teller, figure: Figure) -> str:
    if figure.between is None or figure.value is None:
        return ""
    low, high, unit = figure.between
    if unit is Unit.SHARE:
        return teller.common("card", "of_hundred").format(teller.of_hundred(low), teller.of_hundred(high))
    return teller.common("card", "between").format(*_ends(teller, figure.between))


def _ends(teller: Teller, between: Between) -> tuple[str, str]:
    return (
        teller.number(Number(between.low, between.unit)),
        teller.number(Number(between.high, between.unit)),
    )


def _verdict(teller: Teller, figure: Figure, against: Against) -> str:
    if figure.verdict is Verdict.UNSAID or figure.value is None:
        return ""
    return teller.common("card", "verdict", figure.against or against.value, figure.verdict.value)

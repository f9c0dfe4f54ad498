"""Small shops as they are lived: each deed on its own day, noted by the services, and known by hand.

What was done is told beside it (``Story``), so that what Insight says can be counted with a pencil. Regulars
come every ten days; a complaint comes on the day of a visit, is put right two days later and closed a day
after that. Who comes back does so ten days after it. Every third complaint goes with somebody who came five
times and never complained, and with a kind word, where there are months of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from delight.domain.cases.case import CaseDraft, Failure
from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import Outcome
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.customers.pulse import PulseDraft
from delight.services.bundle import Services

SIZES = (0, 1, 2, 5, 11)
A_MONTH = 11
_PAUSE, _BEFORE, _AMOUNT, _OTHERS = 10, 4, 850, 12
_KINDS = (Failure.LATE, Failure.WAITING, Failure.QUALITY, Failure.LATE, Failure.RUDE)
_CAUSES = ("Late lorry", "One till", "Old oven", "Late lorry", "")
_REMEDIES = ((ActionKind.REFUND, 450), (ActionKind.APOLOGY, 0), (ActionKind.REPLACEMENT, None))
_GIVEN = "Ana Bo Cleo Dov Edda Finn Gita Hugo Ines Juno Kofi Lena Milo Nora Oskar Pia Quinn Rosa".split()
_FAMILY = "Abara Brandt Castell Drobny Eriksen Fontaine Garlick Holm Ivory Jansen Kowal".split()


class Clock:
    """Tells the moment it was set to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return that moment."""
        return self.now


@dataclass(kw_only=True)
class Story:
    """One complaint and what became of it.

    Attributes:
        cost: of what was done, in minor units; ``None`` where nobody noted it, or nothing was done.
        remedy: what was done; ``None`` while it is open.
        back: they came again ten days after it.
        score: what they answered when they were asked; ``None`` where they were not.
        case, customer: ids, once it is noted.
    """

    day: date
    failure: Failure
    cause: str
    remedy: ActionKind | None
    cost: int | None
    back: bool
    score: int | None
    kind_word: bool = False
    case: int = 0
    customer: int = 0


def lived(services: Services, clock: Clock, stories: Sequence[Story]) -> list[Story]:
    """Note all that happened in these stories, in the order of their days; the clock ends where it was.

    Others came on its last day, as many as in a week: who comes is noted up to then.
    """
    end, deeds = clock.now, list[tuple[datetime, Callable[[], object]]]()
    for number, story in enumerate(stories):
        deeds += _deeds(services, story, number)
    try:
        for moment, deed in sorted(deeds, key=lambda one: one[0]):
            if moment <= end:
                clock.now = moment
                deed()
    finally:
        clock.now = end
    for number in range(_OTHERS):
        other = services.customers.add(CustomerDraft(name=f"Somebody else {number}")).record
        services.customers.add_visit(VisitDraft(customer_id=other, day=end.date(), amount_minor=_AMOUNT))
    return list(stories)


def few(count: int, today: date) -> list[Story]:
    """Return so many complaints, the latest five weeks ago and one a week before that.

    All but every fourth came back; the fifth is still open and nobody was asked about it.
    """
    days = (today - timedelta(days=35 + 7 * (count - 1 - n)) for n in range(count))
    return [_story(n, day, is_open=n % 5 == 4) for n, day in enumerate(days)]


def months(today: date, many: int = 36) -> list[Story]:
    """Return eleven complaints in each of so many months before this one, spread over the first four weeks.

    Of the last month every fifth is still open.
    """
    first = today.replace(day=1)
    begins = [_month(first, ago) for ago in range(many, 0, -1)]
    days = [month + timedelta(days=28 * n // A_MONTH) for month in begins for n in range(A_MONTH)]
    last = len(days) - A_MONTH
    told = [_story(n, day, is_open=n >= last and n % 5 == 4) for n, day in enumerate(days)]
    return [replace(story, kind_word=n % 3 == 0) for n, story in enumerate(told)]


def _month(first: date, ago: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 - ago, 12)
    return date(year, month + 1, 1)


def _story(number: int, day: date, *, is_open: bool) -> Story:
    """Return the complaint with a number."""
    remedy, cost = _REMEDIES[number % len(_REMEDIES)]
    return Story(
        day=day,
        failure=_KINDS[number % len(_KINDS)],
        cause="" if is_open else _CAUSES[number % len(_CAUSES)],
        remedy=None if is_open else remedy,
        cost=None if is_open else cost,
        back=number % 4 != 3,
        score=None if is_open else 10 - number % 7,
    )


def _deeds(services: Services, story: Story, number: int) -> list[tuple[datetime, Callable[[], object]]]:
    """Return all that happens in a story, with its moments."""
    hour = 9 + number % 8
    after = [(2, partial(_put_right, services, story)), (3, partial(_close, services, story))]
    if story.back:
        after.append((_PAUSE, partial(_come, services, story, _PAUSE)))
    if story.score is not None:
        after.append((12, partial(_answer, services, story)))
    if story.kind_word:
        after += [(1, partial(_praise, services, number)), (2, partial(_see, services, story, number))]
    start = (-_BEFORE * _PAUSE, partial(_meet, services, story, number))
    return [
        (_at(story.day + timedelta(days=days), hour), deed)
        for days, deed in [start, (0, partial(_log, services, story, number)), *after]
    ]


def _at(day: date, hour: int) -> datetime:
    """Return a moment at which nobody types a day alone: that is noon."""
    return datetime.combine(day, time(hour, 5), UTC)


def _meet(services: Services, story: Story, number: int) -> None:
    """Get to know somebody; that they came on the days before the complaint is noted by then, too."""
    story.customer = services.customers.add(CustomerDraft(name=_name(number))).record
    _come(services, story, -_BEFORE * _PAUSE)


def _name(number: int) -> str:
    return f"{_GIVEN[number % len(_GIVEN)]} {_FAMILY[number // len(_GIVEN) % len(_FAMILY)]} {number + 1}"


def _log(services: Services, story: Story, number: int) -> None:
    for pauses in range(1 - _BEFORE, 1):
        _come(services, story, pauses * _PAUSE)
    words = f"It was not right, number {number + 1}"
    draft = CaseDraft(what=words, customer_id=story.customer, failure=story.failure, mood=2)
    story.case = services.cases.log(draft).record


def _come(services: Services, story: Story, days: int) -> None:
    day = story.day + timedelta(days=days)
    services.customers.add_visit(VisitDraft(customer_id=story.customer, day=day, amount_minor=_AMOUNT))


def _put_right(services: Services, story: Story) -> None:
    if story.remedy is not None:
        done = ActionDraft(case_id=story.case, kind=story.remedy, cost_minor=story.cost, done=True)
        services.recovery.add_action(done)
        services.cases.move(story.case, "resolved")


def _close(services: Services, story: Story) -> None:
    if story.remedy is not None:
        outcome, mood = (Outcome.WON_BACK, 4) if story.back else (Outcome.SETTLED, 2)
        services.cases.close(story.case, outcome, mood, story.cause)


def _answer(services: Services, story: Story) -> None:
    assert story.score is not None
    services.pulses.answer(PulseDraft(score=story.score, customer_id=story.customer))


def _praise(services: Services, number: int) -> None:
    services.cases.log(CaseDraft(what=f"Lovely, number {number + 1}", kind=CaseKind.COMPLIMENT))


def _see(services: Services, story: Story, number: int) -> None:
    """Get to know somebody who never complained, and note on which five days they came."""
    who = services.customers.add(CustomerDraft(name=f"Quiet {_name(number)}")).record
    for pauses in range(_BEFORE + 1):
        day = story.day - timedelta(days=pauses * _PAUSE)
        services.customers.add_visit(VisitDraft(customer_id=who, day=day, amount_minor=_AMOUNT))

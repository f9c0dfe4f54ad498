"""Reports: about which days, for whom, and when they are worked out anew."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from delight.domain.cases.case import CaseDraft, CaseEdit, CaseFilter, Failure
from delight.domain.customers.pulse import PulseDraft
from delight.domain.errors import InputError, StoppedError
from delight.domain.insight.chapter import Topic
from delight.domain.insight.period import Against, Period, Span
from delight.domain.insight.report import CHAPTERS
from delight.domain.plain.sentences import explain
from delight.services.insight.service import OWNERS_TOPICS
from tests import factories
from tests.conftest import NOW

TODAY = date(2026, 3, 11)


def log(services, ago=0, **given):
    given = {"what": f"The soup was cold {ago}", "received_at": NOW - timedelta(days=ago, hours=1), **given}
    return services.cases.log(CaseDraft(**given)).record


def test_a_shop_without_a_case_has_a_report_that_says_so(services):
    report = services.insight.report()
    assert report.period == Period(date(2025, 3, 12), TODAY)
    assert (report.cases, report.before, report.cut) == (0, None, False)
    teller = services.insight.teller()
    for chapter in report.chapters:
        for said in (*chapter.said, *chapter.definition, *chapter.apart):
            assert teller.sentence(chapter.topic, said)


def test_days_to_come_are_left_out_and_that_is_said(services):
    log(services, 3)
    report = services.insight.report(date(2026, 3, 1), date(2026, 4, 30))
    assert (report.period, report.cut, report.cases) == (Period(date(2026, 3, 1), TODAY), True, 1)
    assert not services.insight.report(date(2026, 3, 1), TODAY).cut


@pytest.mark.parametrize(
    ("first", "last", "code", "sentence"),
    [
        (date(2026, 3, 2), date(2026, 3, 1), "period.backwards", "begin on 2026-03-02"),
        (date(2026, 3, 12), date(2026, 4, 1), "period.future", "begin on 2026-03-12"),
    ],
)
def test_days_that_are_none_are_refused_in_plain_words(services, first, last, code, sentence):
    with pytest.raises(InputError) as refused:
        services.insight.report(first, last)
    assert refused.value.code == code
    assert sentence in str(explain(refused.value))


def test_periods_have_names(services):
    log(services, 40)
    assert services.insight.named(Span.LAST_MONTH) == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert services.insight.named(Span.ALL) == Period(TODAY - timedelta(days=40), TODAY)


def test_a_shop_in_its_first_year_begins_with_three_months_once_they_tell_something(services):
    assert services.insight.opening() is Span.TWELVE_MONTHS
    for n in range(10):
        log(services, 300 - n)
        log(services, 30 - n)
    assert services.insight.opening() is Span.THREE_MONTHS
    assert services.insight.compared_from() < TODAY
    log(services, 500)
    assert services.insight.opening() is Span.TWELVE_MONTHS


def test_nine_cases_of_three_months_are_too_few_to_begin_with_them(services):
    for n in range(9):
        log(services, 300 - n)
        log(services, 300 + n)
        log(services, 30 - n)
    assert services.insight.opening() is Span.TWELVE_MONTHS


def test_what_it_is_compared_with_is_asked_for(services):
    log(services, 500)
    log(services, 3)
    usual = services.insight.report()
    assert usual.before == Period(TODAY - timedelta(days=500), date(2025, 3, 11))
    year = services.insight.report(date(2026, 1, 1), None, Against.LAST_YEAR)
    assert year.before == Period(date(2025, 1, 1), date(2025, 3, 11))


def test_the_same_days_are_worked_out_once_until_something_changes(services, clock):
    case = log(services, 3)
    first = services.insight.report()
    assert services.insight.report().chapters is first.chapters
    other = services.insight.report(date(2026, 1, 1))
    assert services.insight.report().chapters is first.chapters
    assert services.insight.report(date(2026, 1, 1)).chapters is other.chapters
    services.cases.edit(case, CaseEdit(failure=Failure.LATE))
    second = services.insight.report()
    assert second.chapters is not first.chapters
    clock.forward(minutes=10)
    assert services.insight.report().chapters is second.chapters
    clock.forward(hours=1)
    assert services.insight.report().chapters is not second.chapters


def test_few_reports_are_kept(services):
    log(services, 30)
    first = services.insight.report()
    for ago in range(4):
        services.insight.report(TODAY - timedelta(days=ago), TODAY)
    assert services.insight.report().chapters is not first.chapters


def test_the_front_desk_reads_no_chapter_of_the_owners_and_no_case(services):
    who = factories.customer(services)
    for ago in range(12):
        log(services, ago, customer_id=who, owner_only=ago % 2 == 1)
    services.pulses.answer(PulseDraft(score=9, customer_id=who))
    whole = services.insight.report()
    services.staff.sit_down(services.staff.list()[1].id)
    desk = services.insight.report()
    assert (whole.cases, desk.cases) == (12, 6)
    assert desk.chapters
    assert not {chapter.topic for chapter in desk.chapters} & OWNERS_TOPICS
    assert {chapter.topic for chapter in whole.chapters} >= {Topic.RECOMMENDATION, Topic.OURSELVES}
    services.staff.sit_down(services.staff.list()[0].id)
    assert services.insight.report().chapters is whole.chapters


def test_how_far_a_report_is_is_told_step_by_step_and_it_can_be_stopped_at_each(services):
    log(services, 3)
    told = []
    whole = services.insight.report(progress=lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    assert len(told) > len(CHAPTERS)
    services.insight.report(progress=told.clear)  # is known, and nothing is worked out
    for wanted in range(1, len(told), 4):
        services.cases.edit(services.cases.page(CaseFilter())[0].id, CaseEdit(what=f"Cold {wanted}"))
        steps = iter(range(wanted))

        def stop(_done, _total, steps=steps):
            if next(steps, None) is None:
                raise StoppedError

        with pytest.raises(StoppedError):
            services.insight.report(progress=stop)
        assert services.insight.report().chapters == whole.chapters
        assert gc.isenabled()


def test_what_was_begun_before_others_eyes_is_neither_shown_nor_kept(services):
    for ago in range(12):
        log(services, ago, owner_only=ago % 2 == 1)
    owner, desk = services.staff.list()[:2]
    services.staff.sit_down(desk.id)
    seats = iter((None, owner))

    def sit(_done, _total):
        if (who := next(seats, None)) is not None:
            services.staff.sit_down(who.id)

    with pytest.raises(StoppedError):
        services.insight.report(progress=sit)
    services.staff.sit_down(desk.id)
    assert services.insight.report().cases == 6


def test_two_workers_may_ask_at_once(services):
    for ago in range(6):
        log(services, ago)
    days = [TODAY - timedelta(days=ago) for ago in (0, 1, 2, 3, 4, 5)] * 4
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda day: services.insight.report(day, TODAY), days))
    assert [report.cases for report in found] == [1, 2, 3, 4, 5, 6] * 4

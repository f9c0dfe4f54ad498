"""Figures of reports beside the same worked out with pandas, straight from the file that was brought in.

Files are made up here in the formats of the programs. In `make soak` the real ones take part, too, where the
folder with them is: ``DELIGHT_SAMPLES``, else ``shared/samples`` beside the project's.
"""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from delight.domain.imports.importing import Fate, ImportNoun, ImportReport, ImportWish
from delight.domain.insight.chapter import Report, Topic
from delight.domain.insight.values import Number
from delight.services.bundle import Services
from tests.services.insight.figures import numbers
from tests.services.insight.frames import (
    AIRLINE,
    BUREAU,
    CITY,
    CITY_PARTS,
    FIRST,
    LAST,
    PARTS,
    came_back,
    desk,
    purchases,
    read_desk,
    read_purchases,
)

SAMPLES = Path(os.environ.get("DELIGHT_SAMPLES", Path(__file__).parents[4] / "shared" / "samples"))


def take(services: Services, text: str | bytes, noun: ImportNoun, **wish: Any) -> ImportReport:
    """Bring a file in; nothing of it may be left out."""
    data = text.encode() if isinstance(text, str) else text
    taken = services.imports.take(
        services.imports.from_bytes("file.csv", data), ImportWish(noun=noun, **wish)
    )
    assert not taken.rejected
    return taken


def by_time(days: pd.Series, form: str = "%Y-%m") -> dict[str, int]:
    """Return how many fall into each month, or by another form into each year."""
    return {str(time): int(count) for time, count in days.dt.strftime(form).value_counts().items()}


def some(counts: Mapping[str, float]) -> dict[str, float]:
    return {key: count for key, count in counts.items() if count}


@pytest.fixture
def files(services: Services) -> tuple[Report, pd.DataFrame]:
    """A report of a year, and the file it rests on."""
    text = desk(5)
    take(services, text, ImportNoun.CASES, mapping=PARTS)
    return services.insight.report(FIRST, LAST), read_desk(text)


def test_complaints_by_kind_cause_and_month(files):
    report, frame = files
    kinds, of = frame["kind"].value_counts(), len(frame)
    assert some(numbers(report, Topic.CAUSES, "failures", "n")) == kinds.to_dict()
    assert numbers(report, Topic.CAUSES, "failures", "share") == pytest.approx(
        (kinds / of).to_dict(), abs=1e-12
    )
    assert numbers(report, Topic.CAUSES, "causes", "n") == frame["Root cause"].value_counts().to_dict()
    assert some(numbers(report, Topic.CAUSES, "months", "n")) == by_time(frame["Received"])
    (without,) = (one for one in report.chapter(Topic.CAUSES).apart if one.code == "apart.no_failure")  # type: ignore[union-attr]
    assert without.values["n"] == Number(int(frame["kind"].isna().sum()))


def test_how_long_it_took(files):
    report, frame = files
    took = frame["hours"].dropna()
    assert numbers(report, Topic.RESPONSE, "times", "median")["right"] == pytest.approx(
        took.median(), abs=1e-9
    )
    bands = pd.cut(took, [-1, 24, 72, 168, 1e9]).value_counts(sort=False).tolist()
    assert list(numbers(report, Topic.RESPONSE, "spread", "n").values())[:4] == bands
    (still,) = (one for one in report.apart if one.code == "apart.open")
    assert still.values["n"] == Number(int(frame["hours"].isna().sum()))


def test_costs_to_the_penny(files):
    report, frame = files
    ended = (frame["Refund"][frame["hours"].notna()].dropna() * 100).round()  # no amount is no nought
    assert sum(numbers(report, Topic.COSTS, "remedies", "total").values()) == ended.sum()
    months = ended.groupby(frame["Resolved at"].dt.strftime("%Y-%m")).sum()
    assert some(numbers(report, Topic.COSTS, "months", "total")) == some(months.to_dict())
    chapter = report.chapter(Topic.COSTS)
    assert chapter is not None
    assert chapter.figure is not None
    assert chapter.figure.n == len(ended)
    assert chapter.figure.value is not None
    assert chapter.figure.value.value == pytest.approx(ended.mean(), abs=1e-9)
    (middle,) = (one for one in chapter.said if one.code == "middle")
    assert middle.values["middle"] == Number(ended.median(), middle.values["middle"].unit)  # type: ignore[union-attr]


def test_costs_of_each_kind_of_failure(files):
    report, frame = files
    ended = frame[frame["hours"].notna() & frame["Refund"].notna()]
    pence = (ended["Refund"] * 100).round()
    grouped = pence.groupby(ended["kind"].fillna(""))
    assert numbers(report, Topic.COSTS, "failures", "n") == grouped.count().to_dict()
    assert numbers(report, Topic.COSTS, "failures", "total") == grouped.sum().to_dict()
    assert numbers(report, Topic.COSTS, "failures", "mean") == pytest.approx(
        grouped.mean().to_dict(), abs=1e-9
    )
    assert numbers(report, Topic.COSTS, "failures", "middle") == pytest.approx(
        grouped.median().to_dict(), abs=1e-9
    )


def test_what_came_back_of_what_was_at_stake(files):
    report, frame = files
    known = frame[frame["hours"].notna() & frame["Order amount"].notna() & frame["Refund"].notna()]
    share = known["Refund"] / known["Order amount"]
    bands = {
        "nothing": (share == 0).sum(), "less": ((share > 0) & (share < 0.8)).sum(),
        "about": ((share >= 0.8) & (share <= 1.5)).sum(), "more": (share > 1.5).sum(),
    }  # fmt: skip
    assert numbers(report, Topic.COSTS, "stake", "n") == bands


@pytest.mark.parametrize("days", [1, 9, 40, 200])
def test_any_days_have_what_came_in_on_them(services, days):
    text = desk(8)
    take(services, text, ImportNoun.CASES, mapping=PARTS)
    came = read_desk(text)["Received"].dt.date
    for first in (FIRST + timedelta(days=ago) for ago in (0, 77, 150)):
        last = first + timedelta(days=days - 1)
        assert services.insight.report(first, last).cases == int(came.between(first, last).sum())


def complain(services: Services, visits: pd.DataFrame, chosen: pd.DataFrame) -> None:
    """Let people complain, each on a day."""
    days = zip(chosen["person"], chosen["day"], strict=True)
    text = "Customer number,Date,Complaint\n" + "".join(f"{one},{day},It came late\n" for one, day in days)
    parts = {"Customer number": "id", "Date": "received", "Complaint": "what"}
    take(services, text, ImportNoun.CASES, mapping=parts)


def check_purchases(
    services: Services, text: str, every: int, first: date, last: date, place: int = 1
) -> None:
    """Let every so many people complain on the day of a purchase of theirs, and compare what came of it."""
    take(services, text, ImportNoun.VISITS, make_unknown=True)
    visits = read_purchases(text)
    bought_on = visits.sort_values("day").groupby("person").nth(place)
    chosen = bought_on[(bought_on["person"].astype(int) % every == 0) & (bought_on["day"] >= first)]
    complain(services, visits, chosen)
    report = services.insight.report(first, last)
    back, of, bought = came_back(visits, chosen, last)
    chapter = report.chapter(Topic.RETURN)
    assert chapter is not None
    assert chapter.figure is not None
    assert (chapter.figure.some, chapter.figure.n) == (back, of)
    assert numbers(report, Topic.REVENUE, "sum", "amount")["bought"] == bought
    assert report.coverage.visits_known == len(chosen)


def test_who_came_back_and_what_they_bought_to_the_penny(services, clock):
    clock.forward(days=500)  # so that everybody's time to come back is over
    check_purchases(services, purchases(3), 2, FIRST - timedelta(days=200), LAST)


def test_whose_time_reaches_beyond_the_purchases_that_are_known_counts_neither_way(services, clock):
    clock.forward(days=500)
    text = purchases(3)
    check_purchases(services, text, 2, FIRST - timedelta(days=200), LAST, place=-2)
    visits = read_purchases(text)
    assert came_back(visits, visits.groupby("person").nth(-2), LAST)[1] < visits["person"].nunique()


def check_days(
    services: Services, text: str, column: str, dates: Mapping[str, Any], about: str = "", **wish: Any
) -> Report:
    """Compare what came in by month, in pieces of the time, and by a column, with the file itself."""
    taken = take(services, text, ImportNoun.CASES, **wish)
    frame = pd.read_csv(io.StringIO(text))
    frame = frame[[row.fate is Fate.NEW for row in taken.rows]]
    came = pd.to_datetime(frame[column], utc=True, **dates)
    first, last = came.min().date(), came.max().date()
    report = services.insight.report(first, last)
    assert report.cases == len(frame)
    counts = numbers(report, Topic.CAUSES, "months", "n")
    form = "%Y-%m" if "-" in next(iter(counts)) else "%Y"
    assert some(counts) == by_time(came, form)
    if about:
        told = frame[about].value_counts()
        assert numbers(report, Topic.CAUSES, "causes", "n") == told.to_dict()
        if told.sum() >= 10:
            shares = (told / told.sum()).to_dict()
            assert numbers(report, Topic.CAUSES, "causes", "share") == pytest.approx(shares, abs=1e-12)
    for part in (2, 3, 7):
        end = first + (last - first) / part
        assert services.insight.report(first, end).cases == int((came.dt.date <= end).sum())
    return report


@pytest.mark.parametrize(
    ("text", "column", "dates", "wish"),
    [
        (AIRLINE, "tweet_created", {}, {}),
        (BUREAU, "Date received", {"format": "%m/%d/%y"}, {}),
        (CITY, "CreatedDate", {"format": "%m/%d/%Y %I:%M:%S %p"}, {"mapping": CITY_PARTS}),
    ],
    ids=["airline", "bureau", "city"],
)
def test_files_of_other_programs_to_the_day(services, text, column, dates, wish):
    check_days(services, text, column, dates, **wish)


def test_a_citys_register_by_office_and_how_long_it_took(services):
    report = check_days(services, CITY, "CreatedDate", {"format": "%m/%d/%Y %I:%M:%S %p"}, mapping=CITY_PARTS)
    frame = pd.read_csv(
        io.StringIO(CITY), parse_dates=["CreatedDate", "CloseDate"], date_format="%m/%d/%Y %I:%M:%S %p"
    )
    hours = (frame["CloseDate"] - frame["CreatedDate"]).dt.total_seconds() / 3_600
    assert numbers(report, Topic.CAUSES, "causes", "n") == frame["Agency"].value_counts().to_dict()
    assert numbers(report, Topic.RESPONSE, "times", "median")["right"] == pytest.approx(
        hours.median(), abs=1e-9
    )


@pytest.mark.long
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the files of other people are not here")
@pytest.mark.parametrize(
    ("name", "column", "about", "dates"),
    [
        ("airline_complaints.csv", "tweet_created", "negativereason", {}),
        ("complaints-subset.csv", "date_received", "issue", {}),
        ("v1-public.csv", "Date received", "Product", {"format": "%m/%d/%y"}),
        ("v2-public.csv", "Date received", "Product", {"format": "%m/%d/%y"}),
        ("RECLAMEAQUI_NAGEM.csv", "TEMPO", "CATEGORIA", {}),
    ],
)
def test_real_complaints_to_the_day_and_by_what_they_are_about(services, name, column, about, dates):
    text = (SAMPLES / "complaints" / name).read_text(encoding="utf-8")
    report = check_days(services, text, column, dates, about, mapping={about: "cause"})
    assert report.cases > 20


@pytest.mark.long
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the files of other people are not here")
def test_real_purchases_to_the_cent(services):
    """Of 1,900 people: of more, how long the shop waits is taken from some of them alone."""
    text = (SAMPLES / "purchases" / "CDNOW_sample.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines(keepends=True) if int(line.split()[1]) <= 1_900]
    check_purchases(services, "".join(lines), 7, date(1997, 1, 1), date(1998, 6, 30))

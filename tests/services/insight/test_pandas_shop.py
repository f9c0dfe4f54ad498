"""Surprises, standards, consistency, people and the iceberg, beside the same worked out with pandas."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from delight.domain.insight.chapter import Topic
from delight.domain.insight.values import Between
from tests.services.insight.figures import chapter_of, figure_of, name, numbers
from tests.services.insight.frames import waits
from tests.services.insight.noted import FIRST, LAST, NOW, Read, opened

MOMENT = pd.Timestamp(NOW, tz="UTC")
NONE_OF_OURS = ("not-upheld", "withdrawn", "sent-elsewhere")
PART = {**dict.fromkeys(range(5, 11), "morning"), 11: "midday", 12: "midday", 13: "midday"}
PART |= {14: "afternoon", 15: "afternoon", 16: "afternoon"}
RATES = {"billing": (0.5, 0.75), "faulty": (0.05, 0.75), "damaged": (0.05, 0.75)}
OF_TREATMENT = (0.05, 0.30)


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("shop") / "shop", 5) as read:
        yield read


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("names", lambda rows: rows["name"]),
        ("occasions", lambda rows: rows["occasion"]),
        ("months", lambda rows: pd.to_datetime(rows["day"]).dt.strftime("%Y-%m")),
    ],
)
def test_surprises_and_what_they_cost_to_the_penny(
    shop: Read, code: str, key: Callable[[pd.DataFrame], pd.Series]
):
    given = shop.now(shop.gestures)
    costs = given.groupby(key(given))["cost_minor"]
    assert numbers(shop.report, Topic.GESTURES, code, "n") == costs.size().to_dict()
    assert numbers(shop.report, Topic.GESTURES, code, "spent") == costs.sum().to_dict()
    unknown = (costs.size() - costs.count()).to_dict()
    assert numbers(shop.report, Topic.GESTURES, code, "unknown") == unknown


def test_how_many_people_got_one_surprise_two_or_three(shop: Read):
    given = shop.now(shop.gestures)
    times = given["customer_id"].value_counts().value_counts()
    assert numbers(shop.report, Topic.GESTURES, "people", "n") == {str(n): some for n, some in times.items()}
    figure = figure_of(shop.report, Topic.GESTURES)
    before = shop.before(shop.gestures)
    scale = ((LAST - FIRST).days + 1) / (FIRST - shop.cases["day"].min()).days
    assert (figure.n, figure.usual_n) == (len(given), len(before))
    assert figure.usual is not None
    assert figure.usual.value == round(len(before) * scale)


def settled(rows: pd.DataFrame, due: str, reached: str) -> pd.Series:
    """Return whether each was in time, of what was reached or should have been; no day set is at once."""
    over = rows[rows[reached].notna() | (rows[due] < MOMENT)]
    return over[reached].notna() & (over[due].isna() | (over[reached] <= over[due]))


def test_standards_of_the_last_ninety_days(shop: Read):
    since = pd.Timestamp(LAST - timedelta(days=89), tz="UTC")  # with today
    lately = shop.complaints[shop.complaints["received"] >= since]
    promises = shop.rows["promises"].assign(
        due=lambda rows: pd.to_datetime(rows["due_at"], utc=True),
        kept=lambda rows: pd.to_datetime(rows["settled_at"], utc=True),
    )
    promises = promises[promises["due"].between(since, MOMENT)]
    promises.loc[promises["state"] == "broken", "kept"] = pd.NaT  # said to be broken, whenever
    checks = shop.rows["follow_ups"].merge(
        shop.complaints[["id", "resolved"]], left_on="case_id", right_on="id"
    )
    checks = checks[checks["resolved"] >= since].assign(
        due=lambda rows: pd.to_datetime(rows["due_on"], utc=True) + timedelta(days=1, microseconds=-1),
        asked=lambda rows: pd.to_datetime(rows["done_at"], utc=True),
    )
    kept = {
        "acknowledged": settled(lately, "acknowledge_by", "acknowledged"),
        "resolved": settled(lately, "resolve_by", "resolved"),
        "promises": settled(promises, "due", "kept"),
        "followed-up": settled(checks, "due", "asked"),
    }
    report = shop.report
    assert numbers(report, Topic.STANDARDS, "standards", "met") == {k: v.sum() for k, v in kept.items()}
    assert numbers(report, Topic.STANDARDS, "standards", "count") == {k: len(v) for k, v in kept.items()}
    least = min(kept.values(), key=pd.Series.mean)
    assert (figure_of(report, Topic.STANDARDS).some, figure_of(report, Topic.STANDARDS).n) == (
        least.sum(),
        len(least),
    )


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("weekday", lambda rows: rows["received"].dt.day_of_week.astype(str)),
        ("part", lambda rows: rows["received"].dt.hour.map(PART).fillna("evening")),
        ("failure", lambda rows: rows["failure"]),
    ],
)
def test_how_far_weekdays_parts_of_the_day_and_kinds_differ(
    shop: Read, code: str, key: Callable[[pd.DataFrame], pd.Series]
):
    cases = shop.now(shop.complaints)
    cases = cases[~cases["outcome"].isin(NONE_OF_OURS)].assign(key=key)
    assert numbers(shop.report, Topic.CONSISTENCY, code, "n") == cases["key"].value_counts().to_dict()
    due = cases[cases["resolve_by"] <= MOMENT]
    kept = (due["resolved"] <= due["resolve_by"]).groupby(due["key"])
    assert numbers(shop.report, Topic.CONSISTENCY, code, "due") == kept.size().to_dict()
    shares = numbers(shop.report, Topic.CONSISTENCY, code, "kept")
    firm = kept.mean()[kept.size() >= 10].to_dict()
    assert shares == pytest.approx(firm, abs=1e-12)
    hours = (cases["resolved"] - cases["received"]).dt.total_seconds() / 3_600
    grouped = hours.groupby(cases["key"])
    told = (grouped.count() >= 6) & (grouped.count() >= 0.8 * grouped.size())  # a fifth still open at most
    medians = numbers(shop.report, Topic.CONSISTENCY, code, "median")
    assert medians == pytest.approx(grouped.median()[told].to_dict(), abs=1e-9)


def test_people_of_the_shop_who_were_praised(shop: Read):
    now, before = (
        rows[rows["kind"] == "compliment"] for rows in (shop.now(shop.cases), shop.before(shop.cases))
    )
    names = {1: "Marta Lind", 2: "Tom Okafor", 3: "Helper 3"}
    praised = now["praised_id"].map(names).value_counts()
    assert numbers(shop.report, Topic.PEOPLE, "praised", "n") == praised.to_dict()
    scale = ((LAST - FIRST).days + 1) / (FIRST - shop.cases["day"].min()).days
    usual = before["praised_id"].map(names).value_counts() * scale
    assert numbers(shop.report, Topic.PEOPLE, "praised", "usual") == pytest.approx(usual.to_dict(), abs=1e-9)
    (nobody,) = (one for one in chapter_of(shop.report, Topic.PEOPLE).apart if one.code == "apart.nobody")
    assert nobody.values["n"].value == now["praised_id"].isna().sum()  # type: ignore[union-attr]


def test_what_those_do_differently_who_are_praised(shop: Read):
    cases = shop.now(shop.complaints)
    cases = cases[~cases["outcome"].isin(NONE_OF_OURS)]
    done = shop.actions
    called = cases["id"].isin(done.loc[done["kind"].isin(["call-back", "visit"]), "case_id"])
    unpriced = done["cost_minor"].isna() & ~done["kind"].isin(["apology", "explanation", "call-back"])
    costs = done.groupby("case_id")["cost_minor"].sum()[~unpriced.groupby(done["case_id"]).any()]
    cost = cases["id"].map(costs)[cases["resolved"].notna()].dropna()
    promises = shop.rows["promises"]
    promises = promises[promises["case_id"].isin(cases["id"]) & (promises["state"] != "open")]
    day = pd.to_datetime(promises["due_at"], utc=True)
    promises = promises[(day <= MOMENT) & (day.dt.date >= FIRST)]
    owner = cases.set_index("id")["owner_id"]
    over, right = cases[cases["received"] <= MOMENT - timedelta(days=1)], cases[cases["resolve_by"] <= MOMENT]
    deeds = {
        "soon": ((over["acknowledged"] - over["received"]) <= timedelta(days=1), over["owner_id"]),
        "right": (right["resolved"] <= right["resolve_by"], right["owner_id"]),
        "promises": (promises["state"] == "kept", promises["case_id"].map(owner)),
        "reached": (called[cases["resolved"].notna()], cases.loc[cases["resolved"].notna(), "owner_id"]),
        "cost": (cost > cost.median(), cases.loc[cost.index, "owner_id"]),
    }
    table = next(table for table in chapter_of(shop.report, Topic.PEOPLE).tables if table.code == "differs")
    told = {row.cells[1].key: [cell.value for cell in row.cells[2:4]] for row in table.rows}  # type: ignore[union-attr]
    for deed, (yes, who) in deeds.items():
        mine = who.isin([1, 2, 3])
        assert told[deed] == pytest.approx([yes[mine].mean(), yes[~mine].mean()], abs=1e-12), deed


def test_who_recommends_the_shop_and_who_is_drifting_away(shop: Read):
    days = shop.visits.groupby("customer_id")["day"].apply(lambda some: sorted(set(some)))
    absent = {who for who, some in days.items() if len(some) >= 4 and (LAST - some[-1]).days > waits(some)}
    complaints = shop.complaints.sort_values("received")
    open_ = set(complaints.loc[complaints["resolved"].isna(), "customer_id"])
    last = complaints.drop_duplicates("customer_id", keep="last").set_index("customer_id")
    unhappy = {
        who
        for who, case in last[last["outcome"] == "not-satisfied"].iterrows()
        if who not in days or days[who][-1] <= case["resolved"].date()
    }
    recent = complaints.loc[complaints["day"] > LAST - timedelta(days=90), "customer_id"].value_counts()
    answer = (
        shop.answers.sort_values("at")
        .drop_duplicates("customer_id", keep="last")
        .set_index("customer_id")["score"]
    )
    trouble = open_ | unhappy | set(recent[recent > 1].index) | set(answer[answer <= 6].index)
    links = shop.rows["links"]
    fans = set(links.loc[links["kind"] == "brought", "customer_id"]) | set(answer[answer >= 9].index)
    fans |= set(shop.cases.loc[shop.cases["kind"] == "compliment", "customer_id"])
    known = set(shop.rows["customers"].index + 1)
    counts = numbers(shop.report, Topic.PEOPLE, "customers", "n")
    assert counts["drifting"] == len((absent - trouble) & known)
    assert counts["promoters"] == len((fans - absent - trouble) & known)
    complained = set(shop.now(shop.complaints)["customer_id"])
    assert counts["complained"] == len((absent - trouble) & complained)
    began = {
        who
        for who in absent - trouble
        if FIRST <= days[who][-1] + timedelta(days=waits(days[who]) + 1) <= LAST
    }
    assert counts["began"] == len(began)


def silent(seen: int, chance: float) -> np.ndarray:
    """Return how likely so many are passed over until so many were seen, by adding up one after another."""
    parts = [chance**seen]
    for number in range(1, 6_000):
        parts.append(parts[-1] * (seen + number - 1) / number * (1 - chance))
    return np.array(parts)


def quantile(parts: np.ndarray, wanted: float) -> int:
    return int(np.searchsorted(parts.cumsum(), wanted))


def ranges(shop: Read) -> dict[str, tuple[int, int]]:
    """Return what is told of each kind, and of all."""
    (table,) = chapter_of(shop.report, Topic.ICEBERG).tables
    cells = {name(row): row.cells[3] for row in table.rows}
    return {key: (int(cell.low), int(cell.high)) for key, cell in cells.items() if isinstance(cell, Between)}


def test_the_iceberg_of_each_kind_and_of_all(shop: Read):
    kinds = shop.now(shop.complaints)["failure"].value_counts()
    assert kinds.min() >= 5
    rates = {kind: RATES.get(kind, OF_TREATMENT) for kind in kinds.index}
    told = ranges(shop)
    for kind, n in kinds.items():
        low, high = rates[kind]
        expected = quantile(silent(n, high), 0.025), quantile(silent(n + 1, low), 0.975)
        assert told[kind] == expected, kind
    least, most = np.ones(1), silent(1, 0.05)
    for kind, n in kinds.items():
        least = np.convolve(least, silent(n, rates[kind][1])[:1_500])[:4_000]
        most = np.convolve(most, silent(n, rates[kind][0]))[:12_000]
    assert told["all"] == pytest.approx((quantile(least, 0.025), quantile(most, 0.975)), abs=1)

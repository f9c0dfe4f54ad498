"""The four R's of a shop with everything noted, beside the same worked out with pandas from its rows."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import pytest

from delight.domain.insight.chapter import Topic
from delight.domain.insight.values import Number
from tests.services.insight.figures import chapter_of, figure_of, numbers
from tests.services.insight.frames import known_until, waits
from tests.services.insight.noted import BEGAN, FIRST, LAST, Read, opened

DAYS, BEFORE = (LAST - FIRST).days + 1, (FIRST - BEGAN).days


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("four") / "shop", 4) as read:
        yield read


def test_it_is_compared_with_all_days_since_the_first_case(shop: Read):
    before = shop.report.before
    assert before is not None
    first = shop.cases["day"].min()
    assert (before.first, before.last) == (first, FIRST - timedelta(days=1))
    assert shop.report.cases == len(shop.now(shop.cases))


def test_kind_words_and_reviews(shop: Read):
    now, before = shop.now(shop.cases), shop.before(shop.cases)
    scale = DAYS / (FIRST - shop.cases["day"].min()).days
    kind, review = (lambda rows: rows["kind"] == "compliment"), (lambda rows: rows["channel"] == "review")
    asked = {
        "kind": kind,
        "kind-review": lambda rows: kind(rows) & review(rows),
        "complaint-review": lambda rows: (rows["kind"] == "complaint") & review(rows),
        "suggestion-review": lambda rows: (rows["kind"] == "suggestion") & review(rows),
    }
    assert numbers(shop.report, Topic.RECOGNITION, "came", "now") == {
        what: int(of(now).sum()) for what, of in asked.items()
    }
    usual = {what: of(before).sum() * scale for what, of in asked.items()}
    assert numbers(shop.report, Topic.RECOGNITION, "came", "usual") == pytest.approx(usual, abs=1e-9)
    figure = figure_of(shop.report, Topic.RECOGNITION)
    assert (figure.n, figure.usual_n) == (kind(now).sum(), kind(before).sum())


def test_kind_words_by_month_and_their_part_of_all(shop: Read):
    now = shop.now(shop.cases)
    month = pd.to_datetime(now["day"]).dt.strftime("%Y-%m")
    kind = (now["kind"] == "compliment").groupby(month)
    assert numbers(shop.report, Topic.RECOGNITION, "months", "kind") == kind.sum().to_dict()
    assert numbers(shop.report, Topic.RECOGNITION, "months", "all") == kind.count().to_dict()
    shares = numbers(shop.report, Topic.RECOGNITION, "months", "share")
    assert shares == pytest.approx(
        {key: part for key, part in kind.mean().items() if key in shares}, abs=1e-12
    )


def split(scores: pd.Series) -> dict[str, int]:
    """Return how many would recommend the shop, might, and would not."""
    cut = pd.cut(scores, [-1, 6, 8, 10], labels=["would-not", "might", "would"])
    return {str(what): int(count) for what, count in cut.value_counts().items()}


def test_would_they_recommend_us_each_customer_once_with_the_latest_answer(shop: Read):
    now = shop.now(shop.answers).sort_values("at")
    known = now.dropna(subset="customer_id").drop_duplicates("customer_id", keep="last")
    scores = pd.concat([known["score"], now.loc[now["customer_id"].isna(), "score"]])
    counts = split(scores)
    figure, report = figure_of(shop.report, Topic.RECOMMENDATION), shop.report
    assert figure.n == len(scores)
    assert figure.value is not None
    net = 100 * (counts["would"] - counts["would-not"]) / len(scores)
    assert figure.value.value == pytest.approx(net, abs=1e-9)
    assert numbers(report, Topic.RECOMMENDATION, "opinions", "n") == counts
    mean = next(one for one in chapter_of(report, Topic.RECOMMENDATION).said if one.code == "mean")
    assert mean.values["mean"].value == pytest.approx(scores.mean(), abs=1e-9)  # type: ignore[union-attr]


def test_beside_the_shops_own_first_thirty_answers(shop: Read):
    early = shop.answers.sort_values("at")
    once = early[early["customer_id"].isna() | ~early.duplicated("customer_id")].head(30)
    counts = split(once["score"])
    figure = figure_of(shop.report, Topic.RECOMMENDATION)
    assert figure.usual is not None
    assert figure.usual_n == 30
    assert figure.usual.value == pytest.approx(100 * (counts["would"] - counts["would-not"]) / 30, abs=1e-9)


def test_newcomers_who_were_brought_and_others(shop: Read):
    days = (
        shop.visits.drop_duplicates(["customer_id", "day"]).sort_values("day").groupby("customer_id")["day"]
    )
    came = pd.DataFrame({"first": days.nth(0).groupby(shop.visits["customer_id"]).first()})
    came["again"] = [sorted(set(some))[1] if len(set(some)) > 1 else None for _, some in days]
    until, since = shop.known_until, shop.visits["day"].min() + timedelta(days=90)
    latest = until - timedelta(days=90)
    new = came[(came["first"] >= max(FIRST, since)) & (came["first"] <= LAST) & (came["first"] < latest)]
    links = shop.rows["links"]
    brought = new.index.isin(links.loc[links["kind"] == "brought", "other_id"])
    back = [
        again is not None and (again - first).days <= 90
        for first, again in zip(new["first"], new["again"], strict=True)
    ]
    again = pd.Series(back, index=new.index)
    assert numbers(shop.report, Topic.RECOMMENDATION, "newcomers", "known") == {
        "brought": brought.sum(), "others": (~brought).sum(),
    }  # fmt: skip
    assert numbers(shop.report, Topic.RECOMMENDATION, "newcomers", "again") == {
        "brought": again[brought].sum(), "others": again[~brought].sum(),
    }  # fmt: skip


def test_referrals_of_the_period_and_those_without_a_day(shop: Read):
    links = shop.rows["links"]
    brought = links[links["kind"] == "brought"]
    day = pd.to_datetime(brought["day"]).dt.date
    chapter = chapter_of(shop.report, Topic.RECOMMENDATION)
    said = next(one for one in chapter.said if one.code.startswith("brought."))
    assert said.values["n"] == Number(int(day.dropna().between(FIRST, LAST).sum()))
    undated = next(one for one in chapter.apart if one.code == "apart.undated")
    assert undated.values["n"] == Number(int(brought["day"].isna().sum()))


def stories(shop: Read) -> pd.DataFrame:
    """Return complaints of the period that begin a story and whose time is over, and what came of each."""
    visits = shop.visits.groupby("customer_id")["day"].apply(lambda some: sorted(set(some)))
    here = set(shop.complaints["customer_id"].dropna()) | set(visits.index)
    usual = round(
        pd.Series([waits(days) for who, days in visits.items() if len(days) >= 4 and who in here]).median()
    )
    found, ends = [], {}
    for case in (
        shop.now(shop.complaints).dropna(subset="customer_id").sort_values(["received", "id"]).itertuples()
    ):
        days = visits.get(case.customer_id, [])
        before = [day for day in days if day <= case.day]
        if not before:
            continue
        within = timedelta(days=waits(before) if len(before) >= 4 else usual)
        if case.day <= ends.get(case.customer_id, BEGAN):
            continue
        ends[case.customer_id] = case.day + within
        if case.day + within < shop.known_until:  # its last day has to be over, too
            after = [day for day in days if case.day < day <= case.day + within]
            found.append((case.id, case.customer_id, case.day, bool(after)))
    return pd.DataFrame(found, columns=["case", "customer", "day", "back"])


def test_who_came_back_of_stories_whose_time_is_over(shop: Read):
    told, figure = stories(shop), figure_of(shop.report, Topic.RETURN)
    assert (figure.some, figure.n) == (told["back"].sum(), len(told))
    assert set(figure.behind.ids) == set(told["case"])
    assert shop.report.coverage.named == shop.now(shop.complaints)["customer_id"].notna().sum()


def test_what_was_kept_and_what_is_left_of_it_to_the_penny(shop: Read):
    told = stories(shop)
    back = told[told["back"]].drop_duplicates("customer")  # each from the first they came back from
    since = shop.visits["customer_id"].map(back.set_index("customer")["day"])
    bought = shop.visits[
        since.notna() & (shop.visits["day"] > since.fillna(LAST)) & (shop.visits["day"] <= LAST)
    ]
    people = told.drop_duplicates("customer").set_index("customer")["day"]
    theirs = shop.now(shop.complaints)
    theirs = theirs[theirs["day"] >= theirs["customer_id"].map(people).fillna(LAST + timedelta(days=1))]
    done = shop.actions[shop.actions["case_id"].isin(theirs["id"])]
    gifts = shop.now(shop.gestures)
    gifts = gifts[
        (gifts["occasion"] == "recovery")
        & (gifts["day"] >= gifts["customer_id"].map(people).fillna(LAST + timedelta(days=1)))
    ]
    sums = {
        "bought": bought["amount_minor"].sum(),
        "putting-right": done["cost_minor"].sum(),
        "surprises": gifts["cost_minor"].sum(),
    }
    sums["left"] = sums["bought"] - sums["putting-right"] - sums["surprises"]
    assert numbers(shop.report, Topic.REVENUE, "sum", "amount") == sums
    counts = numbers(shop.report, Topic.REVENUE, "sum", "n")
    assert (counts["putting-right"], counts["surprises"]) == (len(done), len(gifts))


def test_what_is_known_ends_where_pandas_says_too(shop: Read):
    assert shop.known_until == min(known_until(shop.visits), LAST)

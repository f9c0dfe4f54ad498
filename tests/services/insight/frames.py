"""Files made up in the formats of other programs, and what pandas reads out of them."""

from __future__ import annotations

import io
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import median

import pandas as pd

FIRST, LAST = date(2025, 3, 12), date(2026, 3, 11)
KINDS = {"late": "late delivery", "faulty": "defective", "rude": "rudeness", "billing": "overcharged"}
DESK = (
    "Ticket,Customer number,Complaint,Category,Root cause,Status,Received,Resolved at,Order amount,Refund\n"
)
PARTS = {
    "Ticket": "reference", "Customer number": "id", "Complaint": "what", "Category": "failure",
    "Root cause": "cause", "Status": "status", "Received": "received", "Resolved at": "resolved",
    "Order amount": "amount", "Refund": "cost",
}  # fmt: skip
AIRLINE = """airline_sentiment,negativereason,airline,text,tweet_created
negative,Late Flight,Skyward,"@shop two hours on the tarmac, and no word",2025-03-31 23:30:00 -0800
negative,Lost Luggage,Skyward,@shop my bag went to Oslo,2025-04-02 08:01:10 -0800
negative,Customer Service Issue,Skyward,"@shop on hold
for an hour",2025-04-30 22:00:00 -0800
negative,Late Flight,Skyward,@shop late again,2025-06-24 10:01:50 -0800
"""
BUREAU = """Date received,Product,Issue,Submitted via,Company response to consumer,Complaint ID
9/24/25,Debt collection,Debt is not yours,Web,Closed with explanation,3003003
9/30/25,Credit card,Billing disputes,Phone,Closed with monetary relief,3003004
10/1/25,Credit card,Billing disputes,Web,Closed with explanation,3003005
12/31/25,Mortgage,Loan servicing,Web,In progress,3003006
"""
CITY = """Request,Kind,Came by,CreatedDate,SRStatus,CloseDate,Agency
25-01,Dirty Alley,Phone,04/16/2025 05:30:13 AM,Closed,04/20/2025 06:25:33 AM,Solid Waste
25-02,Parking Complaint,API,10/13/2025 04:09:22 PM,Closed,10/14/2025 05:38:49 AM,Transportation
25-03,Water In Basement,Phone,12/30/2025 06:50:21 AM,Closed,12/30/2025 07:24:00 AM,Water
25-04,Street Light Out,Phone,01/13/2026 12:13:34 PM,Closed,01/17/2026 02:53:40 AM,Transportation
25-05,Bulk Scheduled,Phone,04/22/2025 01:07:39 PM,Closed,05/05/2025 11:08:16 AM,Solid Waste
25-06,Pickup Pothole,Internal,02/05/2026 07:00:00 PM,Closed,02/05/2026 07:00:00 PM,Transportation
25-07,Cleaning,API,02/16/2026 07:35:17 AM,New,,Solid Waste
"""
CITY_PARTS = {
    "Request": "reference", "Kind": "what", "Came by": "channel", "CreatedDate": "received",
    "SRStatus": "status", "CloseDate": "resolved", "Agency": "cause",
}  # fmt: skip


def desk(seed: int, count: int = 160) -> str:
    """Return the complaints of a year as a help desk exports them: amounts in pounds, some of it empty."""
    chance = Random(seed)
    lines = [_ticket(chance, number) for number in range(1, count + 1)]
    return DESK + "".join(lines)


def _ticket(chance: Random, number: int) -> str:
    received = pd.Timestamp(FIRST) + pd.Timedelta(minutes=chance.randrange(360 * 24 * 60))
    is_open = chance.random() < 0.08
    resolved = received + pd.Timedelta(minutes=round(chance.lognormvariate(7, 1.2)))
    late = is_open or resolved > pd.Timestamp(LAST)
    cells = (
        f"T{number:04}",
        str(chance.randint(1, 90)),
        f"Complaint number {number}",
        chance.choice([*KINDS.values(), *KINDS.values(), ""]),
        chance.choice(["Oven", "Friday rush", "", ""]),
        "open" if late else "closed",
        f"{received:%Y-%m-%d %H:%M}",
        "" if late else f"{resolved:%Y-%m-%d %H:%M}",
        chance.choice(["", "10.00", "24.99", "7.35"]),
        chance.choice(["", "0.00", "5.55", "12.49", "30.00"]),
    )
    return ",".join(cells) + "\n"


def read_desk(text: str) -> pd.DataFrame:
    frame = pd.read_csv(io.StringIO(text), dtype={"Customer number": str})
    for column in ("Received", "Resolved at"):
        frame[column] = pd.to_datetime(frame[column])
    frame["kind"] = frame["Category"].map({said: kind for kind, said in KINDS.items()})
    frame["hours"] = (frame["Resolved at"] - frame["Received"]).dt.total_seconds() / 3_600
    return frame


def purchases(seed: int, people: int = 90) -> str:
    """Return purchases in columns of a width, as CDNOW gave them: who, who again, day, how many, sum."""
    chance, lines = Random(seed), []
    for person in range(1, people + 1):
        day, pause = FIRST - timedelta(days=chance.randint(0, 300)), chance.choice((7, 14, 40, 90))
        while day < LAST - timedelta(days=chance.choice((0, 0, 120))):
            lines.append(
                f" {person:05} {person:04} {day:%Y%m%d} {1:2} {chance.randint(500, 9_000) / 100:7.2f}\n"
            )
            day += timedelta(days=1 + round(chance.expovariate(1 / pause)))
    return "".join(lines)


def read_purchases(text: str) -> pd.DataFrame:
    columns = ["person", "sample", "day", "discs", "sum"]
    frame = pd.read_csv(io.StringIO(text), sep=r"\s+", header=None, names=columns, dtype={"person": str})
    frame["day"] = pd.to_datetime(frame["day"].astype(str), format="%Y%m%d").dt.date
    frame["pence"] = (frame["sum"] * 100).round().astype(int)
    return frame.groupby(["person", "day"], as_index=False)["pence"].sum()


def waits(days: list[date]) -> int:
    """Return how long somebody is waited for: twice the usual of their last twelve pauses, or three weeks."""
    pauses = [(later - earlier).days for earlier, later in pairwise(days[-13:])]
    return max(21, 2 * max(1, round(median(pauses))), max(pauses))


def known_until(visits: pd.DataFrame) -> date:
    """Return the last day whose week has a third of the purchases of a middle week of the year before."""
    day = pd.to_datetime(visits["day"])
    ago = [(last, (last - day).dt.days // 7) for last in sorted(day.unique(), reverse=True)]
    for last, weeks in ago:
        counts = weeks[weeks.between(0, 52)].value_counts()
        usual = counts.drop(0)
        middle = usual.median() if len(usual) >= 8 else 0
        if middle < 10 or counts[0] >= middle / 3:
            return last.date()
    return visits["day"].max()


def came_back(visits: pd.DataFrame, complaints: pd.DataFrame, last: date) -> tuple[int, int, int]:
    """Return how many came back in time, of how many, and what they bought since up to ``last``, in pence.

    Whoever is waited for up to the last day of which visits are known, or longer, is left out, come or not.
    """
    days = visits.sort_values("day").groupby("person")["day"].apply(list)
    usual = round(median(waits(some) for some in days if len(some) >= 4))
    known = known_until(visits)
    back = of = bought = 0
    for person, day in zip(complaints["person"], complaints["day"], strict=True):
        before = [one for one in days[person] if one <= day]
        within = waits(before) if len(before) >= 4 else usual
        if (known - day).days <= within:
            continue
        of += 1
        after = [one for one in days[person] if one > day]
        if after and (after[0] - day).days <= within:
            back += 1
            mine = visits[(visits["person"] == person) & (visits["day"] > day) & (visits["day"] <= last)]
            bought += int(mine["pence"].sum())
    return back, of, bought

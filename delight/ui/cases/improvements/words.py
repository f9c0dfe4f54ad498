"""What the page of improvements says of causes, changes and people told, in plain sentences."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from delight.domain.days.calendar import local_day
from delight.domain.improvements.causes import TREND_DAYS, CauseRow, Helped, Told
from delight.domain.improvements.improvement import ImprovementRow, Trend
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.words.formats import counted, date_text

TRENDS = {Trend.MORE: ("up", Tone.OVERDUE), Trend.FEWER: ("down", Tone.DONE)}
"""The icon and the tone of a trend that shows."""


def cases_words(count: int) -> str:
    """Return "7 cases"."""
    return counted(count, tr("1 case"), "%n cases", "Improvements")


def people_words(row: CauseRow) -> str:
    """Return who raised a cause: "6 customers, and 2 cases without a name"."""
    people = counted(row.people, tr("1 customer"), "%n customers", "Improvements")
    if not row.anonymous:
        return people
    nameless = counted(row.anonymous, tr("1 case without a name"), "%n cases without a name", "Improvements")
    return tr("{people}, and {nameless}").format(people=people, nameless=nameless) if row.people else nameless


def since_words(row: CauseRow, today: date) -> str:
    """Return since when a cause has come up, and when it last did."""
    if row.first is None or row.last is None:
        return tr("No case has this cause any more.")
    if row.first == row.last:
        return tr("On {day}.").format(day=date_text(row.first, today))
    return tr("Since {first}, last on {last}.").format(
        first=date_text(row.first, today), last=date_text(row.last, today)
    )


def trend_words(row: CauseRow) -> str:
    """Return whether a cause grows, with its counts, or that there are too few cases to say."""
    if not row.comparable:
        return tr("In the last {days} days {recent}.").format(days=TREND_DAYS, recent=cases_words(row.recent))
    said = {
        Trend.MORE: tr("more often than before"),
        Trend.FEWER: tr("less often than before"),
        Trend.SAME: tr("about as often as before"),
        Trend.TOO_FEW: tr("too few to say more"),
    }[row.trend]
    return tr("In the last {days} days {recent}, in the {days} before {before}: {said}.").format(
        days=TREND_DAYS, recent=row.recent, before=row.before, said=said
    )


def helped_words(helped: Helped | None) -> str:
    """Return whether a change helped: what is counted in equal time, or why nothing is said yet."""
    if helped is None:
        return ""
    if helped.too_early:
        return tr("Too early to say whether it helped.")
    counts = tr("{before} in the {days} days before, {after} in the {days} since").format(
        before=cases_words(helped.before), after=helped.after, days=helped.days
    )
    said = {
        Trend.FEWER: tr("It seems to help: {counts}."),
        Trend.SAME: tr("No difference to be seen: {counts}."),
        Trend.MORE: tr("It has come up more often since: {counts}."),
        Trend.TOO_FEW: tr("Too few to say whether it helped: {counts}."),
    }[helped.trend]
    return said.format(counts=counts)


def change_words(said: ImprovementRow, today: date) -> str:
    """Return what was changed, with its day; or that it is only planned."""
    if said.changed_on is None:
        return said.what or tr("You want to see to it.")
    return tr("Since {day}: {what}").format(day=date_text(said.changed_on, today), what=said.what)


def told_words(one: Told, today: date, zone: tzinfo | None) -> str:
    """Return when somebody was told."""
    if one.waiting:
        return tr("Letter {number}, waits for “it came out”").format(number=one.number)
    return tr("Letter {number}, {day}").format(
        number=one.number, day=date_text(local_day(one.at, zone), today)
    )


def row_words(row: CauseRow) -> str:
    """Return the second line of a cause in the list."""
    said = row.improvement
    if said is None:
        return cases_words(row.cases)
    if said.changed_on is None:
        return " · ".join((cases_words(row.cases), tr("planned")))
    left = row.to_tell
    told = counted(left, tr("1 to tell"), "%n to tell", "Improvements") if left else ""
    told = told or (tr("everyone told") if row.told else "")
    return " · ".join(part for part in (cases_words(row.cases), tr("changed"), told) if part)


def tr(text: str) -> str:
    """Return words of this page in the window's language."""
    return QCoreApplication.translate("Improvements", text)

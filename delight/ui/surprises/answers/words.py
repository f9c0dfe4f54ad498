"""What customers answered in words: sentences about many, a row for each."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from delight.domain.customers.pulse import ENOUGH, Answers, PulseRow
from delight.domain.customers.pulse_places import PulsePlace
from delight.domain.customers.recommending import Opinion, change_between, opinion_of
from delight.domain.days.calendar import local_day
from delight.domain.intervals.shares import share_between
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.told_answer import score_words
from delight.ui.kit.words.formats import counted, date_text, relative_day, time_text

_LONGEST, _WORDS = 60, 300
TONES = {Opinion.WOULD: Tone.DONE, Opinion.MIGHT: Tone.PLAIN, Opinion.WOULD_NOT: Tone.OVERDUE}


def tr(text: str) -> str:
    """Return the words of this tab in the window's language."""
    return QCoreApplication.translate("Answers", text)


def opinion_words(opinion: Opinion) -> str:
    """Return what an answer says, such as ``Would not recommend us``."""
    return {
        Opinion.WOULD: tr("Would recommend us"),
        Opinion.MIGHT: tr("Might"),
        Opinion.WOULD_NOT: tr("Would not recommend us"),
    }[opinion]


def all_words(first: Answers, now: Answers) -> str:
    """Return what all answers tell so far, and how sure that is."""
    if first.is_too_few:
        words = tr("Too few to say: {count} of {enough} answers so far.")
        return words.format(count=first.count, enough=ENOUGH)
    words = tr("Of the first {count} who answered, {would} would recommend you and {not_} would not.")
    told = words.format(count=first.count, would=first.promoters, not_=first.detractors)
    return f"{told} {_since_words(first, now)}"


def share_words(some: Answers) -> str:
    """Return how many of all customers would recommend the shop, as far as some answers tell."""
    low, high = (round(100 * end) for end in share_between(some.promoters, some.count))
    return tr("The thin line: of all your customers, {low} to {high} in a hundred would.").format(
        low=low, high=high
    )


def days_words(some: Answers, today: date) -> str:
    """Return when some answers were given, such as ``3 Feb to 9 Mar``."""
    if some.first_on is None or some.last_on is None:
        return ""
    first, last = date_text(some.first_on, today), date_text(some.last_on, today)
    return first if first == last else tr("{first} to {last}").format(first=first, last=last)


def parts_words(some: Answers) -> dict[Opinion, str]:
    """Return how many said what."""
    return {
        Opinion.WOULD: tr("{count} would").format(count=some.promoters),
        Opinion.MIGHT: tr("{count} might").format(count=some.passives),
        Opinion.WOULD_NOT: tr("{count} would not").format(count=some.detractors),
    }


def answer_look(answer: PulseRow, today: date, zone: tzinfo | None) -> RowLook:
    """Return how the list shows an answer."""
    said = " ".join(answer.words[:_WORDS].split())
    return RowLook(
        title=name_words(answer),
        subtitle=f"{place_words(answer)} · {said}" if said else place_words(answer),
        meta=relative_day(local_day(answer.at, zone), today),
        pill=score_words(answer.score),
        tone=TONES[opinion_of(answer.score)],
        avatar=answer.customer_name[:_LONGEST],
        strong=opinion_of(answer.score) is Opinion.WOULD_NOT,
    )


def name_words(answer: PulseRow) -> str:
    """Return who answered."""
    return answer.customer_name[:_LONGEST] or tr("Somebody without a name")


def place_words(answer: PulseRow) -> str:
    """Return where an answer was given."""
    if answer.follow_up_id is not None:
        return tr("After a follow-up")
    return tr("Told to us") if answer.place is PulsePlace.TOLD else tr("At the counter")


def about_words(answer: PulseRow, today: date, zone: tzinfo | None) -> str:
    """Return where and when, and who wrote it down where it was not the customer."""
    day, time = relative_day(local_day(answer.at, zone), today), time_text(answer.at, zone)
    told = f"{place_words(answer)}, {day}, {time}"
    noted = answer.staff and answer.place is not PulsePlace.COUNTER
    return f"{told} · {tr('noted by {name}').format(name=answer.staff[:_LONGEST])}" if noted else told


def logged_words(answer: PulseRow) -> str:
    """Return with what a complaint begins that is logged for an answer."""
    said = tr("Would not recommend us: {score}, when asked.").format(score=score_words(answer.score))
    return answer.words.strip() or said


def _since_words(first: Answers, now: Answers) -> str:
    left = first.wanted - first.count
    if left > 0:
        words = counted(left, tr("1 more answer"), "%n more answers", "Answers")
        return tr("{answers}, and that is what later ones are compared with.").format(answers=words)
    if not now.count:
        return tr("Later answers will be compared with that.")
    if now.is_too_few:
        words = tr("Since then {count} have answered; with {enough} they can be compared.")
        return words.format(count=now.count, enough=ENOUGH)
    words = tr("Of the last {count}: {would} and {not_}.")
    told = words.format(count=now.count, would=now.promoters, not_=now.detractors)
    return f"{told} {_change_words(first, now)}"


def _change_words(first: Answers, now: Answers) -> str:
    low, high = change_between(first, now)
    if low > 0:
        return tr("That is better than at first, and hardly by chance.")
    if high < 0:
        return tr("That is worse than at first, and hardly by chance.")
    return tr("The difference can still be chance.")

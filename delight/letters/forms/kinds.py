"""The four forms: which parts each of them has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from delight.domain.letters.letter import CaseFacts, Recipient, Sender
from delight.domain.letters.paper import FormKind
from delight.letters.forms import marks, parts
from delight.letters.forms.parts import Area, Part
from delight.letters.forms.words import FormWords
from delight.letters.pdf.page import SOFT, Text
from delight.letters.sheets import head
from delight.letters.sheets.paper import MM
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import set_plain
from delight.letters.words import phrases
from delight.letters.words.names import address_lines, address_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything a form can tell, and the words it says it with."""

    sender: Sender
    recipient: Recipient
    case: CaseFacts
    words: FormWords
    locale: str

    @property
    def address(self) -> str:
        """The customer's address on one line, without the name."""
        lines = address_lines(self.recipient, self.sender.country)
        names = {tidy(self.recipient.name), address_name(self.recipient)}
        return head.listed((line for line in lines if line not in names), ", ")

    @property
    def shop(self) -> str:
        """The shop's name and address on one line, which may be broken between their parts."""
        address = (line.replace(" ", "\u00a0") for line in self.sender.address)
        return head.listed((self.sender.name, *address), ", ")

    def day(self, day: date | None) -> str:
        """Return a date as the language writes it, or nothing."""
        return phrases.long_date(day, self.locale) if day else ""


def _title(title: str, intro: str, area: Area) -> list[Part]:
    size = area.size * 1.75
    return [
        parts.heading(title, area, size, before=0, cut=area.bold, shade=area.accent),
        parts.heading(intro, area, area.size, before=1.0 * MM, shade=SOFT),
    ]


def _question(words: str, area: Area) -> Part:
    return parts.text(words, area, area.size * 1.05, before=4.0 * MM, cut=area.bold)


def _person(known: Known, area: Area, column: float) -> list[Part]:
    """Return the lines for name, address, telephone and e-mail."""
    words, recipient = known.words, known.recipient
    first = parts.entry(words.name, recipient.name, area, column=column)
    first.before = 2.0 * MM
    return [
        first,
        parts.entry(words.address, known.address, area, column=column, rows=1 if known.address else 2),
        *parts.two_entries((words.phone, recipient.phone), (words.email, recipient.email), area, column),
    ]


def _case_labels(known: Known) -> list[str]:
    """Return the labels of what is known of the case, for the column they stand in."""
    words, case = known.words, known.case
    pairs = (
        (words.reference, case.reference or case.received),
        (words.looked_after, case.handled_by),
        (words.promised, case.promise),
    )
    return [label for label, value in pairs if value]


def _case(known: Known, area: Area, column: float) -> list[Part]:
    """Return what is known of the case; nothing where there is none."""
    words, case = known.words, known.case
    found: list[Part] = []
    if case.reference or case.received:
        told = (words.told, known.day(case.received))
        found += parts.two_entries((words.reference, case.reference), told, area, column)
    promised = head.listed((_capital(case.promise), known.day(case.promised_by)), " · ")
    for label, value in ((words.looked_after, case.handled_by), (words.promised, promised)):
        if tidy(value):
            found.append(parts.entry(label, value, area, column=column))
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _signed(known: Known, area: Area) -> list[Part]:
    made = parts.two_entries((known.words.date, ""), (known.words.signature, ""), area, 0)
    made[0].before = 5.0 * MM
    return made


def _complaint(known: Known, area: Area) -> list[Part]:
    words, case = known.words, known.case
    column = parts.column_of((words.name, words.address, words.phone, *_case_labels(known)), area)
    return [
        *_title(words.complaint_title, words.complaint_intro, area),
        *_person(known, area, column),
        *_case(known, area, column),
        _question(words.complaint_what, area),
        parts.writing(_capital(case.topic), area, 4),
        _question(words.complaint_wish, area),
        marks.ticks(
            words.complaint_wishes,
            area,
            ticked=len(words.complaint_wishes) - 1 if case.remedy_wanted else -1,
            line_after=_capital(case.remedy_wanted),
        ),
        _question(words.complaint_reach, area),
        marks.ticks(words.complaint_ways, area),
        *_signed(known, area),
        parts.text(
            words.complaint_foot.replace("{}", known.shop), area, area.size * 0.9, before=4 * MM, shade=SOFT
        ),
    ]


def _feedback(known: Known, area: Area) -> list[Part]:
    words = known.words
    faces, scale = (
        marks.faces(words.feedback_low, words.feedback_high, area),
        marks.scale(words.feedback_no, words.feedback_yes, area),
    )
    faces.before, scale.before = 2.5 * MM, 1.5 * MM
    name = parts.entry(words.feedback_name, known.recipient.name, area)
    name.before = 1.0 * MM
    return [
        *_title(words.feedback_title, words.feedback_intro, area),
        faces,
        _question(words.feedback_recommend, area),
        scale,
        _question(words.feedback_liked, area),
        parts.writing("", area, 1),
        _question(words.feedback_better, area),
        parts.writing("", area, 1),
        name,
    ]


def _loyalty(known: Known, area: Area) -> list[Part]:
    words = known.words
    column = parts.column_of((words.name, words.address, words.phone), area)
    return [
        *_title(words.loyalty_title, words.loyalty_intro, area),
        *_person(known, area, column),
        parts.entry(words.loyalty_birthday, "", area),
        _question(words.loyalty_hear, area),
        marks.ticks(words.loyalty_ways, area),
        parts.text(words.loyalty_word, area, area.size * 0.9, before=4 * MM, shade=SOFT),
        *_signed(known, area),
        parts.entry(words.loyalty_card, "", area),
    ]


def _return(known: Known, area: Area) -> list[Part]:
    words, case = known.words, known.case
    column = parts.column_of((words.name, words.address, words.phone, words.reference), area)
    reasons = list(words.return_reasons)
    ours = _question(words.return_ours, area)
    return [
        *_title(words.return_title, words.return_intro, area),
        *_person(known, area, column),
        *_case(known, area, column)[:1],
        _question(words.return_what, area),
        parts.writing(_capital(case.topic), area, 1, stretch=False),
        parts.entry(words.return_bought, "", area),
        _question(words.return_why, area),
        marks.ticks(
            list(words.return_reasons.values()),
            area,
            ticked=reasons.index(case.failure) if case.failure in reasons else -1,
            line_after="",
        ),
        parts.writing("", area, 0),
        _question(words.return_wish, area),
        marks.ticks(words.return_wishes, area),
        *_posted(known, area),
        ours,
        *parts.two_entries((words.return_received, ""), (words.return_settled, ""), area, 0),
    ]


def _posted(known: Known, area: Area) -> list[Part]:
    """Return where to send it, as large as one writes on a parcel."""
    size, cut = area.size * 1.1, area.plain
    lines = [tidy(line) for line in (known.sender.name, *known.sender.address) if tidy(line)]
    made = [line for text in lines for line in set_plain(text, cut, size, area.width)]
    return [
        _question(known.words.return_to, area),
        Part(
            len(made) * size * 1.25,
            lambda y, _: [Text(area.left, y + size, size, size * 1.25, cut, made)],
            1.0 * MM,
        ),
    ]


FORMS: dict[FormKind, tuple[str, Callable[[Known, Area], list[Part]]]] = {
    FormKind.COMPLAINT: ("complaint_title", _complaint),
    FormKind.FEEDBACK: ("feedback_title", _feedback),
    FormKind.LOYALTY: ("loyalty_title", _loyalty),
    FormKind.RETURN: ("return_title", _return),
}

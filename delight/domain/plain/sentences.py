"""Every problem in plain English: what happened, what still holds, what to do.

The window translates these sentences, the command prints them; tests see to it that each code has one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from delight.domain.errors import DelightError
from delight.domain.leftovers import left_words
from delight.domain.money import Money
from delight.domain.plain.attachments import ATTACHMENTS
from delight.domain.plain.codes import CODES
from delight.domain.plain.days import DAYS
from delight.domain.plain.files import FILES
from delight.domain.plain.filters import FILTERS
from delight.domain.plain.gone import GONE
from delight.domain.plain.holds import NOTHING, TYPED
from delight.domain.plain.imports import IMPORTS
from delight.domain.plain.improvements import IMPROVEMENTS
from delight.domain.plain.insight import INSIGHT
from delight.domain.plain.log import LOG
from delight.domain.plain.owners import OWNERS
from delight.domain.plain.people import PEOPLE
from delight.domain.plain.playbooks import PLAYBOOKS
from delight.domain.plain.privacy import PRIVACY
from delight.domain.plain.recovery import RECOVERY
from delight.domain.plain.rows import ROWS
from delight.domain.plain.staff import STAFF
from delight.domain.plain.stamps import STAMPS
from delight.domain.plain.surprises import SURPRISES
from delight.domain.plain.vouchers import VOUCHERS
from delight.domain.saying import IN_ENGLISH, Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """One sentence each; ``holds`` and ``remedy`` may be empty."""

    what: str
    holds: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        """Return all of it as one text."""
        return " ".join(part for part in (self.what, self.holds, self.remedy) if part)


_NAMED = 20
"""Characters that one sentence names."""

_WHERE_THERE_IS_ONE = {
    "at_line": ("line", " at line {line}"),
    "whose": ("name", " of {name}"),
    "by_whom": ("by", ", by {by}"),
    "because": ("reason", ": “{reason}”"),
}
"""Parts of sentences that are said only where there is such a detail."""

_UNKNOWN = ("Something went wrong ({code}).", NOTHING, "")
_SENTENCES: dict[str, tuple[str, str, str]] = {
    "text.encoding": ("That text is not in UTF-8, so its letters cannot be told.", TYPED, "Save it as UTF-8 first."),
    "text.unreadable": ("That text holds half a character, which no file can keep.", TYPED, "Please type it again."),
    "text.too_long": ("That is longer than {longest} characters.", TYPED, "Please shorten it, or attach it as a file."),
    "amount.unreadable": ("“{text}” is not an amount.", TYPED, "Write it like 12.50."),
    "amount.negative": ("An amount cannot be less than nothing.", TYPED, "Leave the minus sign out."),
    "amount.other_currency": ("“{text}” is not in {currency}.", TYPED, "Please write what it is in {currency}."),
    "amount.too_fine": ("{currency} has no unit that small.", TYPED, "Please round it; between thousands, write nothing."),
    "amount.absurd": ("That amount looks like a slip of the finger.", TYPED, "Please check its digits."),
    "country.unknown": ("“{country}” is not a country’s code.", TYPED, "Use two letters, such as GB or DE."),
    "currency.unknown": ("“{currency}” is not a currency.", TYPED, "Use three letters, such as GBP or EUR."),
    "currency.in_use": (
        "There are amounts in {currency} already, and Delight never converts money.", TYPED,
        "Start a new shop if you really trade in another currency now.",
    ),
    "language.unknown": ("“{language}” is not a language’s code.", TYPED, "Use letters such as en, de or fr."),
    "colour.unreadable": ("“{colour}” is not a colour.", TYPED, "Write it like #0F6E6E."),
    "days.unreadable": ("A number of days must lie between 0 and 3650.", TYPED, ""),
    "date.future": ("That has not happened yet: the date lies in the future.", TYPED, "Please check the date."),
    "date.past": ("That day is already over.", TYPED, "Choose today or a day to come."),
    "date.too_early": ("That date lies before 1900.", TYPED, "Please check the year."),
    "date.too_late": ("That is more than ten years away.", TYPED, "Please check the year."),
    "date.unreadable": ("“{text}” is not a date.", TYPED, "Write it like 2026-03-14."),
    "email.unreadable": ("“{email}” is not an e-mail address.", TYPED, "It needs a name, an @ and a domain."),
    "birthday.unreadable": ("“{birthday}” is not a birthday.", TYPED, "Write it like 03-14 or 1980-03-14."),
    "mood.unreadable": ("A mood is one of five faces, 1 to 5.", TYPED, ""),
    "pulse.unreadable": ("The answer is a number from 0 to 10.", TYPED, ""),
    "shop.name_missing": ("Your shop needs a name.", TYPED, "Type it as it should stand on your letters."),
    "staff.name_missing": ("A member of staff needs a name.", TYPED, ""),
    "staff.unknown": ("Nobody of that name works here.", NOTHING, "See Settings, or `delight staff list`."),
    "staff.ambiguous": ("Several people here are called “{name}”: {names}.", TYPED, "Use the whole name."),
    "staff.left": ("{name} no longer works here.", TYPED, "Choose somebody else."),
    "customer.name_missing": ("A customer needs a name.", TYPED, "The name alone is enough."),
    "customer.unknown": ("There is no such customer.", NOTHING, "Add them first, or check the spelling."),
    "customer.merged": (
        "Customer {id} was merged into {name}, customer {into}.",
        NOTHING,
        "Go on with {name}, or take the two apart again.",
    ),
    "customer.never_merged": ("Nobody was merged into this customer.", NOTHING, ""),
    "customer.same_twice": ("Those are one record, and not two.", NOTHING, "Please choose another customer."),
    "customer.ambiguous": (
        "Several customers are called “{name}”: {candidates}.", NOTHING, "Use the number instead of the name.",
    ),
    "case.what_missing": ("Please say what happened.", TYPED, "A few words are enough."),
    "case.why_missing": ("Please say why it is opened again.", TYPED, "A few words are enough."),
    "case.unknown": ("There is no such case.", NOTHING, "A reference looks like C-2026-0042."),
    "case.illegal_move": ("A case that is {stage} cannot become {to}.", NOTHING, "From here it can go to: {legal}."),
    "case.illegal_move nowhere": ("A case that is {stage} cannot become {to}.", NOTHING, "It is over."),
    "case.already_closed": ("This case is already closed.", NOTHING, "Reopen it first if it goes on."),
    "action.unknown": ("There is no such action.", NOTHING, "`delight case show` lists them."),
    "action.done_already": ("This action is done already.", NOTHING, ""),
    "promise.what_missing": ("Please say what was promised.", TYPED, ""),
    "promise.day_missing": ("A promise needs a day.", TYPED, "By when did you say you would do it?"),
    "promise.unknown": ("There is no such promise.", NOTHING, ""),
    "promise.settled_already": ("This promise was settled already.", NOTHING, ""),
    "follow-up.result_missing": ("Please say how it went.", TYPED, "A word or two is enough."),
    "follow-up.unknown": ("There is no such follow-up.", NOTHING, "`delight follow-up list` lists them."),
    "follow-up.done_already": ("This follow-up is done already.", NOTHING, ""),
    "record.changed_elsewhere": (
        "Somebody else changed this in the meantime.", TYPED, "Look at theirs, then save yours again.",
    ),
    "undo.nothing": ("There is nothing to undo.", "", ""),
    "undo.unknown": ("There is no such deed.", NOTHING, "`delight history` lists them."),
    "undo.final": ("A letter that went out stays in the archive.", NOTHING, "You can mark it as never sent."),
    "undo.final shop.opened": ("This is how your shop began: it cannot be undone.", NOTHING, ""),
    "undo.done_already": ("This was undone already.", NOTHING, ""),
    "undo.older_version": ("This was done with an older version of Delight.", NOTHING, "Change it by hand."),
    "undo.erased": ("What this was about was erased for good.", NOTHING, ""),
    "undo.for_good": ("What was erased for good cannot come back.", NOTHING, ""),
    "undo.conflict": ("Not all of it can go back: {left}.", NOTHING, "You can undo the rest."),
    "undo.merged_on": ("{name} was merged into {into} since.", NOTHING, "Take those two apart first."),
    "wording.unknown": ("There is no wording called “{name}”.", NOTHING, "There are: {known}."),
    "wording.other_languages": ("There is no “{wording}” in “{language}” yet.", NOTHING, "There is one in: {known}."),
    "wording.no_short": ("The wording “{wording}” has no such short text.", NOTHING, "Take the letter of the same kind."),
    "wording.bad_name": ("“{name}” cannot be the name of a wording.", TYPED, "Use small letters, digits and dashes."),
    "wording.too_long": ("The wording “{wording}” is longer than any letter.", NOTHING, ""),
    "wording.unreadable": ("The wording “{wording}” cannot be read{at_line}.", NOTHING, "Please mend its text."),
    "wording.own_unreadable": (
        "Your own wording “{wording}” cannot be read: it says something that this Delight does not know.",
        "Nothing was issued.",
        "Take another one, or in the window, under Letters and Wordings, the ready-made one again.",
    ),
    "wording.unknown_key": ("The wording “{wording}” has an entry “{name}” that Delight does not know.", NOTHING, ""),
    "wording.unknown_field": ("The wording “{wording}” asks for “{name}”, which is no field.", NOTHING, "Choose one from the list of fields."),
    "wording.unknown_condition": ("The wording “{wording}” depends on “{name}”, which is no condition.", NOTHING, ""),
    "wording.unknown_kind": ("The wording “{wording}” does not say which kind of letter it is.", NOTHING, ""),
    "wording.stray_brace": ("The wording “{wording}” has a brace that belongs to no field.", NOTHING, "Fields look like {{customer.name}}."),
    "wording.unclear_choice": ("The wording “{wording}” has {text}, which offers more than two ways.", NOTHING, "Write it like {{Sie|du}}."),
    "wording.private_field": ("The public reply of “{wording}” uses “{name}”, which would tell something private.", NOTHING, "Leave it out: anybody can read a public reply."),
    "wording.empty": ("The wording “{wording}” says nothing.", NOTHING, ""),
    "letters.missing": ("The letter is not complete: {fields} missing.", "Nothing was issued.", "Fill it in and try again."),
    "letters.characters": (
        "No typeface here has the characters {characters}{whose}.", "Nothing was issued.",
        "Write them another way. If they are Chinese, Japanese or Korean, install such a font on this computer, or `pip install delight[cjk]`.",
    ),
    "letters.address_too_long": (
        "The address has {lines} lines; the envelope’s window shows {room}.", "Nothing was issued.",
        "Join two lines, or print without a window.",
    ),
    "letters.letterhead_too_long": ("The shop’s address is too long for the letterhead.", "Nothing was issued.", "Shorten it in Settings."),
    "letters.offset": ("A page can be moved by {most} mm at most.", NOTHING, "Measure again on the test sheet."),
    "letters.unreadable_pdf": ("This letter’s pages cannot be shown.", NOTHING, "Open the PDF in another program."),
    "letters.picture": ("A picture on this page cannot be read.", "Nothing was issued.", "Choose the picture again in Settings."),
    "letters.none": ("There is no letter to print.", "", ""),
    "letters.no_addresses": ("There is no address for {name}, nor for anybody else of them.", NOTHING, "Their page is the place for it."),
    "letters.label_start": ("There is no label {start}: this sheet has {last}.", NOTHING, "Count from 1, along the rows."),
    "letters.label_too_long": ("The address of {name} does not fit: it has {lines} lines, there is room for {room}.", NOTHING, "Join two lines, or choose larger labels."),
    "letters.form_too_long": ("There is too much to print on this form.", NOTHING, "Shorten what happened, or choose larger paper."),
    "letters.form_too_long name": ("The customer’s name is too long for this form.", NOTHING, "Shorten it on their page."),
    "letters.form_too_long address": ("The customer’s address is too long for this form.", NOTHING, "Shorten it on their page."),
    "letters.form_languages": ("There are no forms in “{language}” yet.", NOTHING, "There are forms in: {known}."),
    "letters.nobody_found": ("Nobody was found to write to.", NOTHING, "Look at the group’s or the customer’s name."),
    "letters.all_aside": ("Nobody of them can be written to: {why}.", NOTHING, ""),
    "letters.none_ready": ("None of these letters can be written: {why}.", NOTHING, ""),
    "letters.half_done": ("{issued} of {asked} letters were issued ({which}); the others are as due as before.", "What was issued is kept.", "{why}."),
    "letters.half_noted": ("It could not be noted what went out. Letters that wait now: {waiting}.", "They are kept.", "{why}. Then see `delight letter list --waiting`."),
    "letters.none_due": ("No letter can be written at the moment.", NOTHING, ""),
    "letters.not_welcome": ("{name} asked for no letters.", "Nothing was issued.", "Their page is the place to change that."),
    "letters.moved": ("{name} has moved, and the new address is not known.", "Nothing was issued.", "Their page is the place for it."),
    "letters.already_written": ("A letter about this to {name} has been written in the meantime.", "It was not written a second time.", "The archive has it."),
    "letters.died": ("{name} has died.", "Nothing was issued.", "Their page is the place to change that, if it is not so."),
    "letters.unknown_paper": ("“{name}” is not a paper Delight knows.", NOTHING, "There are {known}."),
    "email.missing": ("There is no e-mail address for this customer.", "What you wrote is kept.", "Their page is the place for it."),
    "reply.mistyped": ("“{reply_code}” is not a slip’s code: a letter is wrong, or two are swapped.", TYPED, "Please look at the slip again."),
    "reply.unknown": ("No letter of this shop carries the code “{reply_code}”.", TYPED, "Perhaps it is another shop’s slip."),
    "letters.unknown_envelope": ("“{name}” is not an envelope Delight knows.", NOTHING, "See `delight letter write --help`."),
    "letter.for_nobody": ("A letter needs a customer, and this case is anonymous.", NOTHING, "Say who it was first."),
    "letter.unknown": ("There is no such letter.", NOTHING, "`delight letter list` lists them."),
    "letter.never_sent": ("Marked as never sent: {number}.", NOTHING, "Take that back with `delight undo`, or write it anew."),
    "letter.damaged": ("This letter’s pages are damaged.", "The rest of the shop is as it was.", "Restore the last backup to get it back."),
    "print.no_lp": ("This computer has no print server that takes PDF files.", "The letter is kept.", "Open it in the PDF viewer and print it there."),
    "print.server_gone": ("The print server does not answer.", "The letter is kept.", "Check that the computer with the printer is on, or open the letter in the PDF viewer."),
    "print.no_queue": ("There is no printer called {printer} any more.", "The letter is kept.", "Choose another one."),
    "print.paused": ("The printer {printer} is paused.", "Nothing was sent to it; the letter is kept.", "Let it go on in your system’s printer settings, or choose another one."),
    "print.refused": ("The printer {printer} takes no letters at the moment.", "The letter is kept.", "Look at it in your system’s printer settings, or choose another one."),
    "print.no_pages": ("There are no such pages: the letter has {pages}.", "Nothing was printed.", "Choose other pages."),
    "print.failed": ("The printer {printer} did not take the letter.", "The letter is kept.", "Check that it is switched on, or choose another."),
    "image.not_one": ("That is not a picture Delight can use.", NOTHING, "Save it as PNG or JPEG and choose it again."),
    "image.unreadable": ("The picture is damaged or cut short.", NOTHING, "Save or send it once more and choose it again."),
    "image.too_heavy": ("The picture’s file is larger than {most} MB.", NOTHING, "Save it smaller and choose it again."),
    "image.too_large": ("The picture has far more points than paper can show.", NOTHING, "Save it at 5,000 points across or fewer and choose it again."),
    "image.too_small": ("The picture is less than {least} points wide or high.", NOTHING, "Choose a larger one."),
    "image.animated": ("The picture moves, and paper does not.", NOTHING, "Choose one that stands still."),
    "image.blank": ("There is no ink to be seen on it.", NOTHING, "Sign in dark ink on white paper, and scan or photograph it from above."),
    "image.not_a_signature": ("That does not look like a signature on white paper.", NOTHING, "Sign in dark ink on white paper, and choose a picture of the signature alone."),
    **ATTACHMENTS,
    **CODES,
    **DAYS,
    **FILES,
    **GONE,
    **IMPORTS,
    **IMPROVEMENTS,
    **INSIGHT,
    **LOG,
    **OWNERS,
    **PEOPLE,
    **PLAYBOOKS,
    **PRIVACY,
    **RECOVERY,
    **FILTERS,
    **STAFF,
    **STAMPS,
    **SURPRISES,
    **VOUCHERS,
    **ROWS,
}  # fmt: skip


def explain(error: DelightError, saying: Saying = IN_ENGLISH) -> Plain:
    """Return the sentences for a problem, with its details filled in."""
    because = _SENTENCES.get(f"{error.code} {error.details.get('why')}")
    found = because or _SENTENCES.get(error.code, _UNKNOWN)
    details = _Details(_readable(error.details, saying), code=error.code)
    what, holds, remedy = ((saying.say(part) if part else "").format_map(details) for part in found)
    return Plain(what=what, holds=holds, remedy=remedy)


def sentence(code: str) -> Plain | None:
    """Return a code's sentences with their gaps open, if it has any."""
    found = _SENTENCES.get(code)
    return Plain(what=found[0], holds=found[1], remedy=found[2]) if found else None


class _Details(dict[str, str]):
    """Details by name; one that is not there reads as an ellipsis instead of raising."""

    def __missing__(self, key: str) -> str:
        return "…"


def _readable(details: dict[str, Any], saying: Saying) -> dict[str, str]:
    text = {name: _said(value, saying) for name, value in details.items()}
    text["left"] = left_words(details.get("left", ()), saying)
    text["characters"] = " ".join(_character(c) for c in str(details.get("characters", ""))[:_NAMED])
    text["reason"] = text.get("reason", "").rstrip(".")  # its sentence has a full stop of its own
    for gap, (name, words) in _WHERE_THERE_IS_ONE.items():
        text[gap] = saying.say(words).format_map(text) if details.get(name) else ""
    return text


def _said(value: Any, saying: Saying) -> str:
    """Return an amount, a moment or a day as people read it, and the words for anything else."""
    if isinstance(value, Money):
        return saying.amount(value)
    if isinstance(value, datetime):
        return saying.moment(value)
    if isinstance(value, date):
        return saying.day(value)
    return _words(value)


def _character(character: str) -> str:
    """Return a character as it can be talked about: one that shows nothing by its number."""
    seen = unicodedata.category(character)[0] not in "CMZ"
    return character if seen else f"U+{ord(character):04X}"


def _words(value: Any) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(_word(item) for item in value)
    return str(value)[:300]


def _word(item: Any) -> str:
    if isinstance(item, tuple):
        return " ".join(str(part) for part in item)
    return str(getattr(item, "field", None) or getattr(item, "why", None) or item)

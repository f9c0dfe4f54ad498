"""Why a row of another program's file cannot be taken, or what is worth knowing of it, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING

_CHECK = "Check its dates in the other program."

ROWS: dict[str, tuple[str, str, str]] = {
    "import.no_report": (
        "No report was kept of this import.",
        "",
        "It was done with an older version of Delight.",
    ),
    "import.no_room": (
        "There is not enough room on the disk to bring this in.",
        "Nothing was brought in; the shop is as it was.",
        "Free some space, then bring it in again.",
    ),
    "import.no_words": (
        "{path} has no column that says what happened.",
        NOTHING,
        "Say which column holds it.",
    ),
    "import.no_days": ("{path} has no column that holds a day.", NOTHING, "Say which column holds it."),
    "import.no_who": ("{path} has no column that says who came.", NOTHING, "Say which column holds it."),
    "import.unknown_field": ("“{field}” is nothing that a column can hold.", NOTHING, "There are: {known}."),
    "import.unknown_column": ("{path} has no column “{column}”.", NOTHING, "There are: {known}."),
    "visit.nobody": (
        "Nobody here is known by “{who}”.",
        "",
        "Bring the customers in first, or let unknown ones be added.",
    ),
    "visit.order_unread": (
        "Row {other} of the same order has an amount that cannot be read, so none of the order comes in.",
        "",
        "Mend that amount, then bring the order in.",
    ),
    "visit.order_mixed": (
        "Row {other} of the same order is in another currency, so the order comes in without an amount.",
        "",
        "",
    ),
    "visit.nobody_named": ("It does not say who came.", "", ""),
    "case.day_missing": ("It does not say when this happened.", "", ""),
    "case.number_twice": ("Row {row} has the same number, but says something else.", "", ""),
    "case.acknowledged_before_received": (
        "It was answered before it came in, so its time to answer counts in no average.",
        "",
        _CHECK,
    ),
    "case.resolved_before_received": (
        "It was resolved before it came in, so its time to resolve counts in no average.",
        "",
        _CHECK,
    ),
    "case.closed_before_received": (
        "It was closed before it came in, so how long it took counts in no average.",
        "",
        _CHECK,
    ),
    "case.ended_in_future": ("It ends on a day that is still to come.", "", _CHECK),
    "case.status_unknown": (
        "“{text}” says nothing Delight knows about how far it came; it was kept in the text.",
        "",
        "",
    ),
    "case.duration_impossible": ("“{text}” cannot be how long it took; it was kept in the text.", "", ""),
    "case.owner_only_unclear": (
        "“{text}” tells neither yes nor no, so the case is kept for the owner alone.",
        "",
        "If everybody may see it, change that on the case.",
    ),
    "case.amount_negative": ("Its amount is less than nothing; it was kept in the text.", "", ""),
    "visit.day_missing": ("It does not say on which day this was.", "", ""),
    "visit.refund": ("It is {amount} {currency} that went back to the customer, and no visit.", "", ""),
    "visit.refunded": ("The money went back to the customer, so it is no visit.", "", ""),
    "visit.cancelled": ("It was cancelled or never paid, so it is no visit.", "", ""),
    "import.named_by": ("It has no name; until you know it, the customer is called “{told}”.", "", ""),
    "import.number_cut": (
        "“{text}” is a phone number that a spreadsheet has cut short; it was left out.",
        "",
        "Export the file as CSV once more and open it in no spreadsheet before.",
    ),
    "import.zero_lost": ("The postcode {text} had lost its zero; it is 0{text}.", "", ""),
    "import.day_left_out": (
        "“{text}” cannot be read as a day; it was kept as text.",
        "",
        "Write it like {example}.",
    ),
    "import.day_to_come": ("“{text}” is a day that is still to come; it was kept as text.", "", ""),
    "import.country_kept": (
        "“{text}” is no country that Delight knows; it stands in the address as it is.",
        "",
        "",
    ),
    "import.language_kept": ("“{text}” is no language that Delight knows; it was kept as a note.", "", ""),
    "import.kept_in_text": ("It is longer than {longest} characters; it was kept in the text.", "", ""),
    "cell.email": (
        "“{text}” is no e-mail address and was left out.",
        "",
        "It needs a name, an @ and a domain.",
    ),
    "cell.phone": ("“{text}” is no phone number and was left out.", "", ""),
    "import.phone_kept": ("“{text}” is no phone number; it was kept as a note.", "", ""),
    "cell.birthday": ("“{text}” is no birthday and was left out.", "", "Write it like {example}."),
    "cell.birthday_part": (
        "“{text}” alone is no birthday and was left out.",
        "",
        "It needs a day and a month.",
    ),
    "cell.day": ("“{text}” is no day and was left out.", "", "Write it like {example}."),
    "cell.answer": ("“{text}” says neither yes nor no and was left out.", "", ""),
    "cell.unknown_word": ("“{text}” says nothing that Delight knows here and was left out.", "", ""),
    "cell.too_long": ("It is longer than {longest} characters and was left out.", "", ""),
    "cell.cut": ("It is longer than {longest} characters; the rest was left out.", "", ""),
    "row.nobody": ("It has no name, and no e-mail or phone that can be read.", "", ""),
    "row.day_unreadable": ("“{text}” is not a day.", "", "Write it like {example}."),
    "row.amount_unreadable": ("“{text}” is not an amount.", "", "Write it like {example}."),
    "import.amount_left_out": ("Its amount cannot be read; it was kept in the text.", "", ""),
    "import.other_currency": ("Its amount is in {currency} and was not counted: “{text}”.", "", ""),
    "import.stars_out_of": (
        "Its stars are out of {scale}: from four fifths on, a review counts as a compliment.",
        "",
        "",
    ),
    "import.stars_kept": ("“{text}” tells no stars, so the review counts as a complaint.", "", ""),
    "import.amounts_in_doubt": (
        "“{text}” is read as {read}, as it is usual here; nothing in the file tells.",
        "",
        "Where it means another amount, correct the file first.",
    ),
    "import.secret_column": (
        "It holds numbers of cards or accounts, passwords or the like, which Delight never keeps.",
        "",
        "",
    ),
    "import.card_number": (
        "It holds a number that may be a card’s.",
        "",
        "Have a look, and take it out if it is one.",
    ),
    "row.staff_unknown": (
        "Nobody called “{name}” works here, so nobody is named as having dealt with it.",
        "",
        "",
    ),
    "row.firms_alike": (
        "Two companies here have the name of theirs, so nobody knows at which of them they work.",
        "",
        "Link them on their page.",
    ),
    "row.withheld": ("Left out, since it may not be kept without a yes: {about}.", "", ""),
}

"""Which column of another program's file is what: by its name, by the company it keeps, by what is in it.

Nothing is guessed silently: each column says why it is taken for what it is, and a person may say better.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from delight.domain.errors import InputError
from delight.domain.imports.importing import ImportNoun, Remark, Why
from delight.exchange import company, contacts, guess, secrets
from delight.exchange.column import UNSAID, Column, rank
from delight.exchange.dates_in import DayOrder, is_in_doubt, order_of
from delight.exchange.lists import LANGUAGES, Sense, plain
from delight.exchange.meaning import Meaning, is_left, is_secret, meaning, tells_nothing
from delight.exchange.parts import DAYS, SEVERAL, Part, parts_of
from delight.exchange.sample import filled
from delight.exchange.table import FileKind, Score, Sheet

_WORDS = re.compile(r"\w+")
_LONGEST = 80
_MARKS = ",;|\t"
_ANY_DAY = date(2000, 1, 1)
_PREFIX, _FEWEST_PREFIXED = " - ", 3


def scorer(noun: ImportNoun) -> Score:
    """Return what tells a header: how many of its cells name columns of a file about ``noun``.

    Each meaning counts once.
    """

    def score(cells: Sequence[str]) -> int:
        names = (cell for cell in cells if cell and len(cell) <= _LONGEST and not _is_row(cell, noun))
        known = (meaning(cell, noun) for cell in names)
        return len({(found.senses[0].part, found.group) for found in known if found})

    return score


def _is_row(cell: str, noun: ImportNoun) -> bool:
    """Return whether a cell is a whole header that was not parted: "Date,Customer"."""
    return any(
        mark in cell and sum(meaning(piece, noun) is not None for piece in cell.split(mark)) > 1
        for mark in _MARKS
    )


def columns_of(
    sheet: Sheet, noun: ImportNoun, mapping: Mapping[str, str] | None = None, country: str = ""
) -> tuple[Column, ...]:
    """Return the columns of a file and what they hold.

    Args:
        sheet: the table.
        noun: what its rows are.
        mapping: a column's name → the part it holds, or empty to leave it out; it overrules everything, but
            that cards, accounts and passwords are never taken.
        country: the shop's, to know its phone numbers and postcodes.

    Raises:
        InputError: ``import.unknown_field``.
    """
    wanted = mapping or {}
    meanings = [meaning(name, noun) for name in _without_prefix(sheet.header)]
    languages = _languages(meanings)
    columns = [
        _chosen(column, wanted, noun) if column.name in wanted else _by_name(column, found, languages)
        for column, found in zip(_unnamed(sheet.header), meanings, strict=True)
    ]
    columns = company.settled(sheet, columns, noun)
    columns = guess.by_content(sheet, columns, noun, country)
    columns = _best(columns)
    if sheet.kind is FileKind.VCARD:
        columns = [_of_a_contact(column) for column in columns]
    return tuple(_safe(sheet, column) for column in columns)


def remarks_on(columns: Iterable[Column]) -> tuple[Remark, ...]:
    """Return what is worth knowing of the columns: those that are never stored, whatever is chosen."""
    return tuple(
        Remark(code="import.secret_column", column=column.name)
        for column in columns
        if column.why is Why.SECRET
    )


def day_order(
    sheet: Sheet, columns: Sequence[Column], country: str, *, day_first: bool | None = None
) -> DayOrder:
    """Return how days such as 03/04/2025 are read, with the first of them; nothing where there are none."""
    for column in columns:
        if column.part in DAYS:
            texts = filled(sheet, column.at)
            doubtful = next((text for text in texts if is_in_doubt(text)), "")
            if doubtful:
                order = order_of(texts, country=country, day_first=day_first, today=_ANY_DAY)
                return DayOrder(not order.month_first, doubtful)
    return DayOrder()


def _unnamed(header: Sequence[str]) -> Iterable[Column]:
    """Yield the columns with their names, two of one name told apart by a number."""
    seen: Counter[str] = Counter()
    taken = {" ".join(cell.split()) for cell in header}
    for at, cell in enumerate(header):
        bare = " ".join(cell.split()) or f"Column {at + 1}"
        seen[bare] += 1
        name = bare
        while seen[bare] > 1 and (name == bare or name in taken):
            name = f"{bare} ({seen[bare]})"
            seen[bare] += name in taken
        taken.add(name)
        yield Column(at=at, name=name, part=None, why=Why.UNKNOWN)


def _of_a_contact(column: Column) -> Column:
    """Return a column of contacts in its place: what is preferred first, home before what nobody says."""
    if column.name == contacts.PREFERRED_PHONE:
        return replace(column, group="")
    return replace(column, group=UNSAID) if column.name in contacts.UNSAID else column


def _without_prefix(header: Sequence[str]) -> Sequence[str]:
    """Return names without a word that all of them begin with: "Person - Phone"."""
    starts = Counter(name.split(_PREFIX)[0] for name in header if _PREFIX in name)
    start, count = starts.most_common(1)[0] if starts else ("", 0)
    if count < _FEWEST_PREFIXED or count * 10 < len(header) * 9:
        return header
    return [name.removeprefix(start + _PREFIX) for name in header]


def _languages(meanings: Iterable[Meaning | None]) -> list[str]:
    """Return the languages, first the one that knows most of a header's names."""
    votes: Counter[str] = Counter()
    for found in meanings:
        spoken = {sense.language for sense in found.senses} if found else set()
        for language in spoken:
            votes[language] += 12 // len(spoken)
    return sorted(LANGUAGES, key=lambda language: -votes[language])


def _chosen(column: Column, wanted: Mapping[str, str], noun: ImportNoun) -> Column:
    value, known = wanted[column.name].strip(), {part.value: part for part in parts_of(noun)}
    if value and value not in known:
        raise InputError("import.unknown_field", value, known=list(known))
    if is_secret(column.name):
        return replace(column, why=Why.SECRET)
    if not value:
        return replace(column, why=Why.CHOSEN)
    found = meaning(column.name, noun)
    fits = found and any(sense.part is known[value] for sense in found.senses)
    group, label = (found.group, _label(column.name, found)) if found and fits else ("", "")
    return replace(column, part=known[value], group=group, label=label, why=Why.CHOSEN)


def _by_name(column: Column, found: Meaning | None, languages: Sequence[str]) -> Column:
    if is_secret(column.name):
        return replace(column, why=Why.SECRET)
    if found is None:
        left = is_left(column.name) and not tells_nothing(column.name)
        return replace(column, why=Why.LEFT_OUT if left else Why.UNKNOWN)
    sense = min(found.senses, key=lambda sense: _place(sense, languages))
    alone = sense.language if len({s.language for s in found.senses}) == 1 else ""
    return replace(
        column,
        part=sense.part,
        group=found.group,
        why=Why.NAME,
        rank=sense.rank,
        language=alone,
        label=_label(column.name, found),
    )


def _label(name: str, found: Meaning) -> str:
    """Return the words of a column's name, as they are written, that say whose it is."""
    told = [word for word in _WORDS.findall(name) if plain(word) in found.said]
    return " ".join(told).capitalize() if told and found.group else ""


def _place(sense: Sense, languages: Sequence[str]) -> int:
    return languages.index(sense.language) if sense.language in languages else 0


def _best(columns: Sequence[Column]) -> list[Column]:
    """Return the columns, of those that hold what there can be only one of the best."""
    best: dict[Part, Column] = {}
    for column in columns:
        if column.part and column.part not in SEVERAL:
            now = best.setdefault(column.part, column)
            best[column.part] = min(now, column, key=_goodness)
    return [
        replace(column, part=None, why=Why.ANOTHER)
        if column.part and column.part in best and best[column.part].at != column.at
        else column
        for column in columns
    ]


def _goodness(column: Column) -> tuple[bool, tuple[int, str], int, int]:
    return column.why is not Why.CHOSEN, rank(column.group), column.rank, column.at


def _safe(sheet: Sheet, column: Column) -> Column:
    if column.why is not Why.SECRET and secrets.are_secret(sheet, column.at, column.part):
        return replace(column, part=None, why=Why.SECRET)
    return column

"""Two records side by side, and what a merge did: what goes out to the window and the command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from delight.domain.changes import Changes, Noun
from delight.domain.duplicates.likeness import Likeness, LikeReason
from delight.domain.duplicates.merging import Choices, MergeField, MergeLine, Side
from delight.domain.leftovers import Leftover


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSide:
    """One of two records as people tell them apart; ``entries`` is how much has happened with them.

    ``no_calls`` and ``no_email`` where they asked the shop not to phone or e-mail them.
    """

    id: int
    name: str
    town: str
    email: str
    phone: str
    birthday: str
    last_seen: date | None
    entries: int
    no_calls: bool = False
    no_email: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateRow:
    """Two records that may be one person; ``one``, with more to it, is kept unless they are swapped."""

    one: MergeSide
    two: MergeSide
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateList:
    """The likeliest pairs, and how many there are in all."""

    rows: tuple[DuplicateRow, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """Somebody who is here already and may be meant; ``likeness`` says why.

    ``no_calls`` and ``no_email`` where they asked the shop not to phone or e-mail them.
    """

    id: int
    name: str
    town: str
    phone: str
    email: str
    likeness: Likeness
    no_calls: bool = False
    no_email: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What a merge would do.

    Attributes:
        versions: of both records, the kept one first; handed back with the merge, which is refused if
            somebody changed either in the meantime.
        moves: what comes along from the other, with how many; what does not matter to people is left out.
    """

    keep: MergeSide
    other: MergeSide
    lines: tuple[MergeLine, ...]
    moves: tuple[tuple[Noun, int], ...]
    versions: tuple[int, int]
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmerged:
    """What taking two apart did.

    Attributes:
        customer_id: who is back; ``keep_id`` is who they were merged into.
        stays: what was added to the kept one since, with how many: it stays there.
        left: what could not go back, since it was changed or removed in the meantime.
    """

    changes: Changes
    customer_id: int
    keep_id: int
    stays: tuple[tuple[Noun, int], ...]
    left: tuple[Leftover, ...]


def is_more(one: MergeSide, two: MergeSide) -> bool:
    """Return whether ``one`` is rather the one to keep: more has happened with them, or they came first."""
    return (-one.entries, one.id) < (-two.entries, two.id)


def name_aside(preview: MergePreview, choices: Choices) -> str:
    """Return the name that is not kept, if it is another than the one that is: a note is to keep it."""
    if LikeReason.SAME_NAME in preview.likeness.reasons:
        return ""
    proposed = {line.field: line.side for line in preview.lines}
    side = choices.get(MergeField.NAME, proposed.get(MergeField.NAME, Side.KEEP))
    return preview.keep.name if side is Side.OTHER else preview.other.name

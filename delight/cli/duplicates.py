"""``delight customer duplicates``, ``merge`` and ``unmerge``: who is here twice."""

from __future__ import annotations

from collections.abc import Iterable

import click

from delight.cli.commands import Deed, Question
from delight.cli.customer_told import document
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.progress import shown
from delight.cli.values import LIMIT, one_of
from delight.cli.wishes import opened
from delight.domain.changes import Noun
from delight.domain.duplicates.like_words import AGAINST, REASONS, THINGS
from delight.domain.duplicates.likeness import LikeReason
from delight.domain.duplicates.merging import MergeField, Side
from delight.domain.duplicates.pairs import DuplicateRow, name_aside
from delight.domain.leftovers import left_words

_HEAD = ("Keep", "", "Other", "", "Why", "Sure")


@click.command(name="duplicates", cls=Question, example="delight customer duplicates")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many pairs.")
def duplicates(limit: int) -> None:
    """List customers who may be here twice, the likeliest first."""
    with opened() as services:
        with shown("Comparing") as progress:
            found = services.duplicates.list(progress, limit)
        rows = [_row(row) for row in found.rows]
        more = found.total - len(found.rows)
        text = table(rows, _HEAD, "Nobody seems to be here twice.")
        answer(Speaker(services).plain(found), [*text, *([f"And {more} more."] if more else [])])


@click.command(cls=Deed, example="delight customer merge 12 40 --take email")
@click.argument("keep", metavar="KEEP")
@click.argument("other", metavar="OTHER")
@click.option(
    "--take",
    type=one_of(MergeField),
    multiple=True,
    metavar="FIELD",
    help="Take this from the other: name, email …",
)
def merge(keep: str, other: str, take: tuple[str, ...]) -> None:
    """Make one customer of two: everything of the other comes along, and nothing is lost."""
    with opened() as services:
        find = services.customers.find
        preview = services.duplicates.preview(find(keep), find(other))
        choices = {MergeField(field): Side.OTHER for field in take}
        aside = name_aside(preview, choices)
        note = f"Also known as {aside}" if aside else ""
        changes = services.duplicates.merge(
            preview.keep.id, preview.other.id, choices, seen=preview.versions, note=note
        )
        detail = services.customers.get(changes.record)
        told = {**done(changes), **document(Speaker(services), detail), "merged": preview.other.id}
        along = _listed(preview.moves)
        came = f" {along} came along." if along else ""
        one, other_one = f"{detail.name} ({detail.id})", f"{preview.other.name} ({preview.other.id})"
        confirm(told, f"{other_one} is {one} now.{came}")


@click.command(cls=Deed, example="delight customer unmerge 40")
@click.argument("who", metavar="ID")
def unmerge(who: str) -> None:
    """Take two apart that were merged, by the id of the one who went or of the one who was kept."""
    with opened() as services:
        number = int(who) if who.isascii() and who.isdecimal() else services.customers.find(who)
        result = services.duplicates.unmerge(min(number, 2**62))
        back, keep = (services.customers.get(n) for n in (result.customer_id, result.keep_id))
        told = {
            **done(result.changes),
            "id": result.customer_id,
            "kept": result.keep_id,
            "stays": {noun.value: count for noun, count in result.stays},
            "left": [{"noun": n.noun.value, "why": n.why, "what": list(n.what)} for n in result.left],
        }
        lines = [f"{back.name} is customer {back.id} again, and {keep.name} customer {keep.id}."]
        if result.stays:
            lines.append(f"Came since and stays with {keep.name}: {_listed(result.stays)}.")
        if result.left:
            lines.append(f"Left as it is: {left_words(result.left)}.")
        confirm(told, lines)


COMMANDS = (duplicates, merge, unmerge)


def _row(row: DuplicateRow) -> tuple[str, ...]:
    one, two = row.one, row.two
    return (
        str(one.id),
        one.name,
        str(two.id),
        two.name,
        why(row.likeness.reasons),
        "yes" if row.likeness.sure else "",
    )


def why(reasons: Iterable[LikeReason]) -> str:
    """Return the reasons in words: what speaks for it, then what against."""
    told = [("but " if reason in AGAINST else "") + REASONS[reason] for reason in reasons]
    return ", ".join(told)


def _listed(counts: Iterable[tuple[Noun, int]]) -> str:
    words = [THINGS[noun][0] if n == 1 else THINGS[noun][1].replace("%n", str(n)) for noun, n in counts]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)

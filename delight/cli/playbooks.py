"""``delight playbook``, ``case step`` and ``guards``: what the shop suggests, and how far a case is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli.cases import case
from delight.cli.columns import whole_table
from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.streams import decoded, read_input
from delight.cli.values import FILE, STREAM
from delight.cli.wishes import case_id, opened
from delight.domain.errors import ConflictError, DelightError, StorageError
from delight.domain.guards.words import SENTENCES, SOURCES
from delight.domain.playbooks.playbook import (
    CasePlaybook,
    Playbook,
    Remedy,
    StepRow,
    StepState,
    SuggestedRemedy,
)
from delight.domain.playbooks.text import LONGEST_PLAYBOOK, parse, source_of

if TYPE_CHECKING:
    from delight.services.bundle import Services

_MOST_BYTES = LONGEST_PLAYBOOK * 4 + 4
_MARKS = {
    StepState.TICKED: "[x]",
    StepState.KNOWN: "[x]",
    StepState.PASSED: "[-]",
    StepState.NEXT: "[>]",
    StepState.OPEN: "[ ]",
}


@click.group(cls=Noun, example="delight playbook for C-2026-0042")
def playbook() -> None:
    """What the shop suggests for each kind of failure: steps, remedies, words to say."""


@playbook.command(name="list", cls=Question, example="delight playbook list --language de")
@click.option("--language", default="", metavar="LANG", help="Of this language (default: the shop's).")
def list_(language: str) -> None:
    """List the playbooks."""
    with opened() as services:
        rows = services.playbooks.rows(language)
        lines = [(r.key, r.group, r.language, _whose(r.own, readable=r.readable), r.title) for r in rows]
        head = ("Name", "For", "Language", "Whose", "Title")
        answer(Speaker(services).plain(rows), table(lines, head, "There are none."))


@playbook.command(
    cls=Question,
    example="delight playbook show late --language fr\ndelight playbook show late --source > late.toml",
)
@click.argument("name")
@click.option("--language", default="", metavar="LANG", help="In this language (default: the shop's).")
@click.option("--source", is_flag=True, help="As the text that `playbook save` takes.")
def show(name: str, language: str, source: bool) -> None:
    """Show one playbook."""
    with opened() as services:
        made = services.playbooks.get(name.strip().casefold(), language)
        if source:
            text = source_of(made)
            answer({"playbook": made.key, "source": text}, text.rstrip("\n"))
        else:
            answer(Speaker(services).plain(made), _read(made))


@playbook.command(cls=Deed, example="delight playbook save late --from late.toml")
@click.argument("name")
@click.option(
    "--from", "file", type=FILE, required=True, metavar="FILE.toml",
    help="Its text, as `playbook show --source` writes it; - is standard input.",
)  # fmt: skip
def save(name: str, file: Path) -> None:
    """Keep a playbook of your own: in the place of a ready-made one, or a new one under a name of its own."""
    with opened() as services:
        made = parse(_text(file), name.strip().casefold())
        changes = services.playbooks.save(made)
        now = services.playbooks.get(made.key, made.language)
        line = f"{now.key} ({now.language}): {now.title}."
        confirm({**done(changes), **Speaker(services).plain(now)}, line)


@playbook.command(name="for", cls=Question, example="delight playbook for C-2026-0042")
@click.argument("reference", metavar="REF")
def for_(reference: str) -> None:
    """Show a case's playbook, and how far the case is with it."""
    with opened() as services:
        made = _of(services, case_id(services, reference))
        speaker = Speaker(services)
        answer(speaker.plain(made), _progress(made, speaker))


@playbook.command(cls=Deed, example="delight playbook choose C-2026-0042 latte")
@click.argument("reference", metavar="REF")
@click.argument("name", default="")
def choose(reference: str, name: str) -> None:
    """Take another playbook for a case; without a name the one that fits by itself."""
    with opened() as services:
        found = case_id(services, reference)
        changes = services.playbooks.choose(found, name.strip().casefold())
        made = _of(services, found)
        confirm({**done(changes), **Speaker(services).plain(made)}, f"{reference.upper()}: {made.title}.")


@playbook.command(cls=Deed, example="delight playbook restore late")
@click.argument("name")
@click.option("--language", default="", metavar="LANG", help="Of this language (default: the shop's).")
def restore(name: str, language: str) -> None:
    """Put the ready-made playbook back in the place of the shop's own."""
    with opened() as services:
        key = name.strip().casefold()
        tongue = language or services.shop.row().language
        services.playbooks.get(key, tongue)
        changes = services.playbooks.restore(key, tongue)
        confirm(done(changes, playbook=key, language=tongue), f"{key}: the ready-made one is back.")


@case.command(cls=Deed, example="delight case step C-2026-0042 2\ndelight case step C-2026-0042 2 --undo")
@click.argument("reference", metavar="REF")
@click.argument("number", metavar="N")
@click.option("--undo", is_flag=True, help="Take the tick back.")
def step(reference: str, number: str, undo: bool) -> None:
    """Tick a step of a case's playbook, by its number or its name."""
    with opened() as services:
        found = case_id(services, reference)
        deed = services.playbooks.untick if undo else services.playbooks.tick
        changes = deed(found, number)
        made = _of(services, found)
        row = next(row for row in made.steps if number in {str(row.number), row.key})
        lines = [f"{'Open again' if undo else 'Done'}: {row.say}.", *_next(made)]
        confirm({**done(changes), **Speaker(services).plain(made)}, lines)


@click.group(cls=Noun, example="delight guards list\ndelight guards switch late-coupon off")
def guards() -> None:
    """Short remarks where a decision is made, each with its source; none of them is a block."""


@guards.command(name="list", cls=Question, example="delight guards list")
def list_guards() -> None:
    """List the remarks: where they are known from, how often they were closed, whether they are on."""
    with opened() as services:
        rows, speaker = services.guards.rows(), Speaker(services)
        lines = [
            (r.code, "always" if r.stays else "on" if r.on else "off", str(r.dismissed), _tired(r.is_tired),
             SOURCES[r.source])
            for r in rows
        ]  # fmt: skip
        document = [
            {
                **speaker.plain(r), "shown": sorted(r.shown), "is_tired": r.is_tired,
                "words": SENTENCES[r.code], "source": SOURCES[r.source],
            }
            for r in rows
        ]  # fmt: skip
        answer(document, whole_table(lines, ("Name", "State", "Closed", "", "Known from"), ""))


@guards.command(cls=Deed, example="delight guards switch late-coupon off")
@click.argument("name")
@click.argument("state", type=click.Choice(["on", "off"]))
def switch(name: str, state: str) -> None:
    """Switch a remark on or off."""
    with opened() as services:
        code = name.strip().casefold()
        changes = services.guards.switch(code, on=state == "on")
        confirm(done(changes, guard=code, on=state == "on"), f"{code} is {state}.")


@guards.command(cls=Deed, example="delight guards dismiss late-coupon --case C-2026-0042")
@click.argument("name")
@click.option("--case", "reference", metavar="REF", help="On which case; it is not made there again.")
def dismiss(name: str, reference: str | None) -> None:
    """Close a remark; how often that happens tells whether it is of any use."""
    with opened() as services:
        code = name.strip().casefold()
        whose = case_id(services, reference) if reference else None
        changes = services.guards.dismiss(code, whose)
        confirm(done(changes, guard=code), f"{code} is closed.")


def _text(file: Path) -> str:
    """Return the text of a file (``file.cannot_read``, ``text.encoding``, ``playbook.too_long``)."""
    data = read_input(_MOST_BYTES) if file == STREAM else _bytes(file)
    if len(data) == _MOST_BYTES:
        raise DelightError("playbook.too_long")
    return decoded(data, field="playbook")


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(_MOST_BYTES)
    except OSError as error:
        raise StorageError("file.cannot_read", path=str(file)) from error


def _of(services: Services, found: int) -> CasePlaybook:
    made = services.playbooks.for_case(found)
    if made is None:
        raise ConflictError("playbook.not_for_this")
    return made


def _whose(own: bool, *, readable: bool) -> str:
    return "" if not own else "your own" if readable else "your own (cannot be read)"


def _tired(tired: bool) -> str:
    return "always closed: of any use?" if tired else ""


def _read(made: Playbook) -> list[str]:
    steps = [f"  {n}. {one.say}" for n, one in enumerate(made.steps, 1)]
    return [made.title, "", *steps, *_remedies(made.remedies), *_said(made.say)]


def _progress(made: CasePlaybook, speaker: Speaker) -> list[str]:
    return [
        made.title,
        "",
        *(_line(row, speaker) for row in made.steps),
        *_remedies(made.remedies),
        *_said(made.say),
    ]


def _line(row: StepRow, speaker: Speaker) -> str:
    who = f"  ({', '.join(part for part in (row.by, speaker.when(row.at)) if part)})" if row.at else ""
    return f"  {_MARKS[row.state]} {row.number}. {row.say}{who}"


def _remedies(remedies: Sequence[Remedy | SuggestedRemedy]) -> list[str]:
    return ["", "What makes up for it", *(f"  {one.kind}: {one.why}" for one in remedies)] if remedies else []


def _said(sentences: Sequence[str]) -> list[str]:
    return ["", "Words to say", *(f"  {sentence}" for sentence in sentences)] if sentences else []


def _next(made: CasePlaybook) -> list[str]:
    return [f"Next: {made.next.say}."] if made.next else ["Nothing of the playbook is left to do."]


COMMANDS: tuple[Any, ...] = (playbook, guards)

"""``delight case list`` and ``case filters``: which cases there are, and the filters that are saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from delight.cli.columns import whole_table
from delight.cli.commands import Deed, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.stretches import whole
from delight.cli.values import LIMIT, one_of
from delight.cli.wishes import opened, staff_id, typing
from delight.domain.cases.case import CaseFilter
from delight.domain.cases.figures import is_figure
from delight.domain.cases.filters import packed
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.cases.terms import CaseSort, Channel, Failure, Severity
from delight.domain.days.calendar import local_day
from delight.domain.days.dates import read_past
from delight.domain.errors import InputError

if TYPE_CHECKING:
    from delight.services.bundle import Services

_HEAD = ("Reference", "Stage", "Customer", "What happened", "Received", "Due")
_SEVERAL: dict[str, tuple[str, type[Any], str]] = {
    "--stage": ("stages", Stage, "Only cases in this stage; repeatable, like the next four."),
    "--kind": ("kinds", CaseKind, "Only complaints, compliments or suggestions."),
    "--failure": ("failures", Failure, "Only this kind of failure."),
    "--severity": ("severities", Severity, "Only what was this bad."),
    "--channel": ("channels", Channel, "Only what reached the shop this way."),
}
_NOBODY = "nobody"


def _narrowing(command: Any) -> Any:
    """Give a command an option for everything that cases are filtered by."""
    for option in reversed(
        (
            *(
                click.option(flag, name, type=one_of(kind), multiple=True, help=words)
                for flag, (name, kind, words) in _SEVERAL.items()
            ),
            click.option("--open", "open_only", is_flag=True, help="Only complaints that are open."),
            click.option("--overdue", is_flag=True, help="Only what is overdue."),
            click.option("--grave", is_flag=True, help="Only grave matters."),
            click.option("--owner", multiple=True, metavar="NAME", help="Only theirs; nobody is nobody’s."),
            click.option("--since", metavar="DATE", help="Only what came in since: monday, 2026-03-01 …"),
            click.option("--customer", metavar="ID", help="Only this customer's."),
            click.option("--search", default="", metavar="TEXT", help="Only what holds these words."),
            click.option("--sort", type=one_of(CaseSort), help="In which order."),
        )
    ):
        command = option(command)
    return command


@click.command(
    name="list",
    cls=Question,
    example="delight case list --overdue\ndelight case list --search cake --json\n"
    "delight case list --failure late --since monday --save 'Late this week'\n"
    "delight case list --filter 'Late this week'",
)
@_narrowing
@click.option("--filter", "name", metavar="NAME", help="A filter that was saved; the options narrow it.")
@click.option("--save", metavar="NAME", help="Save what is asked here as a filter.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_cases(name: str | None, save: str | None, limit: int, **given: Any) -> None:
    """List cases: open complaints first, the newest on top.

    Of what happened it has the first words; `delight case show REF` has all of them.
    """
    with opened() as services:
        base = services.case_filters.get(name) if name else CaseFilter()
        which = replace(base, **_asked(services, given))
        if save is not None:
            services.case_filters.save(save, which)
        page, speaker = services.cases.page, Speaker(services)
        rows = whole(lambda after, count: page(which, limit=count, after=after), limit)
        owned = any(row.owner for row in rows)  # one person alone reads nothing of owners
        lines = [
            (r.reference, r.stage, r.customer_name or _nobody(r.reference), r.what,
             speaker.when(r.received_at), f"{speaker.when(r.due_at)} {r.due_for}".strip(),
             *([r.owner] if owned else ()))
            for r in rows
        ]  # fmt: skip
        head = (*_HEAD, "Owner") if owned else _HEAD
        answer(speaker.plain(rows), table(lines, head, "No cases fit."))


@click.command(cls=Question, example="delight case board\ndelight case board --owner Ada --json")
@_narrowing
@click.option("--filter", "name", metavar="NAME", help="A filter that was saved; the options narrow it.")
@click.option("--closed", is_flag=True, help="Also what was closed last.")
def board(name: str | None, closed: bool, **given: Any) -> None:
    """Show complaints by stage, what hurries on top; of each stage as many as the board shows."""
    with opened() as services:
        which = replace(services.case_filters.get(name) if name else CaseFilter(), **_asked(services, given))
        columns, speaker = services.board.columns(which, closed=closed), Speaker(services)
        lines: list[str] = []
        for column in columns:
            rows = [
                (r.reference, r.customer_name, r.what, speaker.when(r.due_at), r.owner) for r in column.rows
            ]
            told = table(rows, ("Reference", "Customer", "What happened", "Due", "Owner"), "")
            lines += [
                "",
                f"{column.stage.replace('-', ' ')}: {column.count}",
                *(f"  {row}" for row in told if rows),
            ]
        answer(speaker.plain(columns), lines[1:])


@click.command(name="filters", cls=Question, example="delight case filters")
def filters() -> None:
    """List the filters that are saved, and how many cases each shows."""
    with opened() as services:
        rows = services.case_filters.saved()
        lines = [(row.name, str(row.count), packed(row.which)) for row in rows]
        document = [{"name": row.name, "cases": row.count} for row in rows]
        answer(document, whole_table(lines, ("Name", "Cases", "Asks for"), "No filter is saved."))


@click.command(name="forget-filter", cls=Deed, example="delight case forget-filter 'Late this week'")
@click.argument("name", metavar="NAME")
def forget(name: str) -> None:
    """Forget a saved filter; no case is changed."""
    with opened() as services:
        confirm(done(services.case_filters.remove(name), name=name), f"The filter {name} is forgotten.")


COMMANDS = (list_cases, board, filters, forget)


def _asked(services: Services, given: dict[str, Any]) -> dict[str, Any]:
    """Return what the options ask for, as fields of a filter; what was not given is left as it was."""
    wanted: dict[str, Any] = {
        name: frozenset(kind(one) for one in given[name])
        for name, kind, _words in _SEVERAL.values()
        if given[name]
    }
    wanted |= {name: True for name in ("open_only", "overdue", "grave") if given[name]}
    if given["owner"]:
        wanted["owners"] = frozenset(_owner(services, one) for one in given["owner"])
    if given["since"]:
        wanted["within_days"] = _days_since(services, given["since"])
    if given["customer"]:
        wanted["customer_id"] = services.customers.find(given["customer"])
    if given["search"]:
        wanted["search"] = given["search"]
    if given["sort"]:
        wanted["sort"] = CaseSort(given["sort"])
    return wanted


def _owner(services: Services, name: str) -> int:
    return 0 if name.casefold() == _NOBODY else staff_id(services, name) or 0


def _days_since(services: Services, text: str) -> int:
    since = local_day(read_past(text, typing(services), field="since"), services.zone)
    days = (services.context.today() - since).days
    if days < 0:
        raise InputError("date.future", "since")
    return days


def _nobody(reference: str) -> str:
    return "erased" if is_figure(reference) else "anonymous"

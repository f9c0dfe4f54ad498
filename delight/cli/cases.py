"""``delight case``: log a complaint, a compliment or a suggestion, and take it to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from delight.cli.case_told import document, story
from delight.cli.commands import Deed, Noun, Question
from delight.cli.grave import emptied, grave_of, grave_option, with_guess
from delight.cli.output import Speaker, answer, confirm, done, one_line, table
from delight.cli.stretches import whole
from delight.cli.values import LIMIT, TEXT, chosen, one_of
from delight.cli.wishes import case_id, minor, opened, staff_id, typing
from delight.domain.cases import (
    CaseDraft,
    CaseEdit,
    CaseFilter,
    Channel,
    Failure,
    Outcome,
    Severity,
)
from delight.domain.changes import Changes
from delight.domain.dates import read_day, read_deadline, read_past
from delight.domain.figures import is_figure
from delight.domain.recovery import PromiseState
from delight.domain.stages import REOPENED, CaseKind, Stage

if TYPE_CHECKING:
    from delight.services.bundle import Services

_HEAD = ("Reference", "Stage", "Customer", "What happened", "Received", "Due")
_MOVES = [stage.value for stage in Stage if stage not in {Stage.NEW, Stage.CLOSED}] + [REOPENED]


@click.group(cls=Noun, example='delight case add --customer "Zoë Marlow" --what "The cake was late"')
def case() -> None:
    """Complaints, compliments and suggestions."""


def _fields(command: Any) -> Any:
    """Give a command the options that both ``add`` and ``edit`` take."""
    for option in reversed(
        (
            click.option("--what", type=TEXT, metavar="TEXT", help="What happened; - is standard input."),
            click.option("--customer", metavar="TEXT|ID", help="Whom it happened to: a name or an id."),
            click.option("--topic", metavar="TEXT", help="What it was about, in a letter: the cold soup."),
            click.option("--failure", type=one_of(Failure), help="What kind of failure it was."),
            click.option("--severity", type=one_of(Severity), help="How bad it was."),
            click.option("--channel", type=one_of(Channel), help="How it reached the shop."),
            click.option(
                "--remedy", type=TEXT, metavar="TEXT", help="What would put it right for the customer."
            ),
            click.option("--at-stake", metavar="AMOUNT", help="What the customer stands to lose."),
            click.option("--happened", metavar="DATETIME", help="2026-03-14 10:00, yesterday at 5pm …"),
            click.option("--where", metavar="TEXT", help="Room, table, job or order number."),
            click.option("--mood", type=int, metavar="1-5", help="From furious (1) to delighted (5)."),
            click.option("--owner", metavar="NAME", help="Who of the staff looks after it."),
            grave_option(),
        )
    ):
        command = option(command)
    return command


@case.command(
    cls=Deed,
    example='delight case add --customer "Zoë Marlow" --what "The cake had the wrong name on it" '
    '--failure wrong-item --topic "the birthday cake"\n'
    "echo 'Two hours late' | delight case add --what - --failure late",
)
@_fields
@click.option("--kind", type=one_of(CaseKind), default=CaseKind.COMPLAINT.value, help="What came in.")
@click.option("--received", metavar="DATETIME", help="When it came in, if not just now.")
@click.option("--promise", metavar="TEXT", help="What the customer was told; needs --by.")
@click.option("--by", metavar="DATE", help="By when it was promised: friday, in 3 days, 2026-03-14 …")
@click.option("--praises", metavar="NAME", help="Whom of the staff a compliment praises.")
def add(what: str | None, received: str | None, promise: str | None, by: str | None, **given: Any) -> None:
    """Log a case; only --what is required."""
    if what is None:
        raise click.UsageError("Please say what happened with --what.")
    with opened() as services:
        now = typing(services)
        draft = CaseDraft(
            what=what,
            kind=CaseKind(given.pop("kind")),
            praised_id=staff_id(services, given.pop("praises")),
            received_at=read_past(received, now, field="received") if received else None,
            promise=promise or "",
            promise_by=read_deadline(by, now, field="by") if by else None,
            **{name: value for name, value in _values(services, given).items() if value is not None},
        )
        draft, guessed = with_guess(draft, given["grave"])
        _confirm(services, services.cases.log(draft), "{reference} logged{whose}: {what}", guessed)


@case.command(
    name="list", cls=Question, example="delight case list --overdue\ndelight case list --search cake --json"
)
@click.option("--stage", type=one_of(Stage), help="Only cases in this stage.")
@click.option("--overdue", is_flag=True, help="Only what is overdue.")
@click.option("--customer", metavar="ID", help="Only this customer's.")
@click.option("--search", default="", metavar="TEXT", help="Only what holds these words.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(stage: str | None, overdue: bool, customer: str | None, search: str, limit: int) -> None:
    """List cases: open complaints first, the newest on top."""
    with opened() as services:
        which = CaseFilter(
            stages=frozenset({Stage(stage)}) if stage else frozenset(),
            overdue=overdue,
            customer_id=services.customers.find(customer) if customer else None,
            search=search,
        )
        page, speaker = services.cases.page, Speaker(services)
        rows = whole(lambda after, count: page(which, limit=count, after=after), limit)
        lines = [
            (r.reference, r.stage, r.customer_name or _nobody(r.reference), r.what,
             speaker.when(r.received_at), f"{speaker.when(r.due_at)} {r.due_for}".strip())
            for r in rows
        ]  # fmt: skip
        answer(speaker.plain(rows), table(lines, _HEAD, "No cases fit."))


@case.command(cls=Question, example="delight case show C-2026-0042")
@click.argument("reference", metavar="REF")
def show(reference: str) -> None:
    """Show everything on one case, its history included."""
    with opened() as services:
        detail = services.cases.get(case_id(services, reference))
        answer(document(services, detail), story(services, detail))


@case.command(cls=Deed, example='delight case edit C-2026-0042 --topic "the birthday cake" --at-stake 24.50')
@click.argument("reference", metavar="REF")
@_fields
def edit(reference: str, **given: Any) -> None:
    """Change what was logged; an empty text empties the field."""
    if all(value is None for value in given.values()):
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        detail = services.cases.get(case_id(services, reference))
        wanted = CaseEdit(**_values(services, given), emptied=emptied(given["grave"]))
        _confirm(
            services,
            services.cases.edit(detail.id, wanted, seen=detail.version),
            "{reference}{whose} changed.",
        )


@case.command(
    cls=Deed,
    example="delight case move C-2026-0042 resolved\n"
    'delight case move C-2026-0042 reopened --why "It broke again"',
)
@click.argument("reference", metavar="REF")
@click.argument("stage", type=click.Choice(_MOVES))
@click.option("--why", default="", metavar="TEXT", help="Needed to reopen a case.")
def move(reference: str, stage: str, why: str) -> None:
    """Take a case to its next stage; only legal moves."""
    with opened() as services:
        changes = services.cases.move(case_id(services, reference), stage, why)
        _confirm(services, changes, "{reference}{whose} is {stage} now.")


@case.command(cls=Deed, example="delight case close C-2026-0042 --outcome won-back --mood-after 5")
@click.argument("reference", metavar="REF")
@click.option("--outcome", type=one_of(Outcome), required=True, help="How it ended.")
@click.option("--mood-after", type=int, metavar="1-5", help="From furious (1) to delighted (5).")
@click.option("--cause", default="", metavar="TEXT", help="What it came from.")
@click.option("--sent-to", default="", metavar="NAME", help="Where they were sent; new ones are kept.")
@click.option("--lacked", default="", metavar="TEXT", help="What they asked for and we do not have.")
@click.option("--promises", type=click.Choice(["kept", "broken"]), help="What became of open promises.")
def close(
    reference: str,
    outcome: str,
    mood_after: int | None,
    cause: str,
    sent_to: str,
    lacked: str,
    promises: str | None,
) -> None:
    """End a case and say how it ended; promises still open stay on their list."""
    with opened() as services:
        changes = services.cases.close(
            case_id(services, reference),
            Outcome(outcome),
            mood_after,
            cause,
            sent_to=sent_to,
            lacked=lacked,
            promises=PromiseState(promises) if promises else PromiseState.OPEN,
        )
        left = len(services.recovery.promises(changes.record, open_only=True))
        still = f" Promises still open: {left}." if left else ""
        _confirm(services, changes, "{reference}{whose} is {stage} now: {outcome}." + still)


@case.command(cls=Deed, example="delight case snooze C-2026-0042 --until monday")
@click.argument("reference", metavar="REF")
@click.option("--until", required=True, metavar="DATE", help="The day it comes back.")
def snooze(reference: str, until: str) -> None:
    """Keep a case off Today until a day; its original date stays."""
    with opened() as services:
        day = read_day(until, typing(services), field="until")
        _confirm(
            services,
            services.cases.snooze(case_id(services, reference), day),
            "{reference}{whose} is back on {until}.",
        )


def _values(services: Services, given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that ``add`` and ``edit`` share as the services take them; ``None`` is not given."""
    happened = given["happened"]
    return {
        "what": given.get("what"),
        "customer_id": services.customers.find(given["customer"]) if given["customer"] is not None else None,
        "topic": given["topic"],
        "failure": chosen(Failure, given["failure"]),
        "severity": chosen(Severity, given["severity"]),
        "channel": chosen(Channel, given["channel"]),
        "remedy_wanted": given["remedy"],
        "at_stake_minor": minor(services, given["at_stake"], field="at_stake"),
        "happened_at": read_past(happened, typing(services), field="happened") if happened else None,
        "place": given["where"],
        "mood": given["mood"],
        "owner_id": staff_id(services, given["owner"]),
        "grave": grave_of(given["grave"]),
    }


def _confirm(services: Services, changes: Changes, line: str, *more: str) -> None:
    detail, speaker = services.cases.get(changes.record), Speaker(services)
    told = line.format(
        reference=detail.reference,
        whose=f" for {detail.customer_name}" if detail.customer_name else "",
        what=one_line(detail.what),
        stage=detail.stage,
        outcome=detail.outcome,
        until=speaker.when(detail.snoozed_until),
    )
    confirm({**done(changes), **speaker.plain(detail)}, [told, *filter(None, more)])


def _nobody(reference: str) -> str:
    return "erased" if is_figure(reference) else "anonymous"

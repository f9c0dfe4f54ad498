"""``delight improvement`` and ``delight idea``: what came out of cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from delight.cli.columns import whole_table
from delight.cli.commands import Deed, Noun, Question
from delight.cli.output import Speaker, answer, confirm, done, one_line, pairs, table
from delight.cli.values import ID, TEXT, chosen, one_of
from delight.cli.wishes import case_id, opened, typing
from delight.domain.changes import Changes
from delight.domain.days.dates import read_day
from delight.domain.improvements.causes import CauseDetail, CauseRow, Helped
from delight.domain.improvements.improvement import IdeaDraft, IdeaEdit, IdeaRow, Trend
from delight.domain.improvements.states import IdeaState
from delight.domain.text import fold

if TYPE_CHECKING:
    from delight.services.bundle import Services

_TRENDS = {
    Trend.TOO_FEW: "too few to say",
    Trend.FEWER: "fewer than before",
    Trend.SAME: "about as many as before",
    Trend.MORE: "more than before",
}


@click.group(cls=Noun, example='delight improvement gather "oven too old" C-2026-0042 C-2026-0057')
def improvement() -> None:
    """Causes of cases, what was changed about them, and who was told."""


@improvement.command(name="list", cls=Question, example="delight improvement list")
def list_causes() -> None:
    """List the causes, the one with most cases first; below them those that may mean the same."""
    with opened() as services:
        rows, near = services.improvements.causes(), services.improvements.near()
        speaker = Speaker(services)
        lines = [_cause_line(speaker, row) for row in rows]
        head = ("Cause", "Cases", "People", "Since", "Last", "Last 90 days", "Changed")
        twins = [f"“{one.words}” and “{other.words}” may mean the same." for one, other in near]
        document = {
            "causes": speaker.plain(rows),
            "may_mean_the_same": [[one.words, other.words] for one, other in near],
        }
        answer(document, [*table(lines, head, "No case has a cause yet."), *twins])


@improvement.command(cls=Question, example='delight improvement show "oven too old"')
@click.argument("cause")
def show(cause: str) -> None:
    """Show one cause: its cases, what was changed, whether it helped, and who was told."""
    with opened() as services:
        detail = services.improvements.cause(cause)
        answer(Speaker(services).plain(detail), _cause_told(services, detail))


@improvement.command(
    cls=Deed, example='delight improvement gather "oven too old" C-2026-0042 C-2026-0057\n'
    'delight improvement gather "" C-2026-0042'
)  # fmt: skip
@click.argument("cause")
@click.argument("references", metavar="REF...", nargs=-1, required=True)
def gather(cause: str, references: Sequence[str]) -> None:
    """Give cases one cause; an empty one takes theirs away."""
    with opened() as services:
        ids = [case_id(services, reference) for reference in references]
        changes = services.improvements.gather(ids, cause)
        count = len(set(ids))
        cases = f"{count} case{'s' if count != 1 else ''}"
        said = (
            f"{cases} gathered under “{cause.strip()}”." if cause.strip() else f"{cases} have no cause now."
        )
        confirm(done(changes, cause=cause.strip(), cases=sorted(set(ids))), said)


@improvement.command(cls=Deed, example='delight improvement merge "ofen too old" --into "oven too old"')
@click.argument("cause")
@click.option("--into", required=True, metavar="CAUSE", help="The one whose words stay.")
def merge(cause: str, into: str) -> None:
    """Put two causes together that mean the same."""
    with opened() as services:
        changes = services.improvements.merge(cause, into)
        row = services.improvements.cause(into).row
        confirm(done(changes, **Speaker(services).plain(row)), f"“{row.words}” has {row.cases} cases now.")


@improvement.command(cls=Deed, example='delight improvement rename "oven" --to "oven too old"')
@click.argument("cause")
@click.option("--to", "words", required=True, metavar="CAUSE", help="What it is called from now on.")
def rename(cause: str, words: str) -> None:
    """Call a cause something else, in its cases too."""
    with opened() as services:
        changes = services.improvements.rename(cause, words)
        row = services.improvements.cause(words).row
        confirm(done(changes, **Speaker(services).plain(row)), f"It is called “{row.words}” now.")


@improvement.command(
    cls=Deed,
    example='delight improvement save "oven too old" --what "We bake in a new oven now." --since today',
)
@click.argument("cause")
@click.option("--what", type=TEXT, default="", metavar="TEXT", help="What was changed, as a letter tells it.")
@click.option("--since", metavar="DATE", help="From when on; without it, it is only planned.")
def save(cause: str, what: str, since: str | None) -> None:
    """Say what was changed about a cause, and since when."""
    with opened() as services:
        day = read_day(since, typing(services), field="since") if since else None
        changes = services.improvements.save(cause, what, day)
        row = services.improvements.cause(fold(cause)).row
        told = f", since {Speaker(services).when(day)}" if day else ""
        confirm(done(changes, **Speaker(services).plain(row)), f"“{row.words}”{told}: {what or 'planned'}")


@improvement.command(cls=Deed, example='delight improvement remove "oven too old"')
@click.argument("cause")
def remove(cause: str) -> None:
    """Take back what was said about a cause; its cases keep it."""
    with opened() as services:
        confirm(done(services.improvements.remove(cause)), f"Nothing is said about “{cause}” any more.")


@improvement.command(cls=Question, example="delight improvement lacks")
def lacks() -> None:
    """List what people asked for and the shop lacks, near spellings together."""
    with opened() as services:
        rows, speaker = services.improvements.lacks(), Speaker(services)
        lines = [(row.words, str(row.count), speaker.when(row.last)) for row in rows]
        nothing = "Nothing was asked for in vain. “Sent elsewhere” on closing a case asks what you lack."
        answer(speaker.plain(rows), table(lines, ("What", "Asked for", "Last"), nothing))


@click.group(cls=Noun, example='delight idea add --what "Oat milk" --case C-2026-0042')
def idea() -> None:
    """Ideas for products and services."""


@idea.command(name="add", cls=Deed, example='delight idea add --what "Oat milk" --case C-2026-0042')
@click.option("--what", type=TEXT, required=True, metavar="TEXT", help="The idea; - is standard input.")
@click.option("--case", "reference", metavar="REF", help="The case it came with.")
@click.option("--note", type=TEXT, default="", metavar="TEXT", help="What you think of it.")
def add_idea(what: str, reference: str | None, note: str) -> None:
    """Note an idea."""
    with opened() as services:
        whose = case_id(services, reference) if reference else None
        _confirm_idea(services, services.ideas.add(IdeaDraft(what=what, case_id=whose, note=note)))


@idea.command(name="list", cls=Question, example="delight idea list --state open")
@click.option("--state", type=one_of(IdeaState), help="Only those in this state.")
@click.option("--search", default="", metavar="TEXT", help="Only those that hold these words.")
def list_ideas(state: str | None, search: str) -> None:
    """List ideas, the newest first."""
    with opened() as services:
        rows, speaker = services.ideas.list(chosen(IdeaState, state), search=search), Speaker(services)
        lines = [
            (str(r.id), r.state, r.what, speaker.when(r.noted_at), r.reference, r.customer_name, _thanked(r))
            for r in rows
        ]
        head = ("Id", "State", "Idea", "Noted", "Case", "Whose", "Thanked")
        answer(speaker.plain(rows), whole_table(lines, head, "No ideas here yet."))


@idea.command(name="edit", cls=Deed, example='delight idea edit 3 --state planned --note "from May on"')
@click.argument("idea_id", type=ID, metavar="ID")
@click.option("--what", type=TEXT, metavar="TEXT", help="The idea in other words.")
@click.option("--state", type=one_of(IdeaState), help="What became of it.")
@click.option("--note", type=TEXT, metavar="TEXT", help="What you think of it.")
def edit_idea(idea_id: int, what: str | None, state: str | None, note: str | None) -> None:
    """Change an idea, or say what became of it."""
    if what is None and state is None and note is None:
        raise click.UsageError("Please say what to change.")
    with opened() as services:
        edit = IdeaEdit(what=what, state=chosen(IdeaState, state), note=note)
        _confirm_idea(services, services.ideas.edit(idea_id, edit))


@idea.command(name="remove", cls=Deed, example="delight idea remove 3")
@click.argument("idea_id", type=ID, metavar="ID")
def remove_idea(idea_id: int) -> None:
    """Take an idea off the list."""
    with opened() as services:
        confirm(done(services.ideas.remove(idea_id)), f"Idea {idea_id} is off the list.")


def _confirm_idea(services: Services, changes: Changes) -> None:
    row = services.ideas.get(changes.record)
    confirm(
        {**done(changes), **Speaker(services).plain(row)}, f"Idea {row.id}, {row.state}: {one_line(row.what)}"
    )


def _thanked(row: IdeaRow) -> str:
    return "yes" if row.thanked else "not yet" if row.may_thank else ""


def _cause_line(speaker: Speaker, row: CauseRow) -> tuple[str, ...]:
    said = row.improvement
    changed = "" if said is None else speaker.when(said.changed_on) or "planned"
    recent = f"{row.recent}, {_TRENDS[row.trend]}"
    return (
        row.words, str(row.cases), str(row.people), speaker.when(row.first), speaker.when(row.last), recent,
        changed,
    )  # fmt: skip


def _cause_told(services: Services, detail: CauseDetail) -> list[str]:
    speaker, row = Speaker(services), detail.row
    said = row.improvement
    anonymous = f", {row.anonymous} without a name" if row.anonymous else ""
    facts = {
        "cases": f"{row.cases}, {row.open_cases} of them open",
        "people": f"{row.people}{anonymous}",
        "last 90 days": f"{row.recent}, {_TRENDS[row.trend]}; in the 90 before {row.before}",
        "changed": said.what if said else "",
        "since": speaker.when(said.changed_on) if said else "",
        "did it help": _helped(detail.helped),
        "told": f"{row.told}, {row.to_tell} still to tell" if said else "",
    }
    cases = [
        (c.reference, c.stage, c.customer_name, c.what, speaker.when(c.received_at)) for c in detail.cases
    ]
    told = [(t.name, t.number, "waits" if t.waiting else speaker.when(t.at)) for t in detail.told]
    lines = [
        row.words,
        *pairs(facts),
        "",
        *whole_table(cases, ("Case", "Stage", "Customer", "What", "When"), "No cases."),
    ]
    return [*lines, "", *whole_table(told, ("Told", "Letter", "When"))] if told else lines


def _helped(helped: Helped | None) -> str:
    if helped is None:
        return ""
    if helped.too_early:
        return "too early to say"
    days = f"in the {helped.days} days before, {helped.after} in the {helped.days} since"
    return f"{helped.before} {days}: {_TRENDS[helped.trend]}"

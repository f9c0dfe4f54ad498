"""``delight customer data``, ``erase`` and ``consent``, ``letter hold``, ``retention``: people's rights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from delight.cli.columns import whole_table
from delight.cli.commands import Deed, Noun, Question
from delight.cli.customers import customer
from delight.cli.kept import check_out
from delight.cli.letters import letter
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.progress import shown
from delight.cli.streams import write_output
from delight.cli.targets import replaces, written_to
from delight.cli.values import STREAM, TEXT
from delight.cli.wishes import opened, typing
from delight.domain.changes import Noun as Kind
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.mentions import Mention
from delight.domain.customers.privacy import ErasedReport, ErasePlan
from delight.domain.customers.retention import RetentionPlan
from delight.domain.days.dates import read_day

_ANSWERS = click.Choice(["yes", "no"], case_sensitive=False)
_LEFT = {
    "draft": "A draft could not be removed: close the window of Delight and erase again.",
    "kept-file": "An older file beside the shop’s could not be removed; please delete it.",
    "file-not-tidied": "The file could not be rewritten now; `delight retention tidy` does it later.",
}


@customer.command(
    cls=Question, example="delight customer data 12 --out zoe.pdf\ndelight customer data 12 --out zoe.json"
)
@click.argument("who", metavar="ID")
@written_to("FILE.pdf|FILE.json", "A sheet to read, or JSON.", required=False)
def data(who: str, out: Path | None) -> None:
    """Give somebody everything that is kept on them; the names of others in it are blacked out."""
    with opened() as services:
        customer_id = services.customers.find(who)
        if out is None:
            rendered, _data = services.privacy.sheet(customer_id)
            answer(services.privacy.data(customer_id).document, rendered.text.splitlines())
            return
        if out == STREAM:
            check_out(services, out)
            write_output(services.privacy.document(customer_id))
            return
        told = services.privacy.save(customer_id, out, replace=replaces())
        blacked = f" Blacked out in it: {', '.join(told.others)}." if told.others else ""
        said = f"Everything on {told.name} is in {out}.{blacked}"
        confirm({"out": str(out), "customer_id": customer_id, "blacked_out": list(told.others)}, said)


@customer.command(cls=Deed, example="delight customer erase 12 --plan\ndelight customer erase 12")
@click.argument("who", nargs=-1, required=True, metavar="ID...")
@click.option("--plan", "only_plan", is_flag=True, help="Only say what would go and what would stay.")
@click.option(
    "--black-out",
    type=click.Choice(["sure", "all", "none"]),
    default="sure",
    show_default=True,
    help="Which entries of others that name them: those that can mean nobody else, all, none.",
)
def erase(who: tuple[str, ...], only_plan: bool, black_out: str) -> None:
    """Erase somebody for good; figures stay, without a person. This cannot be undone."""
    with opened() as services, shown("Looking") as progress:
        ids = list(dict.fromkeys(services.customers.find(one) for one in who))
        plan = services.privacy.plan(ids, progress)
        if only_plan:
            answer(Speaker(services).plain(plan), _planned(plan))
            return
        chosen = {"all": list(plan.mentions), "none": []}.get(black_out)
        picked = None if chosen is None else [(one.noun, one.record) for one in chosen]
        changes, report = services.privacy.erase(ids, picked, progress)
        document = {**done(changes), **Speaker(services).plain(report)}
        confirm(document, _erased(plan, report))


@customer.command(
    cls=Deed,
    example="delight customer consent 12\n"
    "delight customer consent 12 email yes --source 'loyalty card form' --on 2026-03-03",
)
@click.argument("who", metavar="ID")
@click.argument("about", required=False, type=click.Choice([one.value for one in ConsentAbout]))
@click.argument("said", required=False, type=_ANSWERS, metavar="[yes|no]")
@click.option("--source", type=TEXT, default="", metavar="TEXT", help="Where it was said.")
@click.option("--on", metavar="DATE", help="When it was said (default: today).")
def consent(who: str, about: str | None, said: str | None, source: str, on: str | None) -> None:
    """Say what somebody allows, or note a yes or a no and follow it at once."""
    if (about is None) != (said is None):
        raise click.UsageError("Say both: about what, and yes or no.")
    with opened() as services:
        customer_id = services.customers.find(who)
        if about is None or said is None:
            states = services.consents.of(customer_id)
            speaker = Speaker(services)
            lines = [(s.about, _yes(s.given), speaker.when(s.counts.day) if s.counts else "",
                      s.counts.source if s.counts else "") for s in states]  # fmt: skip
            answer(speaker.plain(states), whole_table(lines, ("About", "Answer", "Since", "Where"), ""))
            return
        day = read_day(on, replace(typing(services), past=True), field="day") if on else None
        draft = ConsentDraft(about=ConsentAbout(about), given=said == "yes", day=day, source=source)
        changes = services.consents.note(customer_id, draft)
        name = services.customers.get(customer_id).name
        confirm(done(changes, id=customer_id, about=about, given=draft.given), f"{name}: {about} {said}.")


@letter.command(
    cls=Deed,
    example="delight letter hold L-2026-0007 --until 2029-12-31 --why 'claim of 3 March'\n"
    "delight letter hold L-2026-0007 --lift",
)
@click.argument("which", metavar="ID")
@click.option("--until", metavar="DATE", help="The last day of the hold.")
@click.option("--why", type=TEXT, default="", metavar="TEXT", help="The reason, such as a claim.")
@click.option("--lift", is_flag=True, help="Lift the hold.")
def hold(which: str, until: str | None, why: str, lift: bool) -> None:
    """Keep a letter until a day whatever is erased: a legal hold."""
    if lift == (until is not None):
        raise click.UsageError("Say until when, or --lift.")
    with opened() as services:
        row = services.letters.get(services.letters.find(which))
        day = read_day(until, typing(services), field="until") if until else None
        changes = services.privacy.hold(row.id, day, why)
        said = f"{row.number} is held until {day}." if day else f"{row.number} is not held any more."
        confirm(done(changes, id=row.id, until=day.isoformat() if day else None), said)


@letter.command(cls=Question, example="delight letter held")
def held() -> None:
    """List the letters under a legal hold."""
    with opened() as services:
        rows, speaker = services.privacy.held(), Speaker(services)
        lines = [(r.number, r.title, r.customer_name or "(erased)", str(r.until), r.why) for r in rows]
        head = ("Number", "Letter", "To", "Until", "Why")
        answer(speaker.plain(rows), table(lines, head, "No letter is held."))


@click.group(cls=Noun, example="delight retention set --customers 36 --letters 120\ndelight retention show")
def retention() -> None:
    """How long data is kept; nothing is removed by itself."""


@retention.command(cls=Question, example="delight retention show")
def show() -> None:
    """Say the rules, and what has outlived them today."""
    with opened() as services:
        plan = services.retention.plan()
        answer(Speaker(services).plain(plan), _outlived(plan))


@retention.command(name="set", cls=Deed, example="delight retention set --customers 36 --cases 0")
@click.option("--customers", type=int, metavar="MONTHS", help="Forget who was not seen so long; 0 keeps all.")
@click.option("--cases", type=int, metavar="MONTHS", help="Forget whose cases were that closed so long.")
@click.option("--letters", type=int, metavar="MONTHS", help="Remove letters that are older.")
def set_(**months: int | None) -> None:
    """Set how many months data is kept; 0 keeps it for good."""
    with opened() as services:
        given: dict[str, Any] = {name: value or None for name, value in months.items() if value is not None}
        if not given:
            raise click.UsageError("Please say what to change.")
        rule = replace(services.retention.rule(), **given)
        changes = services.retention.set_rule(rule)
        plan = services.retention.plan()
        confirm(done(changes, **Speaker(services).plain(rule)), _outlived(plan))


@retention.command(cls=Deed, example="delight retention apply")
def apply() -> None:
    """Remove what has outlived the rules. This cannot be undone."""
    with opened() as services, shown("Looking") as progress:
        plan = services.retention.plan()
        if not plan.count:
            confirm({"removed": 0}, "Nothing has outlived the rules.")
            return
        changes = services.retention.apply(plan, progress)
        confirm(done(changes, removed=plan.count), f"Removed: {_counted(plan)}.")


@retention.command(cls=Deed, example="delight retention tidy")
def tidy() -> None:
    """Rewrite the shop's file, if an erasure could not do so at once."""
    with opened() as services:
        services.privacy.tidy()
        confirm({"tidy": True}, "Nothing of what was erased is left in the file.")


def _yes(given: bool | None) -> str:
    return "nobody asked" if given is None else "yes" if given else "no"


def _planned(plan: ErasePlan) -> list[str]:
    went = ", ".join(f"{noun.replace('_', ' ')} {count}" for noun, count in plan.counts.items())
    lines = [
        f"{', '.join(plan.names)}: this would go for good: {went}.",
        f"Figures that would stay, without a person: {plan.figures}.",
    ]
    if plan.open_complaints:
        lines.append(f"Open complaints that would be closed without an outcome: {plan.open_complaints}.")
    if plan.open_promises:
        lines.append(f"Open promises that would be forgotten with them: {plan.open_promises}.")
    if plan.still_good:
        lines.append(f"Vouchers and stamp cards that whoever has them can still use: {plan.still_good}.")
    lines += [f"Held until {one.until}: {one.number}, {one.why}." for one in plan.held]
    lines += [f"Named {_place(one)}: {one.excerpt}" for one in plan.mentions]
    if plan.copies.backups:
        lines.append(f"Backups that hold them until newer ones take their place: {plan.copies.backups}.")
    lines.append("Printed letters, exported files and copies elsewhere are out of reach.")
    return lines


def _place(mention: Mention) -> str:
    word = {Kind.CUSTOMER: "the page of", Kind.GROUP: "the group"}.get(mention.noun, mention.noun.value)
    return f"{'' if mention.sure else 'perhaps '}in {word} {mention.whose}".rstrip()


def _erased(plan: ErasePlan, report: ErasedReport) -> list[str]:
    many, others = report.records, report.blacked_out
    gone = "1 record" if many == 1 else f"{many} records"
    lines = [f"{', '.join(plan.names)} erased: {gone}. Figures stay, without a person."]
    if others:
        lines.append(f"Blacked out in {'1 entry' if others == 1 else f'{others} entries'} of others.")
    lines += [f"{one.number} is held until {one.until}: {one.why}." for one in report.held]
    return lines + [_LEFT[code] for code in report.left]


def _outlived(plan: RetentionPlan) -> list[str]:
    if plan.rule.is_off:
        return ["Everything is kept for good."]
    rows = [
        *(("customer", row.name, row.whose, str(row.last)) for row in plan.customers),
        *(("case", row.name, row.whose, str(row.last)) for row in plan.cases),
        *(("letter", row.name, row.whose, str(row.last)) for row in plan.letters),
    ]
    head = table(rows, ("What", "Which", "Whose", "Last"), "Nothing has outlived the rules.")
    return [*head, f"Held: {plan.held}."] if plan.held else head


def _counted(plan: RetentionPlan) -> str:
    parts = ((len(plan.customers), "customers"), (len(plan.cases), "cases"), (len(plan.letters), "letters"))
    return ", ".join(f"{count} {noun}" for count, noun in parts if count)

"""``delight customer groups`` and ``group``: groups by hand and by filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from delight.cli.commands import Deed, Question
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import TEXT, one_of
from delight.cli.wishes import minor, opened
from delight.domain.customers.groups import THIS_MONTH, Rule, tidied_rule
from delight.domain.customers.standing import Standing
from delight.domain.money import plain_amount

if TYPE_CHECKING:
    from delight.services.bundle import Services

_SEVERAL = {
    "--place": ("places", TEXT, "They live in this town or postcode; again for one more."),
    "--tag": ("tags", TEXT, "They carry this tag; again for one more."),
    "--without-tag": ("without_tags", TEXT, "They do not carry this tag."),
    "--standing": ("standings", one_of(Standing), "They stand so; again for one more."),
    "--language": ("languages", TEXT, "They read letters in this language."),
}
_NUMBERS = {
    "--away-days": "They have not been here for so many days.",
    "--here-days": "They were here within so many days.",
    "--visits-least": "They came so often at least.",
    "--visits-most": "They came so often at most.",
}
_AMOUNTS = {
    "--spent-least": ("value_least_minor", "Their visits were worth at least this."),
    "--spent-most": ("value_most_minor", "Their visits were worth at most this."),
}
_EITHER = {
    "--letters/--no-letters": ("letters", "Whether letters are welcome."),
    "--with-email/--without-email": ("has_email", "Whether they have an e-mail address."),
    "--with-phone/--without-phone": ("has_phone", "Whether they have a phone number."),
    "--with-address/--without-address": ("has_address", "Whether they have an address."),
    "--open-complaint/--no-open-complaint": ("open_complaint", "Whether a complaint is open."),
    "--organisations/--people": ("organisation", "Organisations, or people."),
    "--brought/--not-brought": ("brought", "Whether they brought somebody."),
}


@click.command(cls=Question, example="delight customer groups")
def groups() -> None:
    """List the groups, by hand and by filter, and how many customers are in each."""
    with opened() as services:
        saved = {row.name: row.rule for row in services.groups.saved()}
        rows = services.groups.offered()
        document = [
            {"name": row.name, "count": row.count, "rule": _asked(services, saved.get(row.name))}
            for row in rows
        ]
        lines = [(row.name, str(row.count), "by filter" if row.name in saved else "by hand") for row in rows]
        answer(document, table(lines, ("Group", "Customers", ""), "There are no groups yet."))


def _conditions(command: Any) -> Any:
    """Give a command an option for everything that a group can ask."""
    for flag, (name, words) in reversed(_EITHER.items()):
        command = click.option(flag, name, default=None, help=words)(command)
    months = click.Choice(["this", *map(str, range(1, 13))], case_sensitive=False)
    command = click.option("--birthday-month", type=months, help="1 to 12, or this month.")(command)
    for flag, (name, words) in reversed(_AMOUNTS.items()):
        command = click.option(flag, name, metavar="AMOUNT", help=words)(command)
    for flag, words in reversed(_NUMBERS.items()):
        command = click.option(flag, type=click.IntRange(min=0), metavar="N", help=words)(command)
    for flag, (name, kind, words) in reversed(_SEVERAL.items()):
        command = click.option(flag, name, type=kind, multiple=True, metavar="TEXT", help=words)(command)
    return command


@click.command(
    cls=Deed,
    example="delight customer group 'Long away' --place Sandmouth --away-days 90 --letters\n"
    "delight customer group 'Long away' --forget",
)
@click.argument("name", type=TEXT, metavar="NAME")
@_conditions
@click.option("--gone", is_flag=True, help="Also those who moved away or died.")
@click.option("--forget", is_flag=True, help="Forget the group; nobody in it is changed.")
def group(name: str, forget: bool, **given: Any) -> None:
    """Save a group by filter: whoever fits is in it, today and tomorrow."""
    with opened() as services:
        if forget:
            confirm(done(services.groups.remove(name)), f"The group {name} is forgotten.")
            return
        rule = _rule(services, given)
        changes = services.groups.save(name, rule)
        count = services.groups.count(rule)
        document = done(changes, name=name, count=count, rule=_asked(services, rule))
        who = "1 customer is" if count == 1 else f"{count} customers are"
        confirm(document, f"{who} in the group {name} today.")


COMMANDS = (groups, group)


def _rule(services: Services, given: dict[str, Any]) -> Rule:
    values = dict(given)
    for name, _words in _AMOUNTS.values():
        values[name] = minor(services, values[name], field=name) if values[name] else None
    month = values["birthday_month"]
    values["birthday_month"] = None if month is None else THIS_MONTH if month == "this" else int(month)
    values["standings"] = tuple(Standing(one) for one in values["standings"])
    return tidied_rule(Rule(**values))


def _asked(services: Services, rule: Rule | None) -> dict[str, Any] | None:
    """Return what a rule asks, and nothing of what it does not."""
    if rule is None:
        return None
    usual, speaker = Rule(), Speaker(services)
    told: dict[str, Any] = {}
    for name in Rule.__dataclass_fields__:
        value = getattr(rule, name)
        if value == getattr(usual, name):
            continue
        if name.endswith("_minor"):
            told |= {name.removesuffix("_minor"): plain_amount(value, speaker.currency)}
            told |= {"currency": speaker.currency}
        else:
            told[name] = speaker.plain(value)
    return told

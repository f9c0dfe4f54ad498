"""``delight letter``: write, keep and print again."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from delight.cli.commands import Deed, Noun, Question
from delight.cli.due import due
from delight.cli.mailings import envelopes, form, labels, many
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.values import FILE, ID, LIMIT, STREAM, TEXT, one_of
from delight.cli.wishes import case_id, opened, wishes
from delight.domain.errors import DelightError
from delight.domain.letters import TOLD, LetterRow, Missing
from delight.domain.paper import Envelope, PaperSize, Typeface
from delight.domain.replies import Answer, ReplyDraft
from delight.domain.wordings import ShortText
from delight.domain.writing import LetterRequest

if TYPE_CHECKING:
    from delight.services.bundle import Services

_PLACES = {
    "case.actions": "delight action add",
    "case.promise": "delight promise add",
    "case": "delight case edit",
    "customer": "delight customer edit",
    "shop": "delight settings",
    "staff": "--staff, or delight settings signed-by",
    "gesture": "delight gesture add",
    "letter.personal": "--personal",
}


@click.group(
    cls=Noun, example="delight letter write --wording apology --case C-2026-0042 --out letter.pdf --issue"
)
def letter() -> None:
    """Letters that are really for this person."""


@letter.command(cls=Question, example="delight letter wordings")
@click.option("--language", default="", metavar="LANG", help="Only this language's.")
def wordings(language: str) -> None:
    """List the wordings, by kind and language."""
    with opened() as services:
        rows = services.letters.wordings(language)
        lines = [(r.key, r.kind, r.language, r.format, r.title) for r in rows]
        head = ("Name", "Kind", "Language", "Format", "Title")
        answer(Speaker(services).plain(rows), table(lines, head, "There are none in this language yet."))


@letter.command(
    cls=Deed,
    example="delight letter write --wording apology --case C-2026-0042 --out look.pdf\n"
    "delight letter write --wording apology --case C-2026-0042 --out letter.pdf --issue",
)
@click.option("--wording", required=True, metavar="NAME", help="See `delight letter wordings`.")
@click.option("--customer", metavar="ID", help="Whom it is to.")
@click.option("--case", "reference", metavar="REF", help="The case it is about.")
@click.option("--gesture", type=ID, metavar="ID", help="The surprise it goes with.")
@click.option("--language", default="", metavar="LANG", help="Default: the customer's own.")
@click.option("--paper", default="", metavar="|".join(PaperSize), help="Default: the shop's.")
@click.option("--envelope", type=one_of(Envelope), default=None, help="Default: the shop's.")
@click.option("--typeface", type=one_of(Typeface), default=None, help="Default: the shop's.")
@click.option("--personal", type=TEXT, default="", metavar="TEXT", help="A line of your own.")
@click.option("--tell", multiple=True, metavar="FIELD=TEXT", help=f"Fill in a field: {', '.join(TOLD)}.")
@click.option("--large/--usual-size", default=None, help="Large print. Default: as the customer likes it.")
@click.option("--reply-slip", is_flag=True, help="With a slip to answer on.")
@click.option("--no-letterhead", is_flag=True, help="The paper already has one.")
@click.option("--out", type=FILE, required=True, metavar="FILE", help="The PDF; - is standard output.")
@click.option("--issue", is_flag=True, help="Keep it for good; FILE holds exactly the kept bytes.")
def write(
    wording: str,
    customer: str | None,
    reference: str | None,
    gesture: int | None,
    language: str,
    paper: str,
    envelope: str | None,
    typeface: str | None,
    personal: str,
    tell: tuple[str, ...],
    large: bool | None,
    reply_slip: bool,
    no_letterhead: bool,
    out: Path,
    issue: bool,
) -> None:
    """Write a letter to a PDF; nothing half-filled is written."""
    if sum(given is not None for given in (customer, reference, gesture)) != 1:
        raise click.UsageError("Choose one of --customer, --case and --gesture.")
    with opened() as services:
        request = LetterRequest(
            wording=wording,
            customer_id=services.customers.find(customer) if customer is not None else None,
            case_id=case_id(services, reference) if reference is not None else None,
            gesture_id=gesture,
            language=language,
            paper=paper,
            envelope=envelope or "",
            typeface=typeface or "",
            personal=personal,
            told=_told(tell),
            large=large,
            reply_slip=reply_slip,
            letterhead=False if no_letterhead else None,
        )
        _check_out(services, out)
        (_issue if issue else _preview)(services, request, out)


@letter.command(name="list", cls=Question, example="delight letter list --customer 12")
@click.option("--customer", metavar="ID", help="Only letters to this customer.")
@click.option("--limit", type=LIMIT, default=100, show_default=True, help="At most so many.")
def list_(customer: str | None, limit: int) -> None:
    """List the letters that went out, the newest first."""
    with opened() as services:
        who = services.customers.find(customer) if customer is not None else None
        rows, speaker = services.letters.page(who, limit=limit), Speaker(services)
        lines = [
            (r.number, r.title, r.customer_name, speaker.when(r.issued_at), r.staff,
             "never sent" if r.never_sent else "")
            for r in rows
        ]  # fmt: skip
        head = ("Number", "Letter", "To", "Issued", "By", "")
        answer(speaker.plain(rows), table(lines, head, "No letter went out yet."))


@letter.command(cls=Question, example="delight letter reprint L-2026-0007 --out again.pdf")
@click.argument("which", metavar="ID")
@click.option("--out", type=FILE, required=True, metavar="FILE", help="The PDF; - is standard output.")
def reprint(which: str, out: Path) -> None:
    """Write a letter again, exactly as it went out."""
    with opened() as services:
        row = services.letters.get(services.letters.find(which))
        _check_out(services, out)
        _save(services, services.letters.pdf(row.id), out)
        _confirm_kept(services, row, out, {})


@letter.command(
    cls=Question,
    example="delight letter text --wording apology --case C-2026-0042\n"
    "delight letter text --wording apology --case C-2026-0042 --public",
)
@click.option("--wording", required=True, metavar="NAME", help="See `delight letter wordings`.")
@click.option("--customer", metavar="ID", help="Whom it is to.")
@click.option("--case", "reference", metavar="REF", help="The case it is about.")
@click.option("--language", default="", metavar="LANG", help="Default: the customer's own.")
@click.option("--tell", multiple=True, metavar="FIELD=TEXT", help=f"Fill in a field: {', '.join(TOLD)}.")
@click.option("--public", is_flag=True, help="For all to read: nothing about the customer in it.")
def text(
    wording: str,
    customer: str | None,
    reference: str | None,
    language: str,
    tell: tuple[str, ...],
    public: bool,
) -> None:
    """Print the short text of a wording, to copy into a message or a public reply."""
    if (customer is None) == (reference is None):
        raise click.UsageError("Choose one of --customer and --case.")
    with opened() as services:
        request = LetterRequest(
            wording=wording,
            customer_id=services.customers.find(customer) if customer is not None else None,
            case_id=case_id(services, reference) if reference is not None else None,
            language=language,
            told=_told(tell),
        )
        words = services.letters.short(request, ShortText.PUBLIC if public else ShortText.MESSAGE)
        answer({"text": words}, words.split("\n"))


@letter.command(
    name="answer",
    cls=Deed,
    example='delight letter answer K7M2PX --answer all-well --words "All good again, thank you."',
)
@click.argument("code")
@click.option("--answer", "ticked", type=one_of(Answer), required=True, help="What they ticked.")
@click.option("--words", type=TEXT, default="", metavar="TEXT", help="What they wrote.")
def reply(code: str, ticked: str, words: str) -> None:
    """Type in what came back on a reply slip."""
    with opened() as services:
        changes = services.replies.log(ReplyDraft(code=code, answer=Answer(ticked), words=words))
        row = services.letters.get(changes.record)
        confirm({**done(changes), "letter": row.number}, f"Noted with {row.number} to {row.customer_name}.")


for command in (due, many, labels, envelopes, form):
    letter.add_command(command)


def _told(tell: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the fields that were filled in by hand."""
    pairs = [one.partition("=")[::2] for one in tell]
    for name, _ in pairs:
        if name.strip() not in TOLD:
            known = ", ".join(TOLD)
            raise click.UsageError(f"There is no field “{name[:40]}” to fill in; there are {known}.")
    return tuple((name.strip(), words.strip()) for name, words in pairs)


def _check_out(services: Services, out: Path) -> None:
    if out != STREAM:
        services.letters.check_file(out)
    elif wishes().as_json:
        raise click.UsageError("--json and a PDF cannot both go to standard output.")


def _preview(services: Services, request: LetterRequest, out: Path) -> None:
    preview = services.letters.preview(request)
    if preview.missing:
        raise _incomplete(preview.missing)
    _save(services, preview.pdf, out)
    if out != STREAM:
        document = {
            "out": str(out),
            "issued": False,
            "title": preview.title,
            "pages": preview.pages,
            "sha256": hashlib.sha256(preview.pdf).hexdigest(),
        }
        confirm(document, f"{preview.title} written to {out}; not issued.")


def _issue(services: Services, request: LetterRequest, out: Path) -> None:
    preview = services.letters.preview(request)
    if preview.missing:
        raise _incomplete(preview.missing)
    changes = services.letters.issue(request)
    _save(services, services.letters.pdf(changes.record), out)
    _confirm_kept(services, services.letters.get(changes.record), out, done(changes))


def _confirm_kept(services: Services, row: LetterRow, out: Path, deed: dict[str, object]) -> None:
    if out != STREAM:
        document = {**deed, "out": str(out), "issued": True, **Speaker(services).plain(row)}
        confirm(document, f"{row.number}, {row.title} to {row.customer_name}, written to {out}.")


def _save(services: Services, pdf: bytes, out: Path) -> None:
    if out == STREAM:
        sys.stdout.buffer.write(pdf)
    else:
        services.letters.save(pdf, out)


def _incomplete(missing: tuple[Missing, ...]) -> DelightError:
    """Return the refusal of a letter that lacks something, with the command that fills each gap."""
    return DelightError("letters.missing", fields=[f"{m.field} ({_place(m.where)})" for m in missing])


def _place(where: str) -> str:
    return _PLACES.get(where) or _PLACES.get(where.split(".")[0], where)

"""``delight letter``: write, keep and print again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli.archive import came_out, list_, never_sent, reprint
from delight.cli.commands import Deed, Noun, Question
from delight.cli.due import due
from delight.cli.kept import check_out, confirm_kept, issue_one, said_of, save, unobjected_lines
from delight.cli.letter_options import letter_options, letter_request, words_options
from delight.cli.mailings import envelopes, form, labels, many
from delight.cli.output import Speaker, answer, confirm, done, table
from delight.cli.targets import pdf_option
from delight.cli.values import ID, STREAM, TEXT, one_of
from delight.cli.wishes import case_id, opened
from delight.domain.errors import ConflictError, DelightError
from delight.domain.guards.rules import GRAVE_TEMPLATE, NO_OBJECTION
from delight.domain.guards.writing import LetterPreview, LetterRequest
from delight.domain.letters.answers import Answer
from delight.domain.letters.letter import TOLD, Missing
from delight.domain.letters.offers import Offered
from delight.domain.letters.replies import ReplyDraft
from delight.domain.letters.wordings import ShortText

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
    **{f"letter.{name}": f"--tell {name}=…" for name in TOLD},
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
        lost = " (cannot be read)"
        lines = [
            (r.key, r.kind, r.language, r.format, f"{r.title}{'' if r.readable else lost}") for r in rows
        ]
        head = ("Name", "Kind", "Language", "Format", "Title")
        answer(Speaker(services).plain(rows), table(lines, head, "There are none in this language yet."))


@letter.command(
    cls=Deed,
    example="delight letter write --wording apology --case C-2026-0042 --out look.pdf\n"
    "delight letter write --wording apology --case C-2026-0042 --out letter.pdf --issue\n"
    "delight letter write --wording voucher-card --voucher VK72NPXR4 --out card.pdf --issue",
)
@letter_options
@click.option("--customer", metavar="ID", help="Whom it is to.")
@click.option("--case", "reference", metavar="REF", help="The case it is about.")
@click.option("--gesture", type=ID, metavar="ID", help="The surprise it goes with.")
@click.option("--voucher", type=TEXT, metavar="CODE", help="The voucher it hands over, printed on it.")
@pdf_option
@click.option("--issue", is_flag=True, help="Keep it for good; FILE holds exactly the kept bytes.")
def write(
    customer: str | None,
    reference: str | None,
    gesture: int | None,
    voucher: str | None,
    out: Path,
    issue: bool,
    **given: Any,
) -> None:
    """Write a letter to a PDF; nothing half-filled is written. A voucher of somebody's is to them."""
    about = sum(one is not None for one in (customer, reference, gesture))
    if about > 1 or not (about or voucher is not None):
        raise click.UsageError("Choose one of --customer, --case and --gesture, or --voucher alone.")
    with opened() as services:
        request = replace(
            letter_request(services, given),
            customer_id=services.customers.find(customer) if customer is not None else None,
            case_id=case_id(services, reference) if reference is not None else None,
            gesture_id=gesture,
            voucher_id=_voucher_id(services, voucher),
        )
        check_out(services, out)
        (_issue if issue else _preview)(services, request, out)


@letter.command(
    cls=Question,
    example="delight letter text --wording apology --case C-2026-0042\n"
    "delight letter text --wording apology --case C-2026-0042 --public",
)
@words_options
@click.option("--customer", metavar="ID", help="Whom it is to.")
@click.option("--case", "reference", metavar="REF", help="The case it is about.")
@click.option("--voucher", type=TEXT, metavar="CODE", help="The voucher it hands over.")
@click.option("--public", is_flag=True, help="For all to read: nothing about the customer in it.")
def text(
    customer: str | None, reference: str | None, voucher: str | None, public: bool, **given: Any
) -> None:
    """Print the short text of a wording, to copy into a message or a public reply."""
    if (customer is not None and reference is not None) or customer is reference is voucher is None:
        raise click.UsageError("Choose one of --customer and --case, or --voucher alone.")
    with opened() as services:
        request = replace(
            letter_request(services, given),
            customer_id=services.customers.find(customer) if customer is not None else None,
            case_id=case_id(services, reference) if reference is not None else None,
            voucher_id=_voucher_id(services, voucher),
        )
        words = _short(services, request, ShortText.PUBLIC if public else ShortText.MESSAGE)
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


for command in (list_, reprint, came_out, never_sent, due, many, labels, envelopes, form):
    letter.add_command(command)


def _voucher_id(services: Services, code: str | None) -> int | None:
    return services.vouchers.find(code).id if code is not None else None


def _short(services: Services, request: LetterRequest, which: ShortText) -> str:
    try:
        return services.letters.short(request, which)
    except DelightError as error:
        raise (_incomplete(error.details["fields"]) if error.code == "letters.missing" else error) from None


def _preview(services: Services, request: LetterRequest, out: Path) -> None:
    preview = services.letters.preview(request)
    if preview.missing:
        raise _incomplete(preview.missing)
    if any(remark.code == GRAVE_TEMPLATE for remark in preview.advice.remarks):
        raise ConflictError("letters.admits")  # a file can go out without anybody issuing it
    save(services, preview.pdf, out)
    if out != STREAM:
        document = {
            "out": str(out),
            "issued": False,
            "title": preview.title,
            "pages": preview.pages,
            "sha256": hashlib.sha256(preview.pdf).hexdigest(),
            "language": preview.language,
            "without_objection": _is_unobjected(preview),
            "offers": [{"what": offer.what, "by": _day(offer)} for offer in preview.advice.offers],
        }
        confirm(document, [f"{preview.title} written to {out}; not issued.", *_beside(preview)])


def _issue(services: Services, request: LetterRequest, out: Path) -> None:
    preview = services.letters.preview(request)
    if preview.missing:
        raise _incomplete(preview.missing)
    row, changes = issue_one(services, request, out)
    deed = {**done(changes), "without_objection": _is_unobjected(preview)}
    confirm_kept(services, row, out, deed, _beside(preview))


def _beside(preview: LetterPreview) -> list[str]:
    """Say what is good to know of a letter.

    It is not in its reader's language; it should say that they may say no; it promises what no list has yet.
    """
    other = [said_of(preview.other_language)] if preview.other_language else []
    other += unobjected_lines(int(_is_unobjected(preview)))
    return other + [_promised(offer) for offer in preview.advice.offers]


def _is_unobjected(preview: LetterPreview) -> bool:
    return any(remark.code == NO_OBJECTION for remark in preview.advice.remarks)


def _day(offer: Offered) -> str | None:
    return offer.by.isoformat() if offer.by else None


def _promised(offer: Offered) -> str:
    by = f" by {offer.by}" if offer.by else ""
    return f"It promises: {offer.what}{by}. `delight promise add` keeps it in mind."


def _incomplete(missing: Sequence[Missing]) -> DelightError:
    """Return the refusal of a letter that lacks something, with the command that fills each gap."""
    return DelightError("letters.missing", fields=[f"{m.field} ({_place(m.where)})" for m in missing])


def _place(where: str) -> str:
    return _PLACES.get(where) or _PLACES.get(where.split(".")[0], where)

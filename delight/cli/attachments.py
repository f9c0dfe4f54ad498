"""``delight case attach``, ``files`` and ``file``; and what comes with ``case add``: files, and an e-mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli import streams
from delight.cli.commands import Deed, Question
from delight.cli.output import Speaker, answer, confirm, done, safe, table
from delight.cli.targets import replaces, written_to
from delight.cli.values import FILE, ID, STREAM
from delight.cli.wishes import case_id, opened
from delight.domain.attachments import NewFile
from delight.domain.cases import CaseDraft, Channel
from delight.domain.errors import ConflictError
from delight.domain.mails import MOST_MAIL_BYTES, Incoming

if TYPE_CHECKING:
    from delight.services.bundle import Services

_Command = Callable[..., Any]
_HEAD = ("Id", "Name", "Bytes", "Kind", "Added", "By")


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came in with a case: files, and perhaps an e-mail."""

    files: tuple[NewFile, ...] = ()
    mail: Incoming | None = None

    @property
    def what(self) -> str:
        """The words of the e-mail."""
        return self.mail.what if self.mail else ""

    @property
    def words(self) -> str:
        """What is good to know of it."""
        left = self.mail.left_out if self.mail else ()
        return f"Left out: {', '.join(map(safe, left))}." if left else ""

    @property
    def document(self) -> dict[str, Any]:
        """What is good to know of it, as JSON has it."""
        return {"left_out": list(self.mail.left_out)} if self.mail else {}

    def filled(self, draft: CaseDraft) -> CaseDraft:
        """Return the draft with what came; what was said of it beside goes first."""
        mail = self.mail
        if mail is None:
            return replace(draft, files=self.files)
        theirs = {}
        if draft.customer_id is None and mail.customer_id is not None:
            theirs = {"customer_id": mail.customer_id}
        elif draft.customer_id is None:
            theirs = {"new_customer": mail.who, "new_email": mail.email}
        return replace(
            draft,
            files=self.files,
            received_at=draft.received_at or mail.received_at,
            message_id=mail.message_id,
            **theirs,
        )


def incoming_options(command: _Command) -> _Command:
    """Return the command with the options for what comes with a case."""
    for option in (
        click.option("--again", is_flag=True, help="With --email: even if it was logged already."),
        click.option(
            "--email",
            type=FILE,
            metavar="FILE.eml",
            help="An e-mail: who, when, words, files; - is standard input.",
        ),
        click.option(
            "--attach", type=FILE, multiple=True, metavar="FILE", help="A photo or file; any number."
        ),
    ):
        command = option(command)
    return command


def read_came(services: Services, given: dict[str, Any]) -> Came:
    """Return what came, taken out of the options; an e-mail says how it came where nothing else does.

    Raises:
        DelightError: ``file.…``, ``mail.…``; ``mail.logged_already`` without ``--again``.
    """
    source, again = given.pop("email"), given.pop("again")
    files = _ready(services, given.pop("attach"))
    if source is None:
        return Came(files=files)
    mail = services.incoming.mail(streams.read_input(MOST_MAIL_BYTES + 1) if source == STREAM else source)
    if mail.logged_as and not again:
        raise ConflictError("mail.logged_already", reference=mail.logged_as)
    given["channel"] = given["channel"] or Channel.EMAIL.value
    return Came(files=(*mail.files, *files), mail=mail)


@click.command(cls=Deed, example="delight case attach C-2026-0042 cake.jpg receipt.pdf")
@click.argument("reference", metavar="REF")
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
def attach(reference: str, files: Sequence[Path]) -> None:
    """Keep photos and files with a case; photos are made small, without where they were taken."""
    _check_named(files)
    with opened() as services:
        found = case_id(services, reference)
        before = {row.id for row in services.attachments.of(found)}
        changes = services.attachments.attach(found, _ready(services, files))
        rows = [row for row in services.attachments.of(found) if row.id not in before]
        told = (
            f"Kept with {services.cases.get(found).reference}: {', '.join(safe(row.name) for row in rows)}."
        )
        confirm({**done(changes), "files": Speaker(services).plain(rows)}, told)


@click.command(name="files", cls=Question, example="delight case files C-2026-0042")
@click.argument("reference", metavar="REF")
def files_of(reference: str) -> None:
    """List the photos and files of a case."""
    with opened() as services:
        speaker = Speaker(services)
        rows = services.attachments.of(case_id(services, reference))
        lines = [
            (str(row.id), row.name, str(row.size), row.media_type, speaker.when(row.added_at), row.staff)
            for row in rows
        ]
        answer(speaker.plain(rows), table(lines, _HEAD, "No photos or files are kept with it."))


@click.command(name="file", cls=Question, example="delight case file 7 --out cake.jpg")
@click.argument("file_id", type=ID, metavar="ID")
@written_to("FILE", "Where the copy goes; - is standard output.")
def file_out(file_id: int, out: Path) -> None:
    """Save a copy of a photo or file."""
    with opened() as services:
        row = services.attachments.get(file_id)
        if out == STREAM:
            streams.write_output(services.attachments.data(file_id))
            return
        services.attachments.save(file_id, out, replace=replaces())
        confirm(
            {**Speaker(services).plain(row), "path": str(out)}, f"{safe(row.name)} saved as {safe(str(out))}."
        )


def _check_named(files: Sequence[Path]) -> None:
    if STREAM in files:
        raise click.UsageError("A file to attach needs a name: save it first.")


def _ready(services: Services, files: Sequence[Path]) -> tuple[NewFile, ...]:
    _check_named(files)
    return tuple(services.attachments.ready(path) for path in files)


COMMANDS = (attach, files_of, file_out)

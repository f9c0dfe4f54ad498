"""What makes a letter one that goes out: its number, its slip's code, and what it answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from delight.data.database import Session
from delight.data.entities import Case, Letter
from delight.data.journal import Writer
from delight.data.queries import letters as query
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.days.calendar import local_day
from delight.domain.letters.letter import letter_number
from delight.domain.letters.replies import SAMPLE_CODE, new_code
from delight.services.context import Context
from delight.services.letters.drawing_up import DrawnUp
from delight.services.letters.promised import keep_promises, name_letter, take_promises_back


def with_code(session: Session, drawn: DrawnUp, taken: Collection[str] = ()) -> DrawnUp:
    """Return the letter with a code for its reply slip, if it carries one, that no other letter has.

    Args:
        session: where to look; only within a deed is it certain that nobody else takes the code.
        drawn: the letter.
        taken: codes of letters that are about to be stored.
    """
    if not drawn.request.reply_slip:
        return drawn
    code = new_code()
    while not is_free(session, code, taken):
        code = new_code()
    return replace(drawn, composed=replace(drawn.composed, reply_code=code))


def is_free(session: Session, code: str, taken: Collection[str] = ()) -> bool:
    """Return whether a code brings nobody to another letter; the one of previews brings nobody anywhere."""
    return code != SAMPLE_CODE and code not in taken and query.letter_of_code(session, code) is None


def number(context: Context, deed: Writer, record: Letter) -> None:
    """Give a letter its number, its moment and who wrote it."""
    year = local_day(deed.at, context.zone).year
    record.number = letter_number(year, deed.next_number(f"letters.{year}"))
    record.issued_at, record.staff_id = deed.at, context.staff_id


def wait(_deed: Writer, record: Letter) -> None:
    """A letter waits until somebody says that it came out."""
    record.waiting = True


def answer(deed: Writer, letter: Letter) -> None:
    """A letter tells the customer that they were heard: a new case is acknowledged or thanked with it.

    It also keeps what was promised where that was a letter.
    """
    keep_promises(deed, letter)
    name_letter(deed, letter)
    case = deed.session.get(Case, letter.case_id) if letter.case_id is not None else None
    if case is None or case.stage is not Stage.NEW:
        return
    case.stage = Stage.ACKNOWLEDGED if case.kind is CaseKind.COMPLAINT else Stage.THANKED
    case.acknowledged_at = case.acknowledged_at or deed.at


def take_answer_back(session: Session, letter: Letter) -> None:
    """A case that only this letter acknowledged or thanked for has not been answered after all.

    Nor was a letter written that was promised.
    """
    take_promises_back(session, letter)
    case = session.get(Case, letter.case_id) if letter.case_id is not None else None
    if case is None or case.acknowledged_at != letter.issued_at:
        return
    if case.stage in {Stage.ACKNOWLEDGED, Stage.THANKED}:
        case.stage, case.acknowledged_at = Stage.NEW, None

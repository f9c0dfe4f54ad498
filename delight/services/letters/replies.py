"""Answers that come back on the slips of letters."""

from __future__ import annotations

from dataclasses import dataclass

from delight.data.entities import Action, Case, FollowUp, Letter, Reply
from delight.data.journal import Writer
from delight.data.queries import letters as letter_query
from delight.data.queries import replies as query
from delight.domain.cases.case import CaseDraft, Channel
from delight.domain.cases.recovery import ActionKind
from delight.domain.changes import Changes, DeedName
from delight.domain.errors import InputError, UnknownError
from delight.domain.letters.answers import Answer
from delight.domain.letters.letter import LetterRow
from delight.domain.letters.replies import ReplyDraft, ReplyRow, read_code
from delight.domain.text import clean
from delight.letters.words.phrases import tongue
from delight.services.cases.casework import new_case
from delight.services.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The letter that a code belongs to, and what was answered so far."""

    letter: LetterRow
    replies: tuple[ReplyRow, ...]


class ReplyService:
    """A code typed from a slip brings the answer to its letter and its case."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, code: str) -> Slip:
        """Return the slip with this code, spaces and dashes left out.

        Raises:
            InputError: ``reply.mistyped`` where the code cannot be one: a letter is wrong or two are swapped.
            UnknownError: ``reply.unknown`` where no letter of this shop carries it.
        """
        with self._context.db.read() as session:
            letter_id = letter_query.letter_of_code(session, _code(code))
            if letter_id is None:
                raise UnknownError("reply.unknown", reply_code=code.strip()[:20])
            letter = letter_query.letter(session, letter_id)
            return Slip(letter=letter, replies=tuple(query.replies(session, letter_id)))

    def log(self, draft: ReplyDraft) -> Changes:
        """Keep an answer: it answers the open check of its case; "not yet" asks for a call, due today.

        Where the letter is about no case, "not yet" logs one, so that somebody gets in touch.

        Raises:
            InputError: ``reply.mistyped``, ``text.too_long``.
            UnknownError: ``reply.unknown``.
        """
        letter_id = self.find(draft.code).letter.id
        words = clean(draft.words, field="words")
        with self._context.deed(DeedName.REPLY_LOGGED) as deed:
            letter = deed.session.get_one(Letter, letter_id)
            reply = Reply(letter_id=letter_id, answer=draft.answer, words=words, at=deed.at)
            reply.staff_id = self._context.staff_id
            deed.add(reply)
            if letter.case_id is not None:
                self._answer_case(deed, deed.session.get_one(Case, letter.case_id), letter, reply)
            elif reply.answer is Answer.NOT_YET:
                ticked = tongue(letter.language).slip_answers[reply.answer]
                new_case(
                    self._context,
                    deed,
                    CaseDraft(
                        what=reply.words or ticked, customer_id=letter.customer_id, channel=Channel.LETTER
                    ),
                )
            deed.about(letter)
        return deed.changes

    def _answer_case(self, deed: Writer, case: Case, letter: Letter, reply: Reply) -> None:
        ticked = tongue(letter.language).slip_answers[reply.answer]
        follow_up_id = query.open_check(deed.session, case.id or 0)
        if follow_up_id is not None:
            follow_up = deed.session.get_one(FollowUp, follow_up_id)
            follow_up.done_at, follow_up.staff_id = deed.at, self._context.staff_id
            follow_up.well = _WELL.get(reply.answer)
            follow_up.result = " ".join(part for part in (ticked, reply.words) if part)
        if reply.answer is Answer.NOT_YET:
            deed.add(
                Action(
                    case_id=case.id or 0,
                    kind=ActionKind.CALL_BACK,
                    note=reply.words,
                    owner_id=case.owner_id,
                    due_on=self._context.today(),
                )
            )


_WELL = {Answer.ALL_WELL: True, Answer.NOT_YET: False}
"""What an answer says of whether all is well; nearly is neither."""


def _code(text: str) -> str:
    code = read_code(text)
    if code is None:
        raise InputError("reply.mistyped", "code", reply_code=text.strip()[:20])
    return code

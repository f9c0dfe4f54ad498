"""What a code that was typed or scanned stands on: for the one field that takes them all."""

from __future__ import annotations

from dataclasses import dataclass

from delight.data.database import Session
from delight.data.queries import letters as letter_query
from delight.data.queries import shop as shop_query
from delight.data.queries import stamp_cards as card_query
from delight.data.queries import vouchers as voucher_query
from delight.domain.codes import CodeKind, CodeRead, spaced, whole
from delight.domain.errors import UnknownError
from delight.services.context import Context

_UNKNOWN = {
    CodeKind.VOUCHER: "voucher.unknown",
    CodeKind.STAMP_CARD: "card.unknown",
    CodeKind.SLIP: "reply.unknown",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFound:
    """What carries a code.

    Attributes:
        kind: what it is.
        code: the bare code.
        record: id of the voucher, the stamp card, or the letter whose slip it is.
    """

    kind: CodeKind
    code: str
    record: int


class CodeService:
    """One field for the codes of vouchers, stamp cards and reply slips."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def what_is(self, code_text: str) -> CodeFound:
        """Return what carries the code that was typed or scanned.

        Raises:
            InputError: ``code.…``, see ``domain.codes.whole``.
            UnknownError: ``voucher.unknown``, ``card.unknown``, ``reply.unknown``.
        """
        with self._context.db.read() as session:
            read = whole(code_text, shop_query.shop(session).uid)
            record = _record(session, read)
        if read.kind is None or record is None:
            raise UnknownError(
                _UNKNOWN[read.kind or CodeKind.SLIP], marks=spaced(read.code), reply_code=read.code
            )
        return CodeFound(kind=read.kind, code=read.code, record=record)


def _record(session: Session, read: CodeRead) -> int | None:
    if read.kind is CodeKind.VOUCHER:
        return voucher_query.id_of(session, read.code)
    if read.kind is CodeKind.STAMP_CARD:
        return card_query.id_of(session, read.code)
    return letter_query.letter_of_code(session, read.code)

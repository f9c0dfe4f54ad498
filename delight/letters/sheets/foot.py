"""What stands at the foot of a letter or flat card: the voucher, the reply slip, or one above the other."""

from __future__ import annotations

from delight.domain.letters.letter import Composed
from delight.domain.letters.paper import LetterStyle
from delight.letters.sheets import slip, ticket
from delight.letters.sheets.drawing import shift
from delight.letters.sheets.paper import MM, Sheet
from delight.letters.sheets.slip import Slip

_ABOVE_SLIP = 6.0
_BELOW_TEXT = 2.0
"""Space around a ticket in mm, besides what a slip has already."""


def feet(composed: Composed, style: LetterStyle, sheet: Sheet) -> tuple[Slip, ...]:
    """Return what a letter has at its foot, and the same in less room; nothing where it has neither."""
    slips = slip.slips(composed, style, sheet)
    if composed.facts.voucher is None or sheet.folded:
        return slips
    if not slips:
        return (_above(composed, style, sheet, (sheet.height - min(ticket.FOOT, sheet.bottom)) * MM),)
    return tuple(_joined(_above(composed, style, sheet, one.top - _ABOVE_SLIP * MM), one) for one in slips)


def _above(composed: Composed, style: LetterStyle, sheet: Sheet, bottom: float) -> Slip:
    """Return the voucher so that its lower edge is at ``bottom``."""
    made = ticket.ticket(composed, style, sheet)
    if made is None:
        return Slip(top=bottom, items=())
    top = bottom - made.height
    shift(made.items, 0.0, top)
    return Slip(top=top - _BELOW_TEXT * MM, items=made.items)


def _joined(upper: Slip, lower: Slip) -> Slip:
    return Slip(top=upper.top, items=[*upper.items, *lower.items])

"""Paper as data: sheets, cards, windows of envelopes and fold marks, in millimetres from the top left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from delight.domain.letters.paper import Envelope, PaperSize
from delight.letters.sheets import pockets
from delight.letters.sheets.pockets import Pocket

MM = 72 / 25.4
"""Points in a millimetre."""

INCH = 25.4
"""Millimetres in an inch."""

_LITTLE = 0.5
"""What a long address keeps clear, in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one reads at a time, a sheet or one panel of a folded card, and the white space around its text.

    Attributes:
        card: a note card: no window, a small head in the middle, few words.
        folded: twice as wide in the printer, and scored in the middle.
    """

    width: float
    height: float
    left: float = 25.0
    right: float = 25.0
    top: float = 12.0
    bottom: float = 20.0
    measure: float = 148.0
    card: bool = False
    folded: bool = False

    @property
    def text_width(self) -> float:
        """How wide a line of text may get; a longer one tires the eye."""
        return min(self.measure, self.width - self.left - self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A part of a window: how far below the top of its zone it begins, and how high it is.

    ``least`` is the size in points below which letters do not use it; ``by_ink`` says that it may be filled
    to its edges, as there is free space around it.
    """

    below: float
    height: float
    least: float = 0.0
    by_ink: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Where the envelope shows the address.

    Attributes:
        x: left edge of the text of the address.
        y: top of the zone that always shows, however the sheet slips in the envelope.
        width: of that zone, from ``x``.
        height: of that zone.
        head: how far down the letterhead may reach before it comes into view.
        body: where the letter may begin below the window.
        folds: fold marks at the left edge.
        clear: what the post wants free around the address; a long one has less of it.
        short: height of the part that shows even where the sheet is folded in thirds; given with ``clear``.
        return_line: baseline of the small sender's line above the address, where the standard has one.
        hole: mark for the hole punch.
    """

    x: float
    y: float
    width: float
    height: float
    head: float
    body: float
    folds: tuple[float, ...]
    clear: float = 0.0
    short: float = 0.0
    return_line: float | None = None
    hole: float | None = None

    @property
    def rooms(self) -> tuple[Room, ...]:
        """Where the address may stand, the best first."""
        if not self.clear:
            return (Room(below=0.0, height=self.height),)
        return (
            Room(below=self.clear, height=self.short - self.clear, least=10.0, by_ink=True),
            Room(below=self.clear, height=self.height - 2 * self.clear, by_ink=True),
            Room(below=_LITTLE, height=self.height - 2 * _LITTLE, by_ink=True),
        )

    @property
    def on_the_right(self) -> bool:
        """Whether the left of the sheet beside the address is free."""
        return self.x > 100


_A6: dict[str, Any] = {
    "width": 105,
    "height": 148,
    "left": 13,
    "right": 12,
    "top": 12,
    "bottom": 11,
    "measure": 80,
}
_A5: dict[str, Any] = {
    "width": 148,
    "height": 210,
    "left": 19,
    "right": 18,
    "top": 15,
    "bottom": 16,
    "measure": 111,
}

SHEETS = {
    PaperSize.A4: Sheet(width=210, height=297),
    PaperSize.LETTER: Sheet(width=215.9, height=279.4, left=25.4, right=25.4),
    PaperSize.A5: Sheet(**_A5, card=True),
    PaperSize.A6: Sheet(**_A6, card=True),
    PaperSize.A6_FOLDED: Sheet(**_A6, card=True, folded=True),
    PaperSize.A5_FOLDED: Sheet(**{**_A5, "width": 148.5}, card=True, folded=True),
}

_SHEETS = tuple((s.width, s.height) for s in SHEETS.values() if not s.card)


def _window(
    envelopes: tuple[Pocket, ...],
    *,
    x: float,
    body: float,
    top: float = 0.0,
    bottom: float = 999.0,
    right: float = 999.0,
    clear: float = 0.0,
    thirds: tuple[Pocket, ...] = (),
    return_line: float | None = None,
    hole: float | None = None,
) -> Window:
    """Return the window of a standard: the part of its own field that always shows in ``envelopes``.

    ``clear`` is kept free on the right as well; on the left ``x`` sees to it.
    """
    sure, ever = pockets.always_visible(envelopes, _SHEETS), pockets.ever_visible(envelopes, _SHEETS)
    y = max(top, sure.top)
    short = pockets.always_visible(thirds, _SHEETS[1:]).bottom - y if thirds else 0.0
    return Window(
        x=x,
        y=y,
        width=min(right, sure.right - clear) - x,
        height=min(bottom, sure.bottom) - y,
        head=ever.top,
        body=body,
        folds=envelopes[0].folds,
        clear=clear,
        short=short,
        return_line=return_line,
        hole=hole,
    )


# The fields of DIN 5008:2020, of Swiss Post and of AFNOR NF Z 11-001, cut down to what shows wherever the
# folded sheet lies; for a #10 and a DL envelope the zone follows from the window alone.
WINDOWS = {
    Envelope.DIN5008_A: _window(
        pockets.DIN5008_A, x=25, right=105, top=44.7, bottom=72, body=90, return_line=42.0, hole=148.5
    ),
    Envelope.DIN5008_B: _window(
        pockets.DIN5008_B, x=25, right=105, top=62.7, bottom=90, body=103, return_line=60.0, hole=148.5
    ),
    Envelope.CH: _window(pockets.CH, x=120, right=202, top=45, bottom=90, body=103),
    Envelope.CH_LEFT: _window(pockets.CH_LEFT, x=25, right=120, top=35.5, bottom=80.5, body=103),
    Envelope.FR: _window(pockets.FR, x=110, right=200, top=35, bottom=80, body=98),
    Envelope.UK_DL: _window(pockets.UK_DL, x=25, body=98),
    Envelope.US_10: _window(pockets.US_10, thirds=pockets.US_10_IN_THIRDS, x=25.4, clear=INCH / 8, body=100),
}

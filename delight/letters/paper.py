"""Paper as data: sheets, windows of envelopes and fold marks, in millimetres from the top left."""

from __future__ import annotations

from dataclasses import dataclass

from delight.domain.paper import Envelope, PaperSize

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet and the white space around its text."""

    width: float
    height: float
    left: float = 25.0
    right: float = 25.0
    top: float = 12.0
    bottom: float = 20.0
    measure: float = 148.0

    @property
    def text_width(self) -> float:
        """How wide a line of text may get; a longer one tires the eye."""
        return min(self.measure, self.width - self.left - self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Where the envelope shows the address.

    Attributes:
        x: left edge of the text of the address.
        y: top of the zone that always shows, however the sheet slips in the envelope.
        width: of that zone, from ``x``.
        height: of that zone.
        return_line: baseline of the small sender's line above the address, where the standard has one.
        body: where the letter may begin below the window.
        folds: fold marks at the left edge.
        hole: mark for the hole punch.
    """

    x: float
    y: float
    width: float
    height: float
    body: float
    folds: tuple[float, ...]
    return_line: float | None = None
    hole: float | None = None

    @property
    def on_the_right(self) -> bool:
        """Whether the left of the sheet beside the address is free."""
        return self.x > 100


SHEETS = {
    PaperSize.A4: Sheet(width=210, height=297),
    PaperSize.LETTER: Sheet(width=215.9, height=279.4, left=25.4, right=25.4),
    PaperSize.A6: Sheet(width=105, height=148, left=13, right=12, top=12, bottom=11, measure=80),
}

# Sources: DIN 5008:2020 forms A and B; Swiss Post, address on the right; AFNOR NF Z 11-001; USPS window of
# a #10 envelope and a BS EN ISO 269 DL window, both cut down to what shows wherever the folded sheet lies.
WINDOWS = {
    Envelope.DIN5008_A: Window(
        x=25, y=44.7, width=75, height=27.3, return_line=42.0, body=84, folds=(87, 192), hole=148.5
    ),
    Envelope.DIN5008_B: Window(
        x=25, y=62.7, width=75, height=27.3, return_line=60.0, body=103, folds=(105, 210), hole=148.5
    ),
    Envelope.CH: Window(x=118, y=50, width=80, height=38, return_line=47.5, body=103, folds=(105, 210)),
    Envelope.FR: Window(x=110, y=37, width=86, height=40, body=98, folds=(99, 198)),
    Envelope.US_10: Window(x=25.4, y=63.5, width=85.0, height=17.0, body=96, folds=(93.1, 186.3)),
    Envelope.UK_DL: Window(x=25, y=57, width=75, height=24, body=98, folds=(99, 198)),
}

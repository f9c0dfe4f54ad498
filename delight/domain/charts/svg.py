"""A picture of a chart as SVG: words stay words that can be searched, changed and read aloud.

Written by hand rather than by Qt, which names one face without another to stand in for it, gives each line a
group of its own, and turns the ground about words into outlines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from delight.domain.charts.picture import LETTERS, TITLE, Picture
from delight.domain.charts.shapes import (
    DASH,
    FINE,
    OUTLINE,
    RING,
    SPACE,
    Anchor,
    Area,
    Dot,
    Hatch,
    Line,
    Rect,
    Role,
    Shape,
    Spot,
    Text,
)

_STAND_IN = "'Fira Sans', 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_ANCHORS = {Anchor.LEFT: "start", Anchor.MIDDLE: "middle", Anchor.RIGHT: "end"}
_LOWEST, _HIGHEST = 0x20, 0xFFFD
_BEYOND = 0x10000
Colours = Mapping[Role, str]


def svg(picture: Picture, colours: Colours, *, family: str) -> str:
    """Return a picture as SVG 1.1.

    Whoever looks at it in a browser reads about a mark where they point at it; whoever hears it hears the
    title and every mark.

    Args:
        picture: what is drawn.
        colours: of each role, as in CSS.
        family: the face of its words; others stand in where it is not known.
    """
    across, down = _number(picture.width), _number(picture.height)
    pen = _Pen(colours)
    faces = quoteattr(f"'{family.replace(chr(39), '')}', {_STAND_IN}")
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{across}" height="{down}" '
        f'viewBox="0 0 {across} {down}" role="img" aria-labelledby="title told" font-family={faces} '
        f'font-size="{LETTERS}">'
    )
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        root,
        f'<title id="title">{_escaped(picture.name)}</title>',
        f'<desc id="told">{_escaped(picture.told)}</desc>',
        f'<rect width="{across}" height="{down}" fill="{colours[Role.GROUND]}"/>',
        f'<g font-size="{TITLE}" font-weight="600">',
        *pen.drawn(picture.title),
        "</g>",
        f'<g transform="translate({_number(picture.left)} {_number(picture.top)})">',
        *pen.drawn(picture.drawing.shapes),
        *map(_pointed, picture.drawing.spots),
        "</g>",
        *pen.drawn(picture.below),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Pen:
    """Writes shapes as elements in the colours of their roles."""

    def __init__(self, colours: Colours) -> None:
        self._colours = colours

    def drawn(self, shapes: Iterable[Shape]) -> Iterator[str]:
        for shape in shapes:
            yield from _WRITERS[type(shape)](self, shape)

    def rect(self, shape: Rect) -> Iterator[str]:
        inset = OUTLINE if shape.hollow else 0.0
        at = _attributes(
            x=shape.x + inset / 2,
            y=shape.y + inset / 2,
            width=max(0.0, shape.width - inset),
            height=max(0.0, shape.height - inset),
        )
        yield f"<rect {at} {self._filled(shape.role, hollow=shape.hollow)}/>"

    def line(self, shape: Line) -> Iterator[str]:
        at = _attributes(x1=shape.x1, y1=shape.y1, x2=shape.x2, y2=shape.y2)
        straight = shape.x1 == shape.x2 or shape.y1 == shape.y2
        crisp = ' shape-rendering="crispEdges"' if straight else ""
        dash = f' stroke-dasharray="{_number(DASH)} {_number(SPACE)}"' if shape.dashed else ""
        yield f"<line {at} {self._stroke(shape.role, shape.weight)}{dash}{crisp}/>"

    def dot(self, shape: Dot) -> Iterator[str]:
        ring = min(RING, shape.radius)
        inner = shape.radius - ring / 2 if shape.hollow else shape.radius
        fill = self._colours[Role.GROUND if shape.hollow else shape.role]
        small = shape.radius <= RING and not shape.hollow
        edge = "" if small else f" {self._stroke(shape.role if shape.hollow else Role.GROUND, ring)}"
        yield f'<circle {_attributes(cx=shape.x, cy=shape.y, r=inner)} fill="{fill}"{edge}/>'

    def area(self, shape: Area) -> Iterator[str]:
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
        yield f'<polygon points="{points}" {self._filled(shape.role, hollow=shape.hollow)}/>'

    def hatch(self, shape: Hatch) -> Iterator[str]:
        if shape.lines:
            way = "".join(
                f"M{_number(x1)} {_number(y1)}L{_number(x2)} {_number(y2)}" for x1, y1, x2, y2 in shape.lines
            )
            yield f'<path d="{way}" {self._stroke(shape.role, FINE)}/>'

    def text(self, shape: Text) -> Iterator[str]:
        """Write words; what lies behind them is covered by the ground, as not all readers outline them."""
        if shape.halo:
            box = _attributes(
                x=shape.left - 2, y=shape.y - LETTERS * 0.8, width=shape.width + 4, height=LETTERS
            )
            yield f'<rect {box} fill="{self._colours[Role.GROUND]}"/>'
        anchor = "" if shape.anchor is Anchor.LEFT else f' text-anchor="{_ANCHORS[shape.anchor]}"'
        strong = ' font-weight="600"' if shape.strong else ""
        at = _attributes(x=shape.x, y=shape.y, textLength=shape.width)
        at = f'{at} lengthAdjust="spacingAndGlyphs"'  # another face may be wider: no words meet others
        yield f'<text {at} fill="{self._colours[shape.role]}"{anchor}{strong}>{_escaped(shape.words)}</text>'

    def _filled(self, role: Role, *, hollow: bool) -> str:
        if hollow:
            return f'fill="none" stroke-linejoin="round" {self._stroke(role, OUTLINE)}'
        return f'fill="{self._colours[role]}"'

    def _stroke(self, role: Role, weight: float) -> str:
        return f'stroke="{self._colours[role]}" stroke-width="{_number(weight)}"'


_WRITERS: dict[type[Shape], Callable[[_Pen, Any], Iterator[str]]] = {
    Rect: _Pen.rect,
    Line: _Pen.line,
    Dot: _Pen.dot,
    Area: _Pen.area,
    Hatch: _Pen.hatch,
    Text: _Pen.text,
}


def _pointed(spot: Spot) -> str:
    """Return the place of a mark, with what is told of it."""
    at = _attributes(x=spot.x, y=spot.y, width=spot.width, height=spot.height)
    return f'<rect {at} fill="none" pointer-events="all"><title>{_escaped(spot.told)}</title></rect>'


def _attributes(**given: float) -> str:
    return " ".join(f'{name}="{_number(value)}"' for name, value in given.items())


def _number(value: float) -> str:
    """Return a number with at most two decimals; finer ones nobody sees."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _escaped(words: str) -> str:
    """Return words as XML has them; what it cannot hold, such as a bell, is left out."""
    return escape("".join(one for one in words if _may_stand(ord(one))))


def _may_stand(code: int) -> bool:
    surrogate = 0xD800 <= code <= 0xDFFF
    return (_LOWEST <= code <= _HIGHEST and not surrogate) or code in (0x9, 0xA) or code >= _BEYOND

"""The sheet for the staff room: what went well in a month, large enough to be read on a wall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from delight.domain.customers.languages import base
from delight.domain.insight.team.sheet import Part
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import Envelope, LetterStyle, PaperSize, Typeface
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import INK, PALE, SOFT, Box, Colour, Item, Page, Rule, Text, colour, readable
from delight.letters.sheets import head
from delight.letters.sheets.paper import MM, SHEETS
from delight.letters.sheets.team_page import TeamPage, TeamRendered, TeamStory, texts
from delight.letters.type.checks import check_characters
from delight.letters.type.fonts import Cut
from delight.letters.type.markup import tidy
from delight.letters.type.typeset import Line, set_plain

LANGUAGES = frozenset({"en", "de", "fr", "es"})
"""Languages that the sheet is written in."""
SMALLEST = 13.0
"""No story is set smaller, in points: it hangs on a wall."""
_SIZES = (26.0, 23.0, 21.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, SMALLEST)
_TITLES = (36.0, 32.0, 28.0, 24.0)
_MARGIN = 22.0
"""On both sides, in mm."""
_LEADING, _GAP, _PART_GAP = 1.34, 0.62, 1.25
_INDENT, _BAR = 12.0, 2.4
_MOST_LINES = 7
"""A longer story is cut, and ends in …"""
_FIGURE, _FOOT = 27.0, 10.5
_QUOTES: Mapping[str, tuple[str, str]] = {
    "en": ("“", "”"), "de": ("„", "“"), "fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»"),
}  # fmt: skip
_MARKS = '"“”„«»‹› \u00a0'


@dataclass(slots=True)
class _Block:
    """Some lines on their way to the page; ``bar`` stands at their left, ``gap`` above them."""

    gap: float
    lines: Sequence[Line]
    size: float
    cut: Cut
    shade: Colour = INK
    indent: float = 0.0
    bar: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * _LEADING


def team_sheet(page: TeamPage, sender: Sender, paper: PaperSize, typeface: Typeface) -> TeamRendered:
    """Set the sheet on one page: in the largest type in which all fits, else with fewer stories.

    Args:
        page: its words.
        sender: the shop, with logo and colour.
        paper: A4 or US Letter; anything else is A4.
        typeface: of the shop's letters.

    Raises:
        DelightError: ``letters.characters``.
    """
    paper = paper if paper in {PaperSize.A4, PaperSize.LETTER} else PaperSize.A4
    printed = head.printed(typeface)
    check_characters([*texts(page, page.stories), sender.name], Cut(typeface=printed))
    setter = _Setter(page, sender, paper, printed)
    made, kept = setter.page()
    shop = tidy(sender.name)
    title = f"{shop}: {page.title}, {page.month}"
    document = Document(title=title, author=shop, language=page.language, day=page.day)
    document.add(made)
    told = [page.stories[place] for place in kept]
    left_out = tuple(place for place in range(len(page.stories)) if place not in kept)
    return TeamRendered(pdf=document.bytes(), pages=1, text="\n".join(texts(page, told)), left_out=left_out)


class _Setter:
    """Sets one sheet on one kind of paper."""

    def __init__(self, page: TeamPage, sender: Sender, paper: PaperSize, typeface: Typeface) -> None:
        self._words, self._sender, self._paper, self._typeface = page, sender, paper, typeface
        self._sheet = SHEETS[paper]
        self._plain, self._bold = Cut(typeface=typeface), Cut(typeface=typeface, weight=600)
        self._italic = Cut(typeface=typeface, italic=True)
        self._accent = readable(colour(sender.accent))
        self._left = _MARGIN * MM
        self._width = self._sheet.width * MM - 2 * self._left
        self._middle = self._sheet.width * MM / 2

    def page(self) -> tuple[Page, frozenset[int]]:
        """Return the page, and which stories stand on it."""
        top, first = self._head()
        room = self._foot_top() - top
        kept = list(range(len(self._words.stories)))
        blocks = self._fitting(kept, room)
        while blocks is None:
            kept.remove(self._least(kept))
            blocks = self._fitting(kept, room)
        spare = room - _height(blocks)
        above = min(spare * 0.3, 40.0) if kept else spare * 0.3
        items = [*first, *self._placed(blocks, top + above, spare), *self._foot()]
        return Page(self._sheet.width * MM, self._sheet.height * MM, items), frozenset(kept)

    def _least(self, kept: Sequence[int]) -> int:
        """Return the story that is left out first: the last of the part that has more of them."""
        parts = {
            part: [place for place in kept if self._words.stories[place].part is part]
            for part in reversed(Part)
        }
        return max(parts.values(), key=len)[-1]

    def _fitting(self, kept: Sequence[int], room: float) -> list[_Block] | None:
        """Return the blocks in the largest size in which they fit; without stories they always do."""
        blocks: list[_Block] = []
        for size in _SIZES:
            blocks = self._blocks(kept, size)
            if _height(blocks) <= room:
                return blocks
        return None if kept else blocks

    def _blocks(self, kept: Sequence[int], size: float) -> list[_Block]:
        stories = [self._words.stories[place] for place in kept]
        blocks: list[_Block] = []
        for part in Part:
            mine = [one for one in stories if one.part is part]
            if mine:
                blocks.append(self._label(part.value, size, first=not blocks))
            for place, one in enumerate(mine):
                blocks += self._story(one, size, 0.4 if not place else _GAP)
        if not stories:
            blocks.append(self._quiet(size))
        if self._words.lesson:
            blocks.append(self._label("lesson", size, first=False))
            blocks.append(self._block(self._words.lesson, size, self._bold, 0.4 * size))
        return blocks

    def _label(self, part: str, size: float, *, first: bool) -> _Block:
        small = max(11.0, size * 0.68)
        lines = set_plain(self._words.heads[part].upper(), self._bold, small, self._width)
        return _Block(0.0 if first else size * _PART_GAP, lines, small, self._bold, self._accent)

    def _quiet(self, size: float) -> _Block:
        """Return what is said where there is no story, in the middle like what stands above it."""
        lines = head.balanced(self._words.quiet, self._plain, size, self._width)
        centred = [replace(line, x=(self._width - line.width) / 2) for line in lines]
        return _Block(0.0, centred, size, self._plain)

    def _story(self, story: TeamStory, size: float, gap: float) -> Iterator[_Block]:
        if story.part is Part.RECOVERY:
            yield self._block(story.text, size, self._plain, gap * size, bar=True)
            return
        before, behind = _QUOTES[base(self._words.language)]
        text = f"{before}{story.text.strip(_MARKS)}"
        yield self._block(text, size, self._italic, gap * size, bar=True, behind=behind)
        if story.below:
            small = max(11.5, size * 0.78)
            yield self._block(f"– {story.below}", small, self._plain, 0.1 * size, SOFT, indent=_INDENT)

    def _block(
        self,
        text: str,
        size: float,
        cut: Cut,
        gap: float,
        shade: Colour = INK,
        *,
        bar: bool = False,
        indent: float = 0.0,
        behind: str = "",
    ) -> _Block:
        """Return a text with a mark ``behind`` it, which stays where the text is cut."""
        indent = _INDENT if bar else indent
        lines = set_plain(text + behind, cut, size, self._width - indent)
        if len(lines) > _MOST_LINES:
            lines = self._cut(text, cut, size, self._width - indent, behind)
        return _Block(gap, lines, size, cut, shade, indent, bar)

    def _cut(self, text: str, cut: Cut, size: float, width: float, behind: str) -> Sequence[Line]:
        """Return the first lines of a text that is too long, the last ending in … and a mark."""
        words, low, high = text.split(), 0, len(text.split())
        while low < high - 1:
            middle = (low + high) // 2
            tried = set_plain(f"{' '.join(words[:middle])}…{behind}", cut, size, width)
            low, high = (middle, high) if len(tried) <= _MOST_LINES else (low, middle)
        return set_plain(f"{' '.join(words[:low])}…{behind}", cut, size, width)[:_MOST_LINES]

    def _head(self) -> tuple[float, list[Item]]:
        """Return where the stories begin, and what stands above: shop, title, month, figures."""
        style = LetterStyle(paper=self._paper, envelope=Envelope.NONE, typeface=self._typeface)
        items, rule = head.card_head(self._sender, self._sheet, style)
        size = next((one for one in _TITLES if self._on_one_line(one)), _TITLES[-1])
        y = rule * MM + size * 1.35
        for line in head.balanced(self._words.title, self._bold, size, self._width):
            items.append(self._centred(line, y, size, self._bold, INK))
            y += size * 1.12
        y += 2.0
        for line in set_plain(self._words.month, self._plain, 15.0, self._width):
            items.append(self._centred(line, y, 15.0, self._plain, SOFT))
            y += 15.0
        if self._words.figures:
            y = self._figures(items, y + 14.0)
        return y + 14.0, items

    def _figures(self, items: list[Item], top: float) -> float:
        """Put the figures beside each other between two hairlines; return where they end."""
        across = self._width / len(self._words.figures)
        deepest = top
        for place, figure in enumerate(self._words.figures):
            middle = self._left + across * (place + 0.5)
            y = top + _FIGURE * 1.05
            value = set_plain(figure.value, self._bold, _FIGURE, across)
            items.append(
                Text(middle - value[0].width / 2, y, _FIGURE, _FIGURE, self._bold, value[:1], self._accent)
            )
            for line in head.balanced(figure.words, self._plain, 11.5, across - 12.0):
                y += 15.0
                items.append(Text(middle - line.width / 2, y, 11.5, 11.5, self._plain, [line], SOFT))
            deepest = max(deepest, y)
        bottom = deepest + 9.0
        right = self._left + self._width
        items += [Rule(self._left, y, right, y, 0.5, PALE) for y in (top, bottom)]
        return bottom

    def _placed(self, blocks: Sequence[_Block], top: float, spare: float) -> Iterator[Item]:
        """Yield what stands on the page; some of the room that is left goes between the parts."""
        more = min(spare * 0.35 / max(1, len(blocks) - 1), 9.0)
        y = top
        for place, block in enumerate(blocks):
            y += block.gap + (more if place and block.gap else 0.0) if place else 0.0
            if block.bar:
                yield Box(
                    self._left, y + block.size * 0.22, _BAR, block.height - block.size * 0.2, 0.0, fill=PALE
                )
            x = self._left + block.indent
            leading = block.size * _LEADING
            yield Text(x, y + block.size * 1.04, block.size, leading, block.cut, block.lines, block.shade)
            y += block.height

    def _foot(self) -> list[Item]:
        y = self._foot_top() + 24.0
        items: list[Item] = [Rule(self._middle - 26, y - 16, self._middle + 26, y - 16, 0.5, PALE)]
        lines = head.balanced(self._words.foot, self._plain, _FOOT, self._width)
        items += [
            self._centred(line, y + n * _FOOT * 1.3, _FOOT, self._plain, SOFT) for n, line in enumerate(lines)
        ]
        return items

    def _foot_top(self) -> float:
        return (self._sheet.height - 15.0) * MM - 40.0

    def _on_one_line(self, size: float) -> bool:
        return len(set_plain(self._words.title, self._bold, size, self._width)) == 1

    def _centred(self, line: Line, y: float, size: float, cut: Cut, shade: Colour) -> Text:
        return Text(self._middle - line.width / 2, y, size, size, cut, [line], shade)


def _height(blocks: Sequence[_Block]) -> float:
    return sum((block.gap if place else 0.0) + block.height for place, block in enumerate(blocks))

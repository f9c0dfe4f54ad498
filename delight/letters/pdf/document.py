"""PDF files out of pages: reportlab's canvas with font objects of our own."""

# What draws glyphs by number and embeds our own fonts lies below the canvas that reportlab documents.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from delight.letters.pdf import images
from delight.letters.pdf.embedding import embed
from delight.letters.pdf.objects import dictionary, reference, stream
from delight.letters.pdf.page import Box, Colour, Item, Page, Picture, Rule, Shape, Stationery, Text
from delight.letters.type import bidi, readback
from delight.letters.type.faces import Face
from delight.letters.type.fonts import Word

rl_config.useA85 = 0  # reportlab would write every stream as text, which takes most of its time

_FONTS = "/Font {}/ProcSet[/PDF/Text/ImageB/ImageC/ImageI]"
_WORDS_TO_COME_AGAIN = 2_000


class _Sheet(Canvas):
    """A canvas that names no font of its own: Helvetica would be referred to without being there."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Document:
    """A PDF file in the making; equal pages give equal bytes.

    Where it ``shares``, it holds the stationery of its pages once: a file of many letters is smaller so.
    """

    def __init__(self, *, title: str, author: str, language: str, day: date, shares: bool = False) -> None:
        self._canvas = _Sheet(
            io.BytesIO(), invariant=1, pageCompression=1, pdfVersion=(1, 7), lang=language.replace("_", "-")
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator("Delight")
        self._canvas.setProducer("Delight")
        self._canvas.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}")
        self._fonts = pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(self._canvas._doc).decode()  # noqa: SLF001
        self._resources: dict[str, str] = {}
        self._shares = shares
        self._shared: dict[tuple[Stationery, float, float, bool], str] = {}
        self._seen: set[Word] = set()
        self._faces: dict[str, Face] = {}
        self._used: dict[str, set[int]] = {}
        self._said: dict[str, dict[int, str]] = {}
        self._pictures: dict[bytes, tuple[str, str]] = {}

    def add(self, page: Page) -> None:
        """Draw one page.

        Raises:
            DelightError: ``letters.picture``.
        """
        doc = self._canvas._doc  # noqa: SLF001 -- reportlab has no public way to draw glyphs by number
        stationery = self._stationery(page)
        items = page.items if stationery else page.all_items
        content = self._content(items, page)
        drawn = stream(b"/Head Do\n" + content if stationery else content)
        doc.updateSignature(drawn.content)  # the file's ID follows its content
        entries = (
            f"/Type/Page/Parent {reference(doc, doc.Pages)}/MediaBox{_box_of(page)}"
            f"/Resources {self._with(items, stationery)}/Contents {reference(doc, drawn)}"
        )
        doc.addPage(dictionary(entries))

    def _stationery(self, page: Page) -> str:
        """Return the reference to a page's stationery; the first time, embed it.

        Nothing where it is not shared: marks that readers need stay on the page itself.
        """
        if not (self._shares and page.stationery and page.stationery.items):
            return ""
        key = (page.stationery, page.width, page.height, _runs_backwards(page))
        if key not in self._shared:
            content = self._content(page.stationery.items, page)
            self._shared[key] = "" if b"BDC" in content else self._form(content, page)
        return self._shared[key]

    def _form(self, content: bytes, page: Page) -> str:
        """Embed what many pages show and return the reference to it."""
        doc = self._canvas._doc  # noqa: SLF001 -- as above
        resources = self._with(page.stationery.items if page.stationery else ())
        form = stream(content, f"/Type/XObject/Subtype/Form/BBox{_box_of(page)}/Resources {resources}")
        doc.updateSignature(form.content)
        return reference(doc, form)

    def _content(self, items: Iterable[Item], page: Page) -> bytes:
        way = _runs_backwards(page)
        return "\n".join([self._item(item, page.height, backwards=way) for item in items]).encode("ascii")

    def _with(self, items: Iterable[Item], stationery: str = "") -> str:
        """Return the reference to what items draw with: fonts, pictures, the stationery below them."""
        named = {self._named(item.data) for item in items if isinstance(item, Picture)}
        if stationery:
            named.add(("Head", stationery))
        objects = "".join(f"/{name} {where}" for name, where in sorted(named))
        if objects not in self._resources:
            entries = _FONTS.format(self._fonts) + (f"/XObject<<{objects}>>" if objects else "")
            self._resources[objects] = reference(self._canvas._doc, dictionary(entries))  # noqa: SLF001
        return self._resources[objects]

    def _item(self, item: Item, height: float, *, backwards: bool) -> str:
        match item:
            case Text():
                for line in item.lines:
                    if not self._seen.issuperset(line.words):
                        self._use(line.words)
                return _text(item, height, backwards=backwards)
            case Rule():
                return _rule(item, height)
            case Box():
                return _box(item, height)
            case Shape():
                return _shape(item, height)
            case Picture():
                return _picture(item, self._named(item.data)[0], height)

    def _named(self, data: bytes) -> tuple[str, str]:
        """Return the name of a picture in this file and the reference to it; the first time, embed it."""
        if data not in self._pictures:
            doc = self._canvas._doc  # noqa: SLF001 -- reportlab would embed it as ASCII, with a name from its path
            doc.updateSignature(data)
            self._pictures[data] = (f"Im{len(self._pictures) + 1}", images.embed(doc, data))
        return self._pictures[data]

    def _use(self, words: Iterable[Word]) -> None:
        """Remember which glyphs are needed; of words, only as many as are likely to come again."""
        if len(self._seen) > _WORDS_TO_COME_AGAIN:
            self._seen.clear()
        for word in words:
            if word in self._seen:
                continue
            self._seen.add(word)
            for face, glyphs in word.glyphs:
                self._faces[face.name] = face
                self._used.setdefault(face.name, {0}).update(glyphs)
            for face, names in word.said:
                known = self._said.setdefault(face.name, {})
                for glyph, text in names:
                    known.setdefault(glyph, text)

    def bytes(self) -> bytes:
        """Embed what was drawn with and return the file."""
        for name in sorted(self._used):
            texts = {**self._said.get(name, {}), **self._faces[name].texts}
            embed(self._canvas._doc, self._faces[name], sorted(self._used[name]), texts)  # noqa: SLF001
        return self._canvas.getpdfdata()


def _box_of(page: Page) -> str:
    return f"[0 0 {page.width:.2f} {page.height:.2f}]"


def _runs_backwards(page: Page) -> bool:
    """Whether poppler finds more letters from right to left than others on a page; asked where it matters."""
    lines = [line for item in page.all_items if isinstance(item, Text) for line in item.lines]
    others = [line.other for line in lines if line.other]
    if not others:
        return False
    letters = "".join(word.text for line in lines for word in line.words)
    return bidi.weight(letters) > sum(map(readback.marks, others))


def _rule(rule: Rule, height: float) -> str:
    line = (
        f"{_rgb(rule.colour)} RG {rule.weight:g} w "
        f"{rule.x1:.2f} {height - rule.y1:.2f} m {rule.x2:.2f} {height - rule.y2:.2f} l S"
    )
    return _dashed(line, rule.dash)


def _box(box: Box, height: float) -> str:
    """Return a rectangle's outline, drawn along its middle, and its filling."""
    return _painted(box, f"{box.x:.2f} {height - box.y - box.height:.2f} {box.width:.2f} {box.height:.2f} re")


def _shape(shape: Shape, height: float) -> str:
    """Return outlines as one path, so that no seam shows between those that touch."""
    paths = (
        " l ".join(f"{shape.x + x:.2f} {height - shape.y - y:.2f}" for x, y in outline).replace(
            " l ", " m ", 1
        )
        for outline in shape.outlines
    )
    return _painted(shape, " ".join(f"{path} l h" for path in paths))


def _painted(item: Box | Shape, path: str) -> str:
    fill = "" if item.fill is None else f"{_rgb(item.fill)} rg "
    if not item.weight:
        return f"{fill}{path} f" if fill else ""
    paint = "B" if fill else "S"
    return _dashed(f"{_rgb(item.colour)} RG {fill}{item.weight:g} w {path} {paint}", item.dash)


def _dashed(line: str, dash: tuple[float, ...]) -> str:
    return f"[{' '.join(f'{d:g}' for d in dash)}] 0 d {line} [] 0 d" if dash else line


def _picture(picture: Picture, name: str, height: float) -> str:
    bottom = height - picture.y - picture.height
    return f"q {picture.width:.2f} 0 0 {picture.height:.2f} {picture.x:.2f} {bottom:.2f} cm /{name} Do Q"


def _text(text: Text, height: float, *, backwards: bool) -> str:
    """Return a block as text operators; the font has size 1 and the matrix scales it."""
    face, scale, lines = text.stack.faces[0], f"{text.size:g}", _lines(text, backwards=backwards)
    start = text.lines[0].x if text.lines else 0.0
    return (
        f"BT/{face.name} {face.scale:g} Tf {_rgb(text.colour)} rg {text.leading / text.size:.4f} TL "
        f"{scale} 0 0 {scale} {text.x + start:.2f} {height - text.y:.2f} Tm {lines} ET"
    )


def _lines(text: Text, *, backwards: bool) -> str:
    """Return the lines of a block, each moved to where it begins."""
    codes = [line.code for line in text.lines]
    if backwards:
        codes = [readback.held(line.code, line.other, text.stack) for line in text.lines]
    if not any(line.x for line in text.lines):
        return " T* ".join([f"[{code}]TJ" for code in codes])
    parts, x = [], text.lines[0].x
    for place, (line, code) in enumerate(zip(text.lines, codes, strict=True)):
        step = f"{(line.x - x) / text.size:.4f} {-text.leading / text.size:.4f} Td " if place else ""
        parts.append(f"{step}[{code}]TJ")
        x = line.x
    return " ".join(parts)


@lru_cache(maxsize=64)
def _rgb(colour: Colour) -> str:
    return " ".join(f"{value:.3g}" for value in colour)

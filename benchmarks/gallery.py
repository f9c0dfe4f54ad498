"""Everything that can be printed, as pages: ``make gallery [ONLY=de]``.

For each language and paper a PDF of all wordings, and contact sheets of it as pictures, in ``build/gallery``;
then letters under strain (logo and signature, large print, reply slips, long names, much and little text),
cards with the longest and the shortest text, forms, labels, envelopes and calibration sheets.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from benchmarks.gallery_houses import HOUSES, facts
from delight.domain.letters.addressing import Formality
from delight.domain.letters.letter import Composed, Recipient, Sender
from delight.domain.letters.paper import (
    LARGE_PRINT,
    Envelope,
    EnvelopeSize,
    FormKind,
    LabelSheet,
    LetterStyle,
    PaperSize,
    Picture,
    Rendered,
    Typeface,
)
from delight.domain.letters.wordings import WordingFormat, WordingKind
from delight.letters.forms.form import form
from delight.letters.pdf.raster import pictures
from delight.letters.render import render_many
from delight.letters.sheets.calibration import calibration
from delight.letters.sheets.envelopes import envelopes
from delight.letters.sheets.labels import labels
from delight.letters.words.compose import compose, edited
from delight.letters.words.names import address_lines
from delight.letters.words.wording import Wording, parse
from delight.paths import resource

OUT = Path(__file__).parents[1] / "build" / "gallery"
DPI, ACROSS, DOWN = 62, 6, 3
CODE = "K7M2PX"
LETTER_STYLES = [
    *(
        LetterStyle(paper=PaperSize.A4, envelope=envelope)
        for envelope in Envelope
        if envelope != Envelope.US_10
    ),
    LetterStyle(paper=PaperSize.LETTER, envelope=Envelope.US_10, typeface=Typeface.SANS),
]
CARD_PAPERS = (PaperSize.A6, PaperSize.A5, PaperSize.A6_FOLDED, PaperSize.A5_FOLDED)
CARD_STYLES = [
    LetterStyle(paper=paper, envelope=Envelope.NONE, typeface=face)
    for paper in CARD_PAPERS
    for face in Typeface
]
ABROAD = Recipient(
    name="Prof. Dr. Maximiliane von Hohenlohe",
    address=(
        "c/o Freunde des Botanischen Gartens",
        "Wohnung 12, Haus C",
        "Untere Bahnhofstrasse 221",
        "Postfach 1144",
        "8001 Zürich",
    ),
    country="CH",
)
LONG_NAME = "The Old Apothecary & Daughters, Purveyors of Teas, Spices and Fine Soaps since 1887"

Letter = tuple[Composed, LetterStyle]


def main(only: str = "") -> None:
    """Write the gallery; ``only`` is one or more words of the names of its files: ``de``, ``de-forms``."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, rendered in _all():
        if f"-{only}-".casefold() in f"-{name}-".casefold() or not only:
            _write(name, rendered())


def _all() -> Iterator[tuple[str, Callable[[], Rendered]]]:
    """Yield the name of each file, and what makes it."""
    for language in HOUSES:
        for styles, form_of in ((LETTER_STYLES, WordingFormat.LETTER), (CARD_STYLES, WordingFormat.CARD)):
            wordings = [w for w in _wordings(language) if w.format is form_of]
            for number, style in enumerate(styles):
                name = f"{language}-{style.paper}-{style.envelope}-{style.typeface}"
                yield name, lambda w=wordings, n=number, s=style: _set((_composed(x, n), s) for x in w)
        yield f"{language}-strain", lambda x=language: _set(_strained(x))
        for paper in CARD_PAPERS:
            yield f"{language}-strained-{paper}", lambda x=language, p=paper: _set(_strained_cards(x, p))
        for paper in (PaperSize.A4, PaperSize.LETTER, PaperSize.A5, PaperSize.A6):
            yield f"{language}-forms-{paper}", lambda x=language, p=paper: _joined(_forms(x, p))
        yield f"{language}-calibration", lambda x=language: _joined(_calibrations(x))
    people = [_address(language) for language in HOUSES] + [address_lines(ABROAD, "DE")]
    for sheet in LabelSheet:
        yield f"labels-{sheet}", lambda s=sheet: labels(people * 4, s, start=3)
    for size in EnvelopeSize:
        for language, house in HOUSES.items():
            yield (
                f"envelopes-{language}-{size}",
                lambda s=size, h=house, x=language: envelopes([_address(x), _abroad(x)], h.sender, s),
            )


def _wordings(language: str) -> Iterator[Wording]:
    order = list(WordingKind)
    files = resource("wordings").glob(f"{language}/*.toml")
    found = [parse(file.read_text("utf-8"), key=file.stem) for file in files]
    yield from sorted(found, key=lambda wording: (order.index(wording.kind), wording.key))


def _wording(language: str, key: str) -> Wording:
    return parse(resource(f"wordings/{language}/{key}.toml").read_text("utf-8"), key=key)


def _composed(wording: Wording, number: int) -> Composed:
    """Return a wording filled in; each paper shows other ways to say it, formal and familiar in turn."""
    told = facts(wording.language, wording.kind)
    formality = Formality.FAMILIAR if number % 2 else Formality.FORMAL
    return compose(
        wording, replace(told, recipient=replace(told.recipient, formality=formality)), seed=number
    )


def _strained(language: str) -> Iterator[Letter]:
    """Yield letters that are hard to set well."""
    letter = compose(_wording(language, "apology"), facts(language, WordingKind.APOLOGY), seed=3)
    a4, us = LetterStyle(), LETTER_STYLES[-1]
    personal = HOUSES[language].personal
    long = edited(letter, "\n\n".join([letter.body, *[f"{personal} {personal}"] * 4]))
    short = edited(letter, "\n\n".join([personal, personal]))
    slip = replace(letter, reply_code=CODE)
    for width, height in ((400, 400), (1200, 300), (300, 500)):
        signed = replace(letter.facts.sender, logo=_logo(width, height), signature=_signature())
        yield _sent(letter, signed), a4
    for face in Typeface:
        signed = replace(letter.facts.sender, logo=_logo(400, 400), signature=_signature())
        yield _sent(letter, signed), replace(a4, typeface=face, size=LARGE_PRINT)
    yield letter, replace(a4, letterhead=False)
    for style in (a4, us, replace(a4, typeface=Typeface.HANDWRITTEN), replace(a4, size=LARGE_PRINT)):
        yield slip, style
    yield letter, replace(us, size=LARGE_PRINT)
    yield long, replace(a4, size=LARGE_PRINT)
    for style in (a4, us, replace(a4, typeface=Typeface.SANS), replace(a4, typeface=Typeface.HANDWRITTEN)):
        yield long, style
        yield short, style
    yield replace(long, reply_code=CODE), a4
    yield _sent(letter, replace(letter.facts.sender, name=LONG_NAME, accent="#F2D75C"), ABROAD), a4
    yield _sent(letter, replace(letter.facts.sender, name=LONG_NAME, accent="#F2D75C"), ABROAD), us


def _strained_cards(language: str, paper: PaperSize) -> Iterator[Letter]:
    """Yield cards with as much and as little text as may be, with a logo, from a shop with a long name."""
    card = compose(_wording(language, "thank-you-card"), facts(language, WordingKind.THANK_YOU))
    personal = HOUSES[language].personal
    texts = (personal, " ".join([personal] * 4), "\n\n".join([personal] * 8))
    with_logo = _sent(card, replace(card.facts.sender, logo=_logo(900, 400), signature=_signature()))
    for style in (style for style in CARD_STYLES if style.paper is paper):
        for text in texts:
            yield edited(card, text), style
        yield with_logo, style
        yield _sent(card, replace(card.facts.sender, name=LONG_NAME, accent="#F2D75C")), style


def _forms(language: str, paper: PaperSize) -> Iterator[Rendered]:
    told = facts(language, WordingKind.APOLOGY)
    for kind in FormKind:
        yield form(kind, told.sender, told.recipient, told.case, language, paper)
        yield form(kind, told.sender, None, None, language, paper, typeface=Typeface.SANS)


def _calibrations(language: str) -> Iterator[Rendered]:
    for paper in (*LabelSheet, *PaperSize):
        yield calibration(paper, language=language)


def _sent(letter: Composed, sender: Sender, recipient: Recipient | None = None) -> Composed:
    whom = replace(recipient or letter.facts.recipient, language=letter.language)
    return replace(letter, facts=replace(letter.facts, sender=sender, recipient=whom))


def _address(language: str) -> list[str]:
    return address_lines(HOUSES[language].recipient, HOUSES[language].sender.country)


def _abroad(language: str) -> list[str]:
    return address_lines(replace(ABROAD, language=language), HOUSES[language].sender.country)


def _logo(width: int, height: int) -> Picture:
    """Return a made-up logo: a kettle's round belly as far as a square goes, lines beside or below it."""
    image = Image.new("RGB", (width, height), "#FFFFFF")
    draw, side = ImageDraw.Draw(image), min(width, height)
    line = side // 14
    draw.ellipse((line, line, side - line, side - line), fill="#0F6E6E")
    draw.ellipse((side * 0.3, side * 0.3, side * 0.7, side * 0.7), fill="#F3E9D2")
    for place in range(4) if width > height else ():
        top = height * (0.2 + 0.17 * place)
        draw.rectangle((side * 1.15, top, width - line - place * side * 0.2, top + line), fill="#0F6E6E")
    if height > width:
        draw.rectangle((line, side + line, side - line, height - line), fill="#C8702A")
    return _picture(image)


def _signature() -> Picture:
    """Return a made-up signature in ink."""
    image = Image.new("RGB", (900, 260), "#FFFFFF")
    points = list[tuple[float, float]]()
    for step in range(330):
        turn = step * 0.16
        high = 8 + 88 * math.exp(-turn / 16)
        points.append((60 + 15 * turn + 26 * math.cos(turn * 1.9), 130 - high * math.sin(turn * 1.9)))
    slanted = [(x + (130 - y) * 0.35, y) for x, y in points]
    ImageDraw.Draw(image).line(slanted, fill="#1B2A6B", width=7, joint="curve")
    return _picture(image)


def _picture(image: Image.Image) -> Picture:
    out = BytesIO()
    image.save(out, "PNG")
    return Picture(data=out.getvalue(), width=image.width, height=image.height)


def _set(letters: Iterable[Letter]) -> Rendered:
    wanted = list(letters)
    for composed, _ in wanted:
        for gap in composed.missing:
            print(f"  {composed.wording}: {gap.field} is missing")
    return render_many(wanted, preview=True)


def _joined(made: Iterable[Rendered]) -> Rendered:
    whole = pypdfium2.PdfDocument.new()
    for rendered in made:
        whole.import_pages(pypdfium2.PdfDocument(rendered.pdf))
    out = BytesIO()
    whole.save(out)
    return Rendered(pdf=out.getvalue(), pages=len(whole), text="")


def _write(name: str, rendered: Rendered) -> None:
    (OUT / f"{name}.pdf").write_bytes(rendered.pdf)
    pages = [
        Image.frombytes("RGBA", (page.width, page.height), page.pixels, "raw", "BGRA", page.stride)
        for page in pictures(rendered.pdf, dpi=DPI)
    ]
    for place in range(0, len(pages), ACROSS * DOWN):
        sheet = _contact_sheet(pages[place : place + ACROSS * DOWN])
        sheet.save(OUT / f"{name}-{place // (ACROSS * DOWN) + 1}.png")
    print(f"{name}: {rendered.pages} pages")


def _contact_sheet(pages: list[Image.Image]) -> Image.Image:
    """Return pages side by side; of a folded card, the outside and the inside stay together."""
    width, height = max(p.width for p in pages) + 12, max(p.height for p in pages) + 12
    across = min(ACROSS, max(1, 3_100 // width), len(pages))
    if width > height and across > 1:
        across -= across % 2
    rows = -(-len(pages) // across)
    sheet = Image.new("RGB", (width * across, height * rows), "#B9B4AC")
    for place, page in enumerate(pages):
        sheet.paste(page.convert("RGB"), (place % across * width + 6, place // across * height + 6))
    return sheet


if __name__ == "__main__":
    main(*sys.argv[1:2])

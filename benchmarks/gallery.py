"""Every wording in every language on every paper as pages: ``make gallery [ONLY=de]``.

For each language and paper a PDF of all wordings, and contact sheets of it as pictures, in ``build/gallery``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image

from delight.domain.letters import (
    ActionFacts,
    CaseFacts,
    Composed,
    Formality,
    GestureFacts,
    LetterFacts,
    Recipient,
    Sender,
)
from delight.domain.money import Money
from delight.domain.paper import Envelope, LetterStyle, PaperSize, Typeface
from delight.domain.wordings import WordingFormat, WordingKind
from delight.letters.compose import compose
from delight.letters.raster import pictures
from delight.letters.render import render_many
from delight.letters.wording import Wording, parse
from delight.paths import resource

OUT = Path(__file__).parents[1] / "build" / "gallery"
TODAY = date(2026, 6, 17)
DPI, ACROSS, DOWN = 62, 6, 3
LETTER_STYLES = [
    *(
        LetterStyle(paper=PaperSize.A4, envelope=envelope)
        for envelope in Envelope
        if envelope != Envelope.US_10
    ),
    LetterStyle(paper=PaperSize.LETTER, envelope=Envelope.US_10, typeface=Typeface.SANS),
]
CARD_STYLES = [
    LetterStyle(paper=paper, envelope=Envelope.NONE, typeface=face)
    for paper in (PaperSize.A6, PaperSize.A5, PaperSize.A6_FOLDED, PaperSize.A5_FOLDED)
    for face in (Typeface.SERIF, Typeface.HANDWRITTEN)
]
COMPLIMENTS = {WordingKind.REPLY_TO_COMPLIMENT}
WITHOUT_CASE = {
    WordingKind.THANK_YOU,
    WordingKind.THANK_YOU_REFERRAL,
    WordingKind.SMALL_SURPRISE,
    WordingKind.VOUCHER,
    WordingKind.ANNIVERSARY,
    WordingKind.BIRTHDAY,
    WordingKind.SEASONS_GREETINGS,
    WordingKind.WE_MISS_YOU,
}
HOUSES = {
    "en": (
        Sender(
            name="The Copper Kettle",
            address=("3 Market Place", "Hebden Bridge", "HX7 6AA"),
            phone="01632 960 555",
            email="hello@copperkettle.example",
            website="copperkettle.example",
            signing_name="Maya Hollis",
        ),
        Recipient(name="Zoë Brontë", address=("14 Mill Lane", "Keighley", "BD22 8DU")),
        ("the cold cappuccino", "send a new filter", "a jar of plum jam", "baked you a new cake"),
        (
            "The oven is booked until the end of July",
            "Miller’s Bakery in Mill Lane",
            "We now bake twice a day",
        ),
        "GBP",
    ),
    "de": (
        Sender(
            name="Bäckerei Süßholz",
            address=("Marktplatz 3", "79098 Freiburg"),
            country="DE",
            phone="0761 555 01 23",
            email="hallo@suessholz.example",
            accent="#8A3B12",
            signing_name="Maja Süßholz",
        ),
        Recipient(name="Zoë Brontë", address=("Mühlgasse 14", "79100 Freiburg"), country="DE"),
        (
            "der kalte Cappuccino",
            "einen neuen Filter schicken",
            "ein Glas Pflaumenmus",
            "einen neuen Kuchen gebacken",
        ),
        (
            "Der Ofen ist bis Ende Juli belegt",
            "die Bäckerei Müller in der Mühlgasse",
            "Wir backen jetzt zweimal am Tag",
        ),
        "EUR",
    ),
    "fr": (
        Sender(
            name="Le Fournil de Maya",
            address=("3 place du Marché", "69005 Lyon"),
            country="FR",
            phone="04 65 55 01 23",
            email="bonjour@fournil.example",
            accent="#7D2E4A",
            signing_name="Maya Hollis",
        ),
        Recipient(name="Zoë Brontë", address=("14 rue du Moulin", "69001 Lyon"), country="FR"),
        (
            "le cappuccino froid",
            "envoyer un nouveau filtre",
            "un pot de confiture de prunes",
            "un nouveau gâteau",
        ),
        (
            "Le four est pris jusqu’à fin juillet",
            "la boulangerie Meunier, rue du Moulin",
            "Nous cuisons désormais deux fois par jour",
        ),
        "EUR",
    ),
    "es": (
        Sender(
            name="Panadería La Espiga",
            address=("Plaza Mayor 3", "37002 Salamanca"),
            country="ES",
            phone="923 555 012",
            email="hola@laespiga.example",
            accent="#1F5B8A",
            signing_name="Maya Hollis",
        ),
        Recipient(name="Zoë Brontë", address=("Calle del Molino 14", "37001 Salamanca"), country="ES"),
        (
            "el capuchino frío",
            "enviar un filtro nuevo",
            "un tarro de mermelada de ciruela",
            "una tarta nueva",
        ),
        (
            "El horno está reservado hasta finales de julio",
            "la panadería Molinero, en la calle del Molino",
            "Ahora horneamos dos veces al día",
        ),
        "EUR",
    ),
}


def main(only: str = "") -> None:
    """Write the gallery; ``only`` is a part of the names of its files."""
    OUT.mkdir(parents=True, exist_ok=True)
    for language in HOUSES:
        for styles, form in ((LETTER_STYLES, WordingFormat.LETTER), (CARD_STYLES, WordingFormat.CARD)):
            wordings = [w for w in _wordings(language) if w.format is form]
            for number, style in enumerate(styles):
                name = f"{language}-{style.paper}-{style.envelope}-{style.typeface}"
                if only in name:
                    _write(name, [(_composed(w, number), style) for w in wordings])


def _wordings(language: str) -> Iterator[Wording]:
    order = list(WordingKind)
    files = resource("wordings").glob(f"{language}/*.toml")
    found = [parse(file.read_text("utf-8"), key=file.stem) for file in files]
    yield from sorted(found, key=lambda wording: (order.index(wording.kind), wording.key))


def _composed(wording: Wording, number: int) -> Composed:
    """Return a wording filled in; each paper shows other ways to say it, formal and familiar in turn."""
    formality = Formality.FAMILIAR if number % 2 else Formality.FORMAL
    facts = _facts(wording)
    return compose(
        wording, replace(facts, recipient=replace(facts.recipient, formality=formality)), seed=number
    )


def _facts(wording: Wording) -> LetterFacts:
    sender, recipient, (topic, promise, thing, deed), told, currency = HOUSES[wording.language]
    case = CaseFacts(
        reference="C-2026-0042",
        kind="compliment" if wording.kind in COMPLIMENTS else "complaint",
        received=date(2026, 6, 13),
        topic=topic,
        failure="quality",
        promise=promise,
        promised_by=date(2026, 6, 26),
        handled_by="Tom",
        praised="Ben",
        resolved=date(2026, 6, 15),
    )
    return LetterFacts(
        recipient=replace(
            recipient, language=wording.language, since=date(2021, 6, 20), last_seen=date(2026, 3, 3)
        ),
        sender=sender,
        today=TODAY,
        writer=sender.signing_name,
        case=None if wording.kind in WITHOUT_CASE else case,
        actions=(
            ActionFacts(kind="refund", cost=Money(minor=1250, currency=currency), done=date(2026, 6, 13)),
            ActionFacts(kind="redo", done=date(2026, 6, 14), note=deed),
        ),
        gesture=GestureFacts(name=thing) if wording.kind is WordingKind.SMALL_SURPRISE else None,
        told=(
            *zip(("reason", "elsewhere", "change"), told, strict=True),
            ("brought", "Anna Koch"),
            ("worth", "10 €" if currency == "EUR" else "£10"),
            ("code", "K7M 2PX"),
            ("until", "2026-12-31"),
        ),
    )


def _write(name: str, letters: list[tuple[Composed, LetterStyle]]) -> None:
    rendered = render_many(letters, preview=True)
    (OUT / f"{name}.pdf").write_bytes(rendered.pdf)
    pages = [
        Image.frombytes("RGBA", (page.width, page.height), page.pixels, "raw", "BGRA", page.stride)
        for page in pictures(rendered.pdf, dpi=DPI)
    ]
    for place in range(0, len(pages), ACROSS * DOWN):
        sheet = _contact_sheet(pages[place : place + ACROSS * DOWN])
        sheet.save(OUT / f"{name}-{place // (ACROSS * DOWN) + 1}.png")
    missing = [f"{c.wording}: {m.field}" for c, _ in letters for m in c.missing]
    print(f"{name}: {rendered.pages} pages", *missing)


def _contact_sheet(pages: list[Image.Image]) -> Image.Image:
    width, height = max(p.width for p in pages) + 12, max(p.height for p in pages) + 12
    across = min(ACROSS, max(1, 3_100 // width))
    rows = -(-len(pages) // across)
    sheet = Image.new("RGB", (width * across, height * rows), "#B9B4AC")
    for place, page in enumerate(pages):
        sheet.paste(page.convert("RGB"), (place % across * width + 6, place // across * height + 6))
    return sheet


if __name__ == "__main__":
    main(*sys.argv[1:2])

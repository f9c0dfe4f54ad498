"""Letters a second, all different, beside the bare canvas that draws the same lines, and Paragraph."""

from __future__ import annotations

import io
import random
import time
from datetime import date
from pathlib import Path

import fontpkg
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from benchmarks.table import Speed
from delight.domain.letters import ActionFacts, CaseFacts, Composed, LetterFacts, Recipient, Sender
from delight.domain.money import Money
from delight.domain.paper import LetterStyle, Typeface
from delight.letters.compose import compose, plain_text
from delight.letters.render import render, render_many
from delight.letters.wording import parse

TOGETHER, APART = 2_000, 300
STYLE = LetterStyle(typeface=Typeface.SANS)
WORDING = Path(__file__).parents[1] / "resources" / "wordings" / "en" / "apology.toml"
SYLLABLES = "an be ka lo mi ra to su ne vi dor len mar pet gus tav wil jos".split()
TOPICS = ("the cold coffee", "the late delivery", "the torn seam", "the wrong size", "the loud room")
SENDER = Sender(
    name="The Copper Kettle",
    address=("3 Market Place", "Hebden Bridge", "HX7 6AA"),
    phone="01632 960 555",
    email="hello@copperkettle.example",
    website="copperkettle.example",
)


def measure() -> list[Speed]:
    """Return letters a second of processor time, merged and set; everyone sets the same words."""
    pdfmetrics.registerFont(TTFont("Fira", str(fontpkg.path("Fira Sans"))))
    wording, chance = parse(WORDING.read_text("utf-8"), key="apology"), random.Random(7)
    facts = [_facts(chance) for _ in range(TOGETHER)]
    letters = [compose(wording, f, seed=n) for n, f in enumerate(facts)]
    render_many([(letter, STYLE) for letter in letters[:20]])
    _bare(letters[:20])

    def composed() -> list[Composed]:
        return [compose(wording, f, seed=n) for n, f in enumerate(facts)]

    bare = TOGETHER / _seconds(lambda: _bare(composed()))
    paragraphs = TOGETHER / _seconds(lambda: _paragraphs(composed()))
    ours = TOGETHER / _seconds(lambda: render_many([(letter, STYLE) for letter in composed()]))
    apart = APART / _seconds(lambda: [render(letter, STYLE) for letter in letters[:APART]])
    return [
        Speed(
            name=f"{TOGETHER} letters in one file",
            ours=ours,
            unit="1/s",
            limit=bare,
            ratio=ours / bare,
            target=1.0,
            peers={"reportlab Paragraph": paragraphs},
            more_is_better=True,
        ),
        Speed(
            name=f"{APART} letters, a file each",
            ours=apart,
            unit="1/s",
            limit=300,
            ratio=apart / 300,
            target=1.0,
            more_is_better=True,
        ),
    ]


def _seconds(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _name(chance: random.Random) -> str:
    words = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(2))
    return " ".join(word.capitalize() for word in words)


def _facts(chance: random.Random) -> LetterFacts:
    day = date(2026, chance.randint(1, 5), chance.randint(1, 28))
    return LetterFacts(
        recipient=Recipient(
            name=_name(chance),
            address=(
                f"{chance.randint(1, 200)} High Street",
                f"AB{chance.randint(1, 99)} 2CD {_name(chance)}",
            ),
        ),
        sender=SENDER,
        today=date(2026, 6, 17),
        writer="Maya Hollis",
        case=CaseFacts(
            reference=f"C-2026-{chance.randint(1, 9999):04}",
            received=day,
            topic=chance.choice(TOPICS),
            failure=chance.choice(("late", "quality", "faulty")),
            handled_by=_name(chance),
        ),
        actions=(
            ActionFacts(
                kind="refund", cost=Money(minor=chance.randint(300, 4_000), currency="GBP"), done=day
            ),
        ),
    )


def _head(canvas: Canvas, letter: Composed) -> None:
    """Draw what our letters have above their text: letterhead, return line, address, date, reference."""
    facts = letter.facts
    sender = facts.sender
    canvas.setFont("Fira", 21)
    canvas.drawString(72, 780, sender.name)
    canvas.setFont("Fira", 8)
    contact = (", ".join(sender.address), f"{sender.phone} · {sender.email}", sender.website)
    for place, line in enumerate(contact):
        canvas.drawRightString(520, 790 - 11 * place, line)
    canvas.line(72, 770, 520, 770)
    canvas.drawString(72, 690, " · ".join((sender.name, *sender.address)))
    canvas.setFont("Fira", 10.5)
    for place, line in enumerate((facts.recipient.name, *facts.recipient.address)):
        canvas.drawString(72, 670 - 13 * place, line)
    canvas.drawRightString(520, 670, "17 June 2026")
    canvas.drawRightString(520, 657, f"Reference {facts.case.reference if facts.case else ''}")


def _bare(letters: list[Composed]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=1)
    for letter in letters:
        _head(canvas, letter)
        canvas.setFont("Fira", 11)
        y = 560.0
        for paragraph in plain_text(letter).split("\n"):
            for line in simpleSplit(paragraph, "Fira", 11, 420):
                canvas.drawString(72, y, line)
                y -= 15.5
            y -= 0 if paragraph else 8
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _paragraphs(letters: list[Composed]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=1)
    style = ParagraphStyle("letter", fontName="Fira", fontSize=11, leading=15.5)
    for letter in letters:
        _head(canvas, letter)
        y = 560.0
        for text in plain_text(letter).split("\n\n"):
            paragraph = Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), style)
            _, height = paragraph.wrapOn(canvas, 420, 560)
            y -= height
            paragraph.drawOn(canvas, 72, y)
            y -= 8
        canvas.showPage()
    canvas.save()
    return file.getvalue()

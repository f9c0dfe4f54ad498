"""The letters that every way makes: invented customers and cases, composed by us."""

from __future__ import annotations

import random
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import fontpkg
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from delight.domain.letters.letter import ActionFacts, CaseFacts, Composed, LetterFacts, Recipient, Sender
from delight.domain.letters.paper import LetterStyle, Typeface
from delight.domain.money import Money
from delight.letters.words.compose import compose
from delight.letters.words.wording import parse

if TYPE_CHECKING:
    from delight.domain.guards.writing import LetterRequest
    from delight.services.bundle import Services

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


def facts(count: int) -> list[LetterFacts]:
    """Return the facts of ``count`` letters, always the same ones."""
    chance = random.Random(7)
    return [_facts(chance) for _ in range(count)]


def composed(known: list[LetterFacts]) -> list[Composed]:
    """Merge: the wording and each letter's facts become its text."""
    wording = parse(WORDING.read_text("utf-8"), key="apology")
    return [compose(wording, f, seed=n) for n, f in enumerate(known)]


def canvas_of(file: BytesIO) -> Canvas:
    """Return a bare canvas with the same embedded face and the same settings as ours."""
    rl_config.useA85 = 0
    pdfmetrics.registerFont(TTFont("Fira", str(fontpkg.path("Fira Sans"))))
    return Canvas(file, invariant=1, pageCompression=1)


def requests(place: Path, count: int) -> tuple[Services, list[LetterRequest]]:
    """Return a shop with ``count`` complaints, and a letter to be written about each."""
    from delight.domain.cases.case import CaseDraft, Failure
    from delight.domain.customers.customer import CustomerDraft
    from delight.domain.guards.writing import LetterRequest
    from delight.domain.shop import ShopDraft
    from delight.domain.staff.staff import StaffDraft
    from delight.services.opening import create_shop

    draft = ShopDraft(name=SENDER.name, address="\n".join(SENDER.address), phone=SENDER.phone)
    services = create_shop(place, draft, staff=[StaffDraft(name="Maya Hollis")])
    wishes = []
    for known in facts(count):
        recipient, case = known.recipient, known.case
        person = CustomerDraft(name=recipient.name, address="\n".join(recipient.address))
        customer_id = services.customers.add(person).record
        logged = CaseDraft(
            customer_id=customer_id,
            what=f"It was {case.topic} again",
            topic=case.topic,
            failure=Failure(case.failure),
        )
        wishes.append(LetterRequest(wording="apology", case_id=services.cases.log(logged).record))
    return services, wishes


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


def head(canvas: Canvas, letter: Composed) -> None:
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

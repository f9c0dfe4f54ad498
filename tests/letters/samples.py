"""Facts and readers that the tests of letters share; everybody in them is made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pypdfium2

from delight.domain.letters.letter import ActionFacts, CaseFacts, GestureFacts, LetterFacts, Recipient, Sender
from delight.domain.money import Money
from delight.letters.words.wording import Wording, parse

WORDINGS = Path(__file__).parents[2] / "resources" / "wordings" / "en"
MM = 72 / 25.4

SENDER = Sender(
    name="The Copper Kettle",
    address=("3 Market Place", "Hebden Bridge", "HX7 6AA"),
    country="GB",
    phone="01632 960 555",
    email="hello@copperkettle.example",
    website="copperkettle.example",
    signing_name="Maya Hollis",
)
RECIPIENT = Recipient(
    name="Zoë Brontë",
    address=("14 Mill Lane", "Keighley", "BD22 8DU"),
    country="GB",
    since=date(2021, 6, 20),
    last_seen=date(2026, 3, 3),
)
CASE = CaseFacts(
    reference="C-2026-0042",
    received=date(2026, 6, 13),
    topic="the cold cappuccino",
    failure="quality",
    promise="send a new filter",
    promised_by=date(2026, 6, 26),
    handled_by="Tom",
    praised="Ben",
    resolved=date(2026, 6, 15),
)
NEEDED = (
    ("reason", "The oven is booked until the end of July"),
    ("elsewhere", "Miller’s Bakery in Mill Lane"),
    ("change", "We now bake twice a day"),
    ("worth", "£10"),
    ("code", "K7M 2PX"),
)
ACTIONS = (
    ActionFacts(kind="refund", cost=Money(minor=1250, currency="GBP"), done=date(2026, 6, 13)),
    ActionFacts(kind="redo", done=date(2026, 6, 14), note="Baked you a new cake."),
)
FULL = LetterFacts(
    recipient=RECIPIENT,
    sender=SENDER,
    today=date(2026, 6, 17),
    writer="Maya Hollis",
    case=CASE,
    actions=ACTIONS,
    gesture=GestureFacts(name="A jar of plum jam", note="The plums grow behind the shop."),
    personal="Give our best to the dog.",
    told=(*NEEDED, ("brought", "Anna Koch"), ("until", "2026-12-31")),
)
BARE = LetterFacts(
    recipient=Recipient(name="Zoë Brontë", since=date(2025, 6, 20)),
    sender=Sender(name="The Copper Kettle"),
    today=date(2026, 6, 17),
    writer="Maya Hollis",
    case=CaseFacts(topic="the cold cappuccino"),
    actions=(ActionFacts(kind="refund", done=date(2026, 6, 13)),),
    gesture=GestureFacts(name="A jar of plum jam"),
    told=NEEDED,
)


def named(name: str, facts: LetterFacts = FULL) -> LetterFacts:
    return replace(facts, recipient=replace(facts.recipient, name=name))


def wording_keys() -> list[str]:
    return sorted(path.stem for path in WORDINGS.glob("*.toml"))


@lru_cache
def wording(key: str = "apology") -> Wording:
    return parse((WORDINGS / f"{key}.toml").read_text("utf-8"), key=key)


def pages(pdf: bytes) -> Iterator[str]:
    """Yield each page's text as pdfium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.get_textpage().get_text_range().replace("\r\n", "\n")
    document.close()


def read(pdf: bytes) -> str:
    return "\n".join(pages(pdf))


def squeezed(text: str) -> str:
    return "".join(text.split())


def boxes(pdf: bytes, text: str) -> list[tuple[float, float, float, float]]:
    """Return where ``text`` stands on the first page: left, top, right, bottom in mm from the top left."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    height = page.get_height()
    words = page.get_textpage()
    found = words.search(text, match_case=True).get_next()
    assert found, text
    start, count = found
    chars = [words.get_charbox(i) for i in range(start, start + count) if words.get_text_range(i, 1).strip()]
    document.close()
    return [(x1 / MM, (height - y2) / MM, x2 / MM, (height - y1) / MM) for x1, y1, x2, y2 in chars]

"""What everything about letters and paper is called on the screen; ``labels`` looks it up."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from delight.domain.customers.customer import Gone
from delight.domain.guards.writing import AsideReason
from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.answers import Answer
from delight.domain.letters.paper import Envelope, EnvelopeSize, FormKind, LabelSheet, PaperSize, Typeface
from delight.domain.letters.wordings import ShortText, WordingFormat, WordingKind
from delight.domain.shop import PictureUse

PAPER_LABELS: dict[type[StrEnum], dict[str, Any]] = {
    WordingKind: {
        "acknowledgement": QT_TRANSLATE_NOOP("Labels", "We have heard you"),
        "takes-longer": QT_TRANSLATE_NOOP("Labels", "It takes longer"),
        "apology": QT_TRANSLATE_NOOP("Labels", "Apology"),
        "what-we-did": QT_TRANSLATE_NOOP("Labels", "What we did"),
        "kindly-no": QT_TRANSLATE_NOOP("Labels", "A kind no"),
        "sent-elsewhere": QT_TRANSLATE_NOOP("Labels", "Somebody else can help"),
        "parting-ways": QT_TRANSLATE_NOOP("Labels", "Parting ways"),
        "thank-you-for-telling": QT_TRANSLATE_NOOP("Labels", "Thank you for telling us"),
        "you-said-we-did": QT_TRANSLATE_NOOP("Labels", "You said, we did"),
        "thank-you": QT_TRANSLATE_NOOP("Labels", "Thank you"),
        "thank-you-referral": QT_TRANSLATE_NOOP("Labels", "Thank you for sending a friend"),
        "reply-to-compliment": QT_TRANSLATE_NOOP("Labels", "Thank you for kind words"),
        "small-surprise": QT_TRANSLATE_NOOP("Labels", "Small surprise"),
        "voucher": QT_TRANSLATE_NOOP("Labels", "Voucher"),
        "anniversary": QT_TRANSLATE_NOOP("Labels", "Years with us"),
        "birthday": QT_TRANSLATE_NOOP("Labels", "Birthday"),
        "seasons-greetings": QT_TRANSLATE_NOOP("Labels", "Season’s greetings"),
        "we-miss-you": QT_TRANSLATE_NOOP("Labels", "We miss you"),
    },
    WordingFormat: {
        "letter": QT_TRANSLATE_NOOP("Labels", "Letter"),
        "card": QT_TRANSLATE_NOOP("Labels", "Note card"),
    },
    ShortText: {
        "message": QT_TRANSLATE_NOOP("Labels", "Message"),
        "public": QT_TRANSLATE_NOOP("Labels", "Public reply"),
    },
    Envelope: {
        "none": QT_TRANSLATE_NOOP("Labels", "No window"),
        "din5008-a": QT_TRANSLATE_NOOP("Labels", "Window, DIN 5008 A"),
        "din5008-b": QT_TRANSLATE_NOOP("Labels", "Window, DIN 5008 B"),
        "uk-dl": QT_TRANSLATE_NOOP("Labels", "Window, UK DL"),
        "fr": QT_TRANSLATE_NOOP("Labels", "Window on the right, France"),
        "ch": QT_TRANSLATE_NOOP("Labels", "Window on the right, Switzerland"),
        "ch-left": QT_TRANSLATE_NOOP("Labels", "Window on the left, Switzerland"),
        "us-10": QT_TRANSLATE_NOOP("Labels", "Window, US #10"),
    },
    EnvelopeSize: {
        "DL": QT_TRANSLATE_NOOP("Labels", "DL, 220 × 110 mm"),
        "C6": QT_TRANSLATE_NOOP("Labels", "C6, 162 × 114 mm"),
        "C5": QT_TRANSLATE_NOOP("Labels", "C5, 229 × 162 mm"),
        "10": QT_TRANSLATE_NOOP("Labels", "US #10, 9½ × 4⅛ in"),
    },
    LabelSheet: {
        "5160": QT_TRANSLATE_NOOP("Labels", "Avery 5160, US Letter, 30 labels"),
        "5163": QT_TRANSLATE_NOOP("Labels", "Avery 5163, US Letter, 10 labels"),
        "L7160": QT_TRANSLATE_NOOP("Labels", "Avery L7160, A4, 21 labels"),
        "L7163": QT_TRANSLATE_NOOP("Labels", "Avery L7163, A4, 14 labels"),
    },
    PaperSize: {
        "A4": QT_TRANSLATE_NOOP("Labels", "A4"),
        "Letter": QT_TRANSLATE_NOOP("Labels", "US Letter"),
        "A5": QT_TRANSLATE_NOOP("Labels", "Card, A5"),
        "A6": QT_TRANSLATE_NOOP("Labels", "Card, A6"),
        "A6-folded": QT_TRANSLATE_NOOP("Labels", "Folded card, A6"),
        "A5-folded": QT_TRANSLATE_NOOP("Labels", "Folded card, A5"),
    },
    Typeface: {
        "serif": QT_TRANSLATE_NOOP("Labels", "With serifs"),
        "sans": QT_TRANSLATE_NOOP("Labels", "Without serifs"),
        "handwritten": QT_TRANSLATE_NOOP("Labels", "Like handwriting"),
    },
    FormKind: {
        "complaint-form": QT_TRANSLATE_NOOP("Labels", "Complaint form"),
        "feedback-card": QT_TRANSLATE_NOOP("Labels", "Feedback card"),
        "loyalty-card-form": QT_TRANSLATE_NOOP("Labels", "Form for a loyalty card"),
        "return-slip": QT_TRANSLATE_NOOP("Labels", "Slip for a return"),
    },
    Answer: {
        "all-well": QT_TRANSLATE_NOOP("Labels", "All is well"),
        "nearly": QT_TRANSLATE_NOOP("Labels", "Nearly"),
        "not-yet": QT_TRANSLATE_NOOP("Labels", "Not yet"),
    },
    AddressAs: {
        "": QT_TRANSLATE_NOOP("Labels", "Not known"),
        "mr": QT_TRANSLATE_NOOP("Labels", "Mr"),
        "ms": QT_TRANSLATE_NOOP("Labels", "Ms"),
        "couple": QT_TRANSLATE_NOOP("Labels", "A couple"),
        "family": QT_TRANSLATE_NOOP("Labels", "A family"),
    },
    Formality: {
        "": QT_TRANSLATE_NOOP("Labels", "As usual"),
        "formal": QT_TRANSLATE_NOOP("Labels", "Formal: Sie, vous, usted"),
        "familiar": QT_TRANSLATE_NOOP("Labels", "Familiar: du, tu, tú"),
    },
    Gone: {
        "": QT_TRANSLATE_NOOP("Labels", "Can be written to"),
        "moved": QT_TRANSLATE_NOOP("Labels", "Moved away"),
        "died": QT_TRANSLATE_NOOP("Labels", "Died"),
    },
    AsideReason: {
        "open-complaint": QT_TRANSLATE_NOOP("Labels", "A complaint is still open"),
        "no-letters": QT_TRANSLATE_NOOP("Labels", "Wants no letters"),
        "no-surprises": QT_TRANSLATE_NOOP("Labels", "Wants no surprises"),
        "no-birthday": QT_TRANSLATE_NOOP("Labels", "Has not said that we may keep their birthday"),
        "no-address": QT_TRANSLATE_NOOP("Labels", "No postal address"),
        "moved": QT_TRANSLATE_NOOP("Labels", "Moved away"),
        "died": QT_TRANSLATE_NOOP("Labels", "Died"),
        "household": QT_TRANSLATE_NOOP("Labels", "One letter for the household"),
        "told-already": QT_TRANSLATE_NOOP("Labels", "Was told already"),
        "left-out": QT_TRANSLATE_NOOP("Labels", "Taken out by you"),
        "characters": QT_TRANSLATE_NOOP("Labels", "Letters that no typeface here has"),
        "too-long": QT_TRANSLATE_NOOP("Labels", "The address does not fit"),
    },
    PictureUse: {
        "logo": QT_TRANSLATE_NOOP("Labels", "Logo"),
        "signature": QT_TRANSLATE_NOOP("Labels", "Signature"),
    },
}
"""Words of each member, by enum and value."""

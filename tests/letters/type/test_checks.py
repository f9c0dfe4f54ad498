"""Whatever is set: characters that no typeface has are named, with a remedy, before anything is drawn."""

from dataclasses import replace

import pytest

from delight.domain.errors import DelightError
from delight.domain.letters.paper import Envelope, EnvelopeSize, FormKind, LabelSheet, LetterStyle
from delight.domain.plain.sentences import explain
from delight.letters.forms.form import form
from delight.letters.pdf.document import Document
from delight.letters.render import render
from delight.letters.sheets.envelopes import envelopes
from delight.letters.sheets.labels import labels
from delight.letters.words.compose import compose
from tests.letters.samples import CASE, FULL, RECIPIENT, SENDER, wording

LOST = "\U00013000"  # a hieroglyph
LINES = (("Zoë Brontë", f"14 Mill {LOST} Lane"),)


def letter(facts, envelope=Envelope.DIN5008_B):
    return render(compose(wording(), facts, by_post=True), LetterStyle(envelope=envelope))


@pytest.mark.parametrize(
    "draw",
    [
        lambda: letter(replace(FULL, recipient=replace(RECIPIENT, name=f"Zoë {LOST}"))),
        lambda: letter(replace(FULL, recipient=replace(RECIPIENT, address=LINES[0]))),
        lambda: letter(replace(FULL, sender=replace(SENDER, name=f"The Copper {LOST}"))),
        lambda: letter(replace(FULL, sender=replace(SENDER, website=f"{LOST}.example")), Envelope.NONE),
        lambda: letter(replace(FULL, personal=f"Give our best to the {LOST}.")),
        lambda: letter(replace(FULL, case=replace(CASE, topic=f"the cold {LOST}"))),
        lambda: letter(replace(FULL, writer=f"Maya {LOST}")),
        lambda: labels(LINES, LabelSheet.AVERY_5160),
        lambda: envelopes(LINES, SENDER, EnvelopeSize.DL),
        lambda: envelopes((("Zoë Brontë",),), replace(SENDER, name=LOST), EnvelopeSize.DL),
        lambda: form(FormKind.COMPLAINT, SENDER, replace(RECIPIENT, name=f"Zoë {LOST}")),
        lambda: form(FormKind.COMPLAINT, replace(SENDER, name=LOST)),
    ],
    ids="name address shop website personal topic writer labels envelopes sender form form-shop".split(),
)
def test_a_character_without_a_face_is_named_before_anything_is_drawn(draw, monkeypatch):
    monkeypatch.setattr(Document, "add", lambda *_: pytest.fail("something was drawn"))
    with pytest.raises(DelightError) as caught:
        draw()
    assert caught.value.code == "letters.characters"
    assert caught.value.details["characters"] == LOST
    said = explain(caught.value)
    assert "U+13000" in said.what or LOST in said.what
    assert "another way" in said.remedy

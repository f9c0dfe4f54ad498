"""Wordings that are not saved yet outlive the window; a broken file costs nobody anything."""

import json

import pytest

from delight.domain.letters.wordings import Passage, WordingDraft, WordingKind
from delight.ui.kit.files.many_kept import write_many
from delight.ui.letters.wordings.keeper import file_in, read

DRAFT = WordingDraft(
    key="own",
    kind=WordingKind.THANK_YOU,
    title="Zoë’s",
    subject=Passage(ways=("Dear {customer.name}",)),
    paragraphs=((Passage(ways=("One.", "Eins."), only_if=("helper",), optional=True),),),
    closing=("Yours,",),
    message=(Passage(ways=("Hello",)),),
)


def test_what_was_written_is_read(tmp_path):
    file = file_in(tmp_path)
    write_many(file, [DRAFT])
    assert read(file) == [DRAFT]
    write_many(file, [])
    assert not file.exists()


@pytest.mark.parametrize("text", ["", "[", "{}", "[1]", '[{"key": 1}]', "[" * 100_000])
def test_what_cannot_be_read_is_left_out(tmp_path, text):
    file = file_in(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_text(text)
    assert read(file) == []


def test_one_broken_draft_does_not_cost_the_others(tmp_path):
    file = file_in(tmp_path)
    write_many(file, [DRAFT])
    (stored,) = json.loads(file.read_text())
    file.write_text(json.dumps([stored | {"kind": "no-such-kind"}, stored]))
    assert read(file) == [DRAFT]

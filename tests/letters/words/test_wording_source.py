"""A wording that was edited is kept as text and read back as it was."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.letters.wordings import Passage, WordingDraft, WordingKind
from delight.letters.words.wording import parse
from delight.letters.words.wording_source import draft_of, source_of
from delight.paths import resource

FILES = sorted(resource("wordings").glob("*/*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_wording_comes_back_as_it_was(file):
    wording = parse(file.read_text("utf-8"), key=file.stem)
    assert parse(source_of(draft_of(wording)), key=file.stem) == wording


words = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), min_size=1).filter(
    str.strip
)
passages = st.builds(
    Passage,
    ways=st.lists(words | words.map(lambda text: text + "{case.topic}"), min_size=1).map(tuple),
    only_if=st.lists(st.sampled_from(["complaint", "not case.day"]), unique=True).map(tuple),
    optional=st.booleans(),
)


@given(
    st.builds(
        WordingDraft,
        key=st.just("own"),
        kind=st.sampled_from(WordingKind),
        title=words,
        subject=st.none() | passages,
        closing=st.lists(words).map(tuple),
        paragraphs=st.lists(st.lists(passages, min_size=1).map(tuple), min_size=1).map(tuple),
        message=st.lists(passages).map(tuple),
    )
)
def test_whatever_is_typed_comes_back(draft):
    if source_of(draft).count(".") > 1_500:
        return
    assert draft_of(parse(source_of(draft), key="own")) == draft


def test_what_nobody_wrote_into_is_left_out():
    empty = Passage(ways=("  ", ""))
    draft = WordingDraft(
        key="own",
        kind=WordingKind.APOLOGY,
        title="Sorry",
        subject=empty,
        closing=("",),
        paragraphs=((empty,), (Passage(ways=("Sorry.", " ")),)),
    )
    kept = draft_of(parse(source_of(draft), key="own"))
    assert kept == replace(draft, subject=None, closing=(), paragraphs=((Passage(ways=("Sorry.",)),),))

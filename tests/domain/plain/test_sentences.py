"""Every code that is raised anywhere has its sentence, and no sentence is left over."""

import re
from pathlib import Path

import pytest

from delight.domain.errors import ConflictError, DelightError, StorageError
from delight.domain.plain import sentences as plain

ROOT = Path(plain.__file__).parents[2]
CODE = re.compile(
    r"""(?:DelightError|InputError|StorageError|UnknownError|ConflictError)\(\s*f?["']([a-z_-]+\.[a-z_]+)["']"""
)


def raised_codes() -> set[str]:
    text = "\n".join(file.read_text(encoding="utf-8") for file in ROOT.rglob("*.py"))
    return set(CODE.findall(text))


def test_finds_the_codes():
    assert len(raised_codes()) > 40


def test_every_code_has_its_sentence():
    assert sorted(code for code in raised_codes() if plain.sentence(code) is None) == []


@pytest.mark.parametrize("code", sorted(plain._SENTENCES))
def test_sentences_read_well(code):
    said = plain.sentence(code)
    for part in (said.what, said.holds, said.remedy):
        assert not part or part.rstrip()[-1] in ".?…", part
        assert "TODO" not in part


def test_details_stand_in_the_sentence():
    error = DelightError("customer.ambiguous", name="Ann Lee", candidates=[(1, "Ann Lee"), (7, "Ann Lee")])
    assert "“Ann Lee”: 1 Ann Lee, 7 Ann Lee." in str(plain.explain(error))


def test_a_full_disk_is_called_one():
    error = StorageError("file.cannot_write", path="week.pdf", why="storage.full")
    assert plain.explain(error).what == "There is no room on the disk for the file week.pdf."
    elsewhere = StorageError("file.cannot_write", path="week.pdf", why="storage.read_only")
    assert plain.explain(elsewhere).what == "The file week.pdf could not be written."


def test_a_missing_detail_does_not_raise():
    assert "…" in str(plain.explain(DelightError("storage.newer")))


def test_an_unknown_code_still_says_something():
    assert "odd.thing" in plain.explain(DelightError("odd.thing")).what


def test_characters_that_show_nothing_are_named_by_their_number():
    said = plain.explain(DelightError("letters.characters", characters="\ue123ꙮ\u0301"))
    assert "U+E123 ꙮ U+0301" in said.what


def test_every_remark_has_its_sentence():
    text = "\n".join(file.read_text(encoding="utf-8") for file in ROOT.rglob("*.py"))
    codes = set(re.findall(r"""(?:Remark|Line)\([^)]*?code=["'](\w+\.\w+)["']""", text))
    readers = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "exchange").glob("*.py"))
    codes |= set(re.findall(r"""["']((?:import|file)\.[a-z_]+)["']""", readers))
    assert len(codes) > 40
    assert sorted(code for code in codes if plain.sentence(code) is None) == []


@pytest.mark.parametrize("why", ["Lost with his wallet", "Lost with his wallet."])
def test_a_reason_in_somebodys_words_brings_no_second_full_stop(why):
    error = ConflictError("voucher.cancelled", at="23 Sept", by="Nell Pascoe", reason=why)
    said = "This voucher was cancelled on 23 Sept, by Nell Pascoe: “Lost with his wallet”."
    assert plain.explain(error).what == said

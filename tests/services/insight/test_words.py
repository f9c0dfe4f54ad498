"""Every word that chapters may ask for is there, in every language."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum

import pytest

from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import Channel, Failure, Outcome
from delight.domain.gestures import Occasion
from delight.domain.improvements.states import Measure, TouchPoint
from delight.domain.insight.chapter import Topic
from delight.domain.insight.period import Against
from delight.paths import resource
from delight.services.insight import words
from delight.services.insight.words import words_in

GROUPS: dict[str, type[StrEnum]] = {
    "failure": Failure, "remedy": ActionKind, "occasion": Occasion, "channel": Channel, "outcome": Outcome,
    "kind": CaseKind, "touch_point": TouchPoint, "measure": Measure, "against": Against,
}  # fmt: skip
LANGUAGES = sorted(folder.name for folder in resource("insight").iterdir() if folder.is_dir())
_GAP = re.compile(r"\{(\w+)(?::\w+)?\}")


def flat(table, *path):
    """Yield each text of a table with its path; the forms of one sentence are one."""
    for name, value in table.items():
        if isinstance(value, dict) and not words._FORMS.issuperset(value):
            yield from flat(value, *path, name)
        else:
            yield (*path, name), value


def gaps(text):
    forms = text.values() if isinstance(text, dict) else [text]
    return {gap for form in forms for gap in _GAP.findall(str(form))}


@pytest.mark.parametrize("group", GROUPS)
def test_every_member_of_an_enum_has_its_word(group):
    table = words_in("en")["common"][group]
    wanted = {member.value or "none" for member in GROUPS[group]}
    assert wanted <= set(table)
    assert all(table.values())


def test_weekdays_are_seven():
    assert list(words_in("en")["common"]["weekday"]) == [str(number) for number in range(7)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_go_to_twelve(language):
    assert len(words_in(language)["common"]["numbers"]) == 13


def test_every_topic_has_its_words():
    known = words_in("en")
    assert set(known) >= {topic.value for topic in Topic} | {"common"}
    for topic in Topic:
        assert {"title", "question", "figure"} <= set(known[topic.value])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_what_english_says_with_the_same_gaps(language):
    english, own = (dict(flat(words._read(code))) for code in ("en", language))
    own = {path: text for path, text in own.items() if not path[1].startswith("numbers_")}
    assert set(own) <= set(english)
    for path, text in own.items():
        mine, theirs = (
            {
                gap
                for form in (one.values() if isinstance(one, dict) else [one])
                for gap in _GAP.findall(str(form))
            }
            for one in (text, english[path])
        )
        assert mine <= theirs, path


def test_english_stands_in_for_what_a_language_lacks(tmp_path, monkeypatch):
    (tmp_path / "en").mkdir()
    (tmp_path / "xx").mkdir()
    english = (
        'numbers = ["none", "one"]\n[said]\na = "A"\nb = { one = "B", other = "Bs" }\n[kind]\nother = "O"\n'
    )
    english += 'x = "X"\n'
    (tmp_path / "en" / "common.toml").write_text(english, "utf-8")
    (tmp_path / "en" / "return.toml").write_text('title = "Return"\n', "utf-8")
    own = 'numbers = ["nul"]\n[said]\nb = { other = "Bz" }\n[kind]\nx = "Y"\n'
    (tmp_path / "xx" / "common.toml").write_text(own, "utf-8")
    monkeypatch.setattr(words, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    words_in.cache_clear()
    try:
        common = words_in("xx-YY")["common"]
        assert common["said"] == {"a": "A", "b": {"other": "Bz"}}
        assert common["kind"] == {"other": "O", "x": "Y"}
        assert common["numbers"] == ["nul"]
        assert words_in("xx")["return"] == {"title": "Return"}
        assert words_in("zz") == words_in("en") == {
            "common": tomllib.loads(english), "return": {"title": "Return"}
        }  # fmt: skip
    finally:
        words_in.cache_clear()

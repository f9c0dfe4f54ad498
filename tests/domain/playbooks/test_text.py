"""Playbooks as text: read back as written, refused in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.case import Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.errors import DelightError
from delight.domain.playbooks.playbook import Known, Playbook, Remedy, Step
from delight.domain.playbooks.text import LONGEST_PLAYBOOK, checked, parse, source_of
from delight.services.playbooks.ready_made import sources

WORDS = st.text(min_size=1, max_size=80)
STEPS = st.builds(
    Step,
    key=st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True),
    say=WORDS,
    known=st.none() | st.sampled_from(Known),
    least=st.sampled_from(Severity),
)
PLAYBOOKS = st.builds(
    Playbook,
    key=st.just("own"),
    title=WORDS,
    language=st.sampled_from(["en", "de", "fr", "es"]),
    steps=st.lists(STEPS, min_size=1, max_size=6).map(tuple),
    remedies=st.lists(
        st.builds(Remedy, kind=st.sampled_from(ActionKind), why=WORDS, note=WORDS), max_size=3
    ).map(tuple),
    say=st.lists(WORDS, max_size=3).map(tuple),
    failure=st.none() | st.sampled_from(Failure),
    grave=st.none() | st.sampled_from(Grave),
)
SMALL = 'title = "Late"\nlanguage = "en"\n[[step]]\nkey = "a"\nsay = "Listen"\n'


def made_of(make, allowed):
    """Return what was made, or nothing where it was refused for one of the ``allowed`` reasons."""
    refused = ""
    try:
        return make()
    except DelightError as error:
        refused = error.code
    assert refused in allowed
    return None


@given(PLAYBOOKS)
def test_what_is_kept_is_read_back(playbook):
    made = made_of(lambda: checked(playbook), {"playbook.title_missing", "playbook.steps_missing"})
    if made is None:
        return
    assert parse(source_of(made), "own") == made
    assert checked(made) == made
    assert len({step.key for step in made.steps}) == len(made.steps)


@given(st.text(max_size=400) | st.text(max_size=200).map(lambda text: SMALL + text))
def test_no_text_is_too_odd_to_be_refused_plainly(text):
    refusals = ("unreadable", "too_long", "title_missing", "steps_missing")
    made_of(lambda: parse(text, "own"), {f"playbook.{name}" for name in refusals} | {"text.too_long"})


READY = sources()[("late", "en")].splitlines()
VALUES = [
    "5",
    "true",
    "[]",
    '""',
    "[[]]",
    "{a=1}",
    "1979-05-27",
    "1e5",
    "nan",
    '["", ""]',
    '"""\n\n"""',
    "9" * 30,
]


@given(st.data())
def test_any_value_in_the_place_of_another_is_refused_plainly(data):
    lines = list(READY)
    for at in data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=3)):
        name = lines[at].split("=")[0]
        changed = st.sampled_from(
            ["[step]", "[[remedy]]", "[x.y]", "", name, *(f"{name}= {v}" for v in VALUES)]
        )
        lines[at] = data.draw(changed)
    refusals = ("unreadable", "too_long", "title_missing", "steps_missing")
    allowed = {f"playbook.{name}" for name in refusals} | {"text.too_long"}
    made = made_of(lambda: parse("\n".join(lines), "late"), allowed)
    assert made is None or parse(source_of(made), "late") == made


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("title = ", "playbook.unreadable"),
        ("title = 1\nlanguage = 'en'", "playbook.unreadable"),
        (SMALL + 'known = "by-magic"', "playbook.unreadable"),
        (SMALL + 'colour = "red"', "playbook.unreadable"),
        (SMALL + '[[remedy]]\nkind = "jail"\nwhy = "x"', "playbook.unreadable"),
        (SMALL.replace("Late", " "), "playbook.title_missing"),
        (SMALL.split("[[")[0], "playbook.steps_missing"),
        (SMALL + "[[step]]\nkey = 'b'\nsay = 'x'\n" * 40, "playbook.too_long"),
        ("#" * (LONGEST_PLAYBOOK + 1), "playbook.too_long"),
    ],
)
def test_refused(source, code):
    with pytest.raises(DelightError) as refused:
        parse(source, "own")
    assert refused.value.code == code


def test_a_bad_name_is_refused():
    with pytest.raises(DelightError, match=r"playbook\.bad_name"):
        parse(SMALL, "../Late")


def test_lines_that_say_nothing_are_left_out():
    made = checked(
        Playbook(
            key="own",
            title=" Late ",
            language="en",
            steps=(Step(key="a", say=" "), Step(key="b", say="Listen\nwell")),
            say=("", "Sorry."),
        )
    )
    assert [step.say for step in made.steps] == ["Listen well"]
    assert (made.title, made.say) == ("Late", ("Sorry.",))

"""Which playbook fits, and how far a case is with it."""

from datetime import UTC, datetime

import pytest

from delight.domain.cases.case import Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.playbooks.playbook import (
    Known,
    Progress,
    Step,
    StepState,
    Ticked,
    addressed,
    fitting_key,
    key_of,
    steps_of,
)

LISTEN, SORRY, SWAP, CHECK = (
    Step(key="listen", say="Listen"),
    Step(key="sorry", say="Say sorry", known=Known.APOLOGISED),
    Step(key="swap", say="Swap it", known=Known.REMEDIED),
    Step(key="check", say="Ask how it is", known=Known.CHECKED, least=Severity.MEDIUM),
)
STEPS = (LISTEN, SORRY, SWAP, Step(key="tell", say="Tell the baker"), CHECK)
AT = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)


def progress(*done, ticked=(), moot=(), severity=Severity.MEDIUM, over=False):
    return Progress(
        severity=severity,
        done=frozenset(done),
        moot=frozenset(moot),
        over=over,
        ticks={key: Ticked(at=AT, by="Tom") for key in ticked},
    )


def told(*args, **more):
    return "".join(row.state[0] for row in steps_of(STEPS, progress(*args, **more)))


@pytest.mark.parametrize(
    ("done", "more", "expected"),
    [
        ((), {}, "noooo"),
        ((), {"ticked": ["listen"]}, "tnooo"),
        ((), {"ticked": ["tell"]}, "nooto"),
        ((Known.APOLOGISED,), {}, "nkooo"),
        ((Known.APOLOGISED,), {"ticked": ["listen"]}, "tknoo"),
        ((Known.REMEDIED,), {}, "ppkno"),
        ((Known.REMEDIED,), {"over": True}, "ppkpn"),
        ((Known.REMEDIED, Known.CHECKED), {"over": True}, "ppkpk"),
        ((), {"severity": Severity.LOW}, "nooo"),
        ((), {"moot": [Known.CHECKED]}, "nooo"),
        ((Known.CHECKED,), {"moot": [Known.CHECKED]}, "noook"),
    ],
)
def test_how_far_a_case_is(done, more, expected):
    assert told(*done, **more) == expected


def test_a_tick_says_who_and_when():
    row = steps_of(STEPS, progress(ticked=["listen"]))[0]
    assert (row.number, row.by, row.at, row.is_done) == (1, "Tom", AT, True)


def test_what_is_known_is_nobodys_tick():
    row = steps_of(STEPS, progress(Known.APOLOGISED, ticked=["sorry"]))[1]
    assert (row.state, row.by, row.at) == (StepState.KNOWN, "", None)


@pytest.mark.parametrize(
    ("failure", "grave", "expected"),
    [
        (Failure.LATE, None, "late"),
        (None, None, "other"),
        (Failure.QUALITY, Grave.ILLNESS, "grave-illness"),
        (None, Grave.PUBLIC, "grave-public"),
    ],
)
def test_the_playbook_that_fits(failure, grave, expected):
    assert fitting_key(failure, grave) == expected


@pytest.mark.parametrize(
    ("chosen", "grave", "expected"),
    [
        ("", None, "late"),
        ("latte", None, "latte"),
        ("latte", Grave.DATA, "grave-data"),
        ("grave-public", Grave.DATA, "grave-public"),
    ],
)
def test_a_grave_matter_keeps_to_its_own_playbooks(chosen, grave, expected):
    assert key_of(chosen, Failure.LATE, grave) == expected


@pytest.mark.parametrize(
    ("familiar", "expected"),
    [(True, "Setz dich, ich helfe dir."), (False, "Setzen Sie sich, ich helfe Ihnen.")],
)
def test_one_of_two_ways_to_address_somebody(familiar, expected):
    assert addressed("{Setzen Sie sich|Setz dich}, ich helfe {Ihnen|dir}.", familiar=familiar) == expected


def test_other_braces_stay_as_they_were_typed():
    assert addressed("a {b} {c|d|e} {}", familiar=True) == "a {b} {c|d|e} {}"

"""The playbooks that come with the app: all of them in every language, of one build."""

import re

import pytest

from delight.domain.cases.case import Failure
from delight.domain.cases.grave import Grave
from delight.domain.playbooks.playbook import GRAVE, Known, PlaybookGroup
from delight.domain.playbooks.text import parse, source_of
from delight.services.playbooks import ready_made

LANGUAGES = ("en", "de", "fr", "es")
METHODS = {"last", "learn", "latte", "heard"}
KEYS = {str(failure) for failure in Failure} | {f"{GRAVE}{matter}" for matter in Grave} | METHODS
LIABLE = {
    "en": r"\b(our|my) (fault|mistake)\b|\bliab|\bcompensat|\bsorry\b|\bapologi",
    "de": r"\b(unser|mein)(e|er|em)? (Fehler|Schuld)|\bhaft|schadenersatz|\bschuld|entschuldig|leid\b",
    "fr": r"\b(notre|ma|mon) (faute|erreur)|responsab|indemnis|désolé|excus|pardon",
    "es": r"\bculpa|\b(nuestro|mi) (fallo|error)|responsab|indemniz|disculp|perd[oó]n|lo siento|lo sentimos",
}


def playbook(key, language):
    return parse(ready_made.sources()[key, language], key)


def build(made):
    return (
        [(step.key, step.known, step.least) for step in made.steps],
        [remedy.kind for remedy in made.remedies],
        (made.failure, made.grave, bool(made.say)),
    )


def test_every_language_has_every_playbook():
    assert set(ready_made.sources()) == {(key, language) for key in KEYS for language in LANGUAGES}


@pytest.mark.parametrize("key", sorted(KEYS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_one_build(key, language):
    made = playbook(key, language)
    assert made.language == language
    assert build(made) == build(playbook(key, "en"))
    assert parse(source_of(made), key) == made


@pytest.mark.parametrize("key", sorted(KEYS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_short_enough_for_a_counter(key, language):
    made = playbook(key, language)
    assert 4 <= len(made.steps) <= 8
    assert max(len(step.say) for step in made.steps) <= 110
    if made.group is not PlaybookGroup.METHOD:
        assert 2 <= len(made.say) <= 3
        assert 2 <= len(made.remedies) <= 3
        assert all(said.rstrip()[-1] in ".?!" for said in (*made.say, *(r.why for r in made.remedies)))
    assert not any(step.say.endswith(".") for step in made.steps)


@pytest.mark.parametrize("failure", Failure)
def test_each_failure_is_told_sorry_and_put_right(failure):
    known = [step.known for step in playbook(str(failure), "en").steps]
    assert Known.APOLOGISED in known
    assert {Known.REMEDIED, Known.REMEDY_CHOSEN} & set(known)


@pytest.mark.parametrize("matter", Grave)
@pytest.mark.parametrize("language", LANGUAGES)
def test_grave_matters_go_to_the_owner_and_admit_nothing(matter, language):
    made = playbook(f"{GRAVE}{matter}", language)
    assert made.steps[1].known is Known.OWNER
    assert Known.APOLOGISED not in {step.known for step in made.steps}
    for said in (*made.say, *(step.say for step in made.steps)):
        assert not re.search(LIABLE[language], said, re.IGNORECASE), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_corporate_is_said(language):
    told = " ".join(
        " ".join((*made.say, *(step.say for step in made.steps), *(r.why for r in made.remedies)))
        for made in (playbook(key, language) for key in KEYS)
    ).casefold()
    for phrase in (
        "inconvenience",
        "unannehmlichkeit",
        "désagrément",
        "molestias ocasionadas",
        "escalat",
        "stakeholder",
    ):
        assert phrase not in told


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_both_ways_to_address_somebody_are_there(language):
    said = [text for key in KEYS for text in playbook(key, language).say]
    assert sum("|" in text for text in said) > len(said) / 3
    assert all(text.count("{") == text.count("}") == text.count("|") for text in said)


def test_the_list_is_in_the_order_of_failures(services):
    rows = services.playbooks.rows()
    keys = [row.key for row in rows]
    assert set(keys) == KEYS
    groups = [row.group for row in rows]
    assert groups == sorted(groups, key=list(PlaybookGroup).index)
    assert keys.index("other") == len(Failure) - 1

import pytest

from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.customers.customer import Gone
from delight.domain.imports.importing import ImportNoun
from delight.domain.letters.addressing import Formality
from delight.exchange.lists import LANGUAGES, language_file, lists, plain
from delight.exchange.meaning import meaning
from delight.exchange.parts import WHO, Part, parts_of
from delight.paths import resource

TABLES = {"customers": ImportNoun.CUSTOMERS, "cases": ImportNoun.CASES, "visits": ImportNoun.VISITS}
VALUES = {
    "stage": Stage, "outcome": Outcome, "severity": Severity, "channel": Channel, "failure": Failure,
    "kind": CaseKind, "gone": Gone, "formality": Formality, "grave": Grave,
}  # fmt: skip
MONTHS = "january february march april may june july august september october november december".split()
NOT_EVERYWHERE = {
    "email:label", "phone:label", "address:label", "address:house", "name:particle", "name:initials",
    "name:suffix", "name:last-2", "salutation", "couple", "family", "expects",
    "letters_welcome", "surprises_welcome", "address_name", "formality",
    "large_print", "gone",
    "mood-after", "grave", "owner-only",
}  # fmt: skip


def test_each_language_has_its_file_and_no_file_is_left_over():
    assert {path.stem for path in resource("columns").glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
class TestLanguage:
    def test_each_list_is_of_a_part_of_its_file(self, language):
        document = language_file(language)
        for table, noun in TABLES.items():
            assert set(document[table]) <= {part.value for part in parts_of(noun)}
        assert set(document["who"]) <= {part.value for part in WHO}

    def test_one_name_means_one_thing(self, language):
        document = language_file(language)
        for table in (*TABLES, "who"):
            names = [plain(name) for variants in document[table].values() for name in variants]
            twice = {name for name in names if names.count(name) > 1}
            same = {plain(name) for variants in document[table].values() for name in _folded_alike(variants)}
            assert twice <= same, table

    def test_every_name_is_known_in_its_file(self, language):
        document = language_file(language)
        for table, noun in TABLES.items():
            for part, variants in document[table].items():
                for name in variants:
                    found = meaning(name, noun)
                    assert found, (table, part, name)
                    assert part in {sense.part.value for sense in found.senses}, (table, part, name)

    def test_words_say_what_there_is(self, language):
        words = language_file(language)["words"]
        for kind, values in VALUES.items():
            assert set(words.get(kind, ())) <= {value.value for value in values}
        assert set(words["order"]) == {"gone", "refund"}

    def test_no_word_says_two_things(self, language):
        words = language_file(language)["words"]
        for kind in (*VALUES, "order"):
            said = [
                plain(word) for variants in words.get(kind, {}).values() for word in set(map(plain, variants))
            ]
            assert len(said) == len(set(said)), (kind, {word for word in said if said.count(word) > 1})

    def test_it_says_as_much_as_english(self, language):
        english, here = language_file("en"), language_file(language)
        for table in ("customers", "cases", "visits"):
            assert set(english[table]) - set(here[table]) <= NOT_EVERYWHERE, table
        assert set(english["words"]) - set(here["words"]) <= NOT_EVERYWHERE | set(MONTHS)
        assert set(english["groups"]) == set(here["groups"])


def _folded_alike(variants):
    names = [plain(name) for name in variants]
    return [name for name in names if names.count(name) > 1]


@pytest.mark.parametrize("kind", [kind for kind in VALUES if kind != "stage"])
def test_what_delight_writes_itself_is_known(kind):
    known = lists().words[kind]
    assert {value for value in VALUES[kind] if value and known.get(plain(value)) != value} == set()


@pytest.mark.parametrize("kind", [*VALUES, "order"])
def test_no_word_says_two_things_in_two_languages(kind):
    said = {}
    for language in LANGUAGES:
        for meaning_, variants in language_file(language)["words"].get(kind, {}).items():
            for word in variants:
                assert said.setdefault(plain(word), meaning_) == meaning_, (language, word)


def test_signs_alone_stay_what_they_are():
    assert (plain("〒"), plain(" ○ "), plain("N°"), plain("E-Mail:")) == ("〒", "○", "n", "e mail")
    assert "" not in lists().names[ImportNoun.CUSTOMERS]


def test_yes_and_no_are_never_the_same_word():
    for language in LANGUAGES:
        words = language_file(language)["words"]
        assert not {plain(word) for word in words["yes"]} & {plain(word) for word in words["no"]}


def test_each_part_of_a_file_can_be_named():
    for noun in ImportNoun:
        known = {sense.part for senses in lists().names[noun].values() for sense in senses}
        assert set(parts_of(noun)) <= known | {Part.READING, Part.ID}

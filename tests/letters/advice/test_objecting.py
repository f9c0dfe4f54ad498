"""Whether a wording says that people may say no to more such letters, and the sentence put back."""

from dataclasses import replace

import pytest

from delight.domain.guards.telltale import Told, tells
from delight.domain.letters.wordings import ADVERTISING, Passage, WordingKind
from delight.letters.advice.objecting import objecting, owes_objection
from delight.letters.type.markup import plain
from delight.letters.words.wording import parse
from delight.letters.words.wording_source import draft_of, source_of
from tests.letters.words.test_ready_made import LANGUAGES
from tests.letters.words.test_ready_made_duties import ADVERTISING as TAUGHT
from tests.letters.words.test_ready_made_duties import by_wording, wordings

OWN = {
    "en": ("You need not read our notes: stop hearing from us any day.", "We thought of you today."),
    "de": ("Sie möchten nichts mehr von uns hören? Ein Wort genügt.", "Heute haben wir an Sie gedacht."),
    "fr": ("Vous ne souhaitez plus de lettres ? Un mot suffit.", "Nous avons pensé à vous."),
    "es": ("Si no quiere más cartas, díganoslo.", "Hoy hemos pensado en usted."),
}


def without(wording):
    """Return a wording that no longer says it, anywhere."""
    return replace(wording, paragraphs=wording.paragraphs[:-1], message=wording.message[:-1])


def test_the_same_letters_advertise_everywhere():
    assert set(TAUGHT) == ADVERTISING


@by_wording(*TAUGHT)
def test_ready_made_ones_say_it_and_say_it_again_when_it_was_put_back(wording):
    assert not owes_objection(wording)
    bare = without(wording)
    assert owes_objection(bare)
    mended = objecting(bare, wording).mend(draft_of(bare))
    assert mended == draft_of(wording)
    assert not owes_objection(parse(source_of(mended), key=wording.key))


@by_wording(*TAUGHT)
def test_only_what_lacks_it_gets_it_again(wording):
    letter_only = replace(wording, message=())
    assert objecting(letter_only, wording).mend(draft_of(letter_only)) == draft_of(letter_only)
    if wording.message:
        quiet = replace(wording, message=wording.message[:-1])
        assert owes_objection(quiet)
        assert objecting(quiet, wording).mend(draft_of(quiet)) == draft_of(wording)


def test_nothing_else_that_ready_made_letters_say_is_taken_for_it():
    for wording in wordings(*WordingKind):
        last = wording.paragraphs[-1:] if wording.kind in ADVERTISING else ()
        said = [s for p in wording.paragraphs if p not in last for s in p]
        said += wording.message[:-1] if wording.kind in ADVERTISING else wording.message
        for way in (way for sentence in said for way in sentence.variants):
            for side in (way.formal, way.familiar):
                words = plain("".join(side[::2]))
                assert not tells(Told.OBJECTION, words, wording.language), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_for_it_are_understood(language):
    says, says_not = OWN[language]
    assert tells(Told.OBJECTION, says, language)
    assert not tells(Told.OBJECTION, says_not, language)


@pytest.mark.parametrize(
    "passage",
    [
        Passage(ways=("Would you rather not get these? Tell us.",), only_if=("shop.phone",)),
        Passage(ways=("Would you rather not get these? Tell us.",), optional=True),
        Passage(ways=("Would you rather not get these? Tell us.", "See you soon.")),
        Passage(ways=("{Would you rather not get these?|See you soon.}",)),
    ],
    ids=["sometimes", "optional", "one way of two", "one way of address"],
)
def test_saying_it_to_some_is_not_enough(passage):
    (birthday,) = (w for w in wordings(WordingKind.BIRTHDAY) if (w.key, w.language) == ("birthday", "en"))
    draft = replace(draft_of(birthday), paragraphs=((passage,),), message=())
    assert owes_objection(parse(source_of(draft), key="birthday"))


def test_letters_that_somebody_waits_for_owe_nothing():
    kinds = [kind for kind in WordingKind if kind not in ADVERTISING]
    assert not any(owes_objection(without(wording)) for wording in wordings(*kinds))

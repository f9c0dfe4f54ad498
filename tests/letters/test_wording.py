import pytest

from delight.domain.errors import DelightError
from delight.domain.wordings import WordingFormat, WordingKind
from delight.letters.wording import LONGEST_WORDING, parse
from tests.letters.samples import wording, wording_keys

HEAD = 'title = "T"\nkind = "apology"\n[[paragraph]]\n'


def refused(text):
    with pytest.raises(DelightError) as caught:
        parse(text, key="mine")
    return caught.value


def test_all_ready_made_wordings_are_there():
    assert {wording(key).kind for key in wording_keys()} == set(WordingKind)
    cards = {key for key in wording_keys() if wording(key).format == WordingFormat.CARD}
    assert cards == {f"{kind}-card" for kind in WordingKind}


def test_a_sentence_may_be_text_variants_or_conditional():
    paragraph = parse(
        HEAD
        + 'say = ["One.", ["Two {writer}.", "Three."], { only_if = "not action.refund", say = "Four." }]',
        key="mine",
    ).paragraphs[0]
    assert [len(s.variants) for s in paragraph] == [1, 2, 1]
    assert paragraph[1].variants[0].formal == ("Two ", "writer", ".")
    assert paragraph[2].only_if == ("not action.refund",)


def test_a_condition_of_a_paragraph_holds_for_all_of_it():
    text = HEAD + 'only_if = "complaint"\nsay = ["A.", { only_if = "helper", say = "B." }]'
    assert [s.only_if for s in parse(text, key="k").paragraphs[0]] == [
        ("complaint",),
        ("complaint", "helper"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD + 'say = ["{customer.nmae}"]', "wording.unknown_field"),
        (HEAD + 'say = ["{}"]', "wording.unknown_field"),
        (HEAD + 'say = ["{writer.__class__}"]', "wording.unknown_field"),
        (HEAD + 'say = ["{{writer}}"]', "wording.stray_brace"),
        (HEAD + 'say = ["{writer"]', "wording.stray_brace"),
        (HEAD + 'say = ["writer}"]', "wording.stray_brace"),
        (HEAD + 'say = [{ only_if = "refund", say = "x" }]', "wording.unknown_condition"),
        (HEAD + "say = [[]]", "wording.empty"),
        (HEAD + "say = [3]", "wording.unreadable"),
        (HEAD + "say = 3", "wording.unreadable"),
        (HEAD + 'sya = ["x"]', "wording.unreadable"),
        (HEAD + 'say = [{ say = "x", optional = 1 }]', "wording.unreadable"),
        ('kind = "apology"', "wording.empty"),
        ('kind = "poem"\n[[paragraph]]\nsay = ["x"]', "wording.unknown_kind"),
        ('kind = "apology"\nfolds = 3', "wording.unknown_key"),
        ('kind = "apology\n', "wording.unreadable"),
        ("a = " + "[" * 5_000, "wording.unreadable"),
        ("{" * (LONGEST_WORDING + 1), "wording.too_long"),
    ],
)
def test_bad_wordings_are_refused_with_a_code(text, code):
    assert refused(text).code == code


def test_the_unknown_field_and_the_line_are_named():
    assert refused(HEAD + 'say = ["{customer.nmae}"]').details["name"] == "customer.nmae"
    assert refused('title = "a"\nkind = = 2').details["line"] == 2

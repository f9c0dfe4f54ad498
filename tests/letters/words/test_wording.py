import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.domain.letters.wordings import WordingFormat, WordingKind
from delight.domain.plain.sentences import sentence
from delight.letters.words.wording import LONGEST_WORDING, parse
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
        ("{" * 1_000_000, "wording.too_long"),
        ("a." * 40_000 + "a = 1", "wording.too_long"),
        ("title = " + "1" * 50_000, "wording.unreadable"),
        (HEAD + f"say = ['{'{' * 90_000}']", "wording.stray_brace"),
        (HEAD + "say = ['{Sie|du']", "wording.stray_brace"),
        (HEAD + "say = ['{Sie|du|ihr}']", "wording.unclear_choice"),
        (HEAD + "say = ['{Sie {writer}|du}']", "wording.stray_brace"),
        (HEAD + 'say = [{ only_if = "complaint", say = "x" ]', "wording.unreadable"),
        (
            'kind = "apology"\npublic = ["{customer.name}"]\n[[paragraph]]\nsay = ["x"]',
            "wording.private_field",
        ),
        (
            'kind = "apology"\npublic = [{only_if = "helper", say = "x"}]\n[[paragraph]]\nsay = ["x"]',
            "wording.private_field",
        ),
        ('kind = "apology"\nmessage = "x"\n[[paragraph]]\nsay = ["x"]', "wording.unreadable"),
    ],
)
def test_bad_wordings_are_refused_with_a_code_and_a_sentence(text, code):
    start = time.perf_counter()
    problem = refused(text)
    assert time.perf_counter() - start < 1
    assert problem.code == code
    assert sentence(code) is not None


def test_the_unknown_field_and_the_line_are_named():
    assert refused(HEAD + 'say = ["{customer.nmae}"]').details["name"] == "customer.nmae"
    assert refused('title = "a"\nkind = = 2').details["line"] == 2


def ways(text):
    return parse(f"{HEAD}say = [{text!r}]", key="k").paragraphs[0][0].variants[0]


@pytest.mark.parametrize(
    ("text", "formal", "familiar"),
    [
        ("dass {Sie|du} {schreiben|schreibst}", "dass Sie schreiben", "dass du schreibst"),
        ("Danke{ Ihnen|} sehr.", "Danke Ihnen sehr.", "Danke sehr."),
        ("Danke {|dir}, sehr {|sehr} gern.", "Danke, sehr gern.", "Danke dir, sehr sehr gern."),
        ("{|Du,} danke.", "danke.", "Du, danke."),
        ("Mo | Di", "Mo | Di", "Mo | Di"),
    ],
)  # fmt: skip
def test_a_choice_between_two_ways_of_address(text, formal, familiar):
    assert ways(text).formal == (formal,)
    assert ways(text).familiar == (familiar,)


def test_a_choice_stands_beside_fields():
    assert ways("{Ihr|dein} {writer}").familiar == ("dein ", "writer", "")


def test_a_mark_belongs_to_a_text():
    marks = {ways(text).mark for text in ("One.", "Two.", "One. ")}
    assert len(marks) == 3
    assert ways("One.").mark == "70277b"


def test_short_texts_are_read():
    text = 'kind = "apology"\nmessage = ["A.", ["B {case.topic}.", "C."]]\npublic = ["Ask {writer}."]\n'
    read = parse(text + '[[paragraph]]\nsay = ["x"]', key="k")
    assert [len(s.variants) for s in read.message] == [1, 2]
    assert read.public[0].variants[0].formal == ("Ask ", "writer", ".")


PIECES = [
    "{",
    "}",
    "|",
    "writer",
    "case.topic",
    "complaint",
    " ",
    "Sie",
    "du",
    '"',
    "'",
    "[",
    "]",
    "\n",
    "=",
    "say",
]
TABLES = [*PIECES, HEAD, "say = ", "only_if = "]


def code_of(text):
    """Return the code with which a wording is refused, or nothing where it can be read."""
    try:
        parse(text, key="k")
    except DelightError as problem:
        return problem.code
    return ""


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("{writer}{|}")
def test_any_sentence_is_read_or_refused(text):
    quoted = text.replace('"', "").replace("\n", " ")
    known = {"", "wording.stray_brace", "wording.unknown_field", "wording.unclear_choice"}
    assert code_of(f'{HEAD}say = ["{quoted}"]') in known


@given(st.lists(st.sampled_from(TABLES), max_size=40).map("".join) | st.text())
def test_any_text_is_read_or_refused_in_plain_words(text):
    code = code_of(text)
    assert not code or sentence(code) is not None

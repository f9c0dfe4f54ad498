"""Codes of slips, vouchers and stamp cards: made, printed, typed, scanned, mistyped."""

import re
import string
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain import codes, marks
from delight.domain.codes import CodeKind, CodeProblem
from delight.domain.errors import InputError
from delight.domain.letters import replies
from delight.domain.marks import ALPHABET, SCANNED
from delight.domain.plain.sentences import explain

SHOP, OTHER = "0f4c2a6e-shop", "77ab19d0-shop"
NINE = st.sampled_from([CodeKind.VOUCHER, CodeKind.STAMP_CARD])
US = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./"
US_SHIFTED = '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
LAYOUTS = {
    "french": "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmùwxcvbn,;:!",
    "french shifted": "1234567890°+AZERTYUIOP¨£QSDFGHJKLM%WXCVBN?./§",
    "belgian": "&é\"'(§è!çà)-azertyuiop^$qsdfghjklmùwxcvbn,;:=",
    "german": "1234567890ß´qwertzuiopü+asdfghjklöäyxcvbnm,.-",
    "german shifted": '!"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄYXCVBNM;:_',
    "spanish": "1234567890'¡qwertyuiop`+asdfghjklñ´zxcvbnm,.-",
}


def typed_by_a_scanner(code, layout, *, capitals):
    """Return what comes out where the keys of an American keyboard are taken for another's.

    A scanner holds Shift for capitals, or believes that letters are small.
    """
    text = []
    for mark in code if capitals else code.lower():
        shifted = mark in string.ascii_uppercase
        keys = LAYOUTS.get(f"{layout} shifted", LAYOUTS[layout].upper()) if shifted else LAYOUTS[layout]
        text.append(keys[(US_SHIFTED if shifted else US).index(mark)])
    return "".join(text)


def code_of(kind, shop=SHOP):
    return replies.new_code() if kind is CodeKind.SLIP else codes.new_code(kind, shop)


@given(st.sampled_from(CodeKind), st.uuids().map(str))
def test_a_code_is_read_as_what_it_is(kind, shop):
    code = code_of(kind, shop)
    found = codes.read(code, shop)
    assert (found.code, found.kind, found.problem) == (code, kind, None)


@given(NINE)
def test_nine_letters_in_threes_begin_with_the_kind(kind):
    code = codes.new_code(kind, SHOP)
    assert code[0] == {"voucher": "V", "stamp-card": "S"}[kind]
    assert re.fullmatch(r"\w{3} \w{3} \w{3}", codes.spaced(code))
    assert set(code) <= set(SCANNED)


def test_a_slip_is_printed_in_two_threes():
    assert codes.spaced("K7M2PX") == "K7M 2PX"


@given(
    st.sampled_from(CodeKind),
    st.sampled_from(
        [" ", "-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212", "\uff0d", "\u00a0", " - ", ""]
    ),
    st.sampled_from(["", "\n", "\r\n", "\t", "\r\r", " \n\n", "\ufeff"]),
    st.booleans(),
)
def test_it_is_understood_however_it_is_typed(kind, between, after, small):
    code = code_of(kind)
    typed = codes.spaced(code).replace(" ", between) + after
    assert codes.read(typed.lower() if small else typed, SHOP).code == code


@given(NINE)
def test_full_width_letters_and_a_scan_that_came_twice_are_the_same_code(kind):
    code = codes.new_code(kind, SHOP)
    wide = "".join(chr(ord(mark) + 0xFEE0) for mark in code)
    for typed in (wide, code + code, f"{code}\r{code}\r", f"{codes.spaced(code)} {code}"):
        assert codes.read(typed, SHOP).code == code


@given(NINE, st.sampled_from(["french", "belgian", "german", "spanish"]), st.booleans())
def test_a_scanner_is_understood_whatever_keyboard_the_computer_has(kind, layout, capitals):
    code = codes.new_code(kind, SHOP)
    for text in (code, code + code):
        typed = typed_by_a_scanner(text, layout, capitals=capitals)
        assert codes.read(typed + "\r", SHOP).code == code


@given(
    NINE,
    st.sampled_from(["]Q1", "]Q3", "]E0", "]C0", "]d2", "]q6"]),
    st.sampled_from(["", "french", "belgian", "german", "spanish"]),
    st.booleans(),
)
def test_what_a_scanner_says_of_the_kind_of_square_is_no_part_of_the_code(kind, says, layout, capitals):
    code = codes.new_code(kind, SHOP)
    for text in (says + code, says + code + says + code):
        typed = typed_by_a_scanner(text, layout, capitals=capitals) if layout else text
        assert codes.read(typed + "\r", SHOP).code == code
        assert typed[0] in marks.SCANNER_SIGNS
        if len(text) == len(says + code):
            assert marks.has_scanned_letters(typed)
    assert marks.bare(says + code) == code


@given(st.sampled_from(CodeKind), st.sampled_from([*LAYOUTS]), st.booleans())
def test_no_code_begins_as_what_a_scanner_says_of_it(kind, layout, capitals):
    code = code_of(kind)
    assert not set(marks.SCANNER_SIGNS) & set(code + codes.spaced(code))
    if "shifted" not in layout:
        assert not set(marks.SCANNER_SIGNS) & set(typed_by_a_scanner(code, layout, capitals=capitals))


def test_every_digit_of_a_french_scanner_is_told_from_a_dash():
    for body in ("22345678", "66666666", "6K6K6K6K"):
        code = "V" + codes.shop_letters(SHOP) + body[:5]
        code += marks.check_letter(code)
        assert codes.read(typed_by_a_scanner(code, "french", capitals=True), SHOP).marks == code
        assert codes.read("-".join(re.findall("...", code)), SHOP).marks == code


def shown_wrong(code):
    """Yield every text that is one wrong letter, or two swapped, away from a code."""
    for place, right in enumerate(code):
        yield from (code[:place] + wrong + code[place + 1 :] for wrong in ALPHABET if wrong != right)
    for one, other in combinations(range(len(code)), 2):
        if code[one] != code[other]:
            swapped = list(code)
            swapped[one], swapped[other] = code[other], code[one]
            yield "".join(swapped)


@pytest.mark.parametrize("kind", CodeKind)
def test_one_wrong_letter_and_any_two_swapped_always_show(kind):
    for _ in range(20):
        wrong = list(shown_wrong(code_of(kind)))
        assert len(wrong) > 180
        assert {codes.read(text, SHOP).code for text in wrong} == {""}


@given(st.text(alphabet=ALPHABET, min_size=2, max_size=28), st.data())
def test_the_check_letter_shows_them_in_codes_of_any_length(body, data):
    code = body + marks.check_letter(body)
    assert marks.is_right(code)
    assert not marks.is_right(data.draw(st.sampled_from(list(shown_wrong(code)))))


@given(st.sampled_from(CodeKind), st.data())
def test_a_mark_that_no_code_has_is_named(kind, data):
    code = code_of(kind)
    place = data.draw(st.integers(0, len(code) - 1))
    odd = data.draw(st.sampled_from("01OILоΩЖ?#"))
    found = codes.read(code[:place] + odd + code[place + 1 :], SHOP)
    assert found.problem is (CodeProblem.LOOK_ALIKE if odd in "01OIL" else CodeProblem.STRANGE)


def test_each_problem_is_told_apart():
    ours, theirs = codes.new_code(CodeKind.VOUCHER, SHOP), codes.new_code(CodeKind.STAMP_CARD, OTHER)
    assert codes.shop_letters(SHOP) != codes.shop_letters(OTHER)
    problems = {
        "": CodeProblem.NOTHING,
        " \n\t-": CodeProblem.NOTHING,
        ours[:5]: CodeProblem.TOO_SHORT,
        "K7M2PR": CodeProblem.MISTYPED,
        ours[:8]: CodeProblem.TOO_SHORT,
        ours + "K": CodeProblem.TOO_LONG,
        "A voucher for cakes": CodeProblem.TOO_LONG,
        ours[:3] + "0" + ours[4:]: CodeProblem.LOOK_ALIKE,
        "мл7" + ours[3:]: CodeProblem.STRANGE,
        theirs: CodeProblem.OTHER_SHOP,
    }
    assert {text: codes.read(text, SHOP).problem for text in problems} == problems


def test_six_letters_of_a_voucher_are_a_short_voucher_and_no_slip():
    ours = next(
        c for c in iter(lambda: codes.new_code(CodeKind.VOUCHER, SHOP), "") if not marks.is_right(c[:6])
    )
    assert codes.read(ours[:6], SHOP).problem is CodeProblem.TOO_SHORT


def test_right_letters_of_no_kind_and_ones_that_no_scanner_types_are_mistyped():
    for body in ("K" + codes.shop_letters(SHOP) + "23456", "V" + codes.shop_letters(SHOP) + "YZQWA"):
        found = codes.read(body + marks.check_letter(body), SHOP)
        assert found.problem is CodeProblem.MISTYPED


@given(st.text(max_size=300))
def test_whatever_is_typed_is_a_code_or_a_problem(text):
    found = codes.read(text, SHOP)
    assert (found.problem is None) == bool(found.code) == (found.kind is not None)
    assert codes.read(found.code, SHOP).code == found.code
    assert replies.read_code(text) in (None, marks.bare(text))


@given(st.uuids().map(str))
def test_the_code_on_a_sample_can_be_used_in_no_shop(shop):
    assert codes.read(codes.SAMPLE_VOUCHER, shop).problem is CodeProblem.MISTYPED


def test_the_code_of_the_wanted_kind_is_returned():
    code = codes.new_code(CodeKind.VOUCHER, SHOP)
    assert codes.expect(codes.spaced(code).lower(), SHOP, CodeKind.VOUCHER) == code


@pytest.mark.parametrize("kind", CodeKind)
def test_a_code_of_another_kind_says_what_it_is(kind):
    code = code_of(kind)
    wanted = CodeKind.VOUCHER if kind is not CodeKind.VOUCHER else CodeKind.STAMP_CARD
    with pytest.raises(InputError, match=rf"code\.is_{kind.name.lower()}") as caught:
        codes.expect(code, SHOP, wanted)
    assert codes.spaced(code) in explain(caught.value).what


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "There is no code yet."),
        ("vk7", "“VK7” is too short"),
        ("v" * 11, "“vvvvvvvvvvv” is too long"),
        ("vk7 20p xo4", "“vk7 20p xo4” has 0 O in it, and no code has 0, 1, I, L or O."),
        ("мk7 2мp xx4", "“мk7 2мp xx4” has М in it, which no code has."),
        ("VK7 2NP XX4", "“VK7 2NP XX4” is not a code: a letter is wrong, or two are swapped."),
    ],
)
def test_each_problem_is_one_friendly_sentence(typed, said):
    with pytest.raises(InputError) as caught:
        codes.expect(typed, SHOP, CodeKind.VOUCHER)
    assert explain(caught.value).what.startswith(said)


def test_a_code_of_another_shop_is_named_as_such():
    with pytest.raises(InputError, match=r"code\.other_shop") as caught:
        codes.expect(codes.new_code(CodeKind.VOUCHER, OTHER), SHOP, CodeKind.VOUCHER)
    assert "another shop" in explain(caught.value).what


def test_every_problem_and_kind_has_its_sentence():
    every = [*(p.value for p in CodeProblem), *(f"is_{k.name.lower()}" for k in CodeKind)]
    for code in every:
        assert "Something went wrong" not in explain(InputError(f"code.{code}", "code")).what


@pytest.mark.parametrize("kind", [CodeKind.VOUCHER, CodeKind.STAMP_CARD])
def test_a_code_that_is_stored_is_known_as_one_of_its_kind(kind):
    code = codes.new_code(kind, SHOP)
    assert codes.is_given_out(code, kind)
    assert not any(codes.is_given_out(code, other) for other in CodeKind if other is not kind)
    assert not any(codes.is_given_out(wrong, kind) for wrong in shown_wrong(code))
    assert not any(codes.is_given_out(text, kind) for text in (code.lower(), code[:8], code + code, ""))


@given(NINE, st.sampled_from(["french", "german"]))
def test_what_a_scanner_types_is_told_from_a_name(kind, layout):
    code = codes.new_code(kind, SHOP)
    assert marks.has_scanned_letters(codes.spaced(code).lower())
    assert marks.has_scanned_letters(typed_by_a_scanner(code, layout, capitals=False))
    assert marks.has_scanned_letters("VK72NPXX4"), "right or wrong"
    for name in ("Zoe Maria B", "Schmidt K", "Anna-Lena", code[:8], "", "K7M 2PX"):
        assert not marks.has_scanned_letters(name)

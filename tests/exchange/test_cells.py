import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.exchange import cells
from delight.exchange.defuse import defused


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'+44 1632", "+44 1632"), ('="0123"', "0123"), ("'tis", "'tis"), (" a ", "a"), ("", ""), ("=", "=")],
)
def test_guards_of_spreadsheets_are_taken_off(cell, text):
    assert cells.bare(cell) == text


@pytest.mark.parametrize("cell", ["", " - ", "n/a", "NULL", "0/0/00", "00.00.0000", "#N/A", "'-"])
def test_some_cells_only_say_that_there_is_nothing(cell):
    assert cells.given(cell) == ""


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("ida@example.org", ["ida@example.org"]),
        ("Ida Rowe <ida@example.org>; mailto:bo@example.org", ["ida@example.org", "bo@example.org"]),
        ('"Rowe, Ida" <ida@example.org>', ["ida@example.org"]),
        ("MAILTO:ida@example.org?subject=Hello", ["ida@example.org"]),
        ("a@x.org ::: b@x.org", ["a@x.org", "b@x.org"]),
        ("a@x.org, b@x.org", ["a@x.org", "b@x.org"]),
        ("a@x.org,b@x.org;c@x.org\nd@x.org", ["a@x.org", "b@x.org", "c@x.org", "d@x.org"]),
        ("nonsense", ["nonsense"]),
        ("a@x.org ::: Bo <b@x.org>", ["a@x.org", "b@x.org"]),
        ('Ida, 5" pipe <a@x.org>; Bo, 6" pipe <b@x.org>', ["Ida", "a@x.org", "Bo", "b@x.org"]),
        ("Ida <a@x.org", ["a@x.org"]),
        ("hanako＠example．jp", ["hanako@example.jp"]),
        ("n/a", []),
        (" - ", []),
    ],
)
def test_e_mails_in_a_cell(cell, found):
    assert cells.emails(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("p:+46 70 123", ["+46 70 123"]),
        ("'+44 1632 960111", ["+44 1632 960111"]),
        ("tel:+44 1632 960111", ["+44 1632 960111"]),
        ("1 ::: tel: 2", ["1", "2"]),
        ("030 123456; 0171 5", ["030 123456", "0171 5"]),
        ("none", []),
    ],
)
def test_phones_in_a_cell(cell, found):
    assert cells.phones(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("regular, rye; Regular | vip", ["regular", "rye", "vip"]),
        ("* myContacts ::: Book club ::: * starred", ["Book club"]),
        ("* My Contacts", []),
        ("* Friends", ["Friends"]),
        ('"vip","newsletter"', ["vip", "newsletter"]),
        ("-", []),
    ],
)
def test_tags_in_a_cell(cell, found):
    assert cells.tags(cell) == tuple(found)


@given(st.text(max_size=60))
def test_no_cell_is_too_strange(text):
    cells.bare(text)
    assert all(mail.strip() for mail in cells.emails(text))
    assert all(number.strip() for number in cells.phones(text))
    assert all(tag.strip() for tag in cells.tags(text))


@given(
    st.lists(
        st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.org", fullmatch=True), min_size=1, unique=True, max_size=4
    )
)
def test_e_mails_come_out_of_any_list(mails):
    for mark in (";", ", ", " ::: ", "\n"):
        assert cells.emails(mark.join(mails)) == mails
        assert cells.emails(mark.join(f"Ida Rowe <{mail}>" for mail in mails)) == mails


@given(st.text("=+-@'\" \taZ09", max_size=12))
def test_what_our_own_export_guards_comes_back(text):
    bare_text = text.strip()
    if bare_text[:1] not in {"=", "'"}:  # those are marks of other programs where nobody guarded them
        assert cells.bare(defused(bare_text)) == bare_text

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.letters.type.markup import Run, escape, paragraphs, plain, runs, tidy


def test_bold_and_italic_nest():
    assert runs("a **b *c*** d") == [
        Run("a ", bold=False, italic=False),
        Run("b ", bold=True, italic=False),
        Run("c", bold=True, italic=True),
        Run(" d", bold=False, italic=False),
    ]


@pytest.mark.parametrize("text", ["5 * 3 = 15", "*", "**", "a* b", "* a *", "2*3", "\\", "a\\b", "_a_"])
def test_a_lonely_star_is_a_star(text):
    assert plain(text) == text
    assert len(runs(text)) == 1


def test_endless_stars_are_stars_and_take_no_time():
    endless = "**" * 500_000
    begun = time.process_time()
    assert runs(endless) == [Run(endless, bold=False, italic=False)]
    assert time.process_time() - begun < 10


def test_an_escaped_star_is_a_star():
    assert plain(r"\*not italic\* and \\") == r"*not italic* and \ ".strip()


@given(st.text())
def test_escaped_values_come_out_as_typed(value):
    assert plain(f"*{escape(value)}* **x**").replace("*", "").endswith(" x")
    assert plain(escape(value)) == value


def test_paragraphs_part_at_blank_lines_and_keep_line_ends():
    assert paragraphs("one\ntwo\r\n \n\n three  four\n") == (("one", "two"), ("three four",))


@given(st.text(alphabet=st.characters(), max_size=60))
def test_tidy_keeps_all_but_controls(text):
    kept = unicodedata.normalize("NFC", text)
    wanted = "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cs"))
    assert "".join(tidy(text).split()) == "".join(wanted.split())
    assert "\n" not in tidy(text)


@pytest.mark.parametrize("line", ["- one", "• one", "–  one", "· one"])
def test_a_dash_before_a_line_is_a_bullet(line):
    assert paragraphs(f"Two:\n{line}\n-two\n- ") == (("Two:", "• one", "-two", "-"),)


def test_a_control_character_between_spaces_leaves_one_space():
    assert tidy("\x1b a \x07 b ") == "a b"

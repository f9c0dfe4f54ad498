from itertools import pairwise

import pytest

from delight.letters.type import breaks
from delight.letters.type.fonts import Cut
from delight.letters.type.typeset import set_paragraph


def pieces(text):
    places = [0, *breaks.inside(text), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cappuccino", ["cappuccino"]),
        ("ขอบคุณที่แจ้งให้เราทราบ", ["ขอบคุณ", "ที่", "แจ้ง", "ให้", "เรา", "ทราบ"]),
        ("修理（6月13日）。", ["修", "理", "（6", "月", "13", "日）。"]),
        ("「コーヒー」を", ["「コー", "ヒー」", "を"]),
        ("田中様", ["田", "中様"]),
        ("안녕하세요", ["안녕하세요"]),
        ("か\u3099き", ["か\u3099", "き"]),
        ("ស្រី", ["ស្រី"]),
        ("ភាសាខ្មែរ", ["ភា", "សា", "ខ្មែ", "រ"]),
        ("မြန်မာ", ["မြန်", "မာ"]),
        ("ລາວເດີ", ["ລາວ", "ເດີ"]),
        ("a\u200bb", ["a\u200b", "b"]),
    ],
)
def test_a_line_breaks_where_readers_expect_it(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text", ["กาแฟเย็นเมื่อวันเสาร์" * 9, "先日は、冷めたカプチーノについて。" * 9, "ខ្មែរ" * 60]
)
@pytest.mark.parametrize("measure", [60, 200])
def test_text_without_spaces_fills_its_lines(text, measure):
    lines = set_paragraph((text,), Cut(), 12, measure)
    assert all(line.width <= measure for line in lines)
    assert all(line.width > measure * 0.4 for line in lines[:-1])
    assert "".join(word.text for line in lines for word in line.words[:-1]) == text

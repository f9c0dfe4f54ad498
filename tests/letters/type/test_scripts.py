"""Names and words in over twenty scripts, read back by two readers that know nothing of each other."""

import shutil
import subprocess
import unicodedata
from datetime import date
from functools import lru_cache
from itertools import pairwise

import pypdfium2
import pytest

from delight.domain.letters.paper import Typeface
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import Page, Text
from delight.letters.type import scripts
from delight.letters.type.fonts import Cut, stack
from delight.letters.type.typeset import set_paragraph

WORDS = {
    "Latin": "Zoë Łukasiewicz Nguyễn Fluffi Ɓala ŋŋ q̃ue",
    "Greek": "Αθηνά Ἀθηνᾶ Ὀδυσσεύς",
    "Cyrillic": "Фёдор Ївасюк Ђорђевић Қайрат Ҙилә",
    "Armenian": "Արմեն Սարգսյան",
    "Georgian": "გიორგი მაისურაძე",
    "Devanagari": "कृष्ण शर्मा क्षत्रिय श्रीमती विद्या हिन्दी",
    "Bengali": "রবীন্দ্রনাথ শ্রী ঠাকুর",
    "Gujarati": "ક્ષમા શ્રી ગુજરાતી",
    "Gurmukhi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Odia": "ଓଡ଼ିଆ ଶ୍ରୀ",
    "Tamil": "தமிழ் கொடு ஸ்ரீ",
    "Telugu": "తెలుగు శ్రీ కృష్ణ",
    "Kannada": "ಕನ್ನಡ ಶ್ರೀ",
    "Malayalam": "മലയാളം ശ്രീ ലക്ഷ്മി",
    "Sinhala": "සිංහල ශ්‍රී",
    "Thai": "สวัสดีคุณน้ำทิพย์ ผู้ใหญ่ ปี่",
    "Lao": "ພາສາລາວ ຜູ້",
    "Khmer": "ភាសាខ្មែរ ស្រី",
    "Burmese": "မြန်မာ ကြောင်",
    "Ethiopic": "አማርኛ ሰላም",
    "Japanese": "田中太郎様 こんにちは カプチーノ",
    "Korean": "김민수 안녕하세요",
    "Emoji": "😀 🎉 👨‍👩‍👧 🇩🇪 ❤️ ☕ ★ ☎ → ✓ 1️⃣",
    "Emoji with skin": "👍🏽 👍🏿! 👩🏽‍🍳 🧑🏻‍🤝‍🧑🏿 🤷🏼‍♀️ 👍🏽👍🏽",
    "Emoji joined": "👨‍👩‍👧‍👦 🏳️‍🌈 🏴‍☠️ 🇬🇧🇮🇱 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ #️⃣ *️⃣ ❤️‍🔥 👁️‍🗨️ 👩‍❤️‍💋‍👨 ☺️",
    "Mixed": "José😀x Zoë田中 रवि-John (김민수) 12 №5 €3.50",
    "Hebrew": "שלום דנה כהן",
    "Hebrew in English": "Dear דנה, we met",
    "Hebrew with numbers": "ביום 13.6.2026 בשעה 10:30",
    "Arabic": "السلام عليكم فاطمة محمد الآلة الأمل على إلى مصطفى هدى كفي في",
    "Arabic digits": "١٢٣ كتاب",
    "Persian": "پیتزا گچ ژاله",
}


def visible(text):
    seen = (c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return "".join("".join(seen).split())


@lru_cache
def page(text, cut, width=900.0):
    document = Document(title="Page", author="Shop", language="en", day=date(2026, 6, 17))
    lines = set_paragraph(tuple(text.split("\n")), cut, 12, width)
    document.add(Page(width + 40, 60 + 18 * len(lines), [Text(20, 40, 12, 18, cut, lines)]))
    return document.bytes()


def by_pdfium(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return text


def by_poppler(pdf):
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode()


@pytest.mark.parametrize("typeface", list(Typeface))
@pytest.mark.parametrize("reader", [by_pdfium, by_poppler])
@pytest.mark.parametrize("script", WORDS)
def test_a_script_reads_back(script, reader, typeface):
    right = script in ("Hebrew", "Hebrew with numbers", "Arabic", "Arabic digits", "Persian")
    language = {"H": "he", "A": "ar", "P": "fa"}[script[0]] if right else ""
    pdf = page(WORDS[script], Cut(typeface=typeface, language=language))
    assert visible(reader(pdf)) == visible(WORDS[script])


@pytest.mark.parametrize("text", [text for text in WORDS.values() if not set("日田김中") & set(text)])
def test_bold_and_italic_read_back_too(text):
    found = by_poppler(page(f"**{text}** and *{text}*", Cut()))
    assert sorted(visible(found)) == sorted(visible(f"{text}and{text}"))


def test_arabic_letters_are_joined():
    joined, apart = stack(Cut()).right_to_left("محمد"), [stack(Cut()).right_to_left(c) for c in "محمد"]
    assert joined.advance < 0.8 * sum(word.advance for word in apart)


def test_a_letter_from_right_to_left_is_ranged_right():
    text = "שלום דנה, תודה שסיפרת לנו על הקפה הקר ביום שבת, ואנחנו מצטערים מאוד על כך."
    lines = set_paragraph((text,), Cut(language="he"), 12, 200)
    assert len(lines) > 1
    assert [line.x + line.width for line in lines] == pytest.approx([200] * len(lines))
    names = set_paragraph(("Maya Hollis",), Cut(language="he"), 12, 200)
    assert names[0].x > 100
    assert set_paragraph(("Maya שלום",), Cut(), 12, 200)[0].x == 0


def test_brackets_and_numbers_stand_the_right_way_round():
    """The glyphs from left to right: the number as it is typed, the brackets around it."""
    line = set_paragraph(("דנה (12)",), Cut(language="he"), 12, 200)[0]
    faces = stack(Cut())
    codes = [faces.word(text).code for text in "(12)"]
    places = [line.code.index(code.strip("<>")) for code in codes]
    assert places == sorted(places)
    assert line.code.index("NotoSansHebrew") > places[-1]


def test_chinese_forms_follow_the_letters_language():
    text = "直骨"
    faces = {
        language: stack(Cut(language=language)).word(text).glyphs[0][0].name for language in ("ja", "ko")
    }
    assert faces["ja"] != faces["ko"]


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("en_GB", ""),
        ("de", ""),
        ("he-IL", "he"),
        ("ar", "ar"),
        ("ja_JP", "ja"),
        ("zh_CN", "zh"),
        ("zh_TW", "zh-hant"),
    ],
)
def test_a_locale_says_how_text_is_set(locale, language):
    assert scripts.setting_language(locale) == language


def test_every_block_has_a_script_and_none_overlap():
    blocks = scripts._BLOCKS
    assert all(first <= last for first, last, _ in blocks)
    assert all(one[1] < other[0] for one, other in pairwise(blocks))
    assert scripts.script_of("a") == scripts.script_of("😀") == ""
    assert scripts.script_of("ก") == "Thai"

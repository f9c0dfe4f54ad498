import unicodedata

import pytest

from delight.domain.errors import DelightError
from delight.domain.letters.paper import Typeface
from delight.letters.type.faces import _kept
from delight.letters.type.fonts import Cut, Stack, clusters, stack

SERIF, SANS = stack(Cut()), stack(Cut(typeface=Typeface.SANS))
NAMES = (
    "Zoë Brontë-Łukasiewicz Ștefan Țiriac Åsa Øystein Þórunn Ægir Œuvre İpek Işıl Ħal Ŧuoŋŋa Əliyev Ŵyn",
    "Nguyễn Thị Ánh Đặng Phước Trần Quốc Ưng",
    "Αθηνά Παπαδοπούλου Ἀθηνᾶ Ὀδυσσεύς Ῥόδη ᾠδή",
    "Фёдор Ївасюк Ђорђевић Љубица Ќирил Ўладзімір Ҙилә Ғани Қайрат Ұлан Ҳасан Җан",
    "q̇ m̃ x̌ a̱ ọ̀ é̱",
    "1234567890 £€$¥ №5 ½ “quotes” ‘n’ – — … • § & @ #",
)


@pytest.mark.parametrize("faces", [SERIF, SANS], ids=["serif", "sans"])
@pytest.mark.parametrize("text", NAMES)
def test_every_latin_greek_and_cyrillic_name_has_its_glyphs(faces, text):
    text = unicodedata.normalize("NFC", text)
    assert faces.uncovered(text) == ""
    for word in text.split():
        assert all(0 not in glyphs for _, glyphs in faces.word(word).glyphs)


@pytest.mark.parametrize("cut", [Cut(weight=600), Cut(italic=True), Cut(weight=600, italic=True)])
def test_bold_and_italic_are_real_faces(cut):
    assert stack(cut).faces[0].name != SERIF.faces[0].name
    assert stack(cut).word("Handglove").glyphs[0][0] is stack(cut).faces[0]
    assert stack(cut).word("Handglove").advance != SERIF.word("Handglove").advance


def test_a_word_keeps_to_one_face_where_one_has_all_of_it():
    drawn = SERIF.word("Ŧuoŋŋa").glyphs
    assert [face.name for face, _ in drawn] == ["FiraSans-400"]


def test_a_word_no_face_has_whole_is_split_by_cluster():
    both = SERIF.word("Ŧ\u0306a")
    assert len(both.glyphs) >= 1
    assert both.text == "Ŧ\u0306a"


def test_kerning_is_used():
    apart = sum(SERIF.word(c).advance for c in "AVAT")
    assert SERIF.word("AVAT").advance < apart


@pytest.mark.parametrize("text", ["\u0378", "\ue000", "𓀀", "\ufdd0"])
def test_what_no_face_has_is_named(text):
    assert set(SERIF.uncovered(f"a{text}")) == set(text)
    with pytest.raises(DelightError) as caught:
        SERIF.word(text)
    assert set(caught.value.details["characters"]) <= set(text)


@pytest.mark.parametrize("mark", ["\u200f", "\u200e", "\u202e", "\u200b", "\u00ad", "\ufeff", "\u2060"])
def test_invisible_marks_take_no_room(mark):
    assert SERIF.uncovered(mark) == ""
    assert SERIF.word(f"no{mark}on").advance == pytest.approx(
        SERIF.word("no").advance + SERIF.word("on").advance
    )


def test_clusters_keep_marks_with_their_letter():
    assert clusters("e\u0301x\u200dy\ufe0f") == ["e\u0301", "x\u200d", "y\ufe0f"]
    assert clusters("\u0301a") == ["\u0301", "a"]


@pytest.mark.parametrize("text", ["a" * 100_000, "Ŧ" * 100_000, "אב" * 50_000, "e" + "\u0301" * 100_000])
def test_a_word_without_end_is_shaped_in_pieces(text):
    runs = SERIF.runs(text)
    assert "".join(run for _, run in runs) == text
    assert max(len(run) for _, run in runs) <= 20_000


def test_a_word_of_a_million_characters_is_as_wide_as_its_letters():
    endless = "n" * 1_000_000
    word = Stack(Cut()).word(endless)
    assert word.advance == pytest.approx(len(endless) * SERIF.word("n").advance)
    assert word.code.count("<") == word.code.count(">") > 0


def test_one_name_is_one_face():
    cuts = [
        Cut(typeface=t, optical=o, weight=w, italic=i)
        for t in Typeface
        for o in (8, 11)
        for w in (400, 600)
        for i in (False, True)
    ]
    faces = {id(face): face.name for cut in cuts for face in stack(cut).faces}
    assert len(set(faces.values())) == len(faces)


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Zoë", "Kalam-400"),
        ("Фёдор", "Caveat-400"),
        ("कृष्ण", "Kalam-400"),
        ("Αθηνά", "SourceSerif4-400-11"),
        ("Ɓala", "FiraSans-400"),
    ],
)
def test_handwriting_falls_back_to_what_has_the_letters(text, face):
    drawn = stack(Cut(typeface=Typeface.HANDWRITTEN)).word(text).glyphs
    assert [face.name for face, _ in drawn] == [face]


def test_a_face_without_italics_stays_upright():
    cut = Cut(typeface=Typeface.HANDWRITTEN, italic=True)
    assert stack(cut).word("Zoë").glyphs[0][0].name == "Kalam-400"
    assert stack(Cut(typeface=Typeface.HANDWRITTEN, weight=600)).word("Zoë").glyphs[0][0].name == "Kalam-600"


@pytest.mark.parametrize(
    ("typeface", "text", "face"),
    [
        (Typeface.SERIF, "محمد", "Amiri-400"),
        (Typeface.SANS, "محمد", "Amiri-400"),
        (Typeface.SERIF, "שלום", "NotoSansHebrew-400"),
        (Typeface.SERIF, "กรุณา", "NotoSansThai-400"),
        (Typeface.SANS, "👍", "NotoEmoji-400"),
        (Typeface.SERIF, "★", "Inter-400-11"),
    ],
)
def test_scripts_have_faces_of_their_own(typeface, text, face):
    assert [face.name for face, _ in stack(Cut(typeface=typeface)).word(text).glyphs] == [face]


def test_faces_of_other_scripts_are_loaded_only_when_they_are_needed():
    loaded = _kept.cache_info().currsize
    fresh = stack(Cut(weight=500))
    fresh.word("Zoë")
    assert _kept.cache_info().currsize <= loaded + 2

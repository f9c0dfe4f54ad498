import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import fontpkg
import pytest
import uharfbuzz

from delight.domain.errors import DelightError
from delight.letters.type import system_faces
from delight.letters.type.faces import face_of
from delight.letters.type.fonts import Cut, Stack
from delight.letters.type.system_faces import east_asian_faces, font_folders

KOREAN = Path(find_spec("pylopdf_fonts_ko").origin).parent / "NotoSansKR-Regular.otf"


@pytest.fixture
def fonts(tmp_path, monkeypatch):
    """A system whose fonts are those in one folder, without the extra."""
    caches = (system_faces._files, system_faces._sources, system_faces._load)
    monkeypatch.setattr(system_faces, "font_folders", lambda: [tmp_path])
    monkeypatch.setattr(system_faces, "find_spec", lambda _: None)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def names(language, *, serif=False, weight=400):
    return [face.name for face in east_asian_faces(language, serif=serif, weight=weight)]


def test_without_any_face_the_characters_are_named(fonts):
    with pytest.raises(DelightError) as caught:
        Stack(Cut(weight=501)).word("김민수")
    assert caught.value.code == "letters.characters"
    assert set(caught.value.details["characters"]) <= set("김민수")
    assert Stack(Cut(weight=501)).uncovered("Zoë 김") == "김"


def test_a_face_of_the_system_is_found_wherever_it_lies(fonts):
    (fonts / "deep" / "er").mkdir(parents=True)
    shutil.copy(KOREAN, fonts / "deep" / "er" / "NotoSansKR-Regular.otf")
    assert names("ko") == names("ja") == ["NotoSansKR-Regular"]
    assert [face.name for face, _ in Stack(Cut(weight=501)).word("김민수").glyphs] == ["NotoSansKR-Regular"]


def test_broken_files_and_other_fonts_are_passed_over(fonts):
    (fonts / "NotoSansKR-Regular.otf").write_bytes(b"junk")
    (fonts / "NotoSansCJK-Regular.ttc").write_bytes(b"ttcf\0\1\0\0")
    (fonts / "msgothic.ttc").write_bytes(b"")
    (fonts / "malgun.ttf").write_bytes(KOREAN.read_bytes()[:3000])
    shutil.copy(fontpkg.path("Fira Sans"), fonts / "FiraSans-Regular.ttf")
    for language in system_faces.LANGUAGES:
        assert names(language) == []


def test_a_face_that_may_not_be_embedded_is_passed_over(fonts):
    data = bytearray(KOREAN.read_bytes())
    count = int.from_bytes(data[4:6], "big")
    records = {bytes(data[12 + 16 * n : 16 + 16 * n]): 12 + 16 * n for n in range(count)}
    table = int.from_bytes(data[records[b"OS/2"] + 8 : records[b"OS/2"] + 12], "big")
    data[table + 8 : table + 10] = b"\0\2"
    (fonts / "malgun.ttf").write_bytes(data)
    assert names("ko") == []


def test_a_face_that_varies_is_embedded_as_regular(fonts):
    shutil.copy(fontpkg.path("Inter"), fonts / "malgun.ttf")
    (face,) = east_asian_faces("ko", serif=False)
    regular = face_of("Inter", 400, 14, italic=False)
    subset = uharfbuzz.Face(face.subset([face.font.get_nominal_glyph(ord("W"))]))
    assert not {"fvar", "gvar"} & set(subset.table_tags)
    assert face.font.get_glyph_h_advance(40) == pytest.approx(regular.font.get_glyph_h_advance(40), rel=0.05)


def test_bold_is_a_face_of_the_system_that_was_drawn_bold(fonts):
    """The names in these copies are those of the faces they were made from."""
    shutil.copy(KOREAN, fonts / "NotoSansKR-Regular.otf")
    shutil.copy(fontpkg.path("Fira Sans", weight=700), fonts / "malgunbd.ttf")
    assert names("ko")[0] == "NotoSansKR-Regular"
    assert names("ko", weight=600) == ["FiraSans-Bold", "NotoSansKR-Regular"]


def test_bold_is_a_weight_of_a_face_that_varies(fonts):
    shutil.copy(fontpkg.path("Inter"), fonts / "NotoSansCJK-VF.ttf")
    (regular,), (bold,) = (list(east_asian_faces("ja", serif=False, weight=w))[:1] for w in (400, 600))
    assert bold.name == f"{regular.name}-600"
    assert bold.font.get_glyph_h_advance(40) > regular.font.get_glyph_h_advance(40)
    used = [bold.font.get_nominal_glyph(ord("W"))]
    assert bold.subset(used) != regular.subset(used)


def test_without_a_bold_face_bold_in_the_serif_is_the_sans(fonts, monkeypatch):
    monkeypatch.setattr(system_faces, "find_spec", find_spec)
    assert names("ja", serif=True)[0] == "NotoSerifJP-Regular"
    assert names("ja", serif=True, weight=600)[0] == "NotoSansJP-Regular"
    drawn = Stack(Cut(weight=600, language="ja")).word("田中").glyphs
    assert {face.name for face, _ in drawn} == {"NotoSansJP-Regular"}


def test_the_letters_language_goes_first(fonts, monkeypatch):
    """The extra for Japanese and Korean is among the tools of development."""
    monkeypatch.setattr(system_faces, "find_spec", find_spec)
    assert names("ja")[0] == "NotoSansJP-Regular"
    assert names("ja", serif=True)[0] == "NotoSerifJP-Regular"
    assert names("ko")[0] == "NotoSansKR-Regular"


@pytest.mark.parametrize(
    ("platform", "folder"),
    [("win32", "Windows"), ("darwin", "/System/Library/Fonts"), ("linux", "/usr/share/fonts")],
)
def test_every_system_has_folders_to_look_in(monkeypatch, platform, folder):
    monkeypatch.setattr(sys, "platform", platform)
    assert any(folder in str(path) for path in font_folders())

import codecs
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.errors import DelightError
from delight.exchange.encodings import decoded
from delight.exchange.garbled import read_once

LISTS = [
    ("DE", "cp1252 mac-roman cp850 cp437", "Name;Straße\nJürgen Müller;Königstraße 5\nÖzlem;Au 3\n"),
    ("FR", "cp1252 mac-roman cp850", "Nom;Prénom;Ville\nLefèvre;Zoé;Besançon\nGarçon;Hélène;Nîmes\n"),
    ("ES", "cp1252 mac-roman cp850", "Nombre;Dirección\nMuñoz;España 3, Málaga\nIbáñez;Calle Núñez, Cádiz\n"),
    ("BR", "cp1252 mac-roman cp850", "Nome;Endereço\nJoão Gonçalves;São Paulo\nConceição;Av. Irmãos 3\n"),
    ("SE", "cp1252 mac-roman cp850", "Namn;Ort\nÅsa Öberg;Malmö\nGöran Åkerlund;Gävle\n"),
    ("DK", "cp1252 mac-roman cp850", "Navn;By\nSøren Kjær;Århus\nBjørn Østergård;Ærø\n"),
    ("IE", "cp1252", "Name,Spent\nIda,€5\nO’Neill,“x”\n"),
    ("PL", "cp1250 iso8859-2 cp852", "Imię;Miasto\nŁukasz Wiśniewski;Łódź\nDąbska;Kraków\nŻaneta;Gdańsk\n"),
    ("CZ", "cp1250 iso8859-2 cp852", "Jméno;Příjmení\nJiří;Dvořák;Plzeň\nŽofie;Šťastná;České Budějovice\n"),
    ("HU", "cp1250 cp852", "Név;Város\nKovács Ödön;Győr\nSzűcs Gergő;Hódmezővásárhely\n"),
    ("RU", "cp1251 koi8-r cp866 mac-cyrillic iso8859-5", "Имя;Город\nИван Петров;Москва\nЩукина;Петербург\n"),
    ("UA", "cp1251", "Ім'я;Прізвище\nОлександр;Шевченко\nЄвген;Їжак\n"),
    ("GR", "cp1253", "Όνομα;Πόλη\nΓιώργος Παπαδόπουλος;Αθήνα\nΜαρία;Θεσσαλονίκη\n"),
    ("TR", "cp1254", "Ad;Soyad;Şehir\nÇağla;Yıldız;İstanbul\nOğuz;Şahin;Eskişehir\n"),
    ("IL", "cp1255", "שם;עיר\nדוד כהן;תל אביב\nשרה לוי;ירושלים\n"),
    ("EG", "cp1256", "الاسم;المدينة\nمحمد علي;القاهرة\nفاطمة حسن;الإسكندرية\n"),
    ("LT", "cp1257", "Vardas;Pavardė\nŽygimantas;Čekuolis\nJūratė;Šimkutė\n"),
    ("VN", "cp1258", "Tên;Thành phô\u0301\nNguyê\u0303n;Ha\u0300 Nô\u0323i\n"),
    ("TH", "cp874", "ชื่อ;จังหวัด\nสมชาย ใจดี;กรุงเทพ\n"),
    ("JP", "cp932 euc_jp iso2022_jp", "氏名,フリガナ,住所\n山田太郎,ヤマダタロウ,東京都渋谷区1-2\n"),
    ("CN", "gb18030", "姓名,电话,地址\n王伟,13800138000,北京市海淀区中关村大街1号\n李娜,139,上海\n"),
    ("TW", "big5", "姓名,電話,地址\n陳志明,0912345678,台北市信義區\n林淑芬,09,高雄市\n"),
    ("KR", "cp949", "이름,전화,주소\n김민수,010-1234-5678,서울특별시 강남구\n이영희,010,부산\n"),
]  # fmt: skip
EVERY = [(country, encoding, text) for country, encodings, text in LISTS for encoding in encodings.split()]


def codes(found):
    return [remark.code for remark in found.remarks]


@pytest.mark.parametrize(("country", "encoding", "text"), EVERY, ids=[f"{c} {e}" for c, e, _ in EVERY])
def test_a_list_of_names_is_read_in_the_encoding_it_was_saved_in(country, encoding, text):
    found = decoded(text.encode(encoding), country=country)
    assert found.text == text
    assert codes(found) in ([], ["import.encoding_found"], ["import.encoding_guessed"])


@pytest.mark.parametrize("country", ["PL", "RU", "JP", "CN", "BR", "DE"])
@pytest.mark.parametrize("at", [0, 7, 10, 19])
def test_a_list_from_abroad_is_read_all_the_same(country, at):
    _, encodings, text = LISTS[at]
    assert decoded(text.encode(encodings.split()[0]), country=country).text == text


def test_where_two_encodings_fit_alike_the_country_decides_and_that_is_said():
    name = "Name\nSvensson, L\xe5s\n".encode("cp1252")
    swedish, slovak = decoded(name, country="SE"), decoded(name, country="SK")
    assert (swedish.encoding, slovak.encoding) == ("cp1252", "cp1250")
    assert "cp1250" in swedish.others
    assert "cp1252" in slovak.others
    assert codes(swedish) == codes(slovak) == ["import.encoding_guessed"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_mark_is_believed(encoding):
    found = decoded("\ufeffZoë, 山田 🎈".encode(encoding))
    assert (found.text, found.encoding) == ("Zoë, 山田 🎈", encoding[:6].rstrip("-"))
    assert found.remarks == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["Name;Ort\r\nZoë;Ely\r\n", "Имя;Город\nИван;Москва\n", "氏名,住所\n山田,東京\n"]
)
def test_two_bytes_a_character_are_known_without_a_mark(encoding, text):
    found = decoded(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)


def test_what_the_person_says_overrules():
    data = "Łódź".encode("cp1250")
    assert decoded(data, encoding="windows-1250").text == "Łódź"
    assert decoded("\ufeffŁódź".encode(), encoding="UTF8").text == "Łódź"


@pytest.mark.parametrize(
    ("encoding", "code"),
    [
        ("klingon", "import.encoding_unknown"),
        ("rot13", "import.encoding_unknown"),
        ("hex", "import.encoding_unknown"),
        ("a\0b", "import.encoding_unknown"),
        ("utf-8", "import.encoding_wrong"),
        ("ascii", "import.encoding_wrong"),
    ],
)
def test_what_the_person_says_may_be_wrong(encoding, code):
    with pytest.raises(DelightError) as caught:
        decoded("Łódź".encode("cp1250"), encoding=encoding)
    assert caught.value.code == code
    assert caught.value.details == {"encoding": encoding}


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_broken_byte_in_utf_8_costs_a_letter_and_not_the_file(mark):
    data = mark + "Zoë Müller, Łódź, 山田太郎\n".encode() * 5 + b"caf\xe9\n"
    found = decoded(data)
    assert (found.encoding, found.text[-5:]) == ("utf-8", "café\n")
    assert [(remark.code, remark.details) for remark in found.remarks] == [
        ("import.bytes_mended", {"count": 1})
    ]


def test_nuls_and_the_end_mark_of_dos_are_left_out_and_words_saved_twice_are_told_of():
    found = decoded(b"Name,City\nI\0da,Ely\n\x1a")
    assert (found.text, codes(found)) == ("Name,City\nIda,Ely\n", ["import.nuls_removed"])
    assert codes(decoded("Name\nJürgen Groß\nMÃ¼ller\n".encode())) == ["import.garbled"]
    assert codes(decoded("Name\nJürgen Groß São\n".encode())) == []


def test_what_was_written_twice_for_certain_can_be_mended_by_choice():
    twice = "Name;Stadt\nJürgen Groß;Saint-Étienne\nà Nègre;\x81\n".encode().decode("latin-1").encode()
    found = decoded(twice)
    assert "Gro\u00c3" in found.text
    assert (found.encoding, found.others, codes(found)) == (
        "utf-8",
        ("utf-8-twice",),
        ["import.garbled_twice"],
    )
    assert (found.remarks[0].details["before"], found.remarks[0].details["after"]) == ("JÃ¼rgen", "Jürgen")
    mended = decoded(twice, encoding="UTF-8-twice")
    assert mended.text == "Name;Stadt\nJürgen Groß;Saint-Étienne\nà Nègre;\x81\n"
    assert (mended.encoding, mended.others, codes(mended)) == ("utf-8-twice", ("utf-8",), ["import.mended"])
    with pytest.raises(DelightError, match=r"import\.encoding_wrong"):
        decoded("Jürgen".encode(), encoding="utf-8-twice")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).filter(lambda t: not t.isascii())
)
def test_whatever_was_written_twice_reads_as_it_was(text):
    twice = "".join(_as_windows(byte) for byte in text.encode())
    assert read_once(twice) == text


def _as_windows(byte):
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def test_an_endless_line_does_not_take_long():
    before = process_time()
    found = decoded(b"Name,Email\n" + b"x" * 2_000_000 + b"\nZo\xe9,z@x.org\n")
    assert "Zoé" in found.text
    assert process_time() - before < 2


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 10_000,
        bytes(range(256)) * 20,
        codecs.BOM_UTF16_LE + b"odd",
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 9,
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(DelightError, match=r"import\.not_text"):
        decoded(data)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_is_never_taken_for_something_else(text):
    found = decoded(text.encode())
    assert (found.text, found.encoding) == (text.removeprefix("\ufeff"), "utf-8")


def read_or_refused(data, **told):
    """Return "text", or the code of the refusal; any other exception is a fault."""
    try:
        return type(decoded(data, **told).text).__name__
    except DelightError as error:
        return error.code


@given(st.binary(max_size=300), st.sampled_from(["", "GB", "JP", "PL"]))
def test_any_bytes_are_text_or_are_refused(data, country):
    assert read_or_refused(data, country=country) in {"str", "import.not_text"}


@given(st.binary(max_size=100), st.text(max_size=12))
def test_any_name_of_an_encoding_is_one_or_is_refused(data, encoding):
    assert read_or_refused(data, encoding=encoding) in {
        "str", "import.not_text", "import.encoding_unknown", "import.encoding_wrong",
    }  # fmt: skip

"""Who is addressed how. Everybody is made up."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import Recipient
from delight.letters.words.name_parts import parts, said
from delight.letters.words.names import address_lines, address_name, is_familiar, salutation

MS, MR, COUPLE, FAMILY = AddressAs.MS, AddressAs.MR, AddressAs.COUPLE, AddressAs.FAMILY
FAMILIAR = Formality.FAMILIAR


def person(name, language="en", address_as=AddressAs.UNKNOWN, **more):
    return Recipient(name=name, language=language, address_as=address_as, **more)


@pytest.mark.parametrize(
    ("recipient", "line", "envelope"),
    [
        (person("Zoë Brontë"), "Dear Zoë Brontë,", "Zoë Brontë"),
        (person("Zoë Brontë", "en", MS), "Dear Ms Brontë,", "Ms Zoë Brontë"),
        (person("Zoë van Dam", "en", MS, title="Dr"), "Dear Dr van Dam,", "Dr Zoë van Dam"),
        (person("Zoë van Dam", title="Dr"), "Dear Dr van Dam,", "Dr Zoë van Dam"),
        (person("Mrs Brown", "en", MS), "Dear Mrs Brown,", "Mrs Brown"),
        (person("Sir Ian Wood", "en", MR), "Dear Sir Ian Wood,", "Sir Ian Wood"),
        (person("Smith, John", "en", MR), "Dear Mr Smith,", "Mr John Smith"),
        (person("John Smith Jr.", "en", MR), "Dear Mr Smith,", "Mr John Smith Jr."),
        (person("Dora Koch", "en", MS, family="Kochan"), "Dear Ms Kochan,", "Ms Dora Koch"),
        (person("Carter", "en", COUPLE), "Dear Mr and Mrs Carter,", "Mr and Mrs Carter"),
        (person("Zoë and Ben Carter", "en", COUPLE), "Dear Zoë and Ben Carter,", "Zoë and Ben Carter"),
        (person("The Carter family", "en", FAMILY), "Dear Carter family,", "The Carter family"),
        (person("Mill Choir", organisation=True), "Hello everyone at Mill Choir,", "Mill Choir"),
        (person("Zoë", salutation="Hi Zo,", address_name="Z. Brontë"), "Hi Zo,", "Z. Brontë"),
        (person(""), "Hello,", ""),
        (person("Zoë van Dam", "de"), "Guten Tag Zoë van Dam,", "Zoë van Dam"),
        (
            person("Dr. Zoë van Dam", "de", MS),
            "Sehr geehrte Frau Dr. van Dam,",
            "Frau Dr. Zoë van Dam",
        ),
        (person("Jan Huber", "de", MR), "Sehr geehrter Herr Huber,", "Herrn Jan Huber"),
        (person("Familie Huber", "de", FAMILY), "Liebe Familie Huber,", "Familie Huber"),
        (
            person("Anna und Jan Huber", "de", COUPLE),
            "Guten Tag Anna und Jan Huber,",
            "Anna und Jan Huber",
        ),
        (person("Zoë Roux", "fr"), "Bonjour Zoë Roux,", "Zoë Roux"),
        (person("Inés Ruiz", "es"), "Hola, Inés Ruiz:", "Inés Ruiz"),
        (person("Inés Ruiz", "es", MS), "Estimada señora Ruiz:", "Sra. Inés Ruiz"),
        (person("Ana Silva", "pt"), "Olá, Ana Silva,", "Ana Silva"),
        (person("Ana da Silva", "pt", MS), "Prezada Sra. Ana,", "Sra. Ana da Silva"),
        (person("Ana Silva", "pt-PT", MS), "Exma. Senhora Silva,", "Exma. Senhora Ana Silva"),
        (person("Lia Rossi", "it", MS), "Gentile signora Rossi,", "Gent.ma Sig.ra Lia Rossi"),
        (person("Jan de Jong", "nl", MR), "Geachte heer De Jong,", "De heer Jan de Jong"),
        (person("山田 太郎", "ja"), "山田 太郎様", "山田 太郎 様"),
        (person("山田 太郎", "ja", MR), "山田様", "山田 太郎 様"),
        (person("桜商店", "ja", organisation=True), "桜商店 御中", "桜商店 御中"),
    ],
)
def test_people_are_addressed_as_their_language_does(recipient, line, envelope):
    assert salutation(recipient) == line
    assert address_name(recipient) == envelope


@pytest.mark.parametrize(
    ("recipient", "line"),
    [
        (person("Zoë Brontë"), "Dear Zoë,"),
        (person("Zoë van Dam", "de"), "Hallo Zoë,"),
        (person("van Dam, Zoë", "de"), "Hallo Zoë,"),
        (person("Zoë", "fr"), "Bonjour Zoë,"),
        (person("Nagy Anna", "hu"), "Dear Anna,"),
        (person("山田 太郎", "ja"), "太郎さん"),
        (person("Hans-Peter Koch", "de"), "Hallo Hans-Peter,"),
        (person("Zoë Anna Koch", "de", given="Anna"), "Hallo Anna,"),
    ],
)
def test_the_familiar_are_called_by_their_first_name(recipient, line):
    assert salutation(Recipient(**{**fields(recipient), "formality": FAMILIAR})) == line


@pytest.mark.parametrize(
    "name",
    [
        "Anna Maria Koch",
        "J. Smith",
        "Van Morrison",
        "Zoë and Ben Carter",
        "Rosa (Rosi) Huber",
        "Table 5",
        "山田太郎",
    ],
)
def test_whose_first_name_is_in_doubt_is_called_by_the_whole_name(name):
    assert salutation(person(name, formality=FAMILIAR)) == f"Dear {name},"


def test_a_name_from_where_the_family_comes_first_is_said_whole():
    assert salutation(person("Nagy Anna", country="HU", formality=FAMILIAR)) == "Dear Nagy Anna,"
    assert salutation(person("Nagy Anna", "hu", MS)) == "Dear Ms Nagy,"


@pytest.mark.parametrize(
    ("name", "language", "line"),
    [
        ("Ms Dr. Orla Halloran", "en", "Dear Dr. Halloran,"),
        ("Ms Orla Halloran", "en", "Dear Ms Halloran,"),
        ("Mr. John Smith", "en", "Dear Mr Smith,"),
        ("Mrs Orla Halloran", "en", "Dear Mrs Halloran,"),
        ("Miss Halloran", "en", "Dear Miss Halloran,"),
        ("Herr Dr. Max Weber", "de", "Sehr geehrter Herr Dr. Weber,"),
        ("Herr Dr. Max Weber", "en", "Dear Dr. Weber,"),
        ("Frau Zoë van Dam", "de", "Sehr geehrte Frau van Dam,"),
        ("Mme Claire Dubois", "fr", "Chère Madame,"),
        ("M. Jean Dupont", "fr", "Cher Monsieur,"),
        ("Mme Claire Dubois", "en", "Dear Ms Dubois,"),
        ("Sra. Ana Pérez", "es", "Estimada señora Pérez:"),
        ("Sra. Ana Pérez", "de", "Sehr geehrte Frau Pérez,"),
        ("mevrouw Anna de Jong", "nl", "Geachte mevrouw De Jong,"),
        ("Ms Orla Ann Halloran", "en", "Dear Ms Orla Ann Halloran,"),
    ],
)
def test_a_courtesy_in_the_name_is_how_somebody_is_addressed(name, language, line):
    assert salutation(person(name, language)) == line
    assert address_name(person(name, language)) == name, "the envelope says what was typed"


@pytest.mark.parametrize(
    "name",
    [
        "Mr and Mrs Smith",
        "Mr & Mrs Smith",
        "Mr",
        "Mx Sam Poe",
        "Dr. Orla Halloran",
        "Sir Paul Hill",
        "Mr Fish Ltd",
        "Herr Knopf GmbH",
        "Mrs Beeton’s Tearoom",
        "Mrs Beeton's Tearoom",
        "M. Night",
    ],
)
def test_what_may_be_no_ms_or_mr_is_said_as_it_stands(name):
    assert salutation(person(name)) == f"Dear {name},"


def test_how_somebody_wants_to_be_addressed_wins_over_their_written_name():
    assert salutation(person("Mrs Orla Halloran", "de", MR)) == "Sehr geehrter Herr Halloran,"
    assert salutation(person("Ms Orla Halloran", salutation="Dear Orla,")) == "Dear Orla,"
    assert salutation(person("Ms Orla Halloran", formality=FAMILIAR)) == "Dear Orla,"
    assert salutation(person("Mr Fish", organisation=True)) == "Hello everyone at Mr Fish,"


@pytest.mark.parametrize("more", [{"organisation": True}, {"address_as": COUPLE}, {"address_as": FAMILY}])
def test_several_people_are_never_said_du_to(more):
    assert not is_familiar(Recipient(name="Koch", formality=FAMILIAR, **more))


CLDR = [
    ("Iris Falke", "de", "Iris", "Falke"),
    ("Dr. Paul Vinzent von Fischer jr.", "de", "", "von Fischer"),
    ("Adélaïde Lemaître", "de", "Adélaïde", "Lemaître"),
    ("Lucía Pérez", "es", "Lucía", "Pérez"),
    ("Irene Bakker", "nl", "Irene", "Bakker"),
    ("Mátrai Dóra", "hu", "Dóra", "Mátrai"),
    ("安藤 一郎", "ja", "一郎", "安藤"),
    ("山田 太郎", "ja", "太郎", "山田"),
    ("Louise Péricourt", "fr", "Louise", "Péricourt"),
    ("Marie-Agnès Gilot", "fr", "Marie-Agnès", "Gilot"),
    ("M. Jean-Nicolas de Bouchart", "fr", "Jean-Nicolas", "de Bouchart"),
    ("Irene Fabbri", "it", "Irene", "Fabbri"),
    ("Fabbri, Irene", "it", "Irene", "Fabbri"),
    ("Ewa Nowak", "pl", "Ewa", "Nowak"),
    ("Maria K. Kowalska", "pl", "Maria", "Kowalska"),
    ("Pan Nowak", "pl", "", "Nowak"),
    ("Irene Møller", "da", "Irene", "Møller"),
    ("hr. Møller", "da", "", "Møller"),
    ("Maria Silva", "pt", "Maria", "Silva"),
    ("José da Silva", "pt-BR", "José", "da Silva"),
    ("Sr. José da Silva Jr.", "pt-BR", "José", "da Silva"),
    ("Ирина Амосова", "ru", "Ирина", "Амосова"),
    ("Дмитрий Петрович Васильев", "ru", "Дмитрий", "Васильев"),
    ("Васильев Дмитрий Петрович", "ru", "Дмитрий", "Васильев"),
    ("Nguyễn Anh", "vi", "Anh", "Anh"),
    ("Nguyễn Văn Anh", "vi", "Anh", "Anh"),
    ("张 安怡", "zh", "安怡", "张"),
    ("강 유미", "ko", "유미", "강"),
    ("Prof. Dr. Ada von Brühl", "en", "Ada", "von Brühl"),
    ("Käthe Müller", "en", "Käthe", "Müller"),
]
"""Names whose formal and informal forms of address are facts of Unicode CLDR's person-name test data
(common/testData/personNameTest: "addressing"). Where a second given name stands before the family name
nothing can be told from the written name alone, and the given name stays open."""


@pytest.mark.parametrize(("name", "language", "given_name", "family"), CLDR)
def test_parts_are_those_that_unicode_addresses_people_by(name, language, given_name, family):
    found = parts(person(name, language))
    assert (found.given, found.family) == (given_name, family)


@pytest.mark.parametrize(
    ("name", "family", "language", "given_name"),
    [("张安怡", "张", "zh", "安怡"), ("강유미", "강", "ko", "유미"), ("山田太郎", "山田", "ja", "太郎")],
)
def test_a_known_family_name_tells_the_given_one_where_no_space_does(name, family, language, given_name):
    found = parts(person(name, language, family=family))
    assert (found.given, found.family) == (given_name, family)


def test_vietnamese_are_addressed_by_their_last_name_part():
    assert salutation(person("Nguyễn Văn Anh", "vi", MR)) == "Dear Mr Anh,"
    assert address_name(person("Nguyễn Văn Anh", "vi", MR)) == "Mr Nguyễn Văn Anh"


def test_a_title_goes_with_the_family_name_as_in_unicodes_examples():
    assert salutation(person("Dr. Paul von Fischer", "de", MR)) == "Sehr geehrter Herr Dr. von Fischer,"
    assert salutation(person("dhr. Bert de Jong", "nl", MR)) == "Geachte heer De Jong,"


def test_the_envelope_has_name_address_and_a_country_abroad():
    zoe = person("Zoë Brontë", "en", MS, address=("14 Mill Lane", "", "Keighley"), country="GB")
    assert address_lines(zoe, "GB") == ["Ms Zoë Brontë", "14 Mill Lane", "Keighley"]
    assert address_lines(zoe, "DE")[-1] == "VEREINIGTES KÖNIGREICH"


def test_a_name_that_stands_in_the_address_is_not_written_twice():
    assert address_lines(person("Zoë Brontë", address=("Zoë Brontë", "14 Mill Lane")), "GB") == [
        "Zoë Brontë",
        "14 Mill Lane",
    ]


def test_a_japanese_name_stands_below_the_address_and_its_reading_nowhere():
    taro = person(
        "山田 太郎", "ja", reading="ヤマダ タロウ", address=("〒100-0001", "東京都千代田区"), country="JP"
    )
    assert address_lines(taro, "JP") == ["〒100-0001", "東京都千代田区", "山田 太郎 様"]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Smith, John", "John Smith"),
        ("van Dam, Zoë", "Zoë van Dam"),
        ("Smith, Jones & Co", "Smith, Jones & Co"),
        ("John Smith, PhD", "John Smith, PhD"),
        ("Koch, Anna, Wien", "Koch, Anna, Wien"),
    ],
)
def test_a_name_in_the_order_of_lists_is_turned_round(written, spoken):
    assert said(written) == spoken


@given(
    st.text(max_size=40),
    st.sampled_from(["en", "de", "fr", "es", "pt", "it", "nl", "ja", "hu", "tlh"]),
    st.sampled_from(AddressAs),
    st.sampled_from(Formality),
    st.booleans(),
)
@example("\x1b 0", "en", AddressAs.UNKNOWN, Formality.USUAL, False)
def test_any_name_is_addressed_in_one_line(name, language, address_as, formality, organisation):
    recipient = person(name, language, address_as, formality=formality, organisation=organisation)
    line = salutation(recipient)
    assert line
    assert "\n" not in line + address_name(recipient)
    assert "  " not in line


def fields(recipient):
    return {name: getattr(recipient, name) for name in Recipient.__slots__}


@pytest.mark.parametrize(
    ("who", "begins"),
    [
        (person("Maria Aparecida dos Santos Silva", "pt", MS), "Prezada Sra. Maria,"),
        (person("João Pedro Almeida", "pt-BR", MR), "Prezado Sr. João,"),
        (person("Silva, Maria", "pt", MS), "Prezada Sra. Maria,"),
        (person("Sra. Silva", "pt"), "Prezada Sra. Silva,"),
        (person("M. Silva", "pt", MS), "Prezada Sra. Silva,"),
        (person("da Silva", "pt", MS), "Prezada Sra. da Silva,"),
        (person("Maria Silva", "pt", title="Dra."), "Olá, Dra. Maria,"),
        (person("Maria Silva", "pt", MS, own_language="pt-PT"), "Exma. Senhora Silva,"),
        (person("Maria Silva", "en", MS, own_language="pt-PT"), "Dear Ms Silva,"),
        (person("Nagy Éva", "en", MS, own_language="hu"), "Dear Ms Nagy,"),
    ],
)
def test_brazil_says_the_first_name_and_portugal_the_last(who, begins):
    assert salutation(who) == begins


def test_the_envelope_is_as_their_own_language_has_it_whatever_the_letter_is_in():
    address = ("〒100-0001", "東京都千代田区")
    hanako = person("山田 花子", "en", own_language="ja", address=address, country="JP")
    assert address_lines(hanako, "JP") == [*address, "山田 花子 様"]
    assert address_lines(hanako, "GB") == [*address, "山田 花子 様", "JAPAN"]
    assert salutation(hanako) == "Dear 山田 花子,"

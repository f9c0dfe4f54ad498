from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import Gone
from delight.domain.imports.importing import ImportNoun, Rejected
from delight.domain.incoming import Person
from delight.domain.letters.addressing import AddressAs, Formality
from delight.exchange.columns import columns_of, scorer
from delight.exchange.customers import people
from delight.exchange.reading import read_table
from delight.exchange.table import Line, Sheet

TODAY = date(2026, 11, 22)


def rows(text, country="GB", *, day_first=None, mapping=None):
    sheet = read_table(text.encode(), name="list.csv", score=scorer(ImportNoun.CUSTOMERS), country=country)
    columns = columns_of(sheet, ImportNoun.CUSTOMERS, mapping or {}, country)
    return list(people(sheet, columns, country, day_first=day_first, today=TODAY, source="list.csv"))


def person(text, country="GB", **more):
    (row,) = rows(text, country, **more)
    assert isinstance(row, Person), row
    return row


def one(text, country="GB", **more):
    return person(text, country, **more).draft


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("GB", "1 Weir Lane\nEly\nCambs\nCB7"),
        ("United States", "1 Weir Lane\nEly, Cambs CB7"),
        ("Vereinigte Staaten", "1 Weir Lane\nEly, Cambs CB7"),
        ("DE", "1 Weir Lane\nCB7 Ely"),
        ("Allemagne", "1 Weir Lane\nCB7 Ely"),
        ("australia", "1 Weir Lane\nEly Cambs CB7"),
        ("BR", "1 Weir Lane\nEly - Cambs\nCB7"),
        ("NZ", "1 Weir Lane\nEly CB7"),
        ("Россия", "1 Weir Lane\nEly\nCambs\nCB7"),
        ("Narnia", "1 Weir Lane\nCB7 Ely\nCambs\nNarnia"),
    ],
)
def test_an_address_is_written_as_in_its_country(country, lines):
    draft = one(f"Name,Street,City,State,Zip,Country\nIda,1 Weir Lane,Ely,Cambs,CB7,{country}\n")
    assert draft.address == lines


def test_an_address_of_brazil_and_of_japan():
    draft = one(
        "Nome completo,Logradouro,Número,Complemento,Bairro,Cidade,UF,CEP,País\n"
        "Ida Reis,Rua das Flores,12,ap 4,Centro,Recife,PE,50000-000,Brasil\n"
    )
    assert draft.address == "Rua das Flores, 12 - ap 4\nCentro\nRecife - PE\n50000-000"
    draft = one(
        "氏名,フリガナ,郵便番号,都道府県,市区町村,番地,建物名,国\n"
        "山田 花子,ヤマダ ハナコ,100-0001,東京都,千代田区,千代田1-1,青空ビル3F,日本\n"
    )
    assert (draft.address, draft.country) == ("〒100-0001\n東京都千代田区千代田1-1\n青空ビル3F", "JP")
    assert (draft.name, draft.reading) == ("山田 花子", "ヤマダ ハナコ")


@pytest.mark.parametrize(
    ("text", "country", "know"),
    [
        ("Name,Street,City,Country,Land\nIda,1 Weir Lane,Ely,GB,France\n", "GB", "Land: France"),
        ("Name,Country,Land\nIda,GB,France\n", "GB", "Land: France"),
        ("Name,Country,Country code\nIda,France,GB\n", "GB", "Country: France"),
        ("Name,Country,Land\nIda,GB,Utopia\n", "GB", "Land: Utopia"),
        ("Name,Street,Country,Land\nIda,1 Weir Lane,GB,England\n", "GB", ""),
        ("Name,Street,Country,Country code\nIda,1 Weir Lane,United Kingdom,GBR\n", "GB", ""),
        ("Name,Country,Land\nIda,Utopia,utopia\n", "", ""),
        (
            "Name,Home street,Home country,Business street,Business country\nIda,1 Weir Lane,GB,2 rue,FR\n",
            "GB",
            "",
        ),
    ],
)
def test_a_second_country_that_says_something_else_is_kept(text, country, know):
    draft = one(text)
    assert (draft.country, draft.know) == (country, know)


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Anrede,Vorname,Nachname\nFirma,,Groß Bau\n", True),
        ("Civilité,Prénom,Nom\nSté,,MAISON DUPONT\n", True),
        ("Imię,Nazwisko\n,Biuro „Bąk” sp. z o.o.\n", True),
        ("Name\nWeir & Sons Ltd.\n", True),
        ("Name\nPadaria Pão Quente Ltda\n", True),
        ("Name\n株式会社青空\n", True),
        ("Name\nMaria de Sa\n", False),
        ("First name,Last name\nIda,Ltd\n", False),
        ("Ragione sociale,Data nascita\nROSSI MARIA,07/02/1980\n", False),
        ("Ragione sociale,Data nascita\nROSSI,\n", True),
    ],
)
def test_who_is_a_company(text, organisation):
    assert one(text, "IT" if "Rag" in text else "GB").organisation is organisation


@pytest.mark.parametrize(
    ("code", "country", "line"),
    [("100", "Italy", "00100 Roma"), ("1067", "Germany", "01067 Roma"), ("100", "Germany", "100 Roma")],
)
def test_zeros_that_a_spreadsheet_took_from_a_postcode_come_back(code, country, line):
    assert line in one(f"Name,Zip,City,Country\nIda,{code},Roma,{country}\n").address


def test_the_sign_of_a_postcode_is_one_in_any_group():
    draft = person(
        "氏名,自宅〒,自宅住所1,会社名,会社〒,会社住所1\n髙橋,100-0001,東京都1-1,青空商事,530-0002,大阪府1-2\n",
        "JP",
    )
    assert draft.draft.address == "〒100-0001\n東京都1-1"
    assert [reach.value for reach in draft.reaches] == ["青空商事\n〒530-0002\n大阪府1-2"]


def test_an_address_without_a_country_stands_as_in_the_shops():
    text = "Name,Street,City,Zip\nIda,1 Weir Lane,Ely,CB7 4AA\n"
    assert (one(text).address, one(text).country) == ("1 Weir Lane\nEly\nCB7 4AA", "")
    assert one(text, "DE").address == "1 Weir Lane\nCB7 4AA Ely"


class TestNames:
    def test_first_and_last_name_come_before_a_name_made_of_them(self):
        draft = one('Name,First Name,Middle Name,Last Name\n"Rowe, Ida",Ida,May,Rowe\n')
        assert (draft.name, draft.given, draft.family) == ("Ida May Rowe", "Ida", "Rowe")
        assert one("Name,First Name,Last Name\nIda of Ely,Ida,\n").name == "Ida of Ely"
        assert one("First Name,Last Name\nIda,\n").name == "Ida"

    @pytest.mark.parametrize(
        ("written", "name", "given_", "family"),
        [
            ("Rowe, Ida", "Ida Rowe", "Ida", "Rowe"),
            ("van Dam, Zoë", "Zoë van Dam", "Zoë", "van Dam"),
            ("Rowe, Dr. Ida", "Dr. Ida Rowe", "", "Rowe"),
            ("Ida Rowe, Jr.", "Ida Rowe, Jr.", "", ""),
            ("Rowe & Daughters, Ltd", "Rowe & Daughters, Ltd", "", ""),
            ("Weir, GmbH", "Weir, GmbH", "", ""),
            ("Ida Rowe", "Ida Rowe", "", ""),
        ],
    )
    def test_a_comma_turns_a_name_round(self, written, name, given_, family):
        draft = one(f'Name\n"{written}"\n')
        assert (draft.name, draft.given, draft.family) == (name, given_, family)

    def test_particles_initials_and_second_family_names(self):
        draft = one("Voorletters,Tussenvoegsel,Achternaam\nJ.,van der,Berg\n")
        assert (draft.name, draft.given, draft.family) == ("J. van der Berg", "J.", "van der Berg")
        draft = one("Nombre,Primer apellido,Segundo apellido\nIda,Rey,Luna\n")
        assert (draft.name, draft.family) == ("Ida Rey Luna", "Rey Luna")

    def test_the_family_name_comes_first_in_japanese(self):
        draft = one("姓,名,姓フリガナ,名フリガナ\n山田,花子,ヤマダ,ハナコ\n")
        assert (draft.name, draft.family, draft.given) == ("山田 花子", "山田", "花子")
        assert draft.reading == "ヤマダ ハナコ"

    def test_a_suffix_stands_behind(self):
        assert one("First Name,Last Name,Suffix\nIda,Rowe,PhD\n").name == "Ida Rowe PhD"

    @pytest.mark.parametrize(
        ("header", "cell", "address_as", "title"),
        [
            ("Anrede", "Frau", AddressAs.MS, ""),
            ("Anrede", "Herr Dr.", AddressAs.MR, "Dr."),
            ("Titel", "Prof. Dr.", AddressAs.UNKNOWN, "Prof. Dr."),
            ("Title", "Fr.", AddressAs.UNKNOWN, "Fr."),
            ("Anrede", "Fr.", AddressAs.MS, ""),
            ("Anrede", "divers", AddressAs.UNKNOWN, ""),
            ("Name Prefix", "Mr.", AddressAs.MR, ""),
            ("Civilité", "Mme", AddressAs.MS, ""),
            ("Civilité", "M. et Mme", AddressAs.COUPLE, ""),
            ("Tratamiento", "Sra.", AddressAs.MS, ""),
            ("Gender", "female", AddressAs.MS, ""),
            ("Gender", "non-binary", AddressAs.UNKNOWN, ""),
            ("性別", "男性", AddressAs.MR, ""),
            ("Пол", "ж", AddressAs.MS, ""),
            ("Anrede", "Familie", AddressAs.FAMILY, ""),
        ],
    )
    def test_how_somebody_is_addressed(self, header, cell, address_as, title):
        draft = one(f"Name,{header}\nIda Rau,{cell}\n")
        assert (draft.address_as, draft.title) == (address_as, title)

    def test_both_a_courtesy_and_a_title(self):
        draft = one("Anrede,Titel,Vorname,Nachname\nFrau,Dr.,Ida,Rau\n")
        assert (draft.address_as, draft.title) == (AddressAs.MS, "Dr.")

    def test_a_firm_is_a_customer_or_a_line_of_the_address(self):
        firm = one("First Name,Company,City\n,Rowe & Daughters,Ely\n")
        assert (firm.name, firm.organisation, firm.address) == ("Rowe & Daughters", True, "Ely")
        found = one("First Name,Company,City\nIda,Rowe & Daughters,Ely\n")
        assert (found.name, found.organisation, found.address) == ("Ida", False, "Rowe & Daughters\nEly")
        assert one("First Name,Company\nIda,Rowe & Daughters\n").know == "Company: Rowe & Daughters"

    def test_a_firm_stands_on_its_own_address_only(self):
        row = person("First Name,Company,Home City,Business City\nIda,Rowe Ltd,Ely,York\n")
        assert row.draft.address == "Ely"
        assert [(reach.value, reach.label) for reach in row.reaches] == [("Rowe Ltd\nYork", "Business")]
        row = person("First Name,Company,Home City\nIda,Rowe Ltd,Ely\n")
        assert (row.draft.address, row.draft.know) == ("Ely", "Company: Rowe Ltd")

    def test_what_says_that_it_is_a_company_is_one(self):
        found = rows("Name,Is a company,Related company,City\nRowe,1,,Ely\nIda,0,Rowe,Ely\n")
        assert [(row.draft.organisation, row.draft.address) for row in found] == [
            (True, "Ely"),
            (False, "Rowe\nEly"),
        ]

    def test_who_has_no_name_is_called_by_what_there_is(self):
        row = person("Name,E-mail,Phone\n,ida@example.org,1\n")
        assert (row.draft.name, row.draft.email) == ("ida@example.org", "ida@example.org")
        assert [remark.code for remark in row.remarks] == ["import.named_by"]
        assert person("Phone\n01632 960111\n").draft.name == "01632 960111"


def test_what_there_is_more_of_is_kept_beside():
    row = person(
        "Name,Notes,Home Street,Home City,Business Street,Business City,Email,E-mail 2,Mobile,Home Phone,"
        "Language\n"
        "Ida,Likes rye,1 Weir Lane,Ely,2 Mart,York,a@x.org,b@x.org,1,2,Klingon\n"
    )
    draft = row.draft
    assert (draft.address, draft.email, draft.phone) == ("1 Weir Lane\nEly", "a@x.org", "1")
    assert [(r.kind.value, r.value, r.label) for r in row.reaches] == [
        ("email", "b@x.org", ""),
        ("phone", "2", "Home"),
        ("address", "2 Mart\nYork", "Business"),
    ]
    assert draft.know.splitlines() == ["Likes rye", "Language: Klingon"]


def test_the_firms_address_is_taken_where_there_is_no_other():
    row = person("Name,Home City,Business City\nIda,,York\n")
    assert (row.draft.address, row.reaches) == ("York", ())


def test_two_columns_of_one_kind_of_address_are_two_addresses_where_they_differ():
    row = person("Name,Address,Postal address\nIda,1 Weir Lane,2 Mart\n")
    assert (row.draft.address, [way.value for way in row.reaches]) == ("1 Weir Lane", ["2 Mart"])
    row = person("Name,Address,Street,Town\nIda,1 Weir Lane,2 Mart,Ely\n")
    assert (row.draft.address, [way.value for way in row.reaches]) == ("1 Weir Lane\nEly", ["2 Mart"])
    row = person('Name,Address,Postal address,Town\nIda,1 weir Lane,"1 Weir Lane, Ely",Ely\n')
    assert (row.draft.address, row.reaches) == ("1 weir Lane\nEly", ())


def test_the_same_way_twice_is_one():
    row = person("Name,Phone,Home Phone,Email,E-mail 2\nIda,01632 960111,(01632) 960-111,a@x.org,A@X.org\n")
    assert row.reaches == ()


def test_labels_of_google_say_whose_it_is_and_what_is_a_fax():
    row = person(
        "Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Phone 3 - Type,Phone 3 - Value,"
        "Address 1 - Type,Address 1 - City,Address 2 - Type,Address 2 - City\n"
        "Ida,Work,1,* Home,2,Work Fax,3,Work,York,Home,Ely\n"
    )
    assert (row.draft.phone, row.draft.address) == ("2", "Ely")
    assert [(r.value, r.label) for r in row.reaches] == [("1", "Work"), ("York", "Work")]


class TestDays:
    def test_language_and_birthday_in_parts(self):
        draft = one("Name,Preferred Language,Birth Year,Birth Month,Birth Day\nIda,German,1980,3,4\n")
        assert (draft.language, draft.birthday) == ("de", "1980-03-04")
        assert one("Name,Birth Month,Birth Day\nIda,3,4\n").birthday == "03-04"
        assert one("Name,Birth Month,Birth Day\nIda,March,4\n").birthday == "03-04"

    @pytest.mark.parametrize("written", ["Deutsch", "allemand", "немецкий", "ドイツ語", "de", "German"])
    def test_languages_by_their_names_in_any_language(self, written):
        assert one(f"Name,Language\nIda,{written}\n").language == "de"

    def test_a_column_of_birthdays_decides_its_own_order(self):
        found = rows("Name,Birthday\nIda,3/4/1980\nBo,12/25/1980\n", "GB")
        assert [row.draft.birthday for row in found] == ["1980-03-04", "1980-12-25"]
        assert one("Name,Birthday\nIda,3/4/1980\n", "US").birthday == "1980-03-04"
        assert one("Name,Birthday\nIda,3/4/1980\n", "US", day_first=True).birthday == "1980-04-03"

    def test_days_as_spreadsheets_count_them_only_where_all_are(self):
        assert one("Name,Birthday\nIda,29294\n").birthday == "1980-03-14"
        found = rows("Name,Birthday\nIda,29294\nBo,14/03/1980\n")
        assert [row.draft.birthday for row in found] == ["", "1980-03-14"]
        assert [remark.code for remark in found[0].remarks] == ["cell.birthday"]

    def test_since_when_they_come(self):
        assert one("Name,Customer since\nIda,2019-05-01\n").since == date(2019, 5, 1)
        row = person("Name,Kunde seit\nIda,2019\nBo,1.5.2019\n".replace("Bo,1.5.2019\n", ""))
        assert (row.draft.since, row.draft.know) == (None, "")
        found = rows("Name,Customer since\nIda,1/5/2027\nBo,1/5/2019\n")
        assert [(row.draft.since, row.draft.know) for row in found] == [
            (None, "Customer since: 1/5/2027"),
            (date(2019, 5, 1), ""),
        ]
        assert [remark.code for remark in found[0].remarks] == ["import.day_to_come"]


def said(row):
    return [(c.about, c.given, c.day, c.source) for c in row.consents]


class TestConsents:
    @pytest.mark.parametrize(
        ("header", "cell", "given_"),
        [
            ("Accepts Marketing", "yes", True),
            ("Accepts Email Marketing", "no", False),
            ("EMAIL_PERMISSION", "OPTED_OUT", False),
            ("Email subscriber status", "unsubscribed", False),
            ("Subscription status", "Cleaned", False),
            ("Email status", "bounced", False),
            ("Subscribed", "TRUE", True),
            ("Newsletter", "nein", False),
            ("Newsletter", "abonniert", True),
            ("Abonné à la newsletter", "Non", False),
            ("Acepta publicidad", "sí", True),
            ("Consenso marketing", "No", False),
            ("Nieuwsbrief", "uitgeschreven", False),
            ("Nyhetsbrev", "nej", False),
            ("Zgoda marketingowa", "tak", True),
            ("Согласие на рассылку", "нет", False),
            ("メルマガ", "×", False),
            ("メルマガ", "配信中", True),
            ("Unsubscribed", "yes", False),
            ("Opted out", "1", False),
        ],
    )
    def test_a_yes_or_a_no_to_e_mails(self, header, cell, given_):
        (consent,) = person(f"Name,Email,{header}\nIda,a@x.org,{cell}\n").consents
        assert consent == ConsentDraft(about=ConsentAbout.EMAIL, given=given_, source=f"list.csv, {header}")

    @pytest.mark.parametrize(
        ("header", "cell"),
        [("Unsubscribed", "no"), ("Newsletter", "pending"), ("Opt in", ""), ("Opted out", "0")],
    )
    def test_what_allows_nothing_and_refuses_nothing(self, header, cell):
        assert person(f"Name,Email,{header}\nIda,a@x.org,{cell}\n").consents == ()

    @pytest.mark.parametrize(
        "header", ["Consent", "DSGVO-Einwilligung", "RGPD", "Zgoda RODO", "Согласие на обработку"]
    )
    def test_a_yes_to_data_protection_is_none_to_e_mails(self, header):
        assert person(f"Name,{header}\nIda,yes\n").consents == ()
        assert said(person(f"Name,{header}\nIda,no\n"))[0][:2] == (ConsentAbout.EMAIL, False)

    def test_a_no_anywhere_counts_more_than_a_yes(self):
        row = person("Name,Newsletter,Unsubscribed,OPTIN_TIME\nIda,yes,yes,2024-01-02\n")
        assert said(row) == [(ConsentAbout.EMAIL, False, None, "list.csv, Unsubscribed")]

    def test_since_when(self):
        row = person("Name,Newsletter,Opt in date\nIda,yes,02/01/2024\n")
        assert said(row) == [(ConsentAbout.EMAIL, True, date(2024, 1, 2), "list.csv, Newsletter")]
        row = person("Name,Date Subscribed\nIda,2024-01-02T10:00:00Z\n")
        assert said(row) == [(ConsentAbout.EMAIL, True, date(2024, 1, 2), "list.csv, Date Subscribed")]
        row = person("Name,Unsubscribed on\nIda,2024-01-02\n")
        assert said(row) == [(ConsentAbout.EMAIL, False, date(2024, 1, 2), "list.csv, Unsubscribed on")]

    def test_letters_and_calls(self):
        row = person("Name,Accepts post,Do not call,SMS consent\nIda,no,yes,yes\n")
        assert [(c.about.value, c.given) for c in row.consents] == [("letters", False), ("phone", False)]
        assert row.draft.letters_welcome is False
        assert one("Name,Accepts post\nIda,yes\n").letters_welcome is True


def test_tags_are_parted_and_googles_own_are_left_out():
    row = person('Name,Tags,Group Membership\nIda,"vip, rye; VIP",* myContacts ::: Book club\n')
    assert row.tags == ("vip", "rye", "Book club")


def test_health_wishes_and_notes_have_their_own_places():
    draft = one("Name,Allergies,Preferences,Notes\nIda,Nuts,Window seat,Comes on Fridays\n")
    assert (draft.health, draft.likes, draft.know) == ("Nuts", "Window seat", "Comes on Fridays")


def test_who_died_is_written_to_no_more():
    found = rows("Name,Deceased\nIda,yes\nBo,no\nCy,\n")
    assert [row.draft.gone for row in found] == [Gone.DIED, Gone.NO, Gone.NO]


def test_what_delight_exports_comes_back():
    draft = one(
        "Full name,Expects,Surprises welcome,Gone,Deceased,Own salutation,Name on the envelope,Addressed as,"
        "Formality,Large print,Letters\n"
        "Ida Rowe,An apology,no,moved,no,Dear Aunt Ida,Mrs I. Rowe,ms,familiar,yes,no\n"
    )
    assert (draft.expects, draft.surprises_welcome, draft.gone) == ("An apology", False, Gone.MOVED)
    assert (draft.salutation, draft.address_name) == ("Dear Aunt Ida", "Mrs I. Rowe")
    assert (draft.address_as, draft.formality, draft.large_print) == (AddressAs.MS, Formality.FAMILIAR, True)
    assert draft.letters_welcome is False


def test_what_spreadsheets_do_to_numbers_is_seen():
    row = person("Name,Phone,Zip,City,Country\nIda,4.41632E+11,1067,Dresden,Germany\n")
    assert (row.draft.phone, row.draft.address) == ("", "01067 Dresden")
    assert [(r.code, r.details["text"]) for r in row.remarks] == [
        ("import.number_cut", "4.41632E+11"), ("import.zero_lost", "1067"),
    ]  # fmt: skip
    assert one("Name,Zip,City,Country\nIda,1067,Wien,AT\n").address == "1067 Wien"
    assert one("Name,Zip,City\nIda,1067,Dresden\n", "DE").address == "1067 Dresden"
    assert one("Name,Phone\nIda,441632960111.0\n").phone == "441632960111"


def test_card_numbers_are_left_out_wherever_they_stand():
    row = person(
        "Name,Card Number,Paid with\nIda,4111111111111111,4111 1111 1111 1111\n",
        mapping={"Paid with": "know"},
    )
    assert "4111" not in repr(row)


def test_a_number_that_may_be_a_cards_is_remarked_on():
    found = rows("Name,Notes\nIda,Card 4111 1111 1111 1111 on file\nBo,x\nCy,y\n")
    assert [[remark.code for remark in row.remarks] for row in found] == [["import.card_number"], [], []]


def test_refused_rows_say_where_and_why():
    found = rows('Name,Email,Birthday\n,,14/3/1980\n,nonsense,\nAl,a@x.org,,extra\n"Cy,\nDi,d@x.org,\n')
    told = [(r.row, r.code, r.column) if isinstance(r, Rejected) else (r.row, r.draft.name) for r in found]
    assert told == [
        (2, "row.nobody", "Name"),
        (3, "row.nobody", "Name"),
        (4, "import.row_too_long", ""),
        (5, "import.row_unreadable", ""),
        (6, "Di"),
    ]
    assert [row.told for row in found[:4]] == ["", "nonsense", "Al · a@x.org · extra", ""]


def remarks_on(row):
    return [(one.code, one.column, one.details.get("text", "")) for one in row.remarks]


def test_what_a_card_prefers_comes_before_what_is_at_home():
    data = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ida\nTEL;TYPE=home:1\nTEL;TYPE=work,pref:2\n"
        "EMAIL;TYPE=home:h@x.org\nEMAIL;TYPE=work,pref:w@x.org\nEND:VCARD\n"
    )
    sheet = read_table(data.encode(), name="x.vcf", score=scorer(ImportNoun.CUSTOMERS), country="DE")
    (row,) = people(sheet, columns_of(sheet, ImportNoun.CUSTOMERS), "DE", today=TODAY)
    assert (row.draft.email, row.draft.phone) == ("w@x.org", "2")


def test_what_a_card_has_at_home_comes_before_what_is_nobodys_in_particular():
    data = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ida\n"
        "EMAIL:a@x.org\nEMAIL;TYPE=home:h@x.org\nEMAIL;TYPE=work:w@x.org\n"
        "TEL:1\nTEL;TYPE=home:2\nTEL;TYPE=work:3\n"
        "ADR:;;1 Any Street;Ely;;;\nADR;TYPE=home:;;2 Home Street;Ely;;;\nEND:VCARD\n"
    )
    sheet = read_table(data.encode(), name="x.vcf", score=scorer(ImportNoun.CUSTOMERS), country="DE")
    (row,) = people(sheet, columns_of(sheet, ImportNoun.CUSTOMERS), "DE", today=TODAY)
    assert (row.draft.email, row.draft.phone) == ("h@x.org", "2")
    assert row.draft.address == "2 Home Street\nEly"
    assert [(one.value, one.label) for one in row.reaches] == [
        ("a@x.org", ""), ("w@x.org", "Business"), ("1", ""), ("3", "Business"), ("1 Any Street\nEly", ""),
    ]  # fmt: skip


class TestCellsThatCannotBeRead:
    """A cell that cannot be read is left out and named; the person comes in."""

    def test_an_e_mail(self):
        row = person("Name,Email,E-mail 2\nIda,ida at x.org,\n")
        assert (row.draft.name, row.draft.email) == ("Ida", "")
        assert remarks_on(row) == [("cell.email", "Email", "ida at x.org")]
        row = person("Name,Email,E-mail 2\nIda,nonsense,ida@x.org\n")
        assert (row.draft.email, row.reaches) == ("ida@x.org", ())
        row = person("Name,Email\nIda,ida@x.org; ida@@y.org\n")
        assert remarks_on(row) == [("cell.email", "Email", "ida@@y.org")]

    def test_a_phone(self):
        row = person("Name,Phone,Mobile\nIda,ask first,1\n")
        assert (row.draft.phone, remarks_on(row)) == ("1", [("import.phone_kept", "Phone", "ask first")])
        assert row.draft.know == "Phone: ask first"
        row = person(f"Name,Phone,Mobile\nIda,1,{'2' * 61}\n")
        assert (row.draft.phone, row.reaches) == ("1", ())
        assert remarks_on(row) == [("cell.too_long", "Mobile", "2" * 61)]

    @pytest.mark.parametrize(
        ("others", "country", "example"),
        [
            ("02.02.1951", "DE", "31.12.1980"),
            ("2. 2. 1951", "DE", "31. 12. 1980"),
            ("02/13/1951", "GB", "12/31/1980"),
            ("2/2/1951", "US", "12/31/1980"),
            ("2-2-51", "GB", "31-12-80"),
            ("1951/02/02", "US", "1980/12/31"),
            ("02/13", "US", "12/31"),
            ("2.2.", "DE", "31.12."),
            ("2 February 1951", "GB", "1980-12-31"),
        ],
    )
    def test_a_birthday_is_to_be_written_as_the_others_of_its_column(self, others, country, example):
        row = rows(f"Name,Birthday\nIda,spring\nBo,{others}\n", country)[0]
        assert (row.draft.name, row.draft.birthday) == ("Ida", "")
        assert remarks_on(row) == [("cell.birthday", "Birthday", "spring")]
        assert row.remarks[0].details["example"] == example
        assert rows(f"Name,Birthday\nIda,{example}\nBo,{others}\n", country)[0].draft.birthday[-5:] == "12-31"

    def test_half_a_birthday(self):
        row = person("Name,Birth Year,Birth Month,Birth Day\nIda,1980,,\n")
        assert remarks_on(row) == [("cell.birthday_part", "Birth Year", "1980")]

    def test_what_is_kept_elsewhere_is_told_too(self):
        row = rows(
            "Name,City,Country,Language,Customer since\n"
            "Ida,Ely,Narnia,Klingon,long ago\nBo,Ely,GB,en,25/12/2019\n"
        )[0]
        assert row.draft.address == "Ely\nNarnia"
        assert row.draft.know == "Language: Klingon\nCustomer since: long ago"
        assert sorted(remarks_on(row)) == [
            ("import.country_kept", "Country", "Narnia"),
            ("import.day_left_out", "Customer since", "long ago"),
            ("import.language_kept", "Language", "Klingon"),
        ]

    def test_words_that_say_nothing_known(self):
        row = rows(
            "Name,Email,Newsletter,Opt in date,Letters,Formality,Gone,Large print,Surprises welcome,Mr/Ms\n"
            "Ida,i@x.org,perhaps,once,whenever,so so,somewhere,a bit,blue,zzz\n"
            "Bo,b@x.org,yes,2024-01-02,yes,formal,moved,yes,yes,Mr\n"
            "Cy,c@x.org,yes,2024-01-02,yes,formal,moved,yes,yes,Mr\n"
        )[0]
        assert row.draft.letters_welcome
        assert row.consents == ()
        assert {(code, column) for code, column, _ in remarks_on(row)} == {
            ("cell.answer", "Newsletter"), ("cell.day", "Opt in date"), ("cell.answer", "Letters"),
            ("cell.unknown_word", "Formality"), ("cell.unknown_word", "Gone"), ("cell.answer", "Large print"),
            ("cell.answer", "Surprises welcome"), ("cell.unknown_word", "Mr/Ms"),
        }  # fmt: skip
        for said_ in ("divers", "Unspecified", "keine Angabe", "non précisé"):
            assert person(f"Name,Gender\nIda,{said_}\nBo,f\n".replace("Bo,f\n", "")).remarks == ()

    def test_an_endless_address(self):
        row = person(f"Name,Address,City\nIda,{'w' * 2_100},Ely\n")
        assert (row.draft.address, row.reaches) == ("", ())
        assert [code for code, _, _ in remarks_on(row)] == ["cell.too_long"]

    def test_what_is_too_long(self):
        row = person(f'Name,Email,Notes,Tags\n{"I" * 2_001},i@x.org,{"n" * 20_001},"a, {"b" * 61}"\n')
        assert (row.draft.name, len(row.draft.know), row.tags) == ("i@x.org", 20_000, ("a",))
        assert sorted(code for code, _, _ in remarks_on(row)) == [
            "cell.cut", "cell.too_long", "cell.too_long", "import.named_by",
        ]  # fmt: skip


_CELLS = {
    "Email": (
        ["ida@example.org", "i.rowe@mail.example"],
        ["ida", "a b@x.org", "@x.org", "ida@x"],
        "cell.email",
    ),
    "Phone": (["01632 960111", "+44 1632 960112"], ["by letter", "ask Bo"], "import.phone_kept"),
    "Birthday": (["14/03/1980", "31/12/1999"], ["31/02/1980", "spring", "14/13/1980"], "cell.birthday"),
    "Language": (["de", "French"], ["Klingon", "zz"], "import.language_kept"),
    "Country": (["GB", "Germany"], ["Narnia", "Atlantis"], "import.country_kept"),
    "Customer since": (["01/02/2019", "13/02/2020"], ["long ago", "99/99/2019"], "import.day_left_out"),
    "Newsletter": (["yes", "no"], ["perhaps", "blue"], "cell.answer"),
    "Letters": (["yes", "no"], ["perhaps", "blue"], "cell.answer"),
    "City": (["Ely", "York"], [], ""),
    "Notes": (["Likes rye", "Comes on Fridays"], [], ""),
}
"""Columns with cells that can be read, cells that cannot, and what is said of these."""
_TYPICAL = tuple(good[0] for good, _, _ in _CELLS.values())


def _kept(row):
    """Return what came in of a row, by the columns of ``_CELLS``."""
    draft = row.draft
    said_ = {one.about: one.given for one in row.consents}
    return {
        "Email": draft.email, "Phone": draft.phone, "Birthday": draft.birthday, "Language": draft.language,
        "Country": draft.country, "Customer since": draft.since, "City": "Ely" in draft.address
        or "York" in draft.address, "Notes": "Likes rye" in draft.know or "Fridays" in draft.know,
        "Newsletter": ConsentAbout.EMAIL in said_, "Letters": True,
    }  # fmt: skip


@settings(max_examples=150)
@given(
    st.fixed_dictionaries(
        {
            name: st.sampled_from([("", True), *((c, True) for c in good), *((c, False) for c in bad)])
            for name, (good, bad, _) in _CELLS.items()
        }
    )
)
def test_all_that_is_valid_comes_in_and_every_invalid_cell_is_named(cells):
    header = ("Name", *_CELLS)
    lines = (
        Line(row=2, cells=("Ida Rowe", *(cells[name][0] for name in _CELLS))),
        *(Line(row=n, cells=("Bo", *_TYPICAL)) for n in (3, 4, 5)),
    )
    sheet = Sheet(header=header, header_row=1, lines=lines)
    row = next(iter(people(sheet, columns_of(sheet, ImportNoun.CUSTOMERS), "GB", today=TODAY)))
    assert isinstance(row, Person)
    assert row.draft.name == "Ida Rowe"
    wrong = {(_CELLS[name][2], name, text) for name, (text, valid) in cells.items() if not valid}
    assert set(remarks_on(row)) == wrong
    kept = _kept(row)
    for name, (text, valid) in cells.items():
        if valid and text:
            assert kept[name], name
        elif name not in {"Letters"}:
            assert not kept[name], name
    assert row.draft.letters_welcome is (cells["Letters"][0] != "no")


@pytest.mark.parametrize(
    "text", ["<b>Ida</b>", "{{name}}", "=cmd()", "‮adI", "Ida; DROP TABLE", "Łukasz Żółć"]
)
def test_strange_names_are_only_names(text):
    assert one(f"Name\n{text}\n").name == text


_HEADER = (
    "Name", "First name", "Last name", "Email", "Phone", "Street", "City", "Country", "Birthday",
    "Tags", "Newsletter", "Notes", "Customer since", "Language", "Company",
    "Unsubscribed",
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.text(max_size=20), min_size=len(_HEADER), max_size=len(_HEADER)))
def test_whatever_stands_in_a_row_it_is_taken_or_refused(cells):
    sheet = Sheet(header=_HEADER, header_row=1, lines=(Line(row=2, cells=tuple(cells)),))
    (row,) = people(sheet, columns_of(sheet, ImportNoun.CUSTOMERS), "GB", today=TODAY)
    assert row.row == 2
    assert isinstance(row, Rejected) or row.draft.name

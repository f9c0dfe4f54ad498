from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.imports.importing import ImportNoun, Rejected
from delight.domain.incoming import PastCase, Who
from delight.exchange.cases import past_cases
from delight.exchange.columns import columns_of, scorer
from delight.exchange.reading import read_table
from delight.exchange.table import Line, Sheet

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def rows(text, country="GB", currency="GBP", zone=UTC, **more):
    sheet = read_table(text.encode(), name="log.csv", score=scorer(ImportNoun.CASES), country=country)
    columns = columns_of(sheet, ImportNoun.CASES, {}, country)
    return list(past_cases(sheet, columns, country, currency=currency, zone=zone, now=NOW, **more))


def one(text, *args, **more):
    (row,) = rows(text, *args, **more)
    assert isinstance(row, PastCase), row
    return row


def at(*moment):
    return datetime(*moment, tzinfo=UTC)


def test_a_complaint_book_in_german():
    case = one(
        "Eingang;Uhrzeit;Kunde;Telefon;Beschwerde;Reklamationsgrund;Priorität;Kanal;Status;Erledigt am;"
        "Kulanz;Maßnahme;Bearbeiter;Vorgangsnummer;Zimmer\n"
        "03.04.2025;14:05;Ida Rau;0171 1234567;Der Fisch war kalt.;Verspätung;hoch;telefonisch;erledigt;"
        "05.04.2025;12,50 €;Neues Essen gebracht;Bo;B-17;12\n",
        "DE",
        "EUR",
        ZoneInfo("Europe/Berlin"),
    )
    assert case == PastCase(
        row=2,
        who=Who(name="Ida Rau", phone="0171 1234567"),
        what="Der Fisch war kalt.",
        stage=Stage.CLOSED,
        outcome=Outcome.SETTLED,
        failure=Failure.LATE,
        severity=Severity.HIGH,
        channel=Channel.PHONE,
        remedy_given="Neues Essen gebracht",
        cost_minor=1250,
        received_at=at(2025, 4, 3, 12, 5),
        resolved_at=at(2025, 4, 5, 10),
        place="12",
        staff="Bo",
        their_reference="B-17",
    )


HEADERS = """
Ticket ID,Subject,Description,Ticket status,Priority,Requester,Requester email,Created at,Solved at,Via
Ticket ID,Subject,Message,Status,Priority,Full name,Email,Created time,Resolved time,Source
Ticket Number,Subject,Body,Current Status,Priority,From,From Email,Date Created,Resolved,Channel
Vorgangsnummer,Betreff,Beschreibung,Status,Priorität,Kunde,E-Mail,Eingangsdatum,Erledigt am,Kanal
Nº queja,Asunto,Descripción,Estado,Prioridad,Cliente,Correo electrónico,Fecha de entrada,Resuelto el,Canal
N° réclamation,Objet,Description,Statut,Gravité,Nom du client,E-mail,Date de réception,Résolu le,Canal
N. reclamo,Oggetto,Descrizione,Stato,Gravità,Cliente,E-mail,Data ricezione,Risolto il,Canale
Protocolo,Assunto,Descrição,Situação,Prioridade,Cliente,E-mail,Data de abertura,Resolvido em,Canal
Klachtnummer,Onderwerp,Omschrijving,Status,Prioriteit,Klant,E-mail,Datum ontvangst,Opgelost op,Kanaal
Ärendenr,Ämne,Beskrivning,Status,Prioritet,Kund,E-post,Inkom datum,Löst datum,Kanal
Sagsnr.,Emne,Beskrivelse,Status,Prioritet,Kunde,E-mail,Modtaget den,Løst den,Kanal
Nr reklamacji,Temat,Opis,Status,Priorytet,Klient,E-mail,Data wpływu,Rozwiązano,Kanał
№ обращения,Тема,Описание,Статус,Приоритет,Клиент,E-mail,Дата поступления,Решено,Канал
受付番号,件名,内容,ステータス,優先度,顧客名,メールアドレス,受付日,解決日,受付方法
"""


@pytest.mark.parametrize("header", HEADERS.split("\n")[1:-1])
def test_the_same_case_of_other_programs_and_languages(header):
    row = (
        "T-9,Cold fish,It was cold and late.,Solved,High,Ida Rey,ida@example.org,2025-04-03,2025-04-05,E-Mail"
    )
    case = one(f"{header}\n{row}\n")
    assert case.what == "Cold fish\nIt was cold and late."
    assert (case.who, case.their_reference) == (Who(name="Ida Rey", email="ida@example.org"), "T-9")
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.SETTLED)
    assert (case.severity, case.channel) == (Severity.HIGH, Channel.EMAIL)
    assert (case.received_at, case.resolved_at) == (at(2025, 4, 3, 12), at(2025, 4, 5, 12))


@pytest.mark.parametrize(
    ("status", "stage", "outcome"),
    [
        ("open", Stage.NEW, None),
        ("Pending", Stage.IN_PROGRESS, None),
        ("Answered", Stage.RESOLVED, None),
        ("Respondida", Stage.RESOLVED, None),
        ("On-hold", Stage.IN_PROGRESS, None),
        ("Closed", Stage.CLOSED, None),
        ("Resolved", Stage.CLOSED, Outcome.SETTLED),
        ("Rejected", Stage.CLOSED, Outcome.NOT_UPHELD),
        ("nicht gelöst", Stage.CLOSED, Outcome.NOT_SATISFIED),
        ("Não resolvido", Stage.CLOSED, Outcome.NOT_SATISFIED),
        ("en cours", Stage.IN_PROGRESS, None),
        ("対応済み", Stage.CLOSED, None),
        ("закрыто", Stage.CLOSED, None),
        ("", None, None),
    ],
)
def test_how_far_it_came_and_how_it_ended(status, stage, outcome):
    case = rows(f"Complaint,Status,Date\nCold,{status},2025-04-03\nWarm,open,2025-04-03\n")[0]
    assert (case.stage, case.outcome) == (stage, outcome)


def test_stages_of_delight_itself_are_taken_as_they_are():
    stages = "new acknowledged in-progress resolved followed-up closed thanked done".split()
    found = rows("Complaint,Stage\n" + "".join(f"C{number},{stage}\n" for number, stage in enumerate(stages)))
    assert [case.stage.value for case in found] == stages


def test_a_status_that_nobody_knows_is_remarked_on():
    found = rows("Complaint,Status\nCold,with Bo\nWarm,open\n")
    assert [[remark.code for remark in case.remarks] for case in found] == [["case.status_unknown"], []]


def test_an_outcome_has_its_own_column():
    found = rows(
        "Complaint,Status,Outcome\nA,closed,Refunded\nB,open,refund\nC,closed,Sent a cake\nD,,not upheld\n"
    )
    assert [(case.stage, case.outcome) for case in found] == [
        (Stage.CLOSED, Outcome.SETTLED), (Stage.NEW, None), (Stage.CLOSED, None),
        (Stage.CLOSED, Outcome.NOT_UPHELD),
    ]  # fmt: skip
    assert [case.what for case in found] == ["A", "B\nOutcome: refund", "C\nOutcome: Sent a cake", "D"]


def test_words_that_nobody_knows_stay_in_the_text():
    case = rows(
        "Complaint,Status,Category,Priority,Channel,Type\n"
        "Cold,with Bo,Soup,purple,pigeon,odd\n"
        "Warm,open,late,high,phone,compliment\n"
    )[0]
    assert case.what.splitlines() == [
        "Cold", "Type: odd", "Priority: purple", "Channel: pigeon", "Category: Soup", "Status: with Bo",
    ]  # fmt: skip
    assert (case.stage, case.failure, case.severity) == (None, None, Severity.MEDIUM)


def test_one_of_several_categories_is_known_and_all_stay():
    case = one("Complaint,Category\nCold,Shop 4 > Rudeness\n")
    assert (case.failure, case.what) == (Failure.RUDE, "Cold\nCategory: Shop 4 > Rudeness")


def test_headings_stand_in_one_line_above_the_texts():
    case = one(
        f"Issue,Sub-issue,Consumer complaint narrative\nLate order,Not delivered,{'They never came. ' * 10}\n"
    )
    assert case.what == "Late order – Not delivered\n" + ("They never came. " * 10).strip()
    assert one("Subject,Description\nCold fish,Cold fish and cold soup\n").what == "Cold fish and cold soup"


@pytest.mark.parametrize(
    ("kind", "found"),
    [("Compliment", CaseKind.COMPLIMENT), ("Lob", CaseKind.COMPLIMENT), ("idea", CaseKind.SUGGESTION)],
)
def test_praise_and_ideas(kind, found):
    assert one(f"Description,Type\nLovely,{kind}\n").kind is found


@pytest.mark.parametrize(
    ("stars", "kind"),
    [
        ("5", CaseKind.COMPLIMENT), ("4.0", CaseKind.COMPLIMENT), ("★★★★★", CaseKind.COMPLIMENT),
        ("5 stars", CaseKind.COMPLIMENT), ("4/5", CaseKind.COMPLIMENT), ("3", CaseKind.COMPLAINT),
        ("1", CaseKind.COMPLAINT), ("★★☆☆☆", CaseKind.COMPLAINT), ("5/10", CaseKind.COMPLAINT),
        ("x", CaseKind.COMPLAINT),
    ],
)  # fmt: skip
def test_four_and_five_stars_are_a_compliment(stars, kind):
    case = one(f"Review,Rating,Date\nLovely,{stars},2025-01-02\n")
    assert (case.kind, case.what) == (kind, f"Lovely\nRating: {stars}")


class TestMoments:
    def test_times_stand_in_the_shops_zone_unless_they_say_so(self):
        zone = ZoneInfo("America/New_York")
        assert one("Complaint,Received\nCold,2025-01-02 10:00\n", zone=zone).received_at == at(2025, 1, 2, 15)
        assert one("Complaint,Received\nCold,2025-01-02 10:00 +0100\n", zone=zone).received_at == at(
            2025, 1, 2, 9
        )

    def test_a_day_that_cannot_be_read_refuses_only_where_no_other_tells_when_it_was(self):
        row = rows("Complaint,Customer,Received\nCold,Ida,02.01.2025\nWarm,Bo,soon\n")[1]
        assert (row.code, row.column, row.told) == ("row.day_unreadable", "Received", "Bo")
        assert row.details["example"] == "31.12.2025"
        case = rows("Complaint,Received,Closed\nWarm,2025-01-02,2025-01-03\nCold,soon,2025-01-02\n")[1]
        assert (case.received_at, case.what) == (None, "Cold\nReceived: soon")
        assert [remark.code for remark in case.remarks] == ["import.day_left_out"]
        case = rows("Complaint,Received,Closed\nCold,2025-01-02,soon\nWarm,2025-01-02,2025-01-03\n")[0]
        assert (case.closed_at, case.what) == (None, "Cold\nClosed: soon")
        assert [remark.code for remark in case.remarks] == ["import.day_left_out"]

    def test_what_closed_before_it_came_in_is_kept_as_read(self):
        case = one("Complaint,Received,Closed\nCold,2025-01-03,2025-01-02\n")
        assert case.closed_at < case.received_at

    def test_how_long_it_took_gives_the_end(self):
        assert one("Complaint,Received,Days open\nCold,2025-01-02,3\n").closed_at == at(2025, 1, 5, 12)
        assert one("Complaint,Received,Hours to resolve\nCold,2025-01-02,1.5\n").closed_at == at(
            2025, 1, 2, 13, 30
        )

    @pytest.mark.parametrize("days", ["-3", "99999", "a while", "nan"])
    def test_impossible_durations_are_flagged(self, days):
        case = one(f"Complaint,Received,Days open\nCold,2025-01-02,{days}\n")
        assert (case.closed_at, case.what) == (None, f"Cold\nDays open: {days}")
        assert [remark.code for remark in case.remarks] == ["case.duration_impossible"]


class TestAmounts:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("-5.00", "case.amount_negative"),
            ("a lot", "import.amount_left_out"),
            ("€5", "import.other_currency"),
        ],
    )
    def test_amounts_that_cannot_be_are_flagged_and_kept_as_text(self, text, code):
        case = rows(f"Complaint,Amount\nCold,{text}\nWarm,1.00\nHot,2.00\n")[0]
        assert (case.at_stake_minor, case.what) == (None, f"Cold\nAmount: {text}")
        assert [remark.code for remark in case.remarks] == [code]

    def test_what_is_at_stake_and_what_it_cost(self):
        case = one("Complaint,Amount at stake,Compensation\nCold,12.50,5\n")
        assert (case.at_stake_minor, case.cost_minor) == (1250, 500)


def test_what_the_web_leaves_in_a_text_is_read():
    assert (
        one("Complaint,Date\nFish &amp; chips &#39;cold&#39; R&D;,2025-01-02\n").what
        == "Fish & chips 'cold' R&D;"
    )


@pytest.mark.parametrize(
    ("text", "private", "codes"),
    [
        ("yes", True, []),
        ("TRUE", True, []),
        ("no", False, []),
        ("", False, []),
        ("perhaps", True, ["case.owner_only_unclear"]),
    ],
)
def test_what_may_be_the_owners_alone_is_taken_as_the_owners(text, private, codes):
    case = one(f"What happened,Received at,For the owner alone\nHe shouted,2025-01-02,{text}\n")
    assert (case.owner_only, case.what) == (private, "He shouted")
    assert [remark.code for remark in case.remarks] == codes


def test_nobody_is_anonymous():
    case = one("Complaint,Customer,Customer ID\nCold,Anonymous,\n")
    assert case.who.is_nobody


def test_a_name_that_shows_nothing_is_nobodys():
    case = one("Date,Customer,Complaint\n2026-05-03,\u200b\ufeff,Tea was cold\n")
    assert (case.who.is_nobody, case.what) == (True, "Tea was cold")


def test_a_card_in_the_text_is_remarked_on():
    case = one("Complaint\nMy card 4111 1111 1111 1111 was charged twice\n")
    assert [remark.code for remark in case.remarks] == ["import.card_number"]


def test_a_row_that_says_nothing_is_left_to_the_rules():
    case = rows("Complaint,Date\n,2025-01-02\nCold,2025-01-02\n")[0]
    assert case.what == ""


_HEADER = (
    "What happened", "Subject", "Received", "Time", "Closed", "Days open", "Status", "Outcome", "Category",
    "Priority", "Channel", "Customer", "Email", "Amount", "Currency", "Reference", "Type", "Mood",
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.text(max_size=20), min_size=len(_HEADER), max_size=len(_HEADER)))
def test_whatever_stands_in_a_row_it_is_taken_or_refused(cells):
    sheet = Sheet(header=_HEADER, header_row=1, lines=(Line(row=2, cells=tuple(cells)),))
    columns = columns_of(sheet, ImportNoun.CASES)
    (row,) = past_cases(sheet, columns, "GB", currency="GBP", zone=UTC, now=NOW)
    assert isinstance(row, Rejected) or row.received_at is None or row.received_at.tzinfo is not None


def test_stars_out_of_ten_and_stars_that_are_none_are_said():
    found = rows("Review,Rating,Date\nLovely,9,2025-01-02\nBland,4,2025-01-03\nCold,cold,2025-01-04\n")
    assert [row.kind for row in found] == [CaseKind.COMPLIMENT, CaseKind.COMPLAINT, CaseKind.COMPLAINT]
    assert [[one.code for one in row.remarks] for row in found] == [[], [], ["import.stars_kept"]]

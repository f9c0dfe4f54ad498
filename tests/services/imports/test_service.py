import time

import pytest

from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import ConflictError, DelightError, StoppedError, UnknownError
from delight.domain.imports.importing import ImportNoun, ImportWish
from delight.domain.progress import silent
from delight.exchange.safety import LARGEST_FILE
from tests.factories import case, customer


def write(tmp_path, text, name="customers.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def take(services, path, progress=silent, **wish):
    return services.imports.take(services.imports.open(path), ImportWish(**wish), progress)


def plan(services, path, **wish):
    return services.imports.plan(services.imports.open(path), ImportWish(**wish))


def names(services):
    return [row.name for row in services.customers.page()]


def test_all_that_can_go_in_goes_in_together(services, tmp_path):
    path = write(tmp_path, "Name,Email,Phone\nIda,ida@x.org,1\nBo,nonsense,\nCy,,2\n,wrong,\n")
    report = take(services, path)
    assert (report.read, report.imported, report.skipped) == (4, 3, 0)
    assert [(row.row, row.code, row.title) for row in report.rejected] == [(5, "row.nobody", "wrong")]
    assert [[one.code for one in row.remarks] for row in report.rows] == [[], ["cell.email"], [], []]
    assert names(services) == ["Bo", "Cy", "Ida"]
    assert services.history.page()[0].deed == report.id
    assert len(services.history.page()[0].lines) == 3
    ida = services.customers.get(services.customers.find("Ida"))
    assert services.customers.page("ida@x.org")[0].id == ida.id
    assert ida.created_at == services.now()
    assert services.backups.check().sound


def test_who_is_here_already_is_skipped(services, tmp_path):
    customer(services, "Zoë Marlow", email="Zoe@x.org", phone="01632 960-111")
    customer(services, "Ida", email="", phone="", address="1 Weir Lane\nEly")
    path = write(
        tmp_path,
        "Name,Email,Phone,Address\n"
        "zoe marlow,zoe@X.org,,\nZoe Marlow,,(01632) 960111,\nZoë Marlow,other@x.org,,\n"
        'Ida,,,"1 weir lane\nEly"\nIda,,,2 Weir Lane\nIda,,,2 Weir Lane\n',
    )
    report = take(services, path)
    assert (report.read, report.imported, report.merged, report.skipped) == (6, 2, 1, 3)
    assert take(services, path).imported == 0


def test_the_counts_always_add_up(services, tmp_path):
    report = take(services, write(tmp_path, 'Name\nA\nA\n"\n""\n\nB\n'))
    total = report.imported + report.updated + report.merged + report.skipped + len(report.rejected)
    assert report.read == total


def test_a_dry_run_says_the_same_and_stores_nothing(services, tmp_path):
    path = write(tmp_path, "Name,Email\nIda,ida@x.org\n,nonsense\n")
    dry = plan(services, path)
    assert (dry.id, dry.imported, names(services)) == ("", 1, [])
    real = take(services, path)
    assert (real.read, real.imported, real.rejected) == (dry.read, dry.imported, dry.rejected)


def test_an_import_is_undone_whole_unless_something_was_changed_since(services, tmp_path):
    report = take(services, write(tmp_path, "Name\nIda\nBo\n"))
    services.imports.check(report.id)
    services.customers.edit(services.customers.find("Ida"), CustomerDraft(name="Ida", phone="1"))
    with pytest.raises(ConflictError):
        services.history.undo(report.id)
    services.history.undo(report.id, rest=True)
    assert names(services) == ["Ida"]
    assert services.imports.list()[0].undone


def test_only_imports_are_listed(services, tmp_path):
    added = services.customers.add(CustomerDraft(name="Ida"))
    report = take(services, write(tmp_path, "Name\nBo\nCy\n"))
    (row,) = services.imports.list()
    assert (row.id, row.records, row.staff, row.undone) == (report.id, 2, "Marta Lind", False)
    with pytest.raises(UnknownError):
        services.imports.check(added.deed)


def test_nothing_new_is_no_deed(services, tmp_path):
    before = len(services.history.page())
    report = take(services, write(tmp_path, "Name,Email\n,nonsense\n"))
    assert (report.id, len(services.history.page())) == ("", before)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "import.empty"),
        ("City\nEly\n", "import.no_header"),
        ("Zipcode of birth,Colour\n1,red\n", "import.nothing_recognised"),
        ("\x00\x01\x02" * 100, "import.not_text"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(services, tmp_path, text, code):
    path = write(tmp_path, text)
    with pytest.raises(DelightError) as caught:
        take(services, path)
    assert (caught.value.code, caught.value.details["path"]) == (code, str(path))


@pytest.mark.parametrize(
    ("noun", "text", "code"),
    [
        (ImportNoun.CASES, "Customer,Date\nIda,2024-05-06\n", "import.no_words"),
        (ImportNoun.VISITS, "Customer,Amount\nIda,4.50\n", "import.no_days"),
        (ImportNoun.VISITS, "Date,Amount\n2024-05-06,4.50\n", "import.no_who"),
        (ImportNoun.CASES, "Zork,Blarg\nx,y\n", "import.nothing_about_cases"),
        (ImportNoun.VISITS, "Zork,Blarg\nx,y\n", "import.nothing_about_visits"),
    ],
)
def test_a_file_that_lacks_what_it_needs_can_be_corrected_first(services, tmp_path, noun, text, code):
    path = write(tmp_path, text)
    look = plan(services, path, noun=noun)
    assert (look.problem, look.read) == (code, 0)
    assert look.columns
    with pytest.raises(DelightError) as caught:
        take(services, path, noun=noun)
    assert caught.value.code == code


def test_a_huge_file_is_refused_before_it_is_read(services, tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    began = time.monotonic()
    with pytest.raises(DelightError) as caught:
        take(services, path)
    assert caught.value.code == "import.too_large"
    assert time.monotonic() - began < 1


def test_stopping_keeps_nothing(services, tmp_path):
    def stop(done, _total):
        if done >= 500:
            raise StoppedError

    path = write(tmp_path, "Name,Phone\n" + "".join(f"Customer {n},{n}\n" for n in range(600)))
    with pytest.raises(StoppedError):
        take(services, path, progress=stop)
    assert names(services) == []


def test_progress_reaches_its_end(services, tmp_path):
    told = []
    path = write(tmp_path, "Name,Phone\n" + "".join(f"Customer {n},{n}\n" for n in range(600)))
    take(services, path, progress=lambda *step: told.append(step))
    assert told[:3] == [(0, 1000), (375, 1000), (450, 1000)]
    assert told[-1] == (1000, 1000)
    assert told == sorted(told)
    assert services.customers.count() == 600


def test_what_was_read_already_is_not_counted_again(services, tmp_path):
    told = []
    file = services.imports.open(write(tmp_path, "Name\nIda\nBo\n"))
    services.imports.plan(file, ImportWish())
    services.imports.take(file, ImportWish(), lambda *step: told.append(step))
    assert told[0][0] < 300
    assert told[-1] == (1000, 1000)


def test_a_large_import_goes_in_and_out_within_seconds(services, tmp_path):
    path = write(tmp_path, "Name,Phone\n" + "".join(f"Customer {n},{n}\n" for n in range(5_000)))
    began = time.process_time()
    report = take(services, path)
    services.history.undo(report.id)
    assert time.process_time() - began < 10
    assert services.customers.count() == 0
    assert services.backups.check().sound


def test_what_is_no_language_becomes_something_to_know(services, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(
        "Name,Language,Notes\nAnn,fr,\nBo,pl,likes rye\nCy,Klingonese,\nDi,de_AT,\n", encoding="utf-8"
    )
    report = take(services, file)
    assert (report.imported, report.rejected) == (4, ())
    found = {row.name: services.customers.get(row.id) for row in services.customers.page()}
    assert {name: (one.language, one.know) for name, one in found.items()} == {
        "Ann": ("fr", ""),
        "Bo": ("pl", "likes rye"),
        "Cy": ("", "Language: Klingonese"),
        "Di": ("de-AT", ""),
    }


def test_amounts_that_only_the_country_settles_are_said(services, tmp_path):
    path = write(tmp_path, 'Customer,Date,Total\nIda,2026-01-02,"1,234"\nBo,2026-01-03,800\n')
    report = plan(services, path, noun=ImportNoun.VISITS, make_unknown=True)
    (remark,) = (one for one in report.remarks if one.code == "import.amounts_in_doubt")
    assert (remark.column, remark.details) == ("Total", {"text": "1,234", "read": "1234.00"})
    assert report.totals.amount_minor == 203_400


def test_a_visit_out_of_a_file_answers_the_return_check_and_undo_asks_again(services, clock, tmp_path):
    ida = customer(services, "Ida", email="ida@x.org")
    put_right = case(services, ida)
    services.cases.move(put_right, "resolved")

    def came():
        return [row.came_back for row in services.recovery.follow_ups(put_right)]

    clock.forward(days=8)
    day = services.context.today()
    before = write(tmp_path, "Email,Date,Amount\nida@x.org,2026-03-11,4.20\n", "early.csv")
    take(services, before, noun=ImportNoun.VISITS)
    assert came() == [None, None, None], "on the day it was put right"
    path = write(tmp_path, f"Email,Date,Amount\nida@x.org,{day},4.20\n", "sales.csv")
    report = take(services, path, noun=ImportNoun.VISITS)
    assert came() == [None, True, True]
    services.imports.undo(report.id)
    assert came() == [None, None, None]

"""The sheet of a case, read back by another reader: everything for us, without our own matters for them."""

import io
import shutil
import subprocess

import pypdfium2
import pytest
from PIL import Image

from delight.data.entities import Attachment
from delight.domain.cases.case import CaseEdit, Channel, Failure, Outcome, Severity
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionDraft, ActionKind, FollowUpResult
from delight.domain.cases.stages import CaseKind
from delight.domain.changes import DeedName
from delight.domain.errors import UnknownError
from delight.domain.improvements.improvement import IdeaDraft
from delight.domain.staff.staff import StaffDraft
from delight.letters.sheets.case_words import CASE_WORDS
from tests import factories
from tests.letters.samples import pages, read

STORY = "The cake said “Happy 40th” – she is FOURTEEN!!\n\n   Καλημέρα, Łukasz, שלום: exactly so."


def flat(pdf):
    return " ".join(read(pdf).split())


@pytest.fixture
def case_id(services, clock):
    who = factories.customer(services, phone="01632 960777")
    made = factories.case(
        services, who, what=STORY, severity=Severity.HIGH, channel=Channel.PHONE, failure=Failure.WRONG_ITEM
    )
    due = clock.forward(days=1)
    clock.forward(days=-1)
    promise = services.recovery.make_promise(
        PromiseDraft(case_id=made, what="Bring a new cake", due_at=due)
    ).record
    redo = ActionDraft(case_id=made, kind=ActionKind.REDO, note="a new cake", cost_minor=1890, done=True)
    services.recovery.add_action(redo)
    services.recovery.add_action(
        ActionDraft(case_id=made, kind=ActionKind.REFUND, cost_minor=1250, done=True)
    )
    services.recovery.settle_promise(promise, kept=True)
    services.cases.move(made, "resolved")
    check = services.recovery.follow_ups(made)[0]
    services.recovery.follow_up_done(check.id, FollowUpResult(result="All eaten", pulse=9))
    services.ideas.add(IdeaDraft(what="Read it back", case_id=made))
    services.cases.close(made, Outcome.WON_BACK, 5, "Lettering not read back")
    return made


def test_our_own_sheet_tells_everything(services, case_id):
    made = services.sheets.make(case_id)
    told = flat(made.pdf)
    for words in (
        "Case C-2026-0001", "Zoë Brontë", "4 High Street", "01632 960777", "she is FOURTEEN!!",
        "Καλημέρα, Łukasz", "£18.90", "£12.50", "£31.40", "Bring a new cake", "kept", "All eaten", "9/10",
        "Read it back", "serious", "Lettering not read back", "Marta Lind", "checked on → closed",
        "Cause: Lettering not read back",
    ):  # fmt: skip
        assert words in told, words
    assert len(list(pages(made.pdf))) == made.pages
    assert STORY.split("\n")[0] in made.text


def test_what_is_still_to_be_done_or_asked_is_not_told_as_done(services, clock):
    case = factories.case(services, factories.customer(services))
    factories.action(services, case, ActionKind.CALL_BACK, due_on=clock().date())
    services.cases.move(case, "resolved")
    told = flat(services.sheets.make(case).pdf)
    assert "not done yet A call" in told
    assert "To be asked: how it is now To be asked: whether they came back" in told
    for words in ("alled back", "alled us"):
        assert words not in told
    german = flat(services.sheets.make(case, language="de").pdf)
    assert "noch nicht erledigt Rückruf" in german
    assert "Zu fragen: wie es jetzt ist" in german


def test_the_customers_sheet_leaves_out_what_is_the_shops_alone(services, case_id):
    told = flat(services.sheets.make(case_id, inside=False).pdf)
    for words in ("FOURTEEN", "£18.90", "Bring a new cake", "All eaten", "In your words"):
        assert words in told, words
    for words in (
        "serious", "Lettering not", "Marta Lind", "9/10", "Who did what", "£31.40", "Mood", "won back",
        "Read it back",
    ):  # fmt: skip
        assert words not in told, words


def test_what_the_owner_said_stands_on_it_as_they_said_it(services, case_id):
    marta, tom = services.staff.list()
    services.staff.edit(tom.id, StaffDraft(name=tom.name, role=tom.role, authority_minor=1_000))
    services.staff.sit_down(tom.id)
    services.cases.move(case_id, "reopened", "again")
    big = factories.action(services, case_id, cost_minor=6_000)
    services.recovery.phone_action(big, marta.id)
    services.staff.sit_down(marta.id)
    services.recovery.approve_action(big, "A good call")
    told = flat(services.sheets.make(case_id).pdf)
    for words in (
        "money back, £60 agreed to by phone by Marta Lind",
        "money back, £60 agreed to by Marta Lind Note: A good call",
        "by Tom Okafor, agreed to by Marta Lind A good call",
    ):  # fmt: skip
        assert words in told, words
    assert "Looked after by: – → Marta" not in told
    assert "A good call" not in flat(services.sheets.make(case_id, inside=False).pdf)


@pytest.mark.parametrize("language", sorted(CASE_WORDS))
def test_it_is_in_the_language_asked_for(services, case_id, language):
    told = flat(services.sheets.make(case_id, language=language).pdf)
    assert CASE_WORDS[language]["actions"] in told
    assert CASE_WORDS[language]["history"] in told


def test_every_language_has_every_word():
    assert len({frozenset(words) for words in CASE_WORDS.values()}) == 1
    assert all(all(words.values()) for words in CASE_WORDS.values())


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792)), ("", (595, 842))])
def test_it_is_on_the_paper_asked_for(services, case_id, paper, size):
    page = pypdfium2.PdfDocument(services.sheets.make(case_id, paper).pdf)[0]
    assert (round(page.get_width()), round(page.get_height())) == size


def test_photos_are_seen_and_other_files_named(services, case_id):
    small = io.BytesIO()
    Image.new("RGB", (200, 100), "teal").save(small, "JPEG")
    files = [("cake.jpg", small.getvalue()), ("broken.jpg", b"no picture"), ("bill.pdf", None)]
    with services.context.deed(DeedName.FILE_ATTACHED) as deed:
        for name, preview in files:
            deed.add(
                Attachment(case_id=case_id, name=name, media_type="", sha256=name, data=b"x", preview=preview)
            )
    made = services.sheets.make(case_id)
    document = pypdfium2.PdfDocument(made.pdf)
    images = [item for page in document for item in page.get_objects(filter=[3])]
    assert len(images) == 1
    assert all(name in flat(made.pdf) for name, _ in files)


def test_a_character_that_no_face_has_hides_nothing_else(services):
    case_id = factories.case(services, what="before \U0001fae8\ue000 after")
    told = flat(services.sheets.make(case_id).pdf)
    assert "before" in told
    assert "after" in told
    assert "somebody who gave no name" in told


def test_what_was_removed_is_told_in_the_history(services):
    case_id = factories.case(services)
    services.recovery.add_action(ActionDraft(case_id=case_id, kind=ActionKind.EXTRA, note="a box of buns"))
    services.history.undo()
    assert "removed: a free extra, a box of buns" in flat(services.sheets.make(case_id).pdf)


def test_a_case_that_is_not_there_has_no_sheet(services):
    with pytest.raises(UnknownError):
        services.sheets.make(99)


def test_the_same_case_gives_the_same_bytes(services, case_id):
    assert services.sheets.make(case_id).pdf == services.sheets.make(case_id).pdf


NAMES = ("田中 美咲", "王小明", "김민수", "אברהם לוי", "محمد علي", "अनिता शर्मा", "Łukasz Żółć")


def poppler(pdf, tmp_path):
    """Return what a reader other than the usual one finds, without the marks of direction it adds."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    told = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True, text=True)
    return "".join(one for one in told.stdout if one not in "\u202a\u202b\u202c\u200e\u200f")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not here")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_reads_back(services, tmp_path, name):
    case_id = factories.case(services, factories.customer(services, name), what=f"{name}: 3.")
    told = poppler(services.sheets.make(case_id).pdf, tmp_path)
    assert told.count(name) >= 3  # at the head, at a glance, in their words


def test_a_long_name_never_takes_the_number_of_the_page(services):
    who = factories.customer(services, "Maria " + "Hohenstaufenwolfenbüttel" * 7)
    made = services.sheets.make(factories.case(services, who, what="Too late. " * 900))
    for number, page in enumerate(pages(made.pdf), 1):
        assert f"Page {number} of {made.pages}" in page


def test_a_long_history_stands_there_whole_and_in_order(services, clock):
    case_id = factories.case(services)
    for number in range(120):
        clock.forward(minutes=7)
        services.recovery.add_action(
            ActionDraft(case_id=case_id, kind=ActionKind.CALL_BACK, note=f"the try number {number}.")
        )
    made = services.sheets.make(case_id)
    history = flat(made.pdf).split("Who did what, and when")[1]
    places = [history.index(f"the try number {number}.") for number in range(120)]
    assert places == sorted(places)
    assert [page.rstrip().endswith(f"Page {n} of {made.pages}") for n, page in enumerate(pages(made.pdf), 1)]


def test_no_page_begins_with_what_belongs_to_the_entry_before(services):
    case_id = factories.case(services, what="The soup was cold. " * 12)
    for number in range(40):
        services.recovery.add_action(
            ActionDraft(case_id=case_id, kind=ActionKind.EXTRA, note=f"bun {number}", done=True)
        )
    for page in list(pages(services.sheets.make(case_id).pdf))[1:]:
        assert not page.startswith(("bun", "by Marta")), page[:40]


def test_a_long_story_that_was_put_right_shows_what_changed(services):
    story = "The soup was cold and the bread was stale. " * 20
    case_id = factories.case(services, what=story + "It was Monday. " + story)
    services.cases.edit(case_id, CaseEdit(what=story + "It was Tuesday. " + story))
    told = flat(services.sheets.make(case_id).pdf)
    assert "In their words: … was stale. It was Monday. The soup was cold … → " in told
    assert "→ … was stale. It was Tuesday. The soup was cold …" in told


def test_what_became_something_else_is_said_in_the_language_of_the_sheet(services):
    case_id = factories.case(services)
    services.cases.edit(case_id, CaseEdit(kind=CaseKind.SUGGESTION))
    told = flat(services.sheets.make(case_id, language="de").pdf)
    assert "Art: Beschwerde → Idee" in told


def test_what_a_deed_did_to_other_cases_is_not_in_this_ones_history(services):
    mine, others = (factories.case(services, what=words) for words in ("Mine.", "Theirs."))
    services.improvements.gather([others], "Old oven")
    services.improvements.gather([mine, others], "Too few of us")
    told = flat(services.sheets.make(mine).pdf)
    assert "Cause: Too few of us" in told
    services.improvements.gather([mine], "")
    assert "Cause: Too few of us → nothing" in flat(services.sheets.make(mine).pdf)
    assert "Old oven" not in told


def test_what_was_blacked_out_stays_black_in_the_history_too(services):
    who = factories.customer(services, "Ann Featherstone")
    case_id = factories.case(services, what="Ann Featherstone dropped the cake.")
    services.cases.edit(case_id, CaseEdit(remedy_wanted="Ask Ann Featherstone."))
    services.privacy.erase([who])
    told = flat(services.sheets.make(case_id).pdf)
    assert "dropped the cake" in told
    assert "Featherstone" not in told


def test_the_front_desk_gets_no_sheet_of_what_is_the_owners_alone(services):
    marta, tom = services.staff.list()
    services.staff.sit_down(marta.id)
    case_id = factories.case(services, what="About Tom.", owner_only=True)
    assert "For the owner alone yes" in flat(services.sheets.make(case_id).pdf)
    services.staff.sit_down(tom.id)
    with pytest.raises(UnknownError):
        services.sheets.make(case_id)

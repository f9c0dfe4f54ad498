"""The sheet of a case, read back by another reader: everything for us, without our own matters for them."""

import io

import pypdfium2
import pytest
from PIL import Image

from delight.data.entities import Attachment
from delight.domain.cases import Channel, Failure, Outcome, Severity
from delight.domain.changes import DeedName
from delight.domain.errors import UnknownError
from delight.domain.improvements import IdeaDraft
from delight.domain.promises import PromiseDraft
from delight.domain.recovery import ActionDraft, ActionKind, FollowUpResult
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
        "nothing → Lettering not read back",
    ):  # fmt: skip
        assert words in told, words
    assert len(list(pages(made.pdf))) == made.pages
    assert STORY.split("\n")[0] in made.text


def test_the_customers_sheet_leaves_out_what_is_the_shops_alone(services, case_id):
    told = flat(services.sheets.make(case_id, inside=False).pdf)
    for words in ("FOURTEEN", "£18.90", "Bring a new cake", "All eaten", "In your words"):
        assert words in told, words
    for words in ("serious", "Lettering not", "Marta Lind", "9/10", "Who did what", "£31.40", "Mood"):
        assert words not in told, words


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

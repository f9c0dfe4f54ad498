"""Forms before they are printed: chosen, seen, saved, printed."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from delight.domain.letters.paper import FormKind
from delight.ui.customers.page import CustomersPage
from delight.ui.kit import paper_wish
from delight.ui.kit.paper_wish import form_wish
from delight.ui.kit.words.labels import label_of
from delight.ui.letters.paper import sheet as paper_sheet
from delight.ui.letters.paper.sheet import show_paper
from tests import factories
from tests.qt_helpers import named, press, settle, unnamed


@pytest.fixture
def zoe(services):
    return factories.customer(services)


@pytest.fixture
def owner(tools, qtbot, zoe):
    made = CustomersPage(tools)
    qtbot.addWidget(made)
    made.resize(980, 800)
    made.show()
    settle(tools)
    return made


@pytest.fixture
def sheet(owner, tools, zoe):
    made = show_paper(tools, owner, form_wish(tools, zoe))
    settle(tools)
    yield made
    made.close()


def words_of(pdf):
    return pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage().get_text_range()


def test_the_page_asks_for_the_forms_of_whom_it_shows(owner, tools):
    wished = []
    owner.paper_requested.connect(wished.append)
    owner.actions_by_name["form"].trigger()
    assert [choice.words for choice in wished[0].choices] == [label_of(kind) for kind in FormKind]
    assert "Zoë Brontë" in words_of(wished[0].choices[0].make().pdf)


def test_another_form_is_chosen_and_shown(sheet, tools):
    first = sheet.pdf
    assert "Zoë Brontë" in words_of(first)
    assert not unnamed(sheet)
    chip = named(sheet, label_of(FormKind.FEEDBACK))
    chip.setFocus()
    press(chip, "Space")
    settle(tools)
    assert sheet.pdf != first
    assert sheet.view.sheets.size().width() < 400


def test_language_and_paper_are_chosen_by_the_keyboard(sheet, tools):
    language, paper = sheet.language, sheet.size_of
    assert [field.accessibleName() for field in (language, paper)] == ["Language", "Paper"]
    assert language.currentText() == "The customer’s own"
    assert paper.currentText() == "As usual"
    assert "Signature" in words_of(sheet.pdf)
    language.setFocus()
    press(language, "G")
    settle(tools)
    assert language.value() == "de"
    assert "Unterschrift" in words_of(sheet.pdf)
    paper.setFocus()
    press(paper, "Down")
    press(paper, "Down")
    settle(tools)
    assert paper.value() == "Letter"
    assert round(sheet.view.sheets.size().width()) == 612
    chip = named(sheet, label_of(FormKind.FEEDBACK))
    press(chip, "Space")
    settle(tools)
    assert round(sheet.view.sheets.size().width()) == 612
    assert "Zoë Brontë" in words_of(sheet.pdf)


def test_a_blank_form_is_in_the_shop_s_own_language(owner, tools):
    made = show_paper(tools, owner, form_wish(tools))
    settle(tools)
    assert [made.language.itemText(n) for n in range(made.language.count())] == [
        "The shop’s own",
        "English",
        "French",
        "German",
        "Spanish",
    ]
    made.close()


def test_a_form_in_another_language_than_its_readers_says_so(owner, tools, services):
    ewa = factories.customer(services, "Ewa Nowak", language="pl")
    made = show_paper(tools, owner, form_wish(tools, ewa))
    settle(tools)
    assert made.said.isVisible()
    assert made.said.text() == "There are no forms in Polish yet: this one is in English."
    made.language.set_value("de")
    made.language.picked.emit("de")
    settle(tools)
    assert not made.said.isVisible()
    assert "Ewa Nowak" in words_of(made.pdf)
    made.close()


def test_a_test_sheet_has_no_language_to_choose(owner, tools):
    made = show_paper(tools, owner, paper_wish.test_sheet_wish(tools, "A4"))
    settle(tools)
    assert not made.settings.isVisible()
    made.close()


def test_it_is_saved_as_a_pdf(sheet, tools, tmp_path):
    out = tmp_path / "form.pdf"
    asked = []

    def choose(_parent, name, on_chosen):
        asked.append(name)
        on_chosen(out)

    sheet.choose_file = choose
    sheet.save()
    settle(tools)
    assert asked == ["Complaint form.pdf"]
    assert out.read_bytes() == sheet.pdf
    assert sheet.said.text() == "Saved as form.pdf."
    sheet.choose_file = lambda _parent, _name, on_chosen: on_chosen(tmp_path / "no" / "form.pdf")
    sheet.save()
    settle(tools)
    assert sheet.banner.isVisible()


@pytest.mark.parametrize(
    ("file", "said"), [("", "It is at the printer."), ("printed.pdf", "Saved as printed.pdf.")]
)
def test_it_is_printed_or_saved_by_the_dialog_of_the_printer(sheet, tools, tmp_path, monkeypatch, file, said):
    monkeypatch.setattr(paper_sheet, "file_of", lambda _printer: file)
    out = tmp_path / "printed.pdf"

    def choose(_parent, printer, on_chosen):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        on_chosen()

    sheet.choose_printer = choose
    sheet.print_out()
    settle(tools)
    assert "Zoë Brontë" in words_of(out.read_bytes())
    assert sheet.said.text() == said

"""A shop with letters to write, and the desk to write them at."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from delight.domain.cases.case import CaseDraft, Channel, Failure
from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.customers.customer import CustomerDraft
from delight.ui.letters.out import ways
from delight.ui.letters.page import LettersPage
from tests.ui.letters.helpers import calm


@pytest.fixture
def people(services, clock):
    """Three complaints: nobody got back to Zoë, what Łukasz's was about is not said, Ivy's was put right."""
    address = "4 High Street\nSandmouth\nSM1 4XY"
    zoe = services.customers.add(CustomerDraft(name="Zoë van Dam", address=address)).record
    lukasz = services.customers.add(CustomerDraft(name="Łukasz Brontë")).record
    ivy = services.customers.add(CustomerDraft(name="Ivy Brown", address=address)).record
    cases = {}
    for days, (name, who, topic) in enumerate(
        (
            ("zoe", zoe, "the cold cappuccino"),
            ("lukasz", lukasz, ""),
            ("ivy", ivy, "the late cake"),
        )
    ):
        draft = CaseDraft(
            what=f"Told us about {topic or name}",
            customer_id=who,
            topic=topic,
            failure=Failure.LATE,
            channel=Channel.EMAIL,
            received_at=clock() - timedelta(days=5 - days),
        )
        cases[name] = services.cases.log(draft).record
    services.recovery.add_action(
        ActionDraft(case_id=cases["ivy"], kind=ActionKind.REFUND, cost_minor=1250, done=True)
    )
    services.cases.move(cases["ivy"], "resolved")
    return {"zoe": zoe, "lukasz": lukasz, "ivy": ivy, "cases": cases}


@pytest.fixture
def page(tools, people, qtbot):
    """The Letters page, shown."""
    made = LettersPage(tools)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    calm(made)
    return made


@pytest.fixture
def paper(page, tmp_path, monkeypatch):
    """A printer, chosen at once, whose paper is a PDF; returns the file."""
    file = tmp_path / "printed.pdf"
    monkeypatch.setattr(ways, "file_of", lambda _printer: "")

    def choose(_parent, printer: QPrinter, on_chosen) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        on_chosen()

    page.outbox.choose_printer = choose
    return file


@pytest.fixture
def save_to(page):
    """Choose the file for the next PDF without the system's dialog."""

    def choose(path: Path) -> None:
        def chosen(_parent, name: str, on_chosen) -> None:
            choose.offered = name
            on_chosen(path)

        page.outbox.choose_file = chosen

    return choose

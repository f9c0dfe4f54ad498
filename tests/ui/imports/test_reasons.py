"""Reasons are never cut: a row is as high as its own."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from delight.domain.imports.importing import Fate, ImportNoun, ImportReport, Remark, RowPlan
from delight.ui.imports.reasons import wrap_reasons
from delight.ui.imports.rows import RowsPane
from delight.ui.kit.rows.rows import RowList, RowLook, row_model

LONG = "Geburtsdatum: “31.02.1970” is no birthday and was left out. Write it like 31.12.1980."


def rows(qtbot, wide, reasons):
    looks = [
        RowLook(title=f"Ida {n}", subtitle=text, meta="Row 2", icon="plus") for n, text in enumerate(reasons)
    ]
    made = RowList(
        row_model(
            lambda ask: looks[ask.offset :][: ask.limit], lambda look: look, key=lambda look: look.title
        ),
        name="Rows",
    )
    wrap_reasons(made)
    qtbot.addWidget(made)
    made.resize(wide, 400)
    made.show()
    made.rows.reload()
    return made


def heights(made):
    return [made.visualRect(made.rows.index(at, 0)).height() for at in range(made.rows.rowCount())]


def test_a_row_is_as_high_as_its_reason_needs(qtbot):
    narrow = heights(rows(qtbot, 320, ["Here.", LONG, "Donaudampfschifffahrtsgesellschaft" * 4]))
    assert narrow[0] < narrow[1]
    assert narrow[0] < narrow[2]
    wide = heights(rows(qtbot, 1_400, ["Here.", LONG]))
    assert wide == [narrow[0]] * 2


def test_a_row_has_room_for_what_is_painted_at_every_width(qtbot):
    """The paint below the last line is that of the empty row, so nothing stands where it would be cut."""
    made = rows(qtbot, 320, [LONG])
    index = made.rows.index(0, 0)
    for wide in range(260, 460):
        made.resize(wide, 400)
        QCoreApplication.sendPostedEvents(made)
        row = made.visualRect(index)
        painted = made.viewport().grab(row).toImage()
        below = {
            painted.pixel(x, painted.height() - y) for x in range(60, painted.width() - 12) for y in (2, 5)
        }
        assert len(below) == 1, wide


def test_rows_follow_the_width_of_the_window(qtbot):
    made = rows(qtbot, 320, [LONG])
    (before,) = heights(made)
    made.resize(1_400, 400)
    qtbot.waitUntil(lambda: heights(made)[0] < before)
    assert not made.grab().isNull()


def test_rows_are_measured_beside_a_scroll_bar_that_came(qtbot):
    """The bar takes room once the rows are there, and a sentence may need a line more then."""
    remark = Remark(
        code="cell.birthday", column="Geburtsdatum", details={"text": "31.02.1970", "example": "1"}
    )
    plans = [
        RowPlan(row=n, fate=Fate.NEW, title="Ida", remarks=(replace(remark, column="G" * n), remark, remark))
        for n in range(1, 12)
    ]
    pane = RowsPane()
    qtbot.addWidget(pane)
    pane.resize(415, 300)
    pane.show()
    counts = {Fate.NEW: len(plans)}
    pane.show_report(
        ImportReport(
            id="",
            noun=ImportNoun.CUSTOMERS,
            file=Path("x.csv"),
            rows=tuple(plans),
            counts=counts,
            incomplete=11,
        ),
        "EUR",
    )
    pane.open("incomplete")
    made = pane.list
    qtbot.waitUntil(lambda: made.verticalScrollBar().isVisible())
    qtbot.wait(300)
    assert heights(made) == [made.sizeHintForIndex(made.rows.index(at, 0)).height() for at in range(11)]

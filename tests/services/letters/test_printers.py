"""Printing through the print server, on a real one of our own."""

from __future__ import annotations

import ctypes
import errno
import io
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen import canvas

from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import DelightError, StoppedError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import EnvelopeSize, LabelSheet, PaperSize
from delight.domain.plain.sentences import sentence
from delight.letters.sheets.calibration import calibration
from delight.letters.sheets.envelopes import envelopes
from delight.letters.sheets.labels import labels
from delight.services.letters import print_server as module
from delight.services.letters.printers import Printers, media_for
from tests.print_queue import PRINTER, PrintQueue, print_queue

MM = 72 / 25.4
SIZES = {
    "letter": (210, 297),
    "US letter": (215.9, 279.4),
    "card": (105, 148),
    "envelope": (110, 220),
    "large card": (148, 210),
    "odd": (100, 200),
}


def paper(*sizes, word="Hello"):
    """A PDF with one page of each size in millimetres, a word 20 mm from the left and 30 mm from the top."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    for number, (width, height) in enumerate(sizes, 1):
        sheet.setPageSize((width * MM, height * MM))
        sheet.drawString(20 * MM, (height - 30) * MM, f"{word} {number}")
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def read(pdf):
    """Every page: its size in millimetres, its text, and where the text begins from the left and the top."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            left, _bottom, _right, top = text.get_rect(0) if text.count_rects() else (0, 0, 0, 0)
            width, height = page.get_size()
            found.append(
                ((width / MM, height / MM), text.get_text_bounded().strip(), (left / MM, (height - top) / MM))
            )
    return found


@pytest.fixture
def queue(monkeypatch):
    with print_queue() as running:
        monkeypatch.setenv("CUPS_SERVER", running.server)
        yield running


def refused(code, queue=PRINTER, **options):
    start = time.monotonic()
    with pytest.raises(DelightError) as caught:
        Printers().send(paper((210, 297)), queue, title="L-2026-0001", **options)
    assert caught.value.code == code
    assert sentence(code)
    assert time.monotonic() - start < 3 * module.QUICK


def test_it_lists_the_printers(queue: PrintQueue):
    (found,) = Printers().queues()
    assert (found.name, found.title, found.default) == (PRINTER, "The printer at the desk", True)


@pytest.mark.parametrize("name", SIZES)
def test_sheets_arrive_at_their_own_size_and_type_stays_type(queue: PrintQueue, name):
    job = Printers().send(paper(SIZES[name]), PRINTER, title="L-2026-0001")
    ((size, text, place),) = read(queue.printed(job))
    assert size == pytest.approx(SIZES[name], abs=0.5)
    assert text == "Hello 1"
    assert place == pytest.approx((20, 27), abs=1)


def test_a_wide_sheet_lies_on_its_side(queue: PrintQueue):
    job = Printers().send(paper((220, 110)), PRINTER, title="Envelope")
    ((size, text, _place),) = read(queue.printed(job))
    assert size == pytest.approx((110, 220), abs=0.5)
    assert "Hello" in "".join(text.split()) or sorted(text) == sorted("Hello 1")


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="pdffonts is not installed")
def test_the_faces_are_still_in_the_file(queue: PrintQueue, tmp_path):
    job = Printers().send(paper((210, 297)), PRINTER, title="L-2026-0001")
    (tmp_path / "out.pdf").write_bytes(queue.printed(job))
    told = subprocess.run(["pdffonts", tmp_path / "out.pdf"], stdout=subprocess.PIPE, check=True).stdout
    assert b"Helvetica" in told


def test_only_the_chosen_pages_are_printed(queue: PrintQueue):
    job = Printers().send(paper(*[(210, 297)] * 5), PRINTER, title="Letters", pages=[2, 4, 5])
    assert [text for _size, text, _place in read(queue.printed(job))] == ["Hello 2", "Hello 4", "Hello 5"]


def test_copies_come_one_whole_letter_after_the_other(queue: PrintQueue):
    job = Printers().send(paper(*[(210, 297)] * 2), PRINTER, title="Letters", copies=2)
    texts = [text for _size, text, _place in read(queue.printed(job))]
    assert texts == ["Hello 1", "Hello 2"] * 2


def test_sheets_of_several_sizes_are_jobs_of_their_own(queue: PrintQueue):
    queue.run("cupsdisable", PRINTER)
    pdf = paper((210, 297), (210, 297), (105, 148))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "check", lambda _queue: None)
        jobs = Printers().send(pdf, PRINTER, title="Letters").split()
    assert queue.waiting() == jobs
    assert len(jobs) == 2


def test_everything_moves_with_the_printer(queue: PrintQueue):
    job = Printers().send(paper((210, 297)), PRINTER, title="L-2026-0001", offset=(2.5, -1.5))
    ((size, text, place),) = read(queue.printed(job))
    assert size == pytest.approx((210, 297), abs=0.5)
    assert text == "Hello 1"
    assert place == pytest.approx((22.5, 25.5), abs=1)


def test_the_server_is_told_nobodys_name(queue: PrintQueue):
    job = Printers().send(paper((210, 297), word="Zoe van Dam"), PRINTER, title="L-2026-0042")
    queue.printed(job)
    logs = queue.logs()
    assert "L-2026-0042" in logs
    assert "Zoe" not in logs


def test_options_reach_the_printer(queue: PrintQueue):
    job = Printers().send(
        paper((210, 297)), PRINTER, title="L-2026-0001", sides="two-sided-long-edge", grey=True, media="A5"
    )
    queue.printed(job)
    told = queue.told(job)
    assert "sides=two-sided-long-edge" in told
    assert "print-color-mode=monochrome" in told
    assert "media=A5" in told


def test_the_printers_own_options_reach_it_and_nothing_else(queue: PrintQueue):
    options = {"page-set": "odd", "outputorder": "reverse", "job-billing": "", "job-sheets": "none raw"}
    job = Printers().send(paper(*[(210, 297)] * 5), PRINTER, title="L", options=options)
    assert [text for _size, text, _place in read(queue.printed(job))] == ["Hello 5", "Hello 3", "Hello 1"]
    assert "raw" not in queue.told(job)


def test_a_printer_with_settings_of_somebodys_own(queue: PrintQueue, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    queue.run("lpoptions", "-p", f"{PRINTER}/draft", "-o", "sides=one-sided")
    titles = {found.name: found.title for found in Printers().queues()}
    assert titles == {
        PRINTER: "The printer at the desk",
        f"{PRINTER}/draft": "The printer at the desk (draft)",
    }
    job = Printers().send(paper((210, 297)), f"{PRINTER}/draft", title="L-2026-0001")
    assert job.startswith(f"{PRINTER}-")
    assert "sides=one-sided" in queue.told(job)
    queue.printed(job)


ODD_TITLES = [
    "-o raw",
    "--",
    "",
    "-H 127.0.0.1",
    "$(id) `id` ;|",
    "a\nb\0c",
    "x" * 5000,
    "名前",
    "%s%n",
    "a=b 'c'",
]


@pytest.mark.parametrize("title", ODD_TITLES, ids=[title[:9] for title in ODD_TITLES])
def test_no_title_is_taken_for_an_option(queue: PrintQueue, title):
    job = Printers().send(paper((210, 297)), PRINTER, title=title)
    ((size, text, _place),) = read(queue.printed(job))
    assert text == "Hello 1"
    assert size == pytest.approx((210, 297), abs=0.5)
    (options,) = re.findall(r'argv\[5\]="([^"]*)"', queue.told(job))
    assert "raw" not in options


# Printers that refuse


def test_a_printer_of_another_name(queue: PrintQueue):
    for name in (
        "Nobodys-printer",
        f"{PRINTER},x",
        "",
        "-r",
        "-d",
        "-o raw",
        "--",
        "a\0b",
    ):
        refused("print.no_queue", name)
    assert queue.waiting() == []


def test_a_paused_printer_is_not_fed(queue: PrintQueue):
    queue.run("cupsdisable", PRINTER)
    refused("print.paused")
    assert queue.waiting() == []


def test_a_printer_that_takes_no_jobs(queue: PrintQueue):
    queue.run("cupsreject", PRINTER)
    refused("print.refused")


def test_a_printer_that_went_away_just_now(queue: PrintQueue, monkeypatch):
    monkeypatch.setattr(module, "check", lambda name: queue.run("lpadmin", "-x", name))
    refused("print.no_queue")


def test_a_server_that_stops_mid_way(queue: PrintQueue, monkeypatch):
    monkeypatch.setattr(module, "check", lambda _name: queue.stop())
    refused("print.server_gone")
    assert Printers().queues() == ()


@contextmanager
def silent_server():
    """A server that takes the call and never says a word."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(20)
        yield f"127.0.0.1:{door.getsockname()[1]}"


def test_a_server_that_never_answers_holds_nobody_up(monkeypatch):
    if not shutil.which("lpstat"):
        pytest.skip("lpstat is not installed")
    monkeypatch.setattr(module, "QUICK", 0.4)
    with silent_server() as server:
        monkeypatch.setenv("CUPS_SERVER", server)
        start = time.monotonic()
        assert Printers().queues() == ()
        assert time.monotonic() - start < 2
        refused("print.server_gone")


def test_a_job_that_is_never_taken_over_is_given_up(queue: PrintQueue, monkeypatch, tmp_path):
    never = tmp_path / "lp"
    never.write_text("#!/bin/sh\nexec sleep 60\n")
    never.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(module, "LONGEST", 0.3)
    refused("print.server_gone")


def test_a_machine_without_lp(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert Printers().queues() == ()
    refused("print.no_lp")


def test_pages_that_are_not_there(queue: PrintQueue):
    refused("print.no_pages", pages=[7])


def test_what_is_no_pdf_is_not_printed(queue: PrintQueue):
    with pytest.raises(DelightError, match=r"letters\.unreadable_pdf"):
        Printers().send(b"hello", PRINTER, title="L-2026-0001")
    assert queue.waiting() == []


def test_a_disk_without_room_is_said_so(queue: PrintQueue, monkeypatch):
    def full(*_args, **_values):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    refused("file.cannot_write")
    assert queue.waiting() == []


# What the shop really prints

PEOPLE = [("Zoë van Dam", "4 High Street", "Sandmouth", "SM1 4XY"), ("Łukasz Brontë", "3 Quay Street")]
SENDER = Sender(name="The Honey Bun", address=("3 Quay Street", "Sandmouth"))


@pytest.mark.parametrize("sheet", LabelSheet)
def test_labels_arrive_where_they_stick(queue: PrintQueue, sheet):
    made = labels(PEOPLE, sheet, start=4)
    before = read(made.pdf)
    after = read(queue.printed(Printers().send(made.pdf, PRINTER, title="Labels")))
    assert len(after) == len(before) == 1
    assert after[0][0] == pytest.approx(before[0][0], abs=0.5)
    assert after[0][1].split() == before[0][1].split()
    assert after[0][2] == pytest.approx(before[0][2], abs=0.5)


@pytest.mark.parametrize("size", EnvelopeSize)
def test_envelopes_arrive_at_their_own_size(queue: PrintQueue, size):
    made = envelopes(PEOPLE, SENDER, size)
    before = read(made.pdf)
    after = read(queue.printed(Printers().send(made.pdf, PRINTER, title="Envelopes")))
    assert len(after) == len(before) == 2
    for (wide, _text, _place), (upright, _again, _there) in zip(before, after, strict=True):
        assert upright == pytest.approx(wide[::-1], abs=1)  # printers take envelopes by their short side


def test_a_test_sheet_moves_as_it_says(queue: PrintQueue):
    made = calibration(PaperSize.A4)
    before = read(made.pdf)[0]
    after = read(queue.printed(Printers().send(made.pdf, PRINTER, title="Test sheet", offset=(3, 2))))[0]
    assert after[2] == pytest.approx((before[2][0] + 3, before[2][1] + 2), abs=0.5)


@pytest.mark.parametrize("paper_size", PaperSize)
def test_letters_arrive_with_their_faces(queue: PrintQueue, services, paper_size):
    customer = services.customers.add(CustomerDraft(name="Zoë Łukasz Νίκος Иван")).record
    request = LetterRequest(wording="thank-you", customer_id=customer, paper=paper_size)
    pdf = services.letters.preview(request).pdf
    printed = queue.printed(Printers().send(pdf, PRINTER, title="L-2026-0001"))
    for before, after in zip(read(pdf), read(printed), strict=True):
        assert sorted(after[0]) == pytest.approx(sorted(before[0]), abs=0.5)
        assert sorted("".join(after[1].split())) == sorted("".join(before[1].split()))
    assert faces(printed) == faces(pdf) != set()


def faces(pdf):
    """The names of all faces that the text is set in."""
    found = set()
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for part in page.get_objects():
                if part.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
                    name = ctypes.create_string_buffer(200)
                    font = pypdfium2.raw.FPDFTextObj_GetFont(part)
                    pypdfium2.raw.FPDFFont_GetBaseFontName(font, name, 200)
                    found.add(name.value)
    return found


# Cancel


def test_cancel_before_the_first_byte(queue: PrintQueue):
    def stop(_done, _total):
        raise StoppedError

    with pytest.raises(StoppedError):
        Printers().send(paper((210, 297)), PRINTER, title="L-2026-0001", progress=stop)
    assert queue.waiting() == []


def test_cancel_while_the_server_takes_its_time(queue: PrintQueue, monkeypatch, tmp_path):
    never = tmp_path / "lp"
    never.write_text("#!/bin/sh\nexec sleep 60\n")
    never.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    start = time.monotonic()

    def stop(_done, _total):
        if time.monotonic() - start > 0.3:
            raise StoppedError

    with pytest.raises(StoppedError):
        Printers().send(paper((210, 297)), PRINTER, title="L-2026-0001", progress=stop)
    assert time.monotonic() - start < 3


def test_cancel_calls_back_what_was_sent_before(queue: PrintQueue, monkeypatch):
    queue.run("cupsdisable", PRINTER)
    monkeypatch.setattr(module, "check", lambda _queue: None)

    def stop(done, _total):
        if done:
            raise StoppedError

    with pytest.raises(StoppedError):
        Printers().send(paper((210, 297), (105, 148)), PRINTER, title="Letters", progress=stop)
    assert queue.waiting() == []


def test_no_file_is_left_behind(queue: PrintQueue, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[list[Path]] = []
    Printers().send(
        paper((210, 297)), PRINTER, title="L", progress=lambda *_: seen.append(list(tmp_path.iterdir()))
    )
    assert seen
    assert not any(seen)


def test_two_at_a_time_do_not_mix(queue: PrintQueue):
    jobs: list[str] = []
    send = [
        threading.Thread(target=lambda: jobs.append(Printers().send(paper((105, 148)), PRINTER, title="L")))
        for _ in range(3)
    ]
    for thread in send:
        thread.start()
    for thread in send:
        thread.join(20)
    assert len(set(jobs)) == 3
    for job in jobs:
        queue.printed(job)


@pytest.mark.parametrize(
    ("size", "media"),
    [
        ((595.28, 841.89), "iso_a4_210x297mm"),
        ((841.89, 595.28), "iso_a4_210x297mm"),
        ((612, 792), "na_letter_8.5x11in"),
        ((297, 420), "iso_a6_105x148mm"),
        ((283.46, 566.93), "Custom.100.0x200.0mm"),
    ],
)
def test_a_sheet_is_called_by_its_size(size, media):
    assert media_for(*size) == media

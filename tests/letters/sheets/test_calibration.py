import pytest

from delight.domain.letters.paper import LabelSheet, PaperSize
from delight.letters.sheets.calibration import calibration
from tests.letters.samples import boxes, pages
from tests.letters.sheets.test_labels import characters


@pytest.mark.parametrize("paper", [*LabelSheet, *PaperSize])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja"])
def test_the_test_sheet_stays_on_its_paper(paper, language):
    rendered = calibration(paper, (1.5, -2.0), language=language)
    size = rendered.pdf.split(b"/MediaBox[")[1].split(b"]")[0].split()[2:]
    width, height = (float(side) / 72 * 25.4 for side in size)
    assert rendered.pages == 1
    assert all(box[0] > 5 and box[2] < width - 3 for _, box in characters(rendered.pdf, 0))
    assert max(box[3] for _, box in characters(rendered.pdf, 0)) < height - 5


def test_an_offset_moves_what_is_measured_and_is_said():
    plain, moved = calibration(LabelSheet.AVERY_L7160), calibration(LabelSheet.AVERY_L7160, (2, -1))
    before, after = boxes(plain.pdf, "Test sheet")[0], boxes(moved.pdf, "Test sheet")[0]
    assert after[0] - before[0] == pytest.approx(2, abs=0.02)
    assert after[1] - before[1] == pytest.approx(-1, abs=0.02)
    assert "2 mm to the right and −1 mm down" in " ".join(next(pages(moved.pdf)).split())
    assert "already moved" not in next(pages(plain.pdf))

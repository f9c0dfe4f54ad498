from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from delight.domain.charts.draw import draw
from delight.domain.charts.shapes import Role
from delight.domain.charts.sketch import Canvas
from delight.domain.insight.chapter import Chart, ChartKind
from delight.domain.insight.values import Unit
from delight.ui.insight.charts.painter import Brushwork, chart_font, colours_of, lettering
from delight.ui.kit.look.theme import LIGHT, THEMES, Tokens, contrast
from tests.domain.charts.made import chart, mark, months, words

SURE = mark("Late", 0.6, low=0.4, high=0.8, usual=0.5, n=20)
FEW = mark("Bill", 0.2, n=3, quiet=True)


def made_of(kind: ChartKind) -> Chart:
    if kind in (ChartKind.LINE, ChartKind.MONTHS):
        return chart(kind, Unit.SHARE, months([0.5, None, 0.7, 0.2], spread=0.1), joined=True)
    return chart(kind, Unit.COUNT if kind is ChartKind.ICEBERG else Unit.SHARE, [SURE, FEW])


def painted(made: Chart, theme: Tokens, width: int = 320, height: int = 160) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    colours = colours_of(theme)
    image.fill(colours[Role.GROUND])
    fonts = chart_font(), chart_font(strong=True)
    canvas = Canvas(width=width, height=height, lettering=lettering(*fonts))
    painter = QPainter(image)
    Brushwork(colours, *fonts).paint(painter, draw(made, canvas, words(made)))
    painter.end()
    return image


def _share(image: QImage, colour: str) -> float:
    seen = [image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())]
    return seen.count(colour) / len(seen)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_a_chart_shows_can_be_seen_in_every_theme(theme):
    colours = {role: colour.name() for role, colour in colours_of(theme).items()}
    assert set(colours) == set(Role)
    ground = colours[Role.GROUND]
    for role in (Role.INK, Role.QUIET):
        assert contrast(colours[role], ground) >= 4.5
        assert contrast(colours[role], colours[Role.WATER]) >= 4.5
        assert contrast(colours[role], colours[Role.TRACK]) >= 4.5
    for role in (Role.ACCENT, Role.FEW, Role.USUAL):
        assert contrast(colours[role], ground) >= 3
    assert contrast(colours[Role.ACCENT], colours[Role.PALE]) >= 2, "told apart in grey as well"
    assert contrast(colours[Role.PALE], ground) >= 1.25


@pytest.mark.parametrize("kind", list(ChartKind))
def test_each_kind_is_painted_in_the_colours_of_its_roles(kind):
    image = painted(made_of(kind), LIGHT)
    assert _share(image, LIGHT.card.lower()) > 0.3
    assert _share(image, LIGHT.accent.lower()) > 0.001


def test_a_bar_is_painted_where_it_stands_and_as_long():
    image = painted(chart(ChartKind.SPLIT, Unit.COUNT, [mark("a", 3), mark("b", 1)]), LIGHT)
    row = [image.pixelColor(x, 8).name() for x in range(image.width())]
    assert row.count(LIGHT.accent.lower()) == pytest.approx(320 * 0.75 - 2, abs=1)


def test_letters_are_measured_by_their_weight():
    letters = lettering(chart_font(), chart_font(strong=True))
    assert letters.width("mmmm", False) > letters.width("iiii", False)
    assert letters.width("mmmm", True) != letters.width("mmmm", False)
    assert letters.line > letters.ascent > letters.descent > 0


def test_what_is_too_few_is_painted_without_the_colour_of_what_is_counted():
    image = painted(chart(ChartKind.BARS, Unit.SHARE, [mark("a", 0.5, n=2, quiet=True)]), LIGHT)
    assert _share(image, LIGHT.accent.lower()) == 0
    assert _share(image, LIGHT.border.lower()) > 0.001

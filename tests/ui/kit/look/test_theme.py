"""Contrasts are recomputed, so that no colour slips below what people can read."""

from __future__ import annotations

import pytest

from delight.ui.kit.look.stylesheet import stylesheet
from delight.ui.kit.look.theme import (
    DARK,
    LIGHT,
    THEMES,
    Scheme,
    Tone,
    apply_theme,
    base_font,
    contrast,
    small_font,
    title_font,
    tokens,
    type_sizes,
)

TEXT = [
    *[("ink", ground) for ground in ("paper", "card", "rail", "hover", "accent_soft", "hairline")],
    *[("ink", ground) for ground in ("surprise_soft", "overdue_soft")],
    *[("quiet", ground) for ground in ("paper", "card", "rail", "hover", "accent_soft")],
    *[("accent", ground) for ground in ("paper", "card", "accent_soft")],
    *[("overdue", ground) for ground in ("paper", "card")],
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("paper", "ink"),
]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("pair", TEXT, ids="-on-".join)
def test_text_can_be_read(theme, pair):
    assert contrast(getattr(theme, pair[0]), getattr(theme, pair[1])) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("tone", Tone)
def test_tones_can_be_read_on_their_ground(theme, tone):
    ink, ground = theme.of(tone)
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_borders_of_fields_can_be_seen(theme):
    for ground in (theme.card, theme.paper):
        assert contrast(theme.border, ground) >= 3
        assert contrast(theme.accent, ground) >= 3


def test_contrast_is_the_one_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_dark_and_light_are_worn(qapp):
    apply_theme(qapp, Scheme.DARK)
    assert tokens() is DARK
    assert qapp.palette().window().color().name().upper() == DARK.paper
    apply_theme(qapp, Scheme.LIGHT)
    assert tokens() is LIGHT
    assert qapp.style().objectName() == "fusion" or qapp.styleSheet()


def test_text_can_be_doubled(qapp):
    usual = type_sizes().base
    apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
    assert type_sizes().base == 2 * usual
    assert title_font().pixelSize() > base_font().pixelSize() > small_font().pixelSize()
    apply_theme(qapp, Scheme.LIGHT)
    assert type_sizes().base == usual


def test_three_sizes_and_no_colour_but_the_tokens():
    sheet = stylesheet(LIGHT, type_sizes())
    known = {v.upper() for v in vars_of(LIGHT)}
    import re

    assert {c.upper() for c in re.findall(r"#[0-9A-Fa-f]{6}", sheet)} <= known
    assert len(set(re.findall(r"font-size: (\d+)px", sheet))) <= 3


def vars_of(theme):
    from dataclasses import asdict

    return [v for v in asdict(theme).values() if v.startswith("#")]

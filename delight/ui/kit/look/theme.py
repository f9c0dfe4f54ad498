"""Colours, sizes and type of the window: the only place where a colour is written down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from delight.ui.kit.look.faces import SMALLEST_BASE, ui_font
from delight.ui.kit.look.stylesheet import stylesheet
from delight.ui.kit.look.touch import TARGET, TOUCH, TOUCH_TARGET, large_text

GRID = 4
"""Every distance is a multiple of this many pixels."""
RADIUS = 8

STYLED = "delight-styled"
"""Says of an application that it wears the style that all else is made for: asking Qt for it takes long."""
_THEME = "delight-theme"


class Scheme(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a coloured thing says; never without a word or an icon."""

    PLAIN = "plain"
    ACCENT = "accent"
    OVERDUE = "overdue"
    DUE = "due"
    DONE = "done"
    SURPRISE = "surprise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, as ``#rrggbb``; on ``x_soft`` stands text of the colour ``x``."""

    name: str
    paper: str
    card: str
    rail: str
    ink: str
    quiet: str
    hairline: str
    border: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    hover: str
    overdue: str
    overdue_soft: str
    due: str
    due_soft: str
    done: str
    done_soft: str
    surprise: str
    surprise_soft: str

    def of(self, tone: Tone) -> tuple[str, str]:
        """Return the text and the ground of a tone."""
        if tone is Tone.PLAIN:
            return self.quiet, self.hover
        return getattr(self, tone.value), getattr(self, f"{tone.value}_soft")


LIGHT = Tokens(
    name="light",
    paper="#FBF8F4",
    card="#FFFFFF",
    rail="#F5F0E8",
    ink="#2B2622",
    quiet="#6E655D",
    hairline="#E7DFD6",
    border="#8C8177",
    accent="#0F6E6E",
    accent_strong="#0B5A5A",
    on_accent="#FFFFFF",
    accent_soft="#E2F0EE",
    hover="#F3EDE5",
    overdue="#B3372B",
    overdue_soft="#FBE9E6",
    due="#8A5A00",
    due_soft="#FBF1DD",
    done="#2E6B34",
    done_soft="#E6F2E7",
    surprise="#7D5F00",
    surprise_soft="#FAF0D2",
)
DARK = Tokens(
    name="dark",
    paper="#1D1B19",
    card="#272422",
    rail="#191715",
    ink="#EFE9E2",
    quiet="#B3AAA0",
    hairline="#3A3531",
    border="#8C8279",
    accent="#4DB6AC",
    accent_strong="#6CC7BE",
    on_accent="#10201F",
    accent_soft="#1F3533",
    hover="#302C29",
    overdue="#FF8A7A",
    overdue_soft="#41241F",
    due="#F0B429",
    due_soft="#3B2E14",
    done="#7CC98A",
    done_soft="#213424",
    surprise="#E8C35A",
    surprise_soft="#393016",
)
_BOLDER_LIGHT = replace(
    LIGHT, name="light-contrast", paper="#FFFFFF", rail="#FFFFFF", ink="#000000", quiet="#2B2622",
    hairline="#C9BFB4", border="#000000", accent="#004C4C", accent_strong="#003333", overdue="#8A1408",
)  # fmt: skip
_BOLDER_DARK = replace(
    DARK, name="dark-contrast", paper="#000000", card="#000000", rail="#000000", ink="#FFFFFF",
    quiet="#EFE9E2", hairline="#4A4540", border="#FFFFFF",
    accent="#7FE9DE", accent_strong="#A8F5EC", on_accent="#000000",
)  # fmt: skip
INKS = ("#0F6E6E", "#1F4E8C", "#7A2E62", "#9C3B22", "#2E6B34", "#5C3D2E", "#3A3A3A")
"""Colours for letterheads that can be read on white paper: teal first, as every shop begins."""
THEMES = {t.name: t for t in (LIGHT, DARK, _BOLDER_LIGHT, _BOLDER_DARK)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The three sizes of text, in pixels; the two weights are normal and 600.

    ``figure`` is that of the one number of a card, which is looked at rather than read.
    """

    small: int
    base: int
    title: int
    figure: int


def tokens() -> Tokens:
    """Return the colours that the application wears now."""
    app = QGuiApplication.instance()
    return THEMES.get(str(app.property(_THEME)) if app else "", LIGHT)


def colour(hex_value: str) -> QColor:
    """Return a token as Qt's colour."""
    return QColor(hex_value)


def scrim() -> QColor:
    """Return the veil over what lies behind a panel."""
    veil = QColor(DARK.rail)
    veil.setAlphaF(0.32)
    return veil


def type_sizes() -> Type:
    """Return the sizes of text that belong to the application's font; at a counter, those of the counter."""
    return _sizes_of(large_text() or max(0, QApplication.font().pixelSize()) or SMALLEST_BASE)


def _sizes_of(base: int) -> Type:
    return Type(
        small=max(11, round(base * 0.88)), base=base, title=round(base * 1.5), figure=round(base * 2.3)
    )


def title_font() -> QFont:
    """Return the font of a page's title."""
    return _font(type_sizes().title, strong=True)


def small_font(*, strong: bool = False) -> QFont:
    """Return the font of captions and pills."""
    return _font(type_sizes().small, strong=strong)


def base_font(*, strong: bool = False) -> QFont:
    """Return the font of ordinary text."""
    return _font(type_sizes().base, strong=strong)


def apply_theme(
    app: QApplication, scheme: Scheme = Scheme.SYSTEM, *, text_scale: float = 1.0, touch: bool = False
) -> None:
    """Dress the whole application: style, palette, font and the one stylesheet.

    Args:
        app: the application.
        scheme: light, dark or whatever the system wears.
        text_scale: 1.0 to 2.0, how much larger than usual text is set.
        touch: what is pressed is large enough for fingers.
    """
    chosen = _choose(scheme)
    app.setProperty(_THEME, chosen.name)
    app.setProperty(TOUCH, touch)
    if not app.property(STYLED):
        app.setStyle("Fusion")
        app.setProperty(STYLED, True)  # noqa: FBT003 - Qt's signature
    app.setPalette(palette_of(chosen))
    app.setFont(ui_font(app, text_scale))
    sizes = _sizes_of(app.font().pixelSize())
    sheet = stylesheet(chosen, sizes, TOUCH_TARGET if touch else TARGET)
    if sheet != app.styleSheet():  # Qt lays all out anew for any
        app.setStyleSheet(sheet)


def palette_of(t: Tokens) -> QPalette:
    """Return Qt's palette for a theme."""
    role = QPalette.ColorRole
    roles = {
        role.Window: t.paper, role.WindowText: t.ink, role.Base: t.card, role.AlternateBase: t.paper,
        role.Text: t.ink, role.Button: t.card, role.ButtonText: t.ink, role.BrightText: t.on_accent,
        role.Highlight: t.accent, role.HighlightedText: t.on_accent, role.Link: t.accent,
        role.LinkVisited: t.accent, role.ToolTipBase: t.ink, role.ToolTipText: t.paper, role.Accent: t.accent,
        role.PlaceholderText: t.quiet, role.Light: t.card, role.Midlight: t.hairline, role.Mid: t.border,
        role.Dark: t.border, role.Shadow: t.ink,
    }  # fmt: skip
    palette = QPalette()
    for key, value in roles.items():
        palette.setColor(key, QColor(value))
    for key in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(t.border))
    return palette


def motion_is_welcome() -> bool:
    """Tell whether things may slide; not where the system has switched its effects off."""
    return QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


def luminance(hex_value: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    c = QColor(hex_value)
    red, green, blue = map(_linear, (c.redF(), c.greenF(), c.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _choose(scheme: Scheme) -> Tokens:
    dark = scheme is Scheme.DARK or (scheme is Scheme.SYSTEM and _system_is_dark())
    if asks_for_contrast():
        return _BOLDER_DARK if dark else _BOLDER_LIGHT
    return DARK if dark else LIGHT


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def asks_for_contrast() -> bool:
    """Tell whether the system asks for more contrast."""
    hints = QGuiApplication.styleHints()  # kept by name: its accessibility object dies with the wrapper
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def _font(pixels: int, *, strong: bool) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font

"""What the hold-out tells about surprises, in one honest sentence."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from delight.domain.surprises.effect import FEWEST, Effect
from delight.ui.surprises.words.saying import tr


def effect_words(effect: Effect) -> str:
    """Return whether surprised customers came more often; nothing where nobody was held out yet."""
    if effect.more is None or effect.low is None or effect.high is None:
        return _too_few(effect) if effect.held else ""
    if effect.high < 0:
        words = tr("Surprised customers made {many} fewer visits in 90 days than others ({least} to {most}).")
        return _filled(words, effect.more, -effect.high, -effect.low)
    if effect.low > 0:
        words = tr("Surprised customers made {many} more visits in 90 days than others ({least} to {most}).")
    else:
        words = tr("Whether surprises bring people back cannot be told yet: {least} to {most} visits more.")
    return _filled(words, effect.more, effect.low, effect.high)


def _filled(words: str, more: float, low: float, high: float) -> str:
    return words.format(many=_number(abs(more)), least=_signed(low), most=_signed(high))


def _too_few(effect: Effect) -> str:
    words = tr(
        "Do surprises bring people back? Too few to say yet: "
        "{surprised} surprised and {held} left out, {fewest} each are needed."
    )
    return words.format(surprised=effect.surprised, held=effect.held, fewest=FEWEST)


def _number(value: float) -> str:
    return QLocale().toString(value, "f", 1)


def _signed(value: float) -> str:
    shown = round(value, 1)
    return f"−{_number(-shown)}" if shown < 0 else _number(abs(shown))

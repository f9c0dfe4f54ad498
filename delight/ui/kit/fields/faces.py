"""Choices as rows of chips: five faces, and one of a few."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtWidgets import QWidget

from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.words.labels import MOODS, mood_label


class FaceRow(ChipRow):
    """Five faces from furious to delighted; one or none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(one_only=True, name=name, parent=parent)
        for mood in range(1, len(MOODS) + 1):
            self.add(mood, "", f"mood-{mood}", mood_label(mood))

    def mood(self) -> int | None:
        """Return 1 to 5, or ``None``."""
        value = self.value()
        return value if isinstance(value, int) else None

    def set_mood(self, mood: int | None) -> None:
        """Show a face as chosen, or none."""
        self.choose(mood)


class OneOf(ChipRow):
    """A few chips of which one is always chosen."""

    def __init__(
        self,
        choices: Iterable[tuple[Hashable, str]],
        *,
        name: str,
        tabs: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(choices, one_only=True, tabs=tabs, name=name, parent=parent)
        self._last: Hashable = None
        self.changed.connect(self._keep_one)

    def take(self, value: Hashable) -> None:
        """Choose a value, without emitting ``changed``."""
        self._last = value
        self.choose(value)

    def _keep_one(self) -> None:
        if self.value() is None:
            self.choose(self._last)
        self._last = self.value()

"""A word where two who get the letter may be one person, and the way to look at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from delight.domain.guards.writing import Addressee
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import UNASKED, Task


class TwiceHint(QFrame):
    """Compares those who get the letter with each other, each time they change; says nothing of nobody."""

    look_requested = Signal(object)
    """Show these customers, a frozenset of ids, side by side."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._task: Task | None = None
        self._asked: tuple[int, ...] = ()
        self._found: frozenset[int] = frozenset()
        self.setProperty("role", "note")
        self.words = label("", wrap=True)
        look = push_button(self.tr("Look at them"), self._look, role="link")
        column(self, self.words, row(None, look, None), space=0, margins=(12, 8, 8, 4))
        self.hide()

    def ask(self, people: Sequence[Addressee]) -> None:
        """Compare these, unless they are the same as before."""
        named = {person.customer_id: person.name for person in people}
        if self._asked == tuple(named):
            return
        self._asked = tuple(named)
        self._start(named)

    def ask_again(self) -> None:
        """Compare anew next time: somebody changed."""
        self._asked = ()

    def _start(self, named: Mapping[int, str]) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = self._tools.tasks.run_long(
            lambda progress: self._tools.services.duplicates.among(named, progress),
            lambda pairs: self._show(named, pairs),
            lambda _error: self.hide(),
            called=UNASKED,
            owner=self,
        )

    def _show(self, named: Mapping[int, str], pairs: Sequence[tuple[int, int]]) -> None:
        self.setVisible(bool(pairs))
        if not pairs:
            return
        self._found = frozenset(one for pair in pairs for one in pair)
        one, two = (named[who] for who in pairs[0])
        first = self.tr("{one} and {two} may be one person, who would get two letters.").format(
            one=one, two=two
        )
        more = counted(len(pairs) - 1, self.tr("So may 1 other pair."), "So may %n other pairs.", "Letters")
        self.words.setText(f"{first} {more}" if len(pairs) > 1 else first)

    def _look(self) -> None:
        self.look_requested.emit(self._found)

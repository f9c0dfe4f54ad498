"""The lines of a playbook's editor: a step, a remedy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from delight.domain.cases.recovery import ActionKind
from delight.domain.playbooks.playbook import Remedy, Step, addressed
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import TextArea
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import row
from delight.ui.kit.look.touch import target
from delight.ui.kit.words.labels import label_of
from delight.ui.settings.playbooks.lines import Line, tr

_MARK = 20


class StepField(Line):
    """A step in its words; what ticks it by itself is told below."""

    def __init__(self, step: Step | None = None) -> None:
        self.step = step or Step(key="new", say="")
        self.words = TextArea(
            self.step.say, name=tr("Step"), placeholder=tr("What to do, in a few words"), least=1, most=4
        )
        fields, ticks = QWidget(), QLabel()
        ticks.setFixedSize(_MARK, target())
        line = row(fields, self.words, ticks, space=4)
        line.setStretch(0, 1)
        line.setAlignment(ticks, Qt.AlignmentFlag.AlignTop)
        if self.step.known is not None:
            said = tr("Ticks itself {when}").format(when=label_of(self.step.known))
            ticks.setPixmap(pixmap("done", "done", 16))
            ticks.setToolTip(said)
            self.words.setAccessibleDescription(said)
            self.words.setToolTip(said)
        super().__init__(fields, self.words, self.words)
        self.words.textChanged.connect(self.typed)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not self.words.toPlainText().strip()

    def value(self) -> Step:
        """Return the step as it stands."""
        step, said = self.step, self.words.toPlainText().replace("\n", " ")  # a paste may bring several lines
        return Step(key=step.key, say=said, known=step.known, least=step.least)


class RemedyField(Line):
    """A kind of action, and why it fits."""

    def __init__(self, remedy: Remedy | None = None) -> None:
        self.remedy = remedy or Remedy(kind=ActionKind.APOLOGY, why="")
        self.kind = Choice(ActionKind)
        self.kind.setAccessibleName(tr("Remedy"))
        self.kind.set_value(self.remedy.kind)
        self.kind.setMinimumWidth(132)
        self.why = TextArea(
            self.remedy.why, name=tr("Why it fits"), placeholder=tr("Why it fits"), least=1, most=4
        )
        fields = QWidget()
        line = row(fields, self.kind, self.why, space=8)
        line.setStretch(1, 1)
        line.setAlignment(self.kind, Qt.AlignmentFlag.AlignTop)
        super().__init__(fields, self.kind if remedy is None else self.why, self.why)
        self.why.textChanged.connect(self.typed)
        self.kind.currentIndexChanged.connect(self.typed)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not self.why.toPlainText().strip()

    def value(self) -> Remedy:
        """Return the remedy as it stands; what its action is called stays with its kind."""
        kept = self.remedy.note if self.kind.value() is self.remedy.kind else ""
        return Remedy(kind=self.kind.value(), why=self.why.toPlainText(), note=kept)


class Sentences:
    """Words to say as they are shown, one way to address people, and as they are kept, with both."""

    def __init__(self, kept: tuple[str, ...], *, familiar: bool) -> None:
        self._kept = {addressed(sentence, familiar=familiar): sentence for sentence in kept}

    def shown(self) -> str:
        """Return the sentences below each other."""
        return "\n".join(self._kept)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the sentences of ``text``; one that nobody changed keeps both its ways."""
        return tuple(self._kept.get(line.strip(), line.strip()) for line in text.splitlines() if line.strip())

"""The playbook of a case: words to say, steps to tick with the next one highlighted, remedies that fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from delight.domain.cases.recovery import ActionDraft
from delight.domain.cases.stages import OPEN_STAGES
from delight.domain.days.calendar import local_day
from delight.domain.playbooks.playbook import (
    CasePlaybook,
    Known,
    PlaybookGroup,
    PlaybookRow,
    StepRow,
    StepState,
    SuggestedRemedy,
)
from delight.domain.text import beginning, first_words
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Do
from delight.ui.cases.words import tr
from delight.ui.kit.look.cards import Heading, push_button
from delight.ui.kit.look.layouts import column, empty, label, tab_where
from delight.ui.kit.menus import pop_below
from delight.ui.kit.rows.playbook_rows import RemedyLine, SayBox, StepLine
from delight.ui.kit.words.formats import counted, relative_day, time_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader

_LONGEST_TITLE = 28
"""Letters of a playbook's name beside the heading; its tooltip has all of them."""
_WAYS = {
    PlaybookGroup.FAILURE: "For another kind of failure",
    PlaybookGroup.GRAVE: "For a grave matter",
    PlaybookGroup.METHOD: "Another way to go about it",
}


class PlaybookBox(QWidget):
    """What the shop suggests for a complaint; done steps fold up, what is open stays in sight."""

    remedy_wanted = Signal(object)
    """A ``SuggestedRemedy`` whose cost has to be said."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do, self._loader = do, Loader(tools.tasks, self)
        self._tools = tools
        self._file: CaseFile | None = None
        self._unfolded = 0
        self._ways: Mapping[Known, Callable[[], object]] = {}
        tip = tr("Choose another playbook")
        self.choose_button = push_button("", self.ask_which, role="link", icon="down", tip=tip)
        self.say = SayBox()
        self.fold = push_button("", self._unfold, role="link")
        self._steps, self._remedies = column(None, space=0), column(None, space=4)
        self.remedies_title = label(tr("What makes up for it"), "label")
        column(
            self, Heading(tr("What to do"), self.choose_button), self.say, self.fold, self._steps,
            4, self.remedies_title, self._remedies, space=6,
        )  # fmt: skip

    def lead(
        self,
        promise: Callable[[], object],
        act: Callable[[], object],
        write: Callable[[], object],
        afterwards: Callable[[], object],
    ) -> None:
        """Say where steps are done that are more than a tick.

        What comes once a complaint is put right is done where the case itself asks for it: ``afterwards``.
        """
        self._ways = {
            Known.PROMISED: promise, Known.REMEDY_CHOSEN: act, Known.REMEDIED: act, Known.WRITTEN: write,
            Known.CHECKED: afterwards, Known.CAUSE: afterwards,
        }  # fmt: skip

    @property
    def playbook(self) -> CasePlaybook | None:
        """The playbook shown."""
        return self._file.playbook if self._file else None

    def show_file(self, file: CaseFile) -> None:
        """Show how far a case is; what is no complaint has no playbook."""
        if self._file is None or self._file.case.id != file.case.id:
            self._unfolded = 0
        self._file = file
        playbook = file.playbook
        over = file.case.stage not in OPEN_STAGES
        if playbook is None or (over and file.next_told is None):
            self.hide()
            return
        self.show()  # Qt measures what it shows: all is measured once, with the rest of the case
        self.choose_button.setText(_short(playbook.title))
        self.choose_button.setToolTip(f"{playbook.title}\n{tr('Choose another playbook')}")
        self.choose_button.setAccessibleName(
            tr("Playbook: {title}. Choose another").format(title=playbook.title)
        )
        self._show_steps(playbook, file)
        remedied = any(s.known is Known.REMEDIED and s.state is StepState.KNOWN for s in playbook.steps)
        self.say.show_words(() if over or remedied else playbook.say)
        self._show_remedies(() if over or remedied else playbook.remedies, file)

    def steps(self) -> list[StepLine]:
        """Return the lines of the steps that are shown, from the top."""
        return [w for w in _widgets(self._steps) if isinstance(w, StepLine)]

    def remedies(self) -> list[RemedyLine]:
        """Return the remedies that are offered."""
        return [w for w in _widgets(self._remedies) if isinstance(w, RemedyLine)]

    def do_next(self) -> None:
        """Do the next step: tick it, or go where it is done."""
        step = self._file.next_told if self._file else None
        if step is not None:
            self.do_step(step)

    def do_step(self, step: StepRow) -> None:
        """Tick a step, or go where it is done."""
        way = self._ways.get(step.known) if step.known else None
        if way is not None:
            way()
        else:
            self._tick(step)

    def take(self, remedy: SuggestedRemedy) -> None:
        """Put a remedy on the list of actions, or ask for what it costs."""
        if not remedy.at_once or self._file is None:
            self.remedy_wanted.emit(remedy)
            return
        draft = ActionDraft(
            case_id=self._file.case.id, kind=remedy.kind, note=remedy.note, cost_minor=remedy.cost_minor
        )
        said = tr("On the list: {what}.").format(what=label_of(remedy.kind))
        self._do(lambda services: services.recovery.add_action(draft), said, None, None)

    def ask_which(self) -> None:
        """Offer the other playbooks."""
        services = self._tools.services
        self._loader.load(services.playbooks.rows, self._offer, lambda _error: None)

    def _offer(self, rows: list[PlaybookRow]) -> None:
        playbook = self.playbook
        if playbook is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if playbook.chosen:
            menu.addAction(tr("Back to the one that fits"), self._chooser(""))
            menu.addSeparator()
        grave = playbook.fits.startswith("grave-")
        for group in (PlaybookGroup.GRAVE,) if grave else tuple(PlaybookGroup):
            part = menu.addMenu(tr(_WAYS[group]))
            for row in rows:
                if row.group is group and row.key != playbook.key:
                    part.addAction(row.title.replace("&", "&&"), self._chooser(row.key))
        pop_below(menu, self.choose_button)

    def _chooser(self, key: str) -> Callable[[], object]:
        case_id = self._file.case.id if self._file else 0
        return lambda: self._do(
            lambda services: services.playbooks.choose(case_id, key), tr("Another playbook."), None, None
        )

    def _tick(self, step: StepRow) -> None:
        case_id = self._file.case.id if self._file else 0
        said = tr("Done: {what}").format(what=first_words(step.say, 80))
        self._do(lambda services: services.playbooks.tick(case_id, step.key), said, None, None)

    def _untick(self, step: StepRow) -> None:
        case_id = self._file.case.id if self._file else 0
        said = tr("Open again: {what}").format(what=first_words(step.say, 80))
        self._do(lambda services: services.playbooks.untick(case_id, step.key), said, None, None)

    def _show_steps(self, playbook: CasePlaybook, file: CaseFile) -> None:
        held = self._step_with_keyboard()
        empty(self._steps)
        done = sum(step.is_done for step in playbook.steps)
        folded = done if self._unfolded != file.case.id else 0
        shown = [step for step in playbook.steps if not step.is_done] if folded else list(playbook.steps)
        for step in shown:
            line = StepLine(step, _note(step, file))
            line.ticked.connect(self._tick)
            line.unticked.connect(self._untick)
            line.wanted.connect(self.do_step)
            self._steps.addWidget(line)
        tab_where(
            self.fold, [button for line in self.steps() for button in line.findChildren(QAbstractButton)]
        )
        words = counted(done, tr("1 step is done"), "%n steps are done", "Cases")
        self.fold.setText(tr("{count}: show").format(count=words) if folded else tr("Hide what is done"))
        self.fold.setVisible(bool(done))
        self._keep_keyboard(held)

    def _step_with_keyboard(self) -> int | None:
        return self._with_keyboard(self.steps())

    def _with_keyboard(self, lines: Sequence[QWidget]) -> int | None:
        at = self.window().focusWidget()
        return next((n for n, line in enumerate(lines) if at is not None and line.isAncestorOf(at)), None)

    def _keep_keyboard(self, held: int | None) -> None:
        """Whoever ticked a step by key stands at the next one, not wherever Qt begins anew."""
        lines = self.steps()
        if held is not None and lines:
            line = lines[min(held, len(lines) - 1)]
            line.show()
            line.circle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unfold(self) -> None:
        if self._file is not None:
            self._unfolded = 0 if self._unfolded else self._file.case.id
            self.show_file(self._file)
            self.fold.setFocus()

    def _show_remedies(self, remedies: tuple[SuggestedRemedy, ...], file: CaseFile) -> None:
        held = self._with_keyboard(self.remedies())
        empty(self._remedies)
        for remedy in remedies:
            line = RemedyLine(remedy, file.currency)
            line.wanted.connect(self.take)
            self._remedies.addWidget(line)
        widest = max((line.button.sizeHint().width() for line in self.remedies()), default=0)
        for line in self.remedies():
            line.button.setMinimumWidth(max(widest, line.button.minimumWidth()))
        self.remedies_title.setVisible(bool(remedies))
        if held is not None:
            self._go_on_from(held)

    def _go_on_from(self, held: int) -> None:
        """Whoever took a remedy by key stands at the next one that may be taken, else at the steps."""
        open_ones = [n for n, line in enumerate(self.remedies()) if line.button.isEnabled()]
        at = next((n for n in open_ones if n >= held), open_ones[-1] if open_ones else None)
        if at is None:
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        line = self.remedies()[at]
        line.show()
        line.button.setFocus(Qt.FocusReason.OtherFocusReason)


def _note(step: StepRow, file: CaseFile) -> str:
    """Return who ticked a step and when."""
    if step.at is None:
        return ""
    day = local_day(step.at, file.zone)
    when = time_text(step.at, file.zone) if day == file.today else relative_day(day, file.today)
    return " · ".join(part for part in (step.by, when) if part)


def _short(title: str) -> str:
    """Return a title that leaves a narrow pane its width, with its ampersands as they are."""
    return beginning(title, _LONGEST_TITLE).replace("&", "&&")


def _widgets(box: object) -> list[QWidget]:
    items = [box.itemAt(n) for n in range(box.count())]  # pyright: ignore[reportAttributeAccessIssue]
    return [item.widget() for item in items if item and item.widget()]

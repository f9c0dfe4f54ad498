"""The photos and files of a case: seen small, large by a key, added, taken off, saved as a copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from delight.domain.cases.attachments import AttachmentRow, NewFile, opens
from delight.domain.cases.figures import is_figure
from delight.domain.changes import Changes
from delight.ui.cases.file import CaseFile
from delight.ui.cases.parts import Do, Section
from delight.ui.cases.words import tr
from delight.ui.kit.files.brought import Catcher, Source, mail_in, sources_in
from delight.ui.kit.files.files import Purpose, ask_for_files, ask_where_to_save
from delight.ui.kit.files.large_view import LargeView
from delight.ui.kit.files.making_ready import Made, MakingReady, busy_words, kept_words, problem_words
from delight.ui.kit.files.thumbs import ThumbGrid
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.menus import Deed
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import Tools
from delight.ui.kit.work.tasks import Loader


class PhotosSection(Section):
    """A grid of small pictures; what is dropped on the case or pasted there is kept with it."""

    def __init__(self, tools: Tools, do: Do, parent: QWidget | None = None) -> None:
        self.add_button = push_button(
            tr("Add"), self.choose, role="quiet", icon="plus", tip=tr("Add photos or files  (F)")
        )
        self.add_button.setAccessibleName(tr("Add photos or files"))
        super().__init__(tr("Photos and files"), self.add_button, parent=parent)
        self._tools, self._do = tools, do
        self._loader, self._making = Loader(tools.tasks, self), MakingReady(tools, self)
        self._case_id, self._kept = 0, list[AttachmentRow]()
        self.grid = ThumbGrid(tr("Photos and files"))
        self.said = label("", "small", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.box.addLayout(column(None, self.grid, self.said, self.problem, space=4))
        self.grid.more = self._more
        self.grid.looked_at.connect(self.look)
        self.grid.take_off_wanted.connect(self.take_off)
        self._making.busy_changed.connect(lambda count: self._say(busy_words(count)) if count else None)
        self._say("")

    @property
    def rows_kept(self) -> Sequence[AttachmentRow]:
        """What is shown."""
        return tuple(self._kept)

    def show_file(self, file: CaseFile) -> None:
        """Show what is kept with a case; nothing comes to one of which figures alone are left."""
        if file.case.id != self._case_id:
            self._case_id, self._kept = file.case.id, []
            self._show([])
            self._say("")
        self.setEnabled(not is_figure(file.case.reference))
        case_id = self._case_id
        self._loader.load(lambda: self._tools.services.attachments.of(case_id), self._show, self._fail)

    def catch(self, widget: QWidget) -> Catcher:
        """Take what is dropped on a widget or pasted there; a whole e-mail is a case of its own elsewhere."""
        return Catcher(widget, self._takes, lambda data: self.bring(sources_in(data)), self._hover)

    def choose(self) -> None:
        """Ask for files."""
        filters = [tr("All files (*)"), tr("Photos (*.jpg *.jpeg *.png *.webp)")]
        ask_for_files(self, tr("Add photos or files"), Purpose.KEPT, self.bring, filters=filters)

    def bring(self, sources: Sequence[Source]) -> None:
        """Make files ready and keep them with the case, in one deed."""
        case_id = self._case_id
        if case_id and sources:
            self._say("")
            self._making.make(sources, lambda ready: ready, lambda made: self._keep_all(case_id, made))

    def look(self, place: int) -> None:
        """Show one large."""
        rows = list(self._kept)
        view = LargeView(
            rows, lambda at: self._tools.services.attachments.data(rows[at].id), self._tools.tasks, self
        )
        view.open_wanted.connect(lambda at: self.open_with(rows[at]))
        view.save_wanted.connect(lambda at: self.save_copy(rows[at]))
        view.take_off_wanted.connect(self.take_off)
        view.finished.connect(lambda _result: self.grid.focus_at(view.place))
        view.look(place)

    def take_off(self, place: int) -> None:
        """Take one off; Undo brings it back."""
        row = self._kept[place]
        said = tr("{name} is off.").format(name=row.name)
        self._do(lambda services: services.attachments.remove(row.id), said, None, self._fail)

    def open_with(self, row: AttachmentRow) -> None:
        """Show one with the program that this computer has for it."""
        self._tools.tasks.run(
            lambda: self._tools.services.attachments.lend(row.id), self._opened, self._fail, owner=self
        )

    def save_copy(self, row: AttachmentRow) -> None:
        """Ask where a copy goes, and save it there."""

        def save(path: Path) -> None:
            self._tools.tasks.run(
                lambda: self._tools.services.attachments.save(row.id, path, replace=True),
                lambda _none: self._say(tr("Saved as {path}.").format(path=path.name)),
                self._fail,
                owner=self,
            )

        ask_where_to_save(self, tr("Save a copy"), Purpose.KEPT, save, name=row.name)

    def _more(self, place: int) -> Sequence[Deed]:
        row = self._kept[place]
        save = Deed(text=tr("Save a copy …"), do=lambda: self.save_copy(row))
        return [Deed(text=tr("Open"), do=lambda: self.open_with(row)), save] if opens(row.name) else [save]

    def _takes(self, data: QMimeData) -> bool:
        return bool(self._case_id and self.isEnabled() and sources_in(data) and mail_in(data) is None)

    def _keep_all(self, case_id: int, made: Made) -> None:
        files: list[NewFile] = list(made.kept)
        self._say(kept_words(made), problem_words(made.problems))
        if files:
            said = counted(len(files), tr("Kept with the case."), "%n photos and files are kept.", "Cases")
            self._do(
                lambda services: services.attachments.attach(case_id, files), said, self._added, self._fail
            )

    def _added(self, _changes: Changes) -> None:
        """The page reads the case again by itself, and with it what is kept."""

    def _show(self, rows: list[AttachmentRow]) -> None:
        self._kept = rows
        self.grid.show_kept(rows)
        self.show_rows([], "" if rows else tr("None yet. Drop them here, or paste them."))

    def _opened(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say("", tr("No program came up to show it. Save a copy, and open that yourself."))

    def _hover(self, over: bool) -> None:  # noqa: FBT001 - a state, not a switch
        self._say(tr("Let go, and it is kept with this case.") if over else "")

    def _fail(self, error: Exception) -> None:
        self._say("", problem_words([error]))

    def _say(self, words: str, problem: str = "") -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

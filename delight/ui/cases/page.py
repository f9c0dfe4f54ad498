"""Cases: the list, and beside it the one that is looked at; or another view of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.cases.case import CaseDetail, CaseRow
from delight.domain.changes import Changes, Noun
from delight.ui.cases.detail.detail import CaseView
from delight.ui.cases.detail.meanwhile import typed_in
from delight.ui.cases.file import CaseFile, read_file
from delight.ui.cases.keys import add_keys
from delight.ui.cases.listing.filters import CaseFilters
from delight.ui.cases.listing.listing import CaseDelegate, case_look
from delight.ui.cases.listing.saved import SavedFilters
from delight.ui.cases.offered import offered
from delight.ui.cases.parts import doing
from delight.ui.cases.right import RightSide
from delight.ui.cases.stack import ViewStack
from delight.ui.cases.views import LIST
from delight.ui.kit.look.cards import Card, EmptyState
from delight.ui.kit.look.late_stack import LateStack
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.rows.beside import Beside
from delight.ui.kit.rows.rows import RowList, row_model
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import LogWish, Page, Tools
from delight.ui.kit.work.piecewise import Piecewise
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from delight.domain.narrowed import Narrowed

_LEAST_LIST, _MOST_LIST = 272, 360


class CasesPage(Page):
    """What came in, and how far it has come; everything about a case is done in place."""

    SHOWS = frozenset(
        {
            Noun.CASE, Noun.ACTION, Noun.PROMISE, Noun.FOLLOW_UP, Noun.LETTER, Noun.CUSTOMER, Noun.STAFF,
            Noun.SHOP, Noun.TICK, Noun.PLAYBOOK, Noun.IDEA, Noun.FILTER, Noun.ATTACHMENT, Noun.VOUCHER,
        }
    )  # fmt: skip

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._loader = Loader(tools.tasks, self)
        self._typed_in: dict[int, CaseView] = {}
        self._wanted = 0
        self._listed = QWidget()
        self.views = ViewStack(self, self._listed)
        self._view: CaseView | None = None
        self._making = Piecewise(self._begin_view)
        self.keys = add_keys(self)
        self._make()
        self._lay_out()
        self._connect()
        self._enable_keys(None)
        QTimer.singleShot(0, self, self._make_ahead)

    @property
    def view(self) -> CaseView:
        """The case that is looked at."""
        if self._view is None:
            self._view = self._making.whole()
        return self._view

    @property
    def _case_id(self) -> int:
        return self._view.case_id if self._view else 0

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        self._reload_list()
        if self._wanted:
            self._load(self._wanted, elsewhere=changes is not None and not changes.deed)
        self.views.find_useful()
        self.saved.refresh()

    @override
    def focus_first(self) -> None:
        if self.views.shown is not None:
            self.views.shown.focus_first()
        elif self.left.currentWidget() is self.nothing and self._case_id:
            self.view.focus_first()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_case(self, case_id: int) -> None:
        """Show a case, whether or not the list has it."""
        self.views.show_view(LIST)
        self._load(case_id)
        if not self.list.choose(case_id):
            self.list.setCurrentIndex(QModelIndex())

    def show_narrowed(self, which: Narrowed) -> None:
        """Show only cases of a file or behind a figure, closed ones too, until that is taken away."""
        self.views.show_view(LIST)
        self.filters.set_chosen()
        self.filters.only.show_only(which)
        self.filters.search.clear()
        self._wanted = 0
        self._reload_list()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_for(self, text: str) -> None:
        """Show every case that fits some words, the closed ones, too."""
        self.views.show_view(LIST)
        self.filters.only.show_only(None)
        self.filters.set_chosen()
        self.filters.search.setText(text)

    def _make(self) -> None:
        self.filters = CaseFilters()
        self.saved = SavedFilters(self, self.filters)
        self.model = row_model(
            self._fetch,
            lambda case: case_look(case, self.tools.now(), self.tools.zone),
            tasks=self.tools.tasks,
            parent=self,
        )
        self.list = RowList(self.model, name=self.tr("Cases"))
        self.list.setItemDelegate(CaseDelegate(self.list))
        self.nothing = EmptyState(
            "cases", "", self.tr("Log something"), lambda: self.log_requested.emit(LogWish())
        )
        self.left, self.right = LateStack(), RightSide()

    def _lay_out(self) -> None:
        self.left.addWidget(Card(self.list, margin=4))
        self.left.addWidget(self.nothing)
        self.beside = Beside(self.left, self.right, least=_LEAST_LIST, most=_MOST_LIST)
        column(self._listed, self.beside)
        title = label(self.tr("Cases"), "title")
        head = row(None, title, 8, self.views.switch, None, self.filters.search, self.views.switch.button)
        parts = (head, self.filters, self.views)
        column(self.content, *parts, space=12, margins=(24, 16, 24, 16)).setStretch(2, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._reload_list)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _row: self.view.focus_first())
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self.banner.show_error)
        self.views.turned.connect(self._on_turned)

    def _on_turned(self, searched: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.filters.setVisible(searched)
        self.filters.show_for_board(board=self.views.shown is not None)
        self.filters.search.setVisible(searched)
        self._enable_keys(self._offered)
        self.take_keyboard()

    def _make_ahead(self) -> None:
        """Make the view of a case while none has come yet, in pieces: keys are heard in between."""
        if self._view is None and self._making.make_next():
            QTimer.singleShot(0, self, self._make_ahead)

    def _begin_view(self) -> Iterator[CaseView | None]:
        for view in CaseView.in_pieces(self.tools, doing(self), self._read_case, self.keys):
            if view is not None:
                self._take_in(view)
            yield view

    def _take_in(self, view: CaseView) -> None:
        for wish in ("open_customer_requested", "open_letter_requested", "voucher_requested"):
            getattr(view, wish).connect(getattr(self, wish))
        view.letter_wanted.connect(self.write_letter_requested)
        view.paper_wanted.connect(self.paper_requested)
        view.meanwhile.left.connect(self._leave_gone)
        view.measures.failed.connect(self.banner.show_error)
        self.right.addWidget(view)

    def _fetch(self, ask: Ask) -> Sequence[CaseRow]:
        return self.tools.services.cases.page(self._which, limit=ask.limit, after=ask.after)

    def _reload_list(self) -> None:
        self._which = self.filters.which()
        self.model.reload()
        self.views.narrow(self._which)

    def _on_loaded(self, count: int) -> None:
        self.left.setCurrentIndex(0 if count else 1)
        self._make_room()
        if not count:
            self.nothing.say(self.filters.why_nothing())
            return
        if not self._wanted:
            self.list.choose_first()
        elif not self.list.current():
            self.list.choose(self._wanted)

    def _on_chosen(self, case: CaseRow | None) -> None:
        if case is not None and case.id != self._wanted:
            self._load(case.id)

    def _load(self, case_id: int, *, elsewhere: bool = False) -> None:
        self._wanted = case_id
        if self._case_id != case_id:
            self._enable_keys(None)  # a letter never means the case before
        self._loader.load(
            lambda: read_file(self.tools.services, case_id),
            lambda file: self._show_file(file, elsewhere=elsewhere),
            self._on_not_there,
            meanwhile=self._say_coming,
        )
        if self.right.is_unchosen:
            self._say_coming()

    def _say_coming(self) -> None:
        """Beside a chosen row never stands another case, nor that one is to be chosen."""
        if self._case_id != self._wanted or self.right.currentWidget() is not self._view:
            case = self.list.current()
            self.right.show_coming(case if case is not None and case.id == self._wanted else None)

    def _show_file(self, file: CaseFile, *, elsewhere: bool) -> None:
        self.filters.more.know_customer(file.case.customer_id, file.case.customer_name)
        self._turn_to(file.case.id)
        self.view.show_file(file, elsewhere=elsewhere)
        self._enable_keys(file)
        self.right.setCurrentWidget(self.view)
        self._make_room()

    def _make_room(self) -> None:
        """Where nothing is listed and nothing looked at, nothing can be chosen: there is no sheet for it."""
        nothing = self.left.currentWidget() is self.nothing
        self.beside.leave_alone(alone=nothing and self.right.is_unchosen)

    def _enable_keys(self, file: CaseFile | None) -> None:
        """Offer only what makes sense for the case that is looked at; nothing while another view is shown."""
        self._offered = file
        for name, sensible in offered(None if self.views.shown else file).items():
            self.keys[name].setEnabled(sensible)

    def _turn_to(self, case_id: int) -> None:
        """A view in which something is being typed waits as it is until its case is looked at again."""
        view = self.view
        if view.case_id == case_id:
            return
        kept = view.meanwhile.take(typed_in(part for part in (view.story, *view.composers) if part.is_typed))
        if view.meanwhile.is_gone:
            self._put_away(self._typed_in.pop(case_id, None) or self._making.whole())
        elif view.is_typed:
            self._typed_in[view.case_id] = view
            waiting = self._typed_in.pop(case_id, None)
            self._view = waiting or self._making.whole()
        elif case_id in self._typed_in:
            self._put_away(self._typed_in.pop(case_id))
        self.view.meanwhile.keep(kept)

    def _put_away(self, instead: CaseView) -> None:
        """Let go of the view that is shown, for another one."""
        spare, self._view = self.view, instead
        spare.unfinished.kept.leave()
        self.right.removeWidget(spare)
        spare.deleteLater()

    def _on_not_there(self, error: Exception) -> None:
        """The case is gone, as when its logging was undone; what is being typed on it stays all the same."""
        if getattr(error, "code", "") != "case.unknown":
            self.banner.show_error(error)
            return
        self._enable_keys(None)
        view = self.view
        if view.case_id == self._wanted and view.is_typed:
            view.meanwhile.gone_words = words_for(error).what
            view.say_gone()
        else:
            self._go_on()

    def _leave_gone(self) -> None:
        self._put_away(self._making.whole())
        self._go_on()

    def _go_on(self) -> None:
        """Look at another case than the one that is gone."""
        self._wanted = 0
        self.right.setCurrentWidget(self.right.unchosen)
        self._make_room()
        current = self.list.current()
        if current is not None:
            self._load(current.id)
        else:
            self.list.choose_first()

    def _read_case(self, case_id: int, then: Callable[[CaseDetail], None]) -> None:
        self.load(lambda: self.tools.services.cases.get(case_id), then)

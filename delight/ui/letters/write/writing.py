"""The letter on the desk: its draft, the page that follows it, and what keeps it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QSizeF, Signal

from delight.domain.cases.case import CaseEdit
from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import DelightError
from delight.domain.guards.writing import LetterPreview, LetterRequest
from delight.domain.letters.letter import Missing
from delight.domain.letters.paper import Envelope
from delight.domain.letters.wordings import WordingFormat, WordingRow
from delight.domain.text import first_words
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader
from delight.ui.letters.desk.desk import Desk
from delight.ui.letters.desk.snags import Snag
from delight.ui.letters.words import jump_words, missing_words, page_of, paper_name, plain_file_name
from delight.ui.letters.write.advising import Advising
from delight.ui.letters.write.copying import Copying
from delight.ui.letters.write.draft import Drafts, LetterDraft, about
from delight.ui.letters.write.editor import LetterEditor
from delight.ui.letters.write.keeper import LetterKeeper
from delight.ui.letters.write.live import LivePage, LivePreview
from delight.ui.letters.write.told import example_of, told_name
from delight.ui.letters.write.topic import LetterTopic, topic_of

_TOO_LONG = "letters.address_too_long"
_MENDED = {
    _TOO_LONG: "customer",
    "letters.characters": "customer",
    "letters.letterhead_too_long": "shop",
}
"""Where a letter that cannot be set is mended."""
_SHOWN_WORDS = 60
_Opened = tuple[LetterTopic, list[WordingRow]]


class Writing(QObject):
    """Keeps editor and page together; every letter somebody typed in stays in ``drafts``."""

    opened = Signal()
    """A letter lies on the desk."""
    ready_changed = Signal(bool)
    """Whether the letter may go out as it is."""

    def __init__(self, page: Page, desk: Desk, editor: LetterEditor) -> None:
        super().__init__(page)
        self._page, self._tools, self._desk, self._editor = page, page.tools, desk, editor
        self.advising = Advising(page, desk, editor)
        self.copying = Copying(page, desk, editor)
        self.advising.closed.connect(self._keep)
        self.copying.follow(lambda: self.draft.asked if self.draft else None)
        self.drafts = Drafts()
        self.keeper = LetterKeeper(page.tools, self.drafts, self)
        self.keeper.lost_changed.connect(desk.lost.show_letters)
        desk.lost.let_go.connect(self.keeper.let_go)
        self.draft: LetterDraft | None = None
        self.topic: LetterTopic | None = None
        self.preview: LetterPreview | None = None
        self._held: Snag | None = None
        self._loader = Loader(page.tools.tasks, self)
        self.live = LivePreview(page.tools, self)
        self.live.drawn.connect(self._on_drawn)
        self.live.failed.connect(self._on_failed)
        editor.changed.connect(self._on_changed)
        editor.open_customer_requested.connect(self._open_customer)
        editor.open_case_requested.connect(self._open_case)
        desk.snags.filled.connect(self._go_on)

    def begin(self, request: LetterRequest, *, insist: bool = False) -> None:
        """Put a letter on the desk, as it was left.

        Args:
            request: to whom, about what, in which wording.
            insist: take the wording asked for although another was chosen before.
        """
        draft = self.draft
        if draft is not None and draft.about == about(request):
            if insist and request.wording not in {"", draft.request.wording}:
                self._editor.choose_wording(request.wording)
            self.refresh()
            return
        self.clear()
        self._loader.load(
            lambda: self._look_up(request), lambda opened: self._open(*opened, insist=insist), self._on_failed
        )

    def meet(self, name: str, then: Callable[[LetterRequest], None]) -> None:
        """Take somebody new in as a customer; ``then`` receives the request for a letter to them."""
        self._page.do(
            lambda: self._tools.services.customers.add(CustomerDraft(name=name)),
            self.tr("{name} is a customer now.").format(name=first_words(name, _SHOWN_WORDS)),
            lambda changes: then(LetterRequest(wording="", customer_id=changes.record)),
        )

    def clear(self) -> None:
        """Take the letter off the desk; what was typed is kept."""
        self._loader.drop()
        self.live.drop()
        self.draft = self.topic = self.preview = None
        self.advising.clear()
        self.copying.show_nothing()
        self._tell(ready=False)

    def refresh(self) -> None:
        """Draw the letter again: something that it tells may have changed."""
        draft = self.draft
        if draft is None:
            return
        self._ask()
        self._loader.load(lambda: self._look_up(draft.request), self._look_again, self._on_failed)

    def sharpen(self, dpi: float) -> None:
        """Draw the page with so many dots to the inch."""
        if self.draft is not None:
            asked = self.draft.asked
            self.live.ask(replace(asked, envelope=Envelope.NONE) if self._held else asked, dpi)

    def sheet(self) -> QSizeF:
        """Return the size of the first page in points."""
        return self._desk.paper.sheets.size()

    def file_name(self) -> str:
        """Return what a PDF of this letter is called at first."""
        title = self.preview.title if self.preview else ""
        return plain_file_name(f"{title} {self.topic.customer_name if self.topic else ''}")

    def _look_up(self, request: LetterRequest) -> _Opened:
        services = self._tools.services
        return topic_of(services, request), services.letters.wordings()

    def _open(self, topic: LetterTopic, wordings: Sequence[WordingRow], *, insist: bool) -> None:
        self.topic = topic
        draft = self.draft = self.drafts.open(topic.request, insist=insist)
        self._editor.show_topic(topic)
        self._editor.show_draft(draft, wordings)
        self._show_title(topic)
        self.opened.emit()
        self._ask()

    def _look_again(self, opened: _Opened) -> None:
        if self.draft is not None and self.draft.about == about(opened[0].request):
            self.topic = opened[0]
            self._editor.show_topic(self.topic)
            self._show_title(self.topic)
            if self.preview is not None:
                self._show_offers(self.preview)

    def _on_changed(self, draft: LetterDraft) -> None:
        if self.draft is None or draft.bodies != self.draft.bodies:
            self.advising.typed()
        self._keep(replace(draft, closed=self.draft.closed) if self.draft else draft)
        self._ask()

    def _keep(self, draft: LetterDraft) -> None:
        self.draft = draft
        self.drafts.keep(draft)
        self.keeper.touch()

    def _ask(self) -> None:
        self._held = None
        if self.draft is not None:
            self.live.ask(self.draft.asked, self._desk.paper.sharp_dpi)

    def _on_drawn(self, page: LivePage) -> None:
        self.preview = page.preview
        self._desk.paper.show_sheets(page.sheets)
        self._desk.show_paper()
        self._desk.paper.setAccessibleDescription(f"{page.preview.salutation}\n{page.preview.body}")
        if page.newest:
            self._editor.show_text(page.preview)
            self._show_state(page.preview)
            self._show_offers(page.preview)
            self._sharpen_if_needed()

    def _sharpen_if_needed(self) -> None:
        """Another size of paper is shown at another scale, which is known only now."""
        paper = self._desk.paper
        if abs(paper.sheets.dpi - paper.sharp_dpi) > 1:
            self.sharpen(paper.sharp_dpi)

    def _show_state(self, preview: LetterPreview) -> None:
        snags = [self._snag(missing) for missing in preview.missing]
        snags += [self._held] if self._held else []
        if preview.remark and self.topic:
            words = words_for(DelightError(preview.remark, name=self.topic.customer_name)).what
            snags.append(Snag(words=words, button=jump_words("customer"), mend=self._open_customer))
        self._desk.snags.show_snags(snags)
        self._desk.status.set_line(self._status(preview))
        if self.topic:
            self._desk.title.set_line(preview.title)
        self._tell(ready=not snags)

    def _show_offers(self, preview: LetterPreview) -> None:
        """Show what is worth a thought, and what else the letter may be than paper."""
        if self.draft is not None and self.topic is not None:
            self.advising.take(preview, self.draft, self.topic)
            card = self._editor.wording.format() is WordingFormat.CARD
            name = self.file_name().removesuffix(".pdf")
            self.copying.show_for(name, card=card, ready=not preview.missing)

    def _status(self, preview: LetterPreview) -> str:
        pages = counted(preview.pages, self.tr("1 page"), "%n pages")
        name = paper_name(self.sheet().toSize())
        return " · ".join(part for part in (pages, name) if part)

    def _on_failed(self, error: Exception) -> None:
        self._tell(ready=False)
        snag = self._snag_of(error)
        if self.draft is not None and isinstance(error, DelightError) and error.code == _TOO_LONG:
            self._held = snag  # the page is shown all the same, without the window it does not fit
            self.live.ask(replace(self.draft.asked, envelope=Envelope.NONE), self._desk.paper.sharp_dpi)
        elif self.preview is None:
            self._desk.show_nothing(snag.words, snag.button, snag.mend)
        else:
            self._desk.snags.show_snags([snag])

    def _snag_of(self, error: Exception) -> Snag:
        plain = words_for(error)
        words = " ".join(part for part in (plain.what, plain.remedy) if part)
        code = error.code if isinstance(error, DelightError) else ""
        where = _MENDED.get(code)
        if where is None:
            return Snag(words=words)
        return Snag(words=words, button=jump_words(where), mend=lambda: self._jump(where))

    def _tell(self, *, ready: bool) -> None:
        self.ready_changed.emit(ready)

    def _snag(self, missing: Missing) -> Snag:
        words = self.tr("Still missing: {what}.").format(what=missing_words(missing))
        case_id = self.topic.case_id if self.topic else None
        if missing.field == "case.topic" and case_id is not None:
            example = self.tr("the birthday cake with the wrong name")
            return Snag(
                words=words, tell=lambda told: self._tell_topic(case_id, told), example=example, about=case_id
            )
        told = told_name(missing)
        if told:
            return Snag(
                words=words,
                tell=lambda said: self._editor.tell(told, said),
                example=example_of(told),
                about=self.draft.about if self.draft else 0,
                by_leaving=True,
            )
        return Snag(words=words, button=jump_words(missing.where), mend=lambda: self._jump(missing.where))

    def _tell_topic(self, case_id: int, words: str) -> None:
        """Store what the case was about; the letter is drawn again."""
        self._page.do(
            lambda: self._tools.services.cases.edit(case_id, CaseEdit(topic=words)),
            self.tr("Noted for the letter."),
        )

    def _go_on(self) -> None:
        """Go to the text once everything is filled in, or to the list where there is no room for the text."""
        if self._editor.isVisible():
            self._editor.go_to_text()
        else:
            self._page.focus_first()

    def _jump(self, where: str) -> None:
        place = page_of(where)
        if place is not None:
            self._page.page_requested.emit(place.value)
        elif where.startswith("case") and self.topic and self.topic.case_id is not None:
            self._open_case()
        elif where.startswith("letter"):
            self._editor.go_to_personal()
        else:
            self._open_customer()

    def _open_customer(self) -> None:
        if self.topic is not None:
            self._page.open_customer_requested.emit(self.topic.customer_id)

    def _open_case(self) -> None:
        if self.topic is not None and self.topic.case_id is not None:
            self._page.open_case_requested.emit(self.topic.case_id)

    def _show_title(self, topic: LetterTopic) -> None:
        to = self.tr("To {name}").format(name=topic.customer_name)
        self._desk.subtitle.set_line(" · ".join(part for part in (to, topic.reference) if part))

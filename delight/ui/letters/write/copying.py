"""Short texts and pictures: a message or a public reply to copy, a card as a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from delight.domain.errors import DelightError, StorageError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.letter import Missing
from delight.domain.letters.wordings import ShortText, WordingFormat
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.files.files import Purpose, ask_where_to_save
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader
from delight.ui.letters.desk.desk import Desk
from delight.ui.letters.paper.pictures import images_of
from delight.ui.letters.words import missing_list
from delight.ui.letters.write.editor import LetterEditor
from delight.ui.letters.write.reader import Reader

_DPI = 200
"""Sharp on every screen, and small enough for a message."""


class Copying(QObject):
    """The menu beside Print; what it needs of the letter it asks for when somebody chooses."""

    copied = Signal(str)
    """What lies on the clipboard now."""

    def __init__(self, page: Page, desk: Desk, editor: LetterEditor) -> None:
        super().__init__(page)
        self._page, self._desk, self._editor = page, desk, editor
        self._loader = Loader(page.tools.tasks, self)
        self._request: Callable[[], LetterRequest | None] = lambda: None
        self._name = ""
        self.choose_picture = choose_picture
        self.reader = Reader(desk)
        self.reader.copy_requested.connect(self._copy)
        self.acts = add_actions(page, *self._definitions())
        for action in self.acts.values():
            desk.menu.addAction(action)

    def follow(self, request: Callable[[], LetterRequest | None]) -> None:
        """Ask this which letter lies on the desk."""
        self._request = request

    def show_for(self, name: str, *, card: bool, ready: bool) -> None:
        """Offer what there is for a letter being written.

        Args:
            name: what a file of it is called at first, without its ending.
            card: it is a card: it may be a picture.
            ready: nothing is missing in it.
        """
        self._name = name
        for which, action in self.acts.items():
            picture = which.endswith("picture")
            action.setVisible(card or not picture)
            action.setEnabled(ready if card and picture else not picture)
        self._show_menu()

    def show_nothing(self) -> None:
        """Offer nothing: no letter is being written."""
        for action in self.acts.values():
            action.setVisible(False)
            action.setEnabled(False)
        self.reader.hide()
        self._show_menu()

    def _show_menu(self) -> None:
        self._desk.more.setVisible(any(action.isVisible() for action in self._desk.menu.actions()))

    def _definitions(self) -> list[ActionDef]:
        message, public = ShortText.MESSAGE, ShortText.PUBLIC
        wanted = (
            ("copy_message", self.tr("Copy as a message …"), partial(self._read, message), "C", "message"),
            (
                "copy_public",
                self.tr("Copy as a public reply …"),
                partial(self._read, public),
                "R",
                "customers",
            ),
            ("save_picture", self.tr("Save as a picture …"), self._save_picture, "S", "save"),
            ("copy_picture", self.tr("Copy as a picture"), self._copy_picture, "I", "copy"),
        )
        group = self.tr("Letters")
        return [
            ActionDef(name=name, text=text, do=do, key=f"Ctrl+Shift+{key}", icon=icon, group=group)
            for name, text, do, key, icon in wanted
        ]

    def _read(self, which: ShortText) -> None:
        request = self._request()
        if request is None:
            return
        as_letter = self._editor.wording.key_of(request.wording, WordingFormat.LETTER) or request.wording
        asked = LetterRequest(
            wording=as_letter,
            customer_id=request.customer_id,
            case_id=request.case_id,
            gesture_id=request.gesture_id,
            voucher_id=request.voucher_id,
            language=request.language,
            personal=request.personal,
            told=request.told,
        )
        self._loader.load(
            lambda: self._page.tools.services.letters.short(asked, which),
            lambda text: self.reader.show_text(which, text),
            lambda error: self.reader.show_problem(which, _why(error)),
        )

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.reader.hide()
        self._editor.go_to_text()
        self._page.said.emit(self.tr("Copied. Paste it where you write to them."), None)
        self.copied.emit(text)

    def _copy_picture(self) -> None:
        self._draw(self._take_picture)

    def _take_picture(self, images: tuple[QImage, ...]) -> None:
        QGuiApplication.clipboard().setImage(images[0])
        self._page.said.emit(self.tr("The card is copied as a picture."), None)

    def _save_picture(self) -> None:
        if self._request() is not None:
            self.choose_picture(self._page, self._name, self._save_to)

    def _save_to(self, path: Path) -> None:
        words = self.tr("Saved as {name}.").format(name=path.name)
        self._draw(lambda _images: self._page.said.emit(words, None), path)

    def _draw(self, then: Callable[[tuple[QImage, ...]], None], path: Path | None = None) -> None:
        """Draw the card off the GUI thread; with ``path`` its pages are saved there too."""
        request = self._request()
        if request is None:
            return

        def work() -> tuple[QImage, ...]:
            letters = self._page.tools.services.letters
            preview = letters.preview(request)
            images = images_of(letters.pictures(preview.pdf, _DPI))
            if path is not None:
                save_pictures(images, path)
            return images

        self._page.load(work, then)


def save_pictures(images: tuple[QImage, ...], path: Path) -> None:
    """Write pages as PNG files, the second as ``name 2.png``.

    Raises:
        StorageError: ``file.cannot_write`` with the ``path``; ``file.not_ours`` where there is such a second
            file, about which nobody was asked.
    """
    files = [path, *(path.with_name(f"{path.stem} {n}{path.suffix}") for n in range(2, len(images) + 1))]
    if taken := next((file for file in files[1:] if file.exists()), None):
        raise StorageError("file.not_ours", path=taken.name)
    for file, image in zip(files, images, strict=True):
        image.setDotsPerMeterX(round(_DPI / 0.0254))
        image.setDotsPerMeterY(round(_DPI / 0.0254))
        if not image.save(str(file), "PNG"):  # type: ignore[call-overload]
            raise StorageError("file.cannot_write", path=file.name)


def choose_picture(parent: QWidget, name: str, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Open the system's dialog for where to save a picture; it begins among the person's pictures."""
    title, kind = _tr("Save as a picture"), _tr("Picture")
    return ask_where_to_save(parent, title, Purpose.PICTURES, on_chosen, name=f"{name}.png", kind=kind)


def _why(error: Exception) -> str:
    """Return why there is no such text; what is missing is named as it is on the desk."""
    if isinstance(error, DelightError) and error.code == "letters.missing":
        missing: Sequence[Missing] = error.details["fields"]  # type: ignore[assignment]
        return _tr("Still missing: {what}.").format(what=missing_list(missing))
    plain = words_for(error)
    return " ".join(part for part in (plain.what, plain.remedy) if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)

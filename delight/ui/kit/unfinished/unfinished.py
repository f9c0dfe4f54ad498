"""Keeps what is typed into a page's forms on disk while it is typed, and puts it back after a crash."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from delight.domain.changes import ERASING_DEEDS, Changes
from delight.ui.kit.composer import Composer
from delight.ui.kit.files.unfinished_file import FORMAT, Kept, file_for, keep
from delight.ui.kit.unfinished.aside import Aside, Typed, is_same
from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.unfinished.fields import (
    Said,
    figures_in,
    listen_to,
    plain,
    said_in,
    words_of,
)
from delight.ui.kit.unfinished.watched import Asking, Closing, Watched, record_of, say_back
from delight.ui.kit.work.page import Tools

_WAIT_MS = 400


class Unfinished(QObject):
    """Writes what is unfinished soon after each change, on the worker."""

    came_back = Signal(object)
    """The first form that words are back in; all of them have their place."""

    def __init__(
        self,
        tools: Tools,
        watched: Mapping[str, Watched],
        back: BackBar,
        parent: QObject,
        *,
        stored: Callable[[], Iterable[str]] = tuple,
        more: Callable[[str], object] = lambda _name: None,
    ) -> None:
        """Watch forms by their names.

        Args:
            tools: of the page.
            watched: the forms that are always there.
            back: says what is back.
            parent: where they stand.
            stored: the texts on record: such words need not come back.
            more: opens a form that comes and goes, by its name, and has it watched.
        """
        super().__init__(parent)
        self._stored, self._more, self._aside = stored, more, Aside()
        self._tools, self._watched, self.back = tools, dict(watched), back
        self._what, self._ids = "", {}
        self._befores: dict[str, tuple[dict[str, Any], Said]] = {}
        self._written: Kept = {}
        self._file: Path | None = None
        self._next: Path | None = None
        self._shown: Path | None = None
        self._is_paused = False
        self._has_erased = False
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.flush)
        self._listen()
        tools.bus.changed.connect(self._on_changed)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._say_goodbye)

    def show_kept(self, what: str, ids: Mapping[str, int], kept: Kept) -> None:
        """Keep what is typed about ``what`` from now on; put back once what was ``kept`` of it.

        Args:
            what: names the file, such as ``case-12``; nothing is kept where it is empty.
            ids: what it is about, so that erasing somebody finds it: ``case_id``, ``customer_id``.
            kept: as read from that file.
        """
        self._is_paused, file = False, file_for(self._tools.services, what)
        if file == self._shown:
            return
        self._what, self._ids, self._shown = what, dict(ids), file
        if kept:
            self._written, self._file = kept, file
            self._put_back(kept)

    def touch(self) -> None:
        """Something was typed, saved or taken back."""
        if self._what and not self._is_paused and not self._timer.isActive():
            self._next = file_for(self._tools.services, self._what)  # whoever typed it is at the desk now
            self._timer.start()

    def watch(self, name: str, one: Watched) -> None:
        """Watch one more form, which comes and goes; what waits for it is put in."""
        self._watched[name] = one
        self._follow(name, one.form)
        self._on_opened(name)

    def watch_once(self, name: str, form: Any, open_: Callable[[dict[str, Any]], object]) -> None:
        """Watch a form that is made when it is first asked for, and stays: from then on."""
        if name not in self._watched:
            self.watch(name, Watched(form=form, open=open_, before=lambda: form.filled))

    def unwatch(self, name: str, form: object) -> None:
        """Watch a form no more; what is typed in it is of no use."""
        if name in self._watched and self._watched[name].form is form:
            del self._watched[name]
            self._befores.pop(name, None)
            self.touch()

    def loosen(self, name: str, form: object) -> None:
        """Watch a form no more since what it was about has gone; unless erased, its words can be copied."""
        if name in self._watched and self._watched[name].form is form:
            typed = None if self._has_erased else self._typed(name)
            self.unwatch(name, form)
            self._add_loose(words_of(form, typed["said"]) if typed else "")

    def follow_erasing(self, kept: Kept) -> None:
        """Let go, once somebody was erased, of all that is not ``kept`` in the file, read after that."""
        if not self._has_erased:
            return
        self._has_erased = False
        for name, one in list(self._watched.items()):
            if name not in kept.get("forms", {}) and one.form.is_typed and isinstance(one.form, Closing):
                one.form.close_form()
        self._aside = Aside()
        self._aside.restore(kept.get("aside", ()))
        self.back.say(back=False, loose=kept.get("loose", ""))

    def waits(self, name: str, record: dict[str, Any]) -> bool:
        """Return whether words wait for a form to be about this again."""
        return self._aside.has(name, record)

    def flush(self) -> None:
        """Write what is unfinished now."""
        self._timer.stop()
        now = self._unfinished() if self._what else {}
        if not now.get("forms"):
            self.back.rest()
        if now == self._written or self._next is None:
            return
        left, file = self._file, self._next if now else None
        self._written, self._file = now, file
        services = self._tools.services if self._tools.is_open else None
        self._tools.tasks.run(lambda: keep(services, file, now, left), None, lambda _error: None, owner=self)

    def pause(self) -> None:
        """What it is about is gone, perhaps erased: nothing more is written until it is shown again."""
        self._timer.stop()
        self._is_paused = True

    def leave(self) -> None:
        """Something else is shown from now on."""
        if self._timer.isActive():
            self.flush()
        self._what, self._written, self._aside = "", {}, Aside()
        self._file = self._next = self._shown = None

    def _on_changed(self, changes: Changes) -> None:
        """Hear of it also where the page is not shown, and is read much later."""
        self._has_erased = self._has_erased or changes.name in ERASING_DEEDS

    def _listen(self) -> None:
        self.back.closed.connect(self.touch)
        for name, one in self._watched.items():
            self._follow(name, one.form)

    def _follow(self, name: str, form: Any) -> None:
        listen_to(form, self.touch)
        if isinstance(form, Asking):
            form.opened.connect(lambda: self._on_opened(name))
            form.giving_way.connect(lambda: self._put_aside(name))
        if isinstance(form, Composer):
            form.closed.connect(lambda: self._on_closed(name))

    def _on_opened(self, name: str) -> None:
        form = self._watched[name].form
        record = record_of(form)
        if not form.is_typed or name not in self._befores or self._befores[name][0] != record:
            self._befores[name] = record, said_in(form)
        waiting = self._aside.take(name, record)
        if waiting is not None:
            _is_back, left = say_back(form, waiting)
            self._add_loose(left)
            self.touch()

    def _add_loose(self, words: str) -> None:
        if words:
            loose = "\n\n".join(filter(None, (self.back.words.toPlainText(), words)))
            self.back.say(back=False, loose=loose)
            self.touch()

    def _put_aside(self, name: str) -> None:
        """Keep what is typed until the form is about the same again."""
        typed = self._typed(name)
        if typed:
            self._aside.put(name, typed)
        self._befores.pop(name, None)

    def _on_closed(self, name: str) -> None:
        self._befores.pop(name, None)
        self.touch()

    def _unfinished(self) -> Kept:
        forms = {name: found for name in self._watched if (found := self._typed(name))}
        loose, aside = self.back.words.toPlainText(), self._aside.all()
        if not (forms or loose or aside):
            return {}
        kept = {"format": FORMAT, **self._ids, "forms": forms, "loose": loose}
        return {**kept, "aside": aside} if aside else kept

    def _typed(self, name: str) -> Typed | None:
        one = self._watched[name]
        if not one.form.is_typed:
            return None
        now, before = said_in(one.form), self._before(name)
        said = {field: value for field, value in now.items() if value != before.get(field)}
        was = {field: before.get(field) for field in said}
        return {"record": record_of(one.form), "said": said, "before": was} if said else None

    def _before(self, name: str) -> Said:
        before = self._watched[name].before
        return before() if before else self._befores.get(name, ({}, {}))[1]

    def _put_back(self, kept: Kept) -> None:
        at, back, loose = QApplication.focusWidget(), [], [kept["loose"]]
        stored = {plain(text) for text in self._stored()}
        for name, one in kept["forms"].items():
            if self._is_stored(name, one["said"], stored):
                continue
            is_back, left = self._put(name, one)
            if is_back:
                back.append(self._watched[name].form)
            loose.append(left)
        self._aside.restore(kept.get("aside", ()))
        self.back.say(back=bool(back), loose="\n\n".join(filter(None, loose)))
        if back:
            QTimer.singleShot(0, self, lambda: self.came_back.emit(back[0]))
        if at is not None:
            at.setFocus(Qt.FocusReason.OtherFocusReason)  # whoever walks through a list goes on
        self.touch()

    def _put(self, name: str, typed: Typed) -> tuple[bool, str]:
        """Put words back into their form; return whether they are in it, and those that it cannot take.

        What was stored meanwhile is no news. What somebody else changed meanwhile is not written over.
        """
        if name not in self._watched:
            self._more(name)
        one, record, said = self._watched.get(name), typed["record"], typed["said"]
        if one is None:
            return False, words_of(None, said)
        form = one.form
        if form.is_typed:
            stands = said_in(form)
            return False, words_of(form, {field: w for field, w in said.items() if stands.get(field) != w})
        with suppress(KeyError, TypeError, ValueError):
            one.open(record)
        if form.isHidden() or not is_same(record_of(form), record):
            return False, words_of(form, said)
        is_back, left = say_back(form, typed)
        if not is_back and isinstance(form, Asking):
            form.close_form()
        return is_back, left

    def _is_stored(self, name: str, said: Said, stored: Collection[str]) -> bool:
        """Return whether all words of a form stand on record: a crash came after they were saved."""
        one = self._watched.get(name)
        form, figures = (one.form, figures_in(one.form)) if one else (None, set())
        told = {field: value for field, value in said.items() if field not in figures}
        words = words_of(form, told).split("\n\n")
        return any(words) and all(plain(part) in stored for part in words)

    def _say_goodbye(self) -> None:
        if self._timer.isActive():
            self.flush()

"""Pictures of every page, light and dark, small and usual, on the demo shop: ``make shots [ONLY=today]``."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from benchmarks.shots_counter import be_a_counter, counter_scenes
from benchmarks.shots_files import made
from benchmarks.shots_insight import SMALL, insight_scenes, small_scenes, small_shop
from benchmarks.shots_states import STATES, shop_in
from delight import paths
from delight.domain.customers.recommending import Opinion
from delight.domain.imports.importing import ImportNoun
from delight.services.demo import make_demo
from delight.services.opening import open_services, shop_exists
from delight.ui.kit.look import theme
from delight.ui.kit.look.icons import retint
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.work.page import LetterWish, LogWish, Place, Tools
from delight.ui.kit.work.steps import Steps
from delight.ui.letters.modes import Mode
from delight.ui.main_window import MainWindow

OUT = Path(__file__).parents[1] / "build" / "shots"
SIZES = ((1200, 800), (1024, 640))
SCHEMES = (Scheme.LIGHT, Scheme.DARK)


def main(only: str = "") -> None:
    """Write the pictures to ``build/shots``; ``only`` is a part of their names."""
    scratch = Path(tempfile.mkdtemp())
    paths.machine_file = lambda: scratch / "machine.json"
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([])
    OUT.mkdir(parents=True, exist_ok=True)
    shop = _demo()
    for scheme in SCHEMES:
        apply_theme(app, scheme)
        retint(app.allWidgets())
        for size in SIZES:
            _shoot_all(app, shop, scratch / "none", f"{scheme}-{size[0]}", size, only)
    theme.asks_for_contrast = lambda: True
    for scheme in SCHEMES:
        apply_theme(app, scheme)
        retint(app.allWidgets())
        _shoot_charts(app, shop, f"{scheme}-contrast", only)


def _demo() -> Path:
    """Return the demo shop of today, made once a day."""
    place = Path(tempfile.gettempdir()) / f"delight-shots-{date.today()}"
    if not shop_exists(place):
        make_demo(place, today=date.today())
    return place


def _shoot_all(app, shop: Path, nowhere: Path, suffix: str, size: tuple[int, int], only: str) -> None:
    scenes = {**{str(place): _go_to(place) for place in Place}, **_SCENES}
    wanted = {name: show for name, show in scenes.items() if not only or only in name}
    if wanted:
        window = _window(app, shop, size)
        for name, show in wanted.items():
            _shoot(app, window, show, f"{name}-{suffix}")
        _close(app, window)
    for state in STATES:
        _shoot_state(app, state, shop_in, _IN_STATES, suffix, size, only)
    for state in SMALL:
        _shoot_state(app, state, small_shop, small_scenes(), suffix, size, only)
    _shoot_counter(app, shop, suffix, size, only)
    if not only or only in "start":
        window = _window(app, nowhere, size)
        _save(window, f"start-{suffix}")
        _close(app, window)


def _shoot_charts(app, shop: Path, suffix: str, only: str) -> None:
    """Look at Insight alone, whose charts are drawn by us, in the colours of more contrast."""
    scenes = {str(Place.INSIGHT): _go_to(Place.INSIGHT), **insight_scenes()}
    wanted = {name: show for name, show in scenes.items() if not only or only in name}
    if wanted:
        window = _window(app, shop, SIZES[0])
        for name, show in wanted.items():
            _shoot(app, window, show, f"{name}-{suffix}")
        _close(app, window)


def _shoot_state(app, state: str, made, scenes, suffix: str, size: tuple[int, int], only: str) -> None:
    """Look at pages in a shop that is empty, new, crowded, full of long words, or small."""
    named = {f"{name}-{state}": show for name, show in scenes.items()}
    wanted = {name: show for name, show in named.items() if not only or only in name}
    if wanted:
        window = _window(app, made(state, date.today()), size)
        for name, show in wanted.items():
            _shoot(app, window, show, f"{name}-{suffix}")
        _close(app, window)


def _shoot_counter(app, shop: Path, suffix: str, size: tuple[int, int], only: str) -> None:
    """Look at counter mode in a window of its own, and leave it as it was."""
    if only and not only.startswith("counter"):
        return
    window = _window(app, shop, size)
    be_a_counter(window, app, size)
    _settle(app, window)
    for name, show in counter_scenes(window, lambda: _settle(app, window)).items():
        if only in name:
            _shoot(app, window, lambda _window, show=show: show(), f"{name}-{suffix}")
    window.counter.mode.go_home()
    window.counter.leave()
    _settle(app, window)
    _close(app, window)


def _window(app, place: Path, size: tuple[int, int]) -> MainWindow:
    tools = Tools(now=lambda: datetime.now(UTC))
    window = MainWindow(tools, place, lambda p: open_services(p) if shop_exists(p) else None)
    tools.setParent(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    _settle(app, window)
    return window


def _shoot(app, window: MainWindow, show: Callable[[MainWindow], object], file: str) -> None:
    try:
        show(window)
        _settle(app, window)
    except ImportError as error:
        print(f"{file}: not there yet ({error})")
        return
    _save(window, file)


def _go_to(place: Place) -> Callable[[MainWindow], object]:
    return lambda window: window.go(place)


def _view(key: str) -> Callable[[MainWindow], object]:
    return lambda window: window.go(Place.CASES).views.show_view(key)


def _log(window: MainWindow) -> None:
    window.go(Place.TODAY)
    window.log(LogWish(customer_id=_somebody(window), what="The rolls were not sliced, again."))


def _customer(window: MainWindow) -> None:
    window.open_customer(_somebody(window))


def _letters(mode: Mode) -> Callable[[MainWindow], object]:
    return lambda window: window.go(Place.LETTERS).chips.chip(mode).click()


def _many(window: MainWindow) -> None:
    page = window.go(Place.LETTERS)
    page.chips.chip(Mode.MANY).click()
    page.many.view.how.chip("search").click()
    page.many.view.search.setText("an")
    page.many.view.ask(replace(page.many.view.request, search="an"))


def _card(window: MainWindow) -> None:
    window.write_letter(LetterWish(customer_id=_somebody(window), wording="thank-you-card"))


def _lacking(window: MainWindow) -> None:
    """A letter that says no, before anybody has said why."""
    window.write_letter(LetterWish(customer_id=_somebody(window), wording="kindly-no"))


def _settings(group: str) -> Callable[[MainWindow], object]:
    def show(window: MainWindow) -> None:
        page = window.go(Place.SETTINGS)
        page.open_group(getattr(page, group))

    return show


def _improvements(tab: str) -> Callable[[MainWindow], object]:
    def show(window: MainWindow) -> None:
        views = window.go(Place.CASES).views
        views.show_view("improvements")
        views.currentWidget().show_tab(tab)

    return show


def _twice(window: MainWindow) -> None:
    """Who is here twice: the demo shop has one pair."""
    window.go(Place.CUSTOMERS).twice.open()


def _surprises(opened: str) -> Callable[[MainWindow], object]:
    """This week with one of its forms open, why somebody is not among them, or what is switched off."""

    def show(window: MainWindow) -> None:
        view = window.go(Place.SURPRISES).week
        view.rules.close_form()
        view.catalogue.form.close_form()
        view.form.closed.emit()
        {
            "rules": view.open_rules,
            "form": view.acts["new"].trigger,
            "catalogue": view.catalogue.add,
            "why": lambda: view.why_not.explain(_somebody(window)),
        }[opened]()

    return show


def _answers(*, noting: bool) -> Callable[[MainWindow], object]:
    """Would they recommend us? The one to call first, or an answer that is noted."""

    def show(window: MainWindow) -> None:
        page = window.go(Place.SURPRISES)
        page.tabs.chip("answers").click()
        view = page.answers
        view.told.close_form()
        view.which.chip(Opinion.WOULD_NOT.value).click()
        view.model.loaded.connect(lambda _count: view.list.choose_first())
        if noting:
            view.note()

    return show


def _look(noun: ImportNoun) -> Callable[[MainWindow], object]:
    """A file that was looked into, with what can go wrong in one."""

    def show(window: MainWindow) -> None:
        page = window.go(Place.IMPORT)
        page.start_again()
        page.choose.nouns.chip(noun).click()
        page.bring(made(Path(tempfile.mkdtemp()), noun))

    return show


_SCENES: dict[str, Callable[[MainWindow], object]] = {
    Place.CUSTOMERS: _customer,
    "letters-card": _card,
    "letters-lacking": _lacking,
    "letters-many": _many,
    "letters-archive": _letters(Mode.ARCHIVE),
    "letters-wordings": _letters(Mode.WORDINGS),
    "customers-twice": _twice,
    **{f"import-{noun}": _look(noun) for noun in ImportNoun},
    "log": _log,
    **{f"surprises-{opened}": _surprises(opened) for opened in ("rules", "form", "catalogue", "why")},
    "surprises-answers": _answers(noting=False),
    "surprises-answers-note": _answers(noting=True),
    **insight_scenes(),
    "settings-data": _settings("safety"),
    "cases-board": _view("board"),
    "cases-promises": _view("promises"),
    **{f"cases-improvements-{tab}": _improvements(tab) for tab in ("causes", "ideas", "lacks", "tally")},
    "settings-standards": _settings("standards"),
    "settings-targets": _settings("targets"),
}
"""What is shown besides each place as it opens."""
_IN_STATES: dict[str, Callable[[MainWindow], object]] = {
    "today": _go_to(Place.TODAY),
    "cases": _view("list"),
    "cases-board": _view("board"),
    "cases-promises": _view("promises"),
    "cases-improvements": _improvements("causes"),
    "surprises": _go_to(Place.SURPRISES),
    "insight": _go_to(Place.INSIGHT),
}
"""What is looked at in ``shots_states.STATES`` as well."""


def _somebody(window: MainWindow) -> int:
    """Return a customer with a story: the one of the first thing that is late."""
    return next(row.customer_id for row in window.tools.services.today.page().overdue if row.customer_id)


def _save(window: MainWindow, file: str) -> None:
    window.grab().save(str(OUT / f"{file}.png"))
    print(OUT / f"{file}.png")


def _settle(app, window: MainWindow) -> None:
    quiet = 0
    while quiet < 4:
        idle = window.tools.tasks.wait(20)
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        time.sleep(0.02)
        shown = all(steps.is_done for steps in window.findChildren(Steps))
        quiet = (
            quiet + 1 if idle and shown and window.tools.tasks.wait(0) else 0
        )  # an answer may ask for more


def _close(app, window: MainWindow) -> None:
    tools = window.tools
    window.close()
    _settle(app, window)
    if tools.is_open:
        tools.services.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(*sys.argv[1:2])

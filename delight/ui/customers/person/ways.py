"""All ways to reach a customer: a click copies one; add, change, take off, or let another be the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from delight.domain.customers.customer import CustomerDetail
from delight.domain.customers.reaches import Reach, ReachKind, ReachRow
from delight.ui.customers.person.way_strip import WayStrip
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.late import Late
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, empty, label, row, tab_where
from delight.ui.kit.menus import Deed
from delight.ui.kit.rows.quiet_row import QuietRow
from delight.ui.kit.words.formats import counted, left_to_right
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Page

_FEW, _WIDEST_LABEL = 5, 110
_ICONS = {ReachKind.PHONE: "call", ReachKind.EMAIL: "mail", ReachKind.ADDRESS: "pin"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way: ``id`` is that of a further one; the first of its kind has none.

    ``unwanted``: they asked not to be reached like this; it is shown quietly, and what it is says so.
    """

    kind: ReachKind
    value: str
    label: str = ""
    id: int | None = None
    unwanted: bool = False


class Ways(QWidget):
    """The ways, the first of each kind first; does its deeds through ``page``.

    Its ``strip`` stands where the page has its forms, in the place of ``late``.
    """

    edit_first = Signal(str)
    """Change the first of a kind, which is a field of the customer's details."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._who = page, 0
        self._ways: tuple[Way, ...] = ()
        self._all = False
        self.rows: list[QuietRow] = []
        self._box = column(None, space=0)
        self.more = push_button("", self._show_all, role="link")
        self.add = push_button(self.tr("Phone, e-mail or address"), self.start, role="link", icon="plus")
        self.late = Late(self._make)
        column(self, self._box, row(None, self.add, self.more, None), space=4)

    @property
    def strip(self) -> WayStrip:
        """The form, made when it is first asked for."""
        return self.late.get()

    def show_ways(
        self,
        who: CustomerDetail,
        reaches: Sequence[ReachRow],
        labels: Mapping[ReachKind, str],
        *,
        new: bool,
    ) -> None:
        """Show the ways to reach a customer; ``new`` where somebody else was shown before."""
        self._who = who.id
        if new:
            self._all = False
            self.late.hide()
        self._ways = ways_of(who, reaches, labels)
        self._arrange()

    def start(self) -> None:
        """Ask for another way."""
        self.strip.start(has_some=bool(self._ways))

    def _make(self) -> WayStrip:
        strip = WayStrip()
        strip.saved.connect(self._save)
        return strip

    def _arrange(self) -> None:
        empty(self._box)
        shown = self._ways if self._all else some_of(self._ways)
        self.rows = [self._row(way) for way in shown]
        for made in self.rows:
            self._box.addWidget(made)
        tab_where(self, self.rows)
        hidden = len(self._ways) - len(shown)
        self.more.setVisible(hidden > 0)
        self.more.setText(counted(hidden, self.tr("1 more"), "%n more", "Customers"))

    def _show_all(self) -> None:
        self._all = True
        self._arrange()
        self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, way: Way) -> QuietRow:
        picture = QLabel()
        picture.setPixmap(pixmap(_ICONS[way.kind], "quiet", 16))
        picture.setFixedSize(20, 32)
        as_on_envelope = way.kind is ReachKind.ADDRESS and way.id is None
        role = "quiet" if way.unwanted else ""
        words = label(way.value, wrap=True) if as_on_envelope else OneLine(_on_one_line(way), role)
        content = QWidget()
        text = column(None, words, space=0, margins=(0, 7, 0, 7) if as_on_envelope else (0, 0, 0, 0))
        line = row(content, picture, text, space=10)
        line.setStretch(1, 1)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        which = ", ".join(part for part in (way.label, self._unwanted(way)) if part)
        if which:
            line.addWidget(_which(which))
        spoken = ", ".join(part for part in (way.value.replace("\n", ", "), which) if part)
        return QuietRow(content, self._deeds(way), spoken=spoken, name=spoken)

    def _unwanted(self, way: Way) -> str:
        if not way.unwanted:
            return ""
        return self.tr("wants no calls") if way.kind is ReachKind.PHONE else self.tr("wants no e-mail")

    def _deeds(self, way: Way) -> list[Deed]:
        deeds = [Deed(text=self.tr("Copy"), do=lambda: self._copy(way))]
        if way.kind is ReachKind.EMAIL and not way.unwanted:
            deeds.append(Deed(text=self.tr("Write an e-mail"), do=lambda: _write_to(way.value)))
        if way.id is not None:
            deeds.append(Deed(text=self.tr("Make it the first"), do=lambda: self._make_first(way)))
        deeds.append(Deed(text=self.tr("Change …"), do=lambda: self._edit(way), key=Qt.Key.Key_F2))
        if way.id is not None:
            deeds.append(Deed(text=self.tr("Take off"), do=lambda: self._remove(way), key=Qt.Key.Key_Delete))
        return deeds

    def _copy(self, way: Way) -> None:
        QGuiApplication.clipboard().setText(way.value)
        words = self.tr("Copied: {text}").format(text=way.value.split("\n", maxsplit=1)[0])
        self._page.said.emit(words, None)
        announce(self, words)

    def _edit(self, way: Way) -> None:
        if way.id is None:
            self.edit_first.emit(way.kind.value)
        else:
            self.strip.edit(way.id, Reach(kind=way.kind, value=way.value, label=way.label))

    def _make_first(self, way: Way) -> None:
        services = self._page.tools
        self._page.do(
            lambda: services.services.reaches.make_first(way.id or 0), self.tr("It is the first now.")
        )

    def _remove(self, way: Way) -> None:
        tools, words = self._page.tools, self.tr("Taken off: {text}")
        said = words.format(text=way.value.split("\n", maxsplit=1)[0])
        self._page.do(lambda: tools.services.reaches.remove(way.id or 0), said)

    def _save(self, reach: Reach, reach_id: int) -> None:
        who, tools = self._who, self._page.tools

        def work() -> object:
            reaches = tools.services.reaches
            return reaches.edit(reach_id, reach) if reach_id else reaches.add(who, reach)

        said = self.tr("Saved: {text}").format(text=reach.value.strip().split("\n", maxsplit=1)[0])
        self._page.do(work, said, lambda _changes: self.strip.leave(), self._refused)  # type: ignore[arg-type]

    def _refused(self, error: Exception) -> None:
        if not self.strip.show_error(error):
            self._page.banner.show_error(error)


def ways_of(
    who: CustomerDetail, reaches: Sequence[ReachRow], labels: Mapping[ReachKind, str]
) -> tuple[Way, ...]:
    """Return all ways: by kind, phones first; of each kind the first, with its label, then the others."""
    firsts = {ReachKind.PHONE: who.phone, ReachKind.EMAIL: who.email, ReachKind.ADDRESS: who.address}
    no = {ReachKind.PHONE: who.no_calls, ReachKind.EMAIL: who.no_email, ReachKind.ADDRESS: False}
    return tuple(
        way
        for kind, first in firsts.items()
        for way in (
            *([Way(kind=kind, value=first, label=labels.get(kind, ""), unwanted=no[kind])] if first else ()),
            *(
                Way(kind=kind, value=r.value, label=r.label, id=r.id, unwanted=no[kind])
                for r in reaches
                if r.kind is kind
            ),
        )
    )


def some_of(ways: Sequence[Way]) -> tuple[Way, ...]:
    """Return all of a few ways; of many the first of each kind, and what follows up to a handful."""
    if len(ways) <= _FEW + 2:
        return tuple(ways)
    told = sorted(ways, key=lambda way: way.id is not None)[:_FEW]
    return tuple(way for way in ways if way in told)


def _on_one_line(way: Way) -> str:
    if way.kind is ReachKind.ADDRESS:
        return ", ".join(way.value.split("\n"))
    return left_to_right(way.value)


def _which(words: str) -> QLabel:
    """Return the label of a way: as short as its words, but never half of the row."""
    which = OneLine(words, "small")
    which.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    which.setMaximumWidth(_WIDEST_LABEL)
    return which


def _write_to(address: str) -> None:
    url = QUrl()
    url.setScheme("mailto")
    url.setPath(address)
    QDesktopServices.openUrl(url)

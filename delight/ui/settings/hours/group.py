"""The settings of opening hours: the week, holidays, days that differ, and what follows for a complaint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from PySide6.QtGui import QShowEvent
from typing_extensions import override

from delight.domain.days.schedule import Example, HolidayRow, Region, SpecialDraft, SpecialRow
from delight.domain.shop import ShopDraft
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.meanwhile import SharedSave, save_shared
from delight.ui.kit.work.page import Page
from delight.ui.settings.group import Group
from delight.ui.settings.hours.holidays import HolidayList
from delight.ui.settings.hours.region_field import KeepsHolidays, RegionField
from delight.ui.settings.hours.special import SpecialCard
from delight.ui.settings.hours.special_unsaved import days_file, read_days
from delight.ui.settings.hours.week import WeekField
from delight.ui.settings.hours.words import example_words
from delight.ui.settings.hours.zone_field import ZoneField
from delight.ui.settings.shop_card import ShopCard
from delight.ui.settings.unsaved import UnsavedKeeper


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """What is shown beside the shop's own values."""

    holidays: list[HolidayRow]
    special: list[SpecialRow]
    regions: tuple[Region, ...]
    zones: tuple[str, ...]
    today: date


class HoursGroup(Group):
    """Cards about when the shop is open."""

    def __init__(self, page: Page, draft: Callable[[], ShopDraft | None]) -> None:
        """Show what follows from ``draft``, the shop as it would be with everything typed."""
        super().__init__()
        self._page, self._draft = page, draft
        self._asked, self._stale = 0, False
        self.week, self.zone, self.region = WeekField(), ZoneField(), RegionField(self.tr("Holidays of"))
        self.card, self.kept = self._week_card(), self._holiday_card()
        self.special = SpecialCard(self._today, self._save, self._remove)
        self._unsaved = UnsavedKeeper(
            page.tools, self.special.unsaved, self, place=days_file, understand=read_days
        )
        self.special.typed.connect(self._on_typed)
        self.add(self.card, self.kept, self.special)
        for card in (self.card, self.kept):
            card.typed.connect(self.say_example)

    @property
    @override
    def is_typed(self) -> bool:
        return super().is_typed or self.special.is_typed

    def _on_typed(self) -> None:
        self._unsaved.touch()
        self.typed_changed.emit()

    @override
    def refresh(self) -> None:
        """Read again what is shown, once it is: the list of holidays takes its time to come."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._read()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._read()

    def _read(self) -> None:
        tools = self._page.tools

        def read() -> tuple[_Days, dict[str, Any]]:
            hours, shop = tools.services.hours, tools.services.shop.row()
            days = _Days(
                holidays=hours.holidays(),
                special=hours.special(),
                regions=hours.regions(shop.country),
                zones=hours.zones(),
                today=tools.services.context.today(),
            )
            return days, self._unsaved.read_once()

        self._page.load(read, lambda found: self._show(*found))

    def say_example(self) -> None:
        """Say what the hours as typed mean for a complaint; hours that cannot be read say nothing."""
        draft, tools = self._draft(), self._page.tools
        if draft is None:
            return
        self._asked = asked = self._asked + 1

        def show(read: tuple[Example, tzinfo | None]) -> None:
            if asked == self._asked:
                self.example.setText(self._said(draft, *read))

        def read() -> tuple[Example, tzinfo | None]:
            return tools.services.hours.example(draft), tools.services.zone

        self._page.load(read, show, lambda _error: self.example.setText(""))

    def _said(self, draft: ShopDraft, example: Example, zone: tzinfo | None) -> str:
        words = example_words(example, zone)
        if draft.hours:
            return words
        return self.tr("{example} Every day counts until you say when you are open.").format(example=words)

    def _show(self, days: _Days, kept: Mapping[str, Any]) -> None:
        self.list.show_holidays(days.holidays, days.today)
        told = {one.special.uid for one in days.holidays if one.special is not None}
        special = [one for one in days.special if one.uid not in told]
        self.special.show_days(special, days.today)
        self.special.bring_back(kept, special)
        self.region.offer(days.regions)
        self.kept.form.fields["region"].setVisible(bool(days.regions))
        self.zone.offer(days.zones)
        self.say_example()

    def _week_card(self) -> ShopCard:
        fields = {
            "hours": Field("", self.week),
            "zone": Field(
                self.tr("Time zone"),
                self.zone,
                hint=self.tr("Where the shop’s clock differs from this computer’s."),
            ),
        }
        self.more = push_button(self.tr("More: time zone"), self._show_zone, role="quiet")
        self.example = label("", wrap=True)
        fields["zone"].hide()
        card = ShopCard(
            self.tr("When you are open"),
            self.tr(
                "Type 8-18, with a break 8-12 14-18, past midnight 20-2. Cases under way keep their dates."
            ),
            fields["hours"],
            self.example,
            row(None, self.more, None),
            fields["zone"],
            fields=fields,
            name="hours",
        )
        card.typed.connect(lambda: self._show_zone() if self.zone.text() else None)
        return card

    def _holiday_card(self) -> ShopCard:
        self.keeps = KeepsHolidays(self.tr("We are closed on holidays"))
        self.list = HolidayList(self._open, self._close)
        fields = {
            "keeps_holidays": Field("", self.keeps),
            "region": Field(self.tr("Holidays of"), self.region),
        }
        self.keeps.toggled.connect(self._show_kept)
        return ShopCard(self.tr("Holidays"), "", *fields.values(), self.list, fields=fields, name="holidays")

    def _show_kept(self, kept: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.list.setVisible(kept)

    def _show_zone(self) -> None:
        self.card.form.fields["zone"].show()
        self.more.hide()

    def _today(self) -> date:
        return self._page.tools.today()

    def _open(self, one: HolidayRow) -> None:
        services = self._page.tools.services
        said = self.tr("{holiday}: open as on any such day.").format(holiday=one.name)
        self._page.do(lambda: services.hours.open_on(one), said)

    def _close(self, one: HolidayRow) -> None:
        if one.special is not None:
            self._take_away(one.special.id, self.tr("{holiday}: closed.").format(holiday=one.name))

    def _remove(self, one: SpecialRow) -> None:
        self._take_away(one.id, self.tr("These days are as any other again."))

    def _take_away(self, special_id: int, said: str) -> None:
        services = self._page.tools.services
        self._page.do(lambda: services.hours.remove_special(special_id), said)

    def _save(self, draft: SpecialDraft, base: SpecialRow | None) -> None:
        hours, said = self._page.tools.services.hours, self.tr("These days are kept.")
        if base is None:
            self._page.do(
                lambda: hours.save_special(draft), said, lambda _changes: self.special.saved(), self._refused
            )
            return
        way = SharedSave(
            write=lambda draft, seen: hours.save_special(draft, base.id, seen.version),
            look=lambda: hours.get_special(base.id),
            said=said,
            done=self.special.saved,
            refused=self._refused,
            clashed=self.special.show_both,
        )
        save_shared(self._page, way, draft, base)

    def _refused(self, error: Exception) -> None:
        if not self.special.form.show_error(error):
            self._page.banner.show_error(error)

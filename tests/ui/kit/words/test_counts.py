"""What a shop holds, and what came of mending it, in words."""

from delight.domain.backups import Repair, RepairReport
from delight.ui.kit.words.counts import mended_words, several_words


def test_what_is_lost_is_said_first(qapp):
    report = RepairReport(how=Repair.REBUILT, brought_back={"customers": 3}, lost={"cases": 1})
    assert mended_words(report) == (
        "The shop’s file is mended. Could not be saved: 1 case. From the newest copy: 3 customers."
    )


def test_nothing_lost_is_said_so(qapp):
    said = mended_words(RepairReport(how=Repair.INDEXES))
    assert said == "The shop’s file is mended. Nothing is lost."


def test_the_history_is_told_apart_from_what_people_enter():
    report = RepairReport(how=Repair.REBUILT, lost={"changes": 2, "payloads": 1, "shop": 1, "tags": 4})
    told = "the shop’s name and settings, 4 other entries and 3 lines of history"
    assert mended_words(report).removesuffix(".").endswith(told)


def test_what_customers_hold_in_their_hands_is_told_apart(qapp):
    told = several_words({"vouchers": 2, "stamp_cards": 1, "stamps": 5})
    assert told.replace(" and ", ", ") == "2 vouchers, 1 stamp card, 5 other entries"

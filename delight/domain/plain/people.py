"""What can be wrong with groups of customers, ways to reach them, notes, visits and links, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

_NOBODY, _ONE_OF_TWO = "Nobody can be in this group:", "Please change one of the two."

PEOPLE: dict[str, tuple[str, str, str]] = {
    "group.name_missing": ("A group needs a name.", TYPED, ""),
    "group.asks_nothing": ("Everybody would be in this group.", TYPED, "Say what those in it have in common."),
    "group.number_absurd": ("That number looks like a slip of the finger.", TYPED, "Please check its digits."),
    "group.never_tagged": (f"{_NOBODY} “{{tag}}” is asked for and ruled out.", TYPED, _ONE_OF_TWO),
    "group.never_here": (f"{_NOBODY} here within {{here}} days, and not here for {{away}}.", TYPED, _ONE_OF_TWO),
    "group.never_visits": (f"{_NOBODY} at least {{least}} visits, and at most {{most}}.", TYPED, _ONE_OF_TWO),
    "group.never_spent": (f"{_NOBODY} the least they spent is more than the most.", TYPED, _ONE_OF_TWO),
    "group.never_came": (f"{_NOBODY} who never came was not here and spent nothing.", TYPED, _ONE_OF_TWO),
    "group.never_lives": (f"{_NOBODY} who has no address lives nowhere that we know.", TYPED, _ONE_OF_TWO),
    "group.is_a_tag": ("Some customers are in “{name}” by hand already.", TYPED, "Please choose another name."),
    "group.is_saved": ("“{name}” is a group by filter: who fits is in it.", NOTHING, "Please choose another name."),
    "group.here_already": ("There is a group called “{name}” already.", TYPED, "Please choose another name."),
    "group.unknown": ("There is no such group.", NOTHING, ""),
    "group.unreadable": ("The rule of this group cannot be read.", NOTHING, "A newer Delight may have saved it."),
    "reach.value_missing": ("Please type an e-mail address, a phone number or an address.", TYPED, ""),
    "reach.here_already": ("That is here already.", TYPED, ""),
    "reach.unknown": ("There is no such way to reach them.", NOTHING, "`delight customer show` lists them."),
    "note.text_missing": ("Please write a few words.", TYPED, ""),
    "visit.unknown": ("There is no such visit.", NOTHING, "`delight customer show` lists them."),
    "note.unknown": ("There is no such note.", NOTHING, "`delight customer show` lists them."),
    "link.themselves": ("Nobody is linked with themselves.", TYPED, "Choose somebody else."),
    "link.here_already": ("The two are linked like that already.", TYPED, ""),
    "link.brought_each_other": ("It is noted the other way round already.", TYPED, "Take that off first."),
    "link.unknown": ("There is no such link.", NOTHING, "`delight customer show` lists them."),
    "tag.name_missing": ("A group needs a name.", TYPED, "Such as “Regulars” or “Book club”."),
}  # fmt: skip

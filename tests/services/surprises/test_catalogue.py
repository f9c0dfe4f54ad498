"""The catalogue: ready-made gestures, the shop's edits of them, its own, and those it does without."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from delight.domain.changes import DeedName, Noun
from delight.domain.errors import ConflictError, DelightError, InputError, UnknownError
from delight.domain.gestures import GestureKind
from delight.domain.plain.sentences import explain
from delight.domain.shop import ShopDraft
from delight.domain.surprises.catalogue import IdeaDraft

JAM = IdeaDraft(name="A jar of plum jam", cost_minor=320, interval_days=120, hint="The small one.")


def draft_of(idea):
    return IdeaDraft(**{field.name: getattr(idea, field.name) for field in fields(IdeaDraft)})


def kept(services):
    with services.context.db.raw() as connection:
        return [key for (key,) in connection.execute("SELECT key FROM catalogue ORDER BY id")]


def test_one_of_its_own_comes_after_the_ready_made(services):
    before = services.gestures.ideas()
    changes = services.catalogue.save(JAM)
    assert (changes.name, changes.nouns) == (DeedName.CATALOGUE_SAVED, {Noun.CATALOGUE})
    *ready, own = services.gestures.ideas()
    assert tuple(ready) == before
    assert (own.key, own.name, own.own, own.edited) == ("a-jar-of-plum-jam", JAM.name, True, False)
    assert (own.cost_minor, own.interval_days, own.hint, own.kind) == (
        320,
        120,
        "The small one.",
        GestureKind.GIFT,
    )
    services.catalogue.save(replace(JAM, name="A jar of plum jam!"))
    assert [idea.key for idea in services.gestures.ideas()][-1] == "a-jar-of-plum-jam-2"


@pytest.mark.parametrize("name", ["A jar of plum jam", " a JAR of  plum jam ", "A jár of plum jam"])
def test_two_of_one_name_could_not_be_told_apart(services, name):
    services.catalogue.save(JAM)
    known = services.catalogue.entries()
    with pytest.raises(InputError, match=r"gesture\.named_so") as caught:
        services.catalogue.save(replace(JAM, name=name))
    assert str(explain(caught.value)).startswith("“A jar of plum jam” is in the catalogue already. ")
    assert services.catalogue.entries() == known
    services.catalogue.switch("a-jar-of-plum-jam", off=True)
    with pytest.raises(InputError) as caught:
        services.catalogue.save(replace(JAM, name=name))
    assert "already, and is off" in str(explain(caught.value))


def test_neither_may_one_take_the_name_of_a_ready_made_one_nor_by_a_change(services):
    note = services.catalogue.get("note")
    other = next(idea for idea in services.catalogue.entries() if idea.key != "note")
    for draft in (
        replace(JAM, name=note.name),
        replace(draft_of(other), name=note.name),
    ):
        with pytest.raises(InputError, match=r"gesture\.named_so"):
            services.catalogue.save(draft)
    services.catalogue.save(JAM)
    own = services.catalogue.get("a-jar-of-plum-jam")
    assert services.catalogue.save(replace(draft_of(own), name="A JAR of plum jam")).deed


def test_what_was_taken_away_does_not_come_back_beside_one_of_its_name(services):
    services.catalogue.save(JAM)
    gone = services.catalogue.restore("a-jar-of-plum-jam").deed
    services.catalogue.save(IdeaDraft(name="Honey"))
    honey = services.catalogue.get("honey")
    services.catalogue.save(replace(draft_of(honey), name=JAM.name.upper(), hint="The big one."))
    with pytest.raises(ConflictError, match=r"undo\.conflict"):
        services.history.undo(gone)
    assert [idea.hint for idea in services.catalogue.entries() if idea.own] == ["The big one."]


def test_no_name_that_goes_back_stands_beside_another_of_its_kind(services):
    services.catalogue.save(JAM)
    renamed = services.catalogue.save(replace(JAM, key="a-jar-of-plum-jam", name="Quince")).deed
    services.catalogue.save(replace(JAM, name="A JAR of plum jam"))
    before = services.catalogue.entries()
    with pytest.raises(ConflictError, match=r"undo\.conflict") as caught:
        services.history.undo(renamed)
    assert "a gesture of the catalogue there again" in str(explain(caught.value))
    services.history.undo(renamed, rest=True)
    assert services.catalogue.entries() == before
    services.catalogue.restore(services.catalogue.find(JAM.name).key)
    renamed = services.catalogue.save(replace(JAM, key="a-jar-of-plum-jam", name="Pear", cost_minor=90)).deed
    services.history.undo(renamed)
    assert services.catalogue.get("a-jar-of-plum-jam").name == "Quince"


def test_a_ready_made_one_comes_back_beside_none_of_its_name(services):
    note = services.catalogue.get("note")
    edited = services.catalogue.save(replace(draft_of(note), name="Three lines from Maya")).deed
    services.catalogue.save(IdeaDraft(name=note.name))
    with pytest.raises(InputError, match=r"gesture\.named_so"):
        services.catalogue.restore("note")
    with pytest.raises(InputError, match=r"gesture\.named_so") as caught:
        services.history.undo(edited)
    assert str(explain(caught.value)).startswith(f"Another gesture of the catalogue is called “{note.name}”")
    assert services.catalogue.get("note").name == "Three lines from Maya"
    own = next(idea for idea in services.catalogue.entries() if idea.own)
    renamed = services.catalogue.save(replace(draft_of(own), name="Four lines")).deed
    services.catalogue.restore("note")
    with pytest.raises(InputError, match=r"gesture\.named_so"):
        services.history.undo(renamed)
    assert services.catalogue.get(own.key).name == "Four lines"


def test_own_words_for_a_ready_made_one_stand_in_its_place(services):
    before = services.catalogue.entries()
    note = services.catalogue.get("note")
    services.catalogue.save(replace(draft_of(note), name="Three lines from Maya", cost_minor=0))
    after = services.catalogue.entries()
    assert [idea.key for idea in after] == [idea.key for idea in before]
    now = services.catalogue.get("note")
    assert (now.name, now.cost_minor, now.edited, now.own) == ("Three lines from Maya", 0, True, False)
    services.catalogue.restore("note")
    assert services.catalogue.entries() == before
    assert kept(services) == []


def test_what_says_nothing_new_is_not_kept(services):
    note = services.catalogue.get("note")
    assert services.catalogue.save(draft_of(note)).deed == ""
    services.catalogue.save(replace(draft_of(note), cost_minor=5))
    services.catalogue.save(draft_of(note))
    assert kept(services) == []
    assert services.catalogue.switch("note", off=False).deed == ""


def test_what_is_off_is_not_offered_and_comes_back_as_it_was(services):
    services.catalogue.save(JAM)
    before = services.catalogue.entries()
    for key in ("for-the-dog", "a-jar-of-plum-jam"):
        services.catalogue.switch(key, off=True)
        assert key not in {idea.key for idea in services.gestures.ideas()}
        assert services.catalogue.get(key).off
    services.catalogue.switch("for-the-dog", off=False)
    services.catalogue.switch("a-jar-of-plum-jam", off=False)
    assert services.catalogue.entries() == before
    assert kept(services) == ["a-jar-of-plum-jam"]


def test_one_that_is_off_can_be_written_anew_and_stays_off(services):
    services.catalogue.switch("flower", off=True)
    services.catalogue.save(replace(draft_of(services.catalogue.get("flower")), cost_minor=1))
    assert (services.catalogue.get("flower").off, services.catalogue.get("flower").cost_minor) == (True, 1)


def test_everything_can_be_off(services):
    for idea in services.catalogue.entries():
        services.catalogue.switch(idea.key, off=True)
    assert services.gestures.ideas() == ()
    assert all(idea.off and not idea.edited for idea in services.catalogue.entries(include_off=True))


def test_each_deed_goes_back(services):
    services.catalogue.save(JAM)
    before = services.catalogue.entries(include_off=True)
    for deed in (
        lambda: services.catalogue.save(replace(JAM, key="a-jar-of-plum-jam", name="Quince")),
        lambda: services.catalogue.switch("note", off=True),
        lambda: services.catalogue.restore("a-jar-of-plum-jam"),
    ):
        done = deed()
        assert services.catalogue.entries(include_off=True) != before
        services.history.undo(done.deed)
        assert services.catalogue.entries(include_off=True) == before


def test_words_that_were_not_changed_follow_the_language(services):
    services.catalogue.save(replace(draft_of(services.catalogue.get("note")), cost_minor=10))
    services.catalogue.switch("flower", off=True)
    services.catalogue.save(replace(draft_of(services.catalogue.get("mended")), name="Heels, while you wait"))
    services.shop.edit(ShopDraft(name="The Honey Bun", language="de", currency="GBP"))
    now = {idea.key: idea for idea in services.catalogue.entries(include_off=True)}
    assert (now["note"].name, now["note"].cost_minor) == ("Ein handgeschriebener Gruß", 10)
    assert (now["flower"].name, now["flower"].off) == ("Eine Blume aus der Vase", True)
    assert now["mended"].name == "Heels, while you wait"
    assert now["mended"].hint.startswith("Ein")


def test_costs_that_came_with_the_app_follow_the_currency(services):
    services.catalogue.switch("flower", off=True)
    services.catalogue.save(replace(draft_of(services.catalogue.get("note")), name="Three lines"))
    services.shop.edit(ShopDraft(name="Hachimitsu", currency="JPY"))
    assert (services.catalogue.get("note").cost_minor, services.catalogue.get("note").name) == (
        108,
        "Three lines",
    )
    services.catalogue.switch("flower", off=False)
    assert (services.catalogue.get("flower").cost_minor, services.catalogue.get("flower").edited) == (
        180,
        False,
    )


def test_a_cost_that_was_typed_keeps_the_currency(services):
    services.catalogue.save(JAM)
    assert services.shop.keeps_amounts()
    with pytest.raises(InputError) as refused:
        services.shop.edit(ShopDraft(name="Hachimitsu", currency="JPY"))
    assert refused.value.code == "currency.in_use"
    services.catalogue.restore("a-jar-of-plum-jam")
    assert not services.shop.keeps_amounts()


@pytest.mark.parametrize("deed", ["get", "restore", "save", "switch"])
def test_nothing_is_known_by_a_key_that_is_not_there(services, deed):
    act = {
        "save": lambda: services.catalogue.save(replace(JAM, key="jam")),
        "switch": lambda: services.catalogue.switch("jam", off=True),
    }.get(deed, lambda: getattr(services.catalogue, deed)("jam"))
    with pytest.raises(UnknownError) as refused:
        act()
    assert refused.value.code == "gesture.not_in_catalogue"


def test_two_who_change_the_same_one_are_told(services):
    seen = services.catalogue.get("note")
    services.catalogue.save(replace(draft_of(seen), cost_minor=1))
    with pytest.raises(ConflictError) as refused:
        services.catalogue.save(replace(draft_of(seen), cost_minor=2), seen)
    assert refused.value.code == "record.changed_elsewhere"


def test_a_gesture_is_found_by_its_key_or_its_name(services):
    assert services.catalogue.find("NOTE").key == "note"
    assert services.catalogue.find("a flower from the vase").key == "flower"
    assert services.catalogue.find("a pony") is None


def test_the_catalogue_is_the_owners(services):
    services.staff.sit_down(services.staff.by_name("Tom Okafor").id)
    for act in (
        lambda: services.catalogue.save(JAM),
        lambda: services.catalogue.switch("note", off=True),
        lambda: services.catalogue.restore("note"),
    ):
        with pytest.raises(DelightError) as refused:
            act()
        assert refused.value.code == "owner.needed"
    assert services.catalogue.entries()

"""Who belongs to somebody: chosen by typing, shown on both pages, gone to by a click; what follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from delight.domain.customers.links import LinkDraft, LinkKind
from delight.ui.customers.person.relations import Relation, link_draft, relation_of
from tests import factories
from tests.qt_helpers import press, press_here, settle, type_text, unnamed, wait_for


def shown(page, tools, who):
    page.show()
    settle(tools)
    page.activateWindow()
    page.open_customer(who)
    settle(tools)
    page.pane.setFocus()
    return page.pane.overview.people


def choose(people, tools, relation, text):
    if people.strip.relations.value() is not relation:
        QTest.mouseClick(people.strip.relations.chip(relation), Qt.MouseButton.LeftButton)
    type_text(people.strip.other, text)
    wait_for(people.strip.other.popup.isVisible)
    press(people.strip.other, "Return")
    settle(tools)


def spoken(people):
    return [row.accessibleName() for row in people.rows]


def test_one_key_asks_and_choosing_links_both(page, tools, services):
    ana, bo = factories.customer(services, "Ana Lima"), factories.customer(services, "Bo Reed")
    people = shown(page, tools, ana)
    press_here("B")
    choose(people, tools, Relation.HOUSEHOLD, "bo")
    assert spoken(people) == ["Bo Reed, Same household"]
    assert [link.name for link in services.links.of(bo)] == ["Ana Lima"]
    assert not people.strip.isVisible()


def test_a_click_goes_there_and_delete_takes_off(page, tools, services):
    ana, bo = factories.customer(services, "Ana Lima"), factories.customer(services, "Bo Reed")
    services.links.add(LinkDraft(kind=LinkKind.BROUGHT, customer_id=ana, other_id=bo))
    people = shown(page, tools, bo)
    assert spoken(people) == ["Ana Lima, Brought them here"]
    opened = []
    page.open_customer_requested.connect(opened.append)
    QTest.mouseClick(people.rows[0], Qt.MouseButton.LeftButton)
    assert opened == [ana]
    press(people.rows[0], "Delete")
    settle(tools)
    assert services.links.of(bo) == []


def test_who_brought_somebody_is_thanked_at_once(page, tools, services):
    ana = factories.customer(services, "Ana Lima")
    bo = factories.customer(services, "Bo Reed")
    wishes = []
    page.write_letter_requested.connect(lambda wish: wishes.append((wish.customer_id, wish.wording)))
    people = shown(page, tools, bo)
    people.start()
    choose(people, tools, Relation.BROUGHT_BY, "ana")
    assert "Ana Lima" in people.offer.words.text()
    press(people.offer.do, "Return")
    assert wishes == [(ana, "thank-you-referral")]
    assert not people.offer.isVisible()


def test_a_household_is_offered_one_address(page, tools, services):
    ana = factories.customer(services, "Ana Lima", address="1 Quay\nMarlingsea")
    bo = factories.customer(services, "Bo Reed", address="")
    people = shown(page, tools, bo)
    people.start()
    choose(people, tools, Relation.HOUSEHOLD, "ana")
    assert people.offer.isVisible()
    press(people.offer.do, "Return")
    settle(tools)
    assert services.customers.get(bo).address == "1 Quay\nMarlingsea"
    assert services.customers.get(ana).address == "1 Quay\nMarlingsea"


def test_what_was_undone_is_not_built_on(page, tools, services):
    factories.customer(services, "Ana Lima", address="1 Quay\nMarlingsea")
    bo = factories.customer(services, "Bo Reed", address="")
    people = shown(page, tools, bo)
    people.start()
    choose(people, tools, Relation.HOUSEHOLD, "ana")
    page.refresh()
    settle(tools)
    assert people.offer.isVisible()
    page.refresh(services.history.undo())
    settle(tools)
    assert services.links.of(bo) == []
    assert not people.offer.isVisible()


def test_one_address_already_is_nothing_to_offer(page, tools, services):
    factories.customer(services, "Ana Lima")
    bo = factories.customer(services, "Bo Reed")
    people = shown(page, tools, bo)
    people.start()
    choose(people, tools, Relation.HOUSEHOLD, "ana")
    assert not people.offer.isVisible()


def test_twice_is_said_below_the_field(page, tools, services):
    ana, bo = factories.customer(services, "Ana Lima"), factories.customer(services, "Bo Reed")
    services.links.add(LinkDraft(kind=LinkKind.WORKS_AT, customer_id=bo, other_id=ana))
    people = shown(page, tools, bo)
    people.start()
    choose(people, tools, Relation.WORKS_AT, "ana")
    assert people.strip.field.problem.text() == "The two are linked like that already."
    press(people.strip.other, "Escape")
    press(people.strip.other, "Escape")
    assert not people.strip.isVisible()


def test_nobody_is_offered_themselves(page, tools, services):
    ana = factories.customer(services, "Ana Lima")
    people = shown(page, tools, ana)
    people.start()
    assert [found.value for found in people.strip._others("ana")] == []


def test_a_firm_shows_a_few_of_its_people_and_all_on_demand(page, tools, services):
    firm = factories.customer(services, "Quayside Dental", organisation=True)
    for n in range(20):
        one = factories.customer(services, f"Nurse {n:02}")
        services.links.add(LinkDraft(kind=LinkKind.WORKS_AT, customer_id=one, other_id=firm))
    people = shown(page, tools, firm)
    assert len(people.rows) == 5
    assert people.more.text() == "15 more"
    QTest.mouseClick(people.more, Qt.MouseButton.LeftButton)
    assert spoken(people)[-1] == "Nurse 19, Works here"
    assert not unnamed(people)
    people.start()
    offered = [r for r in Relation if not people.strip.relations.chip(r).isHidden()]
    assert Relation.HOUSEHOLD not in offered


@pytest.mark.parametrize("relation", list(Relation))
def test_a_relation_is_kept_and_read_back(services, relation):
    one, other = factories.customer(services, "One"), factories.customer(services, "Other")
    services.links.add(link_draft(relation, other, one))
    (link,) = services.links.of(other)
    assert relation_of(link) is relation


def test_a_circle_is_told_in_one_sentence_with_who_stands_between(page, tools, services):
    ana, bo, cem = (factories.customer(services, name) for name in ("Ana Lima", "Bo Reed", "Cem Aydin"))
    services.referrals.add(ana, bo)
    services.referrals.add(bo, cem)
    people = shown(page, tools, cem)
    people.start()
    choose(people, tools, Relation.BROUGHT, "ana")
    wait_for(people.strip.isVisible)
    told = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "Each of them brought the next: Ana Lima, Bo Reed, Cem Aydin. So Cem Aydin cannot have" in told
    assert len(services.referrals.page()) == 2

"""What is taken along can be brought back: names, ways, wishes and consents, formulas and all."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft
from delight.domain.exports import ExportWhat
from delight.domain.imports.importing import ImportWish
from delight.domain.shop import ShopDraft
from delight.services.opening import create_shop

STINGS = ("", "=", "+", "-", "@", "'", '"', "=1+1 ", "+44 ", "\u200b=")
NAMES = st.builds(
    lambda sting, given, family: f"{sting}{given} {family}",
    st.sampled_from(STINGS),
    st.sampled_from(("Zoë", "Łukasz", "Al", "山田", "Фёдор", "D'Arcy", "José-Luis", "Àlex")),
    st.sampled_from(("Brontë", "O'Brien", "van Dam", "花子", "Ким", "ß", "da Silva", "Ng")),
)
PHONES = st.sampled_from(("", "+44 20 7946 {:04}", "+4420794{:05}", "020 7946 {:04}", "+1 (555) 010-{:04}"))
WISHES = st.fixed_dictionaries({about: st.sampled_from((None, True, False)) for about in ConsentAbout})
PEOPLE = st.lists(st.tuples(NAMES, PHONES, WISHES, st.booleans()), min_size=1, max_size=4)
SHOP = ShopDraft(name="Honeybun", country="GB", address="3 Quay Street", signed_by="Marta Lind")


def brought(services, people):
    """Add people, each told from the others by an e-mail of their own."""
    for number, (name, phone, told, surprises) in enumerate(people):
        draft = CustomerDraft(
            name=name,
            phone=phone.format(number),
            email=f"p{number}@example.org",
            know="=HYPERLINK(1)",
            letters_welcome=told[ConsentAbout.LETTERS] is not False,
            surprises_welcome=surprises,
        )
        said = [ConsentDraft(about=about, given=yes) for about, yes in told.items() if yes is not None]
        services.customers.add(draft, said)


def known(services):
    """Return what is kept of everybody, by e-mail."""
    found = {}
    for row in services.customers.page():
        who = services.customers.get(row.id)
        counts = {state.about: state.counts.given for state in services.consents.of(row.id) if state.counts}
        found[who.email] = (
            *(who.name, who.phone, who.know, who.letters_welcome, who.surprises_welcome),
            {about: counts.get(about) for about in (ConsentAbout.EMAIL, ConsentAbout.PHONE)},
        )
    return found


@pytest.mark.parametrize("target", ["all", "all.xlsx"])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=PEOPLE)
@example(people=[("=1+1 Zoë Ng", "+4420794{:05}", dict.fromkeys(ConsentAbout, False), False)])
def test_everybody_comes_back_as_they_were(tmp_path_factory, target, people):
    folder = tmp_path_factory.mktemp("trip")
    with closing(create_shop(folder / "one", SHOP)) as one, closing(create_shop(folder / "two", SHOP)) as two:
        brought(one, people)
        made = one.exports.export(folder / target, ExportWhat.CUSTOMERS)
        file = made.path / "customers.csv" if made.path.is_dir() else made.path
        report = two.imports.take(two.imports.open(file), ImportWish())
        assert [row.code for row in report.rows] == [""] * len(people)
        assert known(two) == known(one)

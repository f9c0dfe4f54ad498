from datetime import UTC

from delight.domain.changes import DeedName, Noun
from delight.services.opening import open_services
from tests import factories


def test_what_others_did_is_told_once(services, place, clock):
    other = open_services(place, clock=clock, zone=UTC)
    assert services.news.poll() is None
    factories.customer(services)
    assert services.news.poll() is None
    factories.case(other, factories.customer(other, name="Ann"))
    news = services.news.poll()
    assert news.nouns == {Noun.CUSTOMER, Noun.CASE}
    assert news.can_undo is False
    assert services.news.poll() is None
    assert other.news.poll() is None
    services.history.undo()
    assert other.news.poll().nouns == {Noun.CUSTOMER}  # one takes back one's own
    other.close()


def test_that_others_erased_somebody_is_told_whatever_they_did_next(services, place, clock):
    other = open_services(place, clock=clock, zone=UTC)
    zoe = factories.customer(other)
    assert services.news.poll() is None
    other.privacy.erase([zoe])
    factories.customer(other, name="Ann")
    assert services.news.poll().name is DeedName.CUSTOMER_ERASED
    factories.customer(other, name="Ben")
    assert services.news.poll().name is DeedName.CUSTOMER_ADDED
    other.close()

"""The invented shop of the benchmarks, small: it is whole, and everything in it is found."""

from datetime import UTC

from benchmarks import data_shop
from delight.domain.cases.case import CaseFilter
from delight.services.opening import open_services


def test_a_small_one_is_whole_and_found(tmp_path, monkeypatch):
    monkeypatch.setattr(data_shop, "KEPT", tmp_path / "bench")
    monkeypatch.setattr(data_shop, "BUSY", 1)
    place = data_shop.copy_of_shop(tmp_path / "copy", scale=0.002)
    services = open_services(place, clock=lambda: data_shop.NOW, zone=UTC)
    try:
        assert services.backups.check().problems == ()
        assert (services.customers.count(), services.cases.count(CaseFilter())) == (200, 600)
        busy = services.customers.get(1)
        assert (busy.visits, len(services.customers.timeline(1)) > 400) == (800, True)
        assert services.customers.suggest(busy.name)[0].name == busy.name
        assert services.search.count("cold", services.search.find("cold")[0].kind) > 10
    finally:
        services.close()

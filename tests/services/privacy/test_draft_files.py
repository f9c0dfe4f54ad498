"""Whoever is erased leaves no photo beside an unfinished note either."""

from __future__ import annotations

import json

from tests import factories


def test_photos_of_a_draft_about_somebody_go_with_it_and_others_stay(services, place):
    person = factories.customer(services, "Zoë Brontë")
    drafts = place / "drafts"
    notes = {"a": {"customer_id": person, "what": "Late"}, "b": {"customer_id": None, "what": "The queue"}}
    for letter, note in notes.items():
        uid = letter * 32
        (drafts / uid).mkdir(parents=True)
        (drafts / uid / "0001").write_bytes(b"photo")
        (drafts / uid / "0002.gone").write_bytes(b"taken off")
        (drafts / f"{uid}.json").write_text(json.dumps({"parked": True, "note": {"uid": uid, **note}}))
    (drafts / ("c" * 32 + ".gone")).mkdir()
    services.privacy.erase([person])
    left = sorted(path.relative_to(drafts).as_posix() for path in drafts.rglob("*"))
    assert left == ["b" * 32, f"{'b' * 32}.json", f"{'b' * 32}/0001"]

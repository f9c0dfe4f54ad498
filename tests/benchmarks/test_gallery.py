from PIL import Image

from benchmarks import gallery


def made(monkeypatch, tmp_path, only):
    written = list[str]()
    monkeypatch.setattr(gallery, "OUT", tmp_path / "gallery")
    names = ("en-A4-none-serif", "de-forms-A6", "envelopes-en-C6", "envelopes-de-C6", "labels-5160")
    monkeypatch.setattr(gallery, "_all", lambda: ((name, lambda: None) for name in names))
    monkeypatch.setattr(gallery, "_write", lambda name, _: written.append(name))
    gallery.main(only)
    return written


def test_one_language_leaves_the_others_out(monkeypatch, tmp_path):
    assert made(monkeypatch, tmp_path, "en") == ["en-A4-none-serif", "envelopes-en-C6"]
    assert made(monkeypatch, tmp_path, "de") == ["de-forms-A6", "envelopes-de-C6"]
    assert made(monkeypatch, tmp_path, "de-forms") == ["de-forms-A6"]
    assert made(monkeypatch, tmp_path, "LABELS") == ["labels-5160"]
    assert len(made(monkeypatch, tmp_path, "")) == 5


def test_no_two_parts_of_the_gallery_overwrite_each_other():
    names = [name for name, _ in gallery._all()]
    assert len(names) == len(set(names))
    assert {name.split("-")[0] for name in names} == {"en", "de", "fr", "es", "labels", "envelopes"}


def test_the_outside_and_the_inside_of_a_folded_card_lie_side_by_side():
    spreads = [Image.new("RGB", (700, 300), shade) for shade in ("#FF0000", "#0000FF") * 5]
    sheet = gallery._contact_sheet(spreads)
    across = sheet.width // 712
    assert across % 2 == 0
    assert sheet.height == -(-10 // across) * 312
    reds = {sheet.getpixel((place * 712 + 300, 150)) for place in range(0, across, 2)}
    assert reds == {(255, 0, 0)}

"""Every member of every enum on the screen has its words."""

from __future__ import annotations

import pytest

from delight.ui.kit.words.labels import label_of, labelled, mood_label


@pytest.mark.parametrize("kind", labelled(), ids=lambda k: k.__name__)
def test_every_member_has_words(kind):
    from delight.ui.kit.words import labels

    assert set(labels._LABELS[kind]) == {member.value for member in kind}
    assert all(label_of(member).strip() for member in kind)


def test_words_are_told_apart_within_an_enum():
    for kind in labelled():
        words = [label_of(member) for member in kind]
        assert len(set(words)) == len(words), kind


def test_five_faces():
    assert [mood_label(n) for n in range(1, 6)] == ["Furious", "Unhappy", "So-so", "Pleased", "Delighted"]

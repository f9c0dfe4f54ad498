"""Finding who may be one person among everybody."""

from __future__ import annotations

import random
import time

import pytest

from delight.domain.duplicates.crowd import Crowd
from delight.domain.duplicates.likeness import LikeReason
from delight.domain.duplicates.suspects import Traits, traits
from delight.domain.errors import StoppedError
from tests.domain.duplicates.gold import gold


def one(name: str, email: str = "", phone: str = "", birthday: str = "") -> Traits:
    return traits(name=name, emails=[email], phones=[phone], birthday=birthday)


def test_pairs_are_found_among_all_the_made_up_people() -> None:
    pairs = gold(rounds=30)
    people = [(pair.left.traits(), pair.right.traits()) for pair in pairs]
    numbered = [(number, known) for number, both in enumerate(people) for known in both]
    crowd = Crowd(
        (2 * number + turn, known)
        for number, (left, right) in enumerate(people)
        for turn, known in enumerate((left, right))
    )
    assert len(crowd) == len(numbered)
    found = {(pair.one, pair.two) for pair in crowd.pairs()}
    wanted = {(2 * number, 2 * number + 1) for number, pair in enumerate(pairs) if pair.one}
    others = {(2 * number, 2 * number + 1) for number, pair in enumerate(pairs) if not pair.one}
    assert len(found & wanted) / len(wanted) >= 0.97
    assert len(found & others) <= len(others) * 0.02


def test_the_likeliest_come_first_and_whoever_was_told_apart_not_at_all() -> None:
    crowd = Crowd(
        [
            (1, one("Zoë Marlow", "zoe@example.com")),
            (2, one("Ana Rossi", phone="01632 960123")),
            (3, one("Anna Rossi", phone="01632 960123")),
            (4, one("Zoe Marlow", "zoe@example.com")),
            (5, one("Zoë Marlowe", birthday="1990-02-03")),
        ]
    )
    found = [(pair.one, pair.two) for pair in crowd.pairs()]
    assert found[0] == (1, 4)
    assert (2, 3) in found
    assert (1, 4) not in [(pair.one, pair.two) for pair in crowd.pairs(frozenset({(1, 4)}))]


def test_whoever_shares_an_e_mail_with_a_thousand_is_known_by_the_name() -> None:
    crowd = Crowd((n, one(f"Person{n} Family{n}", "info@example.com")) for n in range(1000))
    crowd.add(1000, one("Person7 Family7", "info@example.com"))
    assert [(pair.one, pair.two) for pair in crowd.pairs()] == [(7, 1000)]


def test_a_slip_in_a_rare_name_is_found_and_a_common_name_says_nothing() -> None:
    crowd = Crowd([(1, one("Zoë Marlow")), (2, one("Zoë Marlwo"))])
    assert [(pair.one, pair.two) for pair in crowd.pairs()] == [(1, 2)]
    common = Crowd((n, one("John Smith")) for n in range(10))
    assert common.pairs() == []


def test_a_whole_birthday_meets_one_without_its_year() -> None:
    crowd = Crowd(
        [(1, one("Zoë Marlow", birthday="1990-02-03")), (2, one("Zoë Ann Marlow", birthday="02-03"))]
    )
    assert [(pair.one, pair.two) for pair in crowd.pairs()] == [(1, 2)]


def test_a_reading_meets_the_name_as_it_is_said() -> None:
    crowd = Crowd([(1, traits(name="山田 花子", reading="やまだ はなこ")), (2, traits(name="やまだ はなこ"))])
    assert [(pair.one, pair.two) for pair in crowd.pairs()] == [(1, 2)]


def test_cancel_is_heard() -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        Crowd([(1, one("Zoë Marlow"))]).pairs(progress=stop)


def test_ten_times_the_people_take_about_ten_times_as_long() -> None:
    def seconds(number: int) -> float:
        dice = random.Random(2)
        people = [
            (
                n,
                one(
                    f"Name{dice.randrange(number)} Family{dice.randrange(99)}",
                    phone=f"0{dice.randrange(10**9)}",
                ),
            )
            for n in range(number)
        ]
        begun = time.process_time()
        Crowd(people).pairs()
        return time.process_time() - begun

    seconds(200)
    assert seconds(6000) < 60 * max(seconds(600), 0.01), "and not a hundred times"


def test_nobody_is_a_pair_with_themselves() -> None:
    assert Crowd([(1, traits(name="ヤマダ ハナコ", emails=["a@example.com", "A@example.com"]))]).pairs() == []


def test_among_many_a_name_alone_says_something_only_if_a_word_of_it_is_rare() -> None:
    firsts, families = [f"Name{n}" for n in range(80)], [f"Family{n}" for n in range(80)]
    crowd = Crowd((80 * a + b, one(f"{firsts[a]} {families[b]}")) for a in range(80) for b in range(80))
    for number, name in enumerate(("Name3 Family9", "Zoë Marlow", "Marlow, Zoë", "Zoe Marlwo")):
        crowd.add(10_000 + number, one(name))
    assert [(pair.one, pair.two) for pair in crowd.pairs()] == [(10_001, 10_002)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one("Stephen Brown"), one("Steven Browne")),
        (one("Catherine Clark"), one("Clarke, Kathryn")),
        (one("Екатерина Смирнова"), one("Yekaterina Smirnova")),
        (one("Смирнова Екатерина Ивановна"), one("Ekaterina Smirnova")),
        (one("Дмитрий Щербаков"), one("Dmitri Scherbakow")),
        (one("Χρήστος Παπαδόπουλος"), one("Christos Papadopoulos")),
        (traits(name="山田 花子", reading="やまだ はなこ"), one("Hanako Yamada")),
        (traits(name="佐藤 裕子", reading="サトウ ユウコ"), one("Sato Yuko")),
        (one("サトウ ユウコ"), one("Yuko Satoh")),
        (traits(name="Ромашка", organisation=True), traits(name="Romashka Ltd", organisation=True)),
    ],
)
def test_a_rare_name_that_sounds_alike_is_worth_a_look_and_no_more(left: Traits, right: Traits) -> None:
    others = [(n, one(f"{given} {family}")) for n, (given, family) in enumerate(_OTHERS)]
    crowd = Crowd([(100, left), *others, (200, right)])
    (pair,) = crowd.pairs()
    assert (pair.one, pair.two) == (100, 200)
    assert pair.likeness.reasons == (LikeReason.SOUNDS_ALIKE,)
    assert 50 <= pair.likeness.score < 60
    assert not pair.likeness.sure
    assert crowd.pairs(frozenset({(100, 200)})) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one("Bill Brown"), one("William Browne")),
        (one("Stephen Brown", phone="01632 960123"), one("Steven Browne", phone="01632 960777")),
        (one("Иван Смирнов"), one("Irina Smirnova")),
        (one("Александр Белов"), one("Alexandra Belova")),
        (one("Яна Белова"), one("Anna Belova")),
        (traits(name="山田 花子", reading="やまだ はなこ"), one("Haruko Yamada")),
        (traits(name="山田 花子", reading="やまだ はなこ"), one("Yamada")),
        (one("יוסי כהן"), one("Yossi Cohen")),
    ],
)
def test_what_sounds_otherwise_or_differs_elsewhere_is_left_alone(left: Traits, right: Traits) -> None:
    assert Crowd([(1, left), (2, right)]).pairs() == []


def test_a_common_name_of_another_alphabet_says_nothing() -> None:
    many = [(n, one("Иван Иванов" if n % 2 else "Ivan Ivanov")) for n in range(60)]
    assert Crowd(many).pairs() == []


_OTHERS = (("Zoë", "Marlow"), ("Ольга", "Петрова"), ("Ελένη", "Μπαλή"), ("花子", "鈴木"), ("Tom", "Okafor"))

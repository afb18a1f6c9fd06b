"""Who may be entered, how names stand, and by which keys people are found; no database."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.folding import folded
from app.registration import errors, rules
from app.registration.rules import Entry

TODAY = date(2027, 5, 1)
TARO = Entry(
    role="athlete",
    native_family="山田",
    native_given="太郎",
    latin_family="YAMADA",
    latin_given="Taro",
    kana_family="ヤマダ",
    kana_given="タロウ",
    birth_date=date(2009, 4, 1),
)


def check(**changes):
    rules.check_entry(replace(TARO, **changes), {"athlete", "coach"}, TODAY)


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"role": "mayor"}, errors.RoleNotOffered, "role"),
        ({"native_family": "", "native_given": ""}, errors.NameRefused, "native_family"),
        ({"name_order": "single"}, errors.NameRefused, "name_order"),
        ({"native_family": "田" * 751}, errors.NameRefused, None),
        ({"native_family": "😀"}, errors.NameRefused, None),
        ({"native_given": "a\u202eb"}, errors.NameRefused, None),
        ({"native_given": "a\u200bb"}, errors.NameRefused, None),
        ({"latin_family": "A" * 40}, errors.NameRefused, None),
        ({"latin_family": "山田"}, errors.NameRefused, None),
        ({"kana_family": "山田"}, errors.NameRefused, None),
        ({"birth_date": date(1899, 12, 31)}, errors.BirthDateRefused, "birth_date"),
        ({"birth_date": date(2027, 5, 2)}, errors.BirthDateRefused, "birth_date"),
    ],
)
def test_refused(changes, refusal, field):
    with pytest.raises(refusal) as refused:
        check(**changes)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"native_family": "O"},
        {"native_family": "田" * 750},
        {"native_family": "", "native_given": "Sukarno", "name_order": "single"},
        {"birth_date": date(1900, 1, 1)},
        {"birth_date": TODAY},
        {"birth_date": None},
        {"latin_family": "A" * 39},
        {"latin_family": "", "latin_given": "", "kana_family": "", "kana_given": ""},
    ],
)
def test_accepted(changes):
    check(**changes)


@pytest.mark.parametrize(
    ("family", "given", "said", "order"),
    [
        ("山田", "太郎", "", "family-first"),
        ("Иванов", "Иван", "", "given-first"),
        ("Иванов", "Иван", "family-first", "family-first"),
        ("山田", "太郎", "given-first", "given-first"),
        ("", "Sukarno", "", "single"),
        ("Bat", "", "family-first", "single"),
    ],
)
def test_the_order_of_a_name(family, given, said, order):
    entry = replace(TARO, native_family=family, native_given=given, name_order=said)
    assert rules.settled(entry).name_order == order


@pytest.mark.parametrize(
    "typed",
    ["山田", "太郎", "山田太郎", "太郎 山田", "yamada", "TARO YAMADA", "ﾔﾏﾀﾞ", "やまだたろう"],
)
def test_a_person_is_found_by_any_part_in_any_script(typed):
    assert folded(typed) in rules.search_key(TARO)


def test_a_person_is_not_found_by_another_name():
    assert folded("田中") not in rules.search_key(TARO)


def test_sorted_by_the_latin_name_else_the_native_one():
    assert rules.sort_key(TARO) == "yamada taro"
    assert rules.sort_key(replace(TARO, latin_family="", latin_given="")) == "山田 太郎"


def test_a_sort_key_fits_an_index_whatever_the_name():
    longest = Entry(role="athlete", native_family="龍" * 750, native_given="龍" * 750)
    assert len(rules.sort_key(longest).encode()) <= 600


def test_a_digest_tells_every_answer():
    other = {**dict.fromkeys(rules.Entry.__dataclass_fields__, "x"), "birth_date": None}
    digests = {rules.digest(replace(TARO, **{name: value})) for name, value in other.items()}
    assert len(digests | {rules.digest(TARO)}) == len(other) + 1

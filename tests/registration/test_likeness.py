"""People who are likely entered twice: found in any script, told as far as one may know, parted."""

from datetime import date
from itertools import combinations
from types import SimpleNamespace
from unicodedata import normalize
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.history.models import Record
from app.registration import queries, rules
from app.registration.models import Delegation, Distinct, Participant
from app.registration.rules import Entry
from tests.registration.test_routes import delegation, enter

BORN = date(2009, 4, 1)
ELSEWHERE = "Another region has entered somebody with this name and birth date"


def known(number=1, birth=BORN, **names):
    found_by = rules.search_key(Entry(role="athlete", **names))
    return SimpleNamespace(id=number, birth_date=birth, search_key=found_by)


def native(family, given):
    return {"native_family": family, "native_given": given}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (native("山田", "太郎"), native("太郎", "山田")),
        (native("山田", "太郎"), native("", "山田太郎")),
        (native("Семёнов", "Пётр"), native("СЕМЕНОВ", "петр")),
        (native("김", "민수"), native(normalize("NFD", "김"), normalize("NFD", "민수"))),
        (native("张", "伟"), native("張", "偉")),
        (native("齋藤", "広"), native("斋藤", "廣")),
        (native("やまだ", "たろう"), native("ヤマダ", "タロウ")),
        (native("やまだ", "たろう"), native("ﾔﾏﾀﾞ", "ﾀﾛｳ")),
        (native("Ｙａｍａｄａ", "Ｔａｒｏ"), native("YAMADA", "TARO")),
        (native("O'Neil-Smith", "Anna Maria"), native("ONEIL SMITH", "ANNA<MARIA")),
        (
            native("山田", "太郎") | {"kana_family": "ヤマダ", "kana_given": "タロウ"},
            native("たろう", "やまだ"),
        ),
        (
            native("山田", "太郎") | {"latin_family": "YAMADA", "latin_given": "TARO"},
            native("Taro", "Yamada"),
        ),
    ],
)
def test_one_name_is_found_in_any_script_and_order(one, other):
    first, second = known(1, **one), known(2, **other)
    assert rules.alike(first, second)
    assert rules.groups([first, second]) == [[first, second]]
    keys = [set(rules.name_keys(each.search_key).values()) - {None} for each in (first, second)]
    assert keys[0] & keys[1]


def test_without_folding_they_would_not_be_found():
    one, other = known(1, **native("Семёнов", "Пётр")), known(2, **native("Семенов", "Петр"))
    one.search_key, other.search_key = "СемёновПётр", "СеменовПетр"
    assert not rules.alike(one, other)


@pytest.mark.parametrize(
    ("births", "found"),
    [
        ((BORN, BORN), True),
        ((BORN, None), True),
        ((None, None), True),
        ((BORN, date(2009, 4, 2)), False),
    ],
)
def test_another_birth_date_is_another_person(births, found):
    name = native("山田", "太郎")
    one, other = (known(number, birth, **name) for number, birth in enumerate(births))
    assert rules.alike(one, other) is found
    assert rules.same(one, other) is (births == (BORN, BORN))


def test_other_names_of_the_same_signs_are_not_alike():
    one, other = known(1, **native("Anna", "Lee")), known(2, **native("Nana", "Eel"))
    assert rules.name_keys(one.search_key) == rules.name_keys(other.search_key)
    assert not rules.alike(one, other)


def test_pairs_that_are_two_people_are_no_group():
    people = [known(number, **native("山田", "太郎")) for number in (1, 2, 3)]
    apart = {frozenset({3, 1}), frozenset({3, 2})}
    assert rules.groups(people, apart) == [people[:2]]
    assert rules.groups(people[1:], apart) == []


@given(
    people=st.lists(
        st.tuples(
            st.lists(st.sampled_from("abcd"), min_size=1, max_size=2),
            st.sampled_from([None, BORN, date(2010, 1, 1)]),
        ),
        max_size=7,
    ),
    told=st.sets(st.frozensets(st.integers(0, 6), min_size=2, max_size=2), max_size=6),
)
def test_groups_are_whom_pairs_hold_together(people, told):
    listed = [
        SimpleNamespace(id=number, birth_date=birth, search_key=" ".join(words))
        for number, (words, birth) in enumerate(people)
    ]
    together = {one.id: {one.id} for one in listed}
    for one, other in combinations(listed, 2):
        if rules.alike(one, other) and {one.id, other.id} not in told:
            joined = together[one.id] | together[other.id]
            together |= dict.fromkeys(joined, joined)
    expected = {frozenset(group) for group in together.values() if len(group) > 1}
    found = [[one.id for one in group] for group in rules.groups(listed, told)]
    assert {frozenset(group) for group in found} == expected
    assert all(group == sorted(group) for group in found)


def add(session, world, region, birth=BORN, family="山田", given="太郎"):
    """Enter a person as another region's page would."""
    made = Delegation(edition_id=world.edition.id, region_id=region.id)
    session.add(made)
    session.flush()
    entry = rules.settled(
        Entry(role="athlete", native_family=family, native_given=given, birth_date=birth)
    )
    found_by = rules.search_key(entry)
    person = Participant(
        **vars(entry),
        **rules.name_keys(found_by),
        delegation_id=made.id,
        edition_id=made.edition_id,
        region_id=region.id,
        search_key=found_by,
        sort_key=rules.sort_key(entry),
        submission=str(uuid4()),
        entered_at=world.edition.registration_opens_at,
    )
    session.add(person)
    session.commit()
    return person


def plain(client, world, **changes):
    """Enter somebody by the native name alone."""
    names = dict.fromkeys(("latin_family", "latin_given", "kana_family", "kana_given"), "")
    return enter(client, world, **{**names, **changes})


def test_who_is_entered_twice_is_told_at_once_and_stays_told(toyama, world, session):
    enter(toyama, world)
    assert "Perhaps entered" not in toyama.get(delegation(world)).text
    plain(toyama, world, native_family="たろう", native_given="やまだ")
    page = toyama.get(delegation(world)).text
    assert "Perhaps entered before in your delegation: 山田 太郎" in page
    assert "Perhaps entered twice" in toyama.get(delegation(world)).text
    last = session.scalars(select(Participant).order_by(Participant.id.desc())).first()
    response = toyama.post(f"{delegation(world)}/people/{last.id}/distinct")
    assert response.status_code == 303
    assert "Perhaps entered twice" not in toyama.get(delegation(world)).text
    toyama.post(f"{delegation(world)}/people/{last.id}/distinct")
    assert session.scalars(select(Distinct)).one().everybody
    assert session.scalars(select(Record).where(Record.action == "participant.parted")).first()


def test_of_another_region_only_that_there_is_somebody_is_told(toyama, world, session):
    add(session, world, world.gangwon, family="太郎", given="山田")
    plain(toyama, world)
    page = toyama.get(delegation(world)).text
    assert page.count(ELSEWHERE) == 2
    assert "Gangwon" not in page
    assert "太郎 山田" not in page


@pytest.mark.parametrize("birth", [None, date(2009, 4, 2)])
def test_of_another_region_nothing_is_told_without_the_birth_date(toyama, world, session, birth):
    add(session, world, world.gangwon, birth)
    plain(toyama, world)
    assert ELSEWHERE not in toyama.get(delegation(world)).text


def test_a_head_does_not_silence_the_coordinator(toyama, coordinator, region, world, session):
    add(session, world, world.gangwon)
    plain(region, world)
    mine = session.scalars(
        select(Participant).where(Participant.region_id == world.toyama.id)
    ).one()
    path = f"{delegation(world)}/people/{mine.id}/distinct"
    assert ELSEWHERE in region.get(delegation(world)).text
    assert ELSEWHERE in region.get(delegation(world)).text
    region.post(path)
    assert ELSEWHERE not in region.get(delegation(world)).text
    assert len(queries.alike_in(session, world.edition.id).groups) == 1


def test_the_coordinator_sees_groups_across_regions_and_parts_them(coordinator, world, session):
    add(session, world, world.gangwon)
    other = add(session, world, world.toyama, None, "太郎", "山田")
    path = f"{world.path}/delegations"
    assert "Perhaps entered twice" in coordinator.get(path).text
    assert "Perhaps entered twice" in coordinator.get(delegation(world)).text
    coordinator.post(f"{delegation(world)}/people/{other.id}/distinct")
    assert "Perhaps entered twice" not in coordinator.get(path).text
    assert "Perhaps entered twice" not in coordinator.get(delegation(world)).text


def test_withdrawn_people_are_looked_over(coordinator, world, session):
    add(session, world, world.gangwon).withdrawn_at = world.edition.registration_opens_at
    add(session, world, world.toyama)
    assert "Perhaps entered twice" not in coordinator.get(f"{world.path}/delegations").text

"""Pages of a delegation: who may see them, what they do, what they refuse."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.editions.models import Place
from app.history.models import Record
from app.registration.models import Delegation, Participant
from tests.editions.making import CLOSES


def answers(**changes):
    return {
        "role": "athlete",
        "native_family": "山田",
        "native_given": "太郎",
        "latin_family": "YAMADA",
        "latin_given": "TARO",
        "kana_family": "ヤマダ",
        "kana_given": "タロウ",
        "birth_date": "2009-04-01",
        "mail": "taro@pref.example.jp",
        "submission": str(uuid4()),
        **changes,
    }


def delegation(world, code="t-jp"):
    return f"{world.path}/delegations/{code}"


def enter(client, world, code="t-jp", **changes):
    return client.post(f"{delegation(world, code)}/people/new", data=answers(**changes))


def taken(session, role="athlete"):
    found = select(func.sum(Place.taken)).where(Place.role == role, Place.region_id.is_not(None))
    return session.scalar(found)


def only(session):
    return session.scalars(select(Participant)).one()


def test_a_person_is_entered_shown_and_recorded(toyama, world, session):
    response = enter(toyama, world)
    person = only(session)
    assert response.status_code == 303
    assert response.location == f"{delegation(world)}#person-{person.id}"
    assert (person.name_order, person.sort_key, taken(session)) == (
        "family-first",
        "yamada taro",
        1,
    )
    page = toyama.get(delegation(world))
    assert 'lang="ja">山田 太郎' in page.text
    record = session.scalars(select(Record).where(Record.action == "participant.entered")).one()
    assert record.details == {"participant": person.id}
    assert session.scalars(select(Delegation)).one().taking_part is True


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"role": ""}, "Answer this question"),
        ({"role": "guest"}, "Not a valid choice"),
        ({"native_family": "", "native_given": ""}, "at least one part"),
        ({"native_family": "😀"}, "Letters of any script"),
        ({"native_family": "a\u202eb"}, "invisible or direction-changing"),
        ({"native_family": "a\u200bb"}, "invisible or direction-changing"),
        ({"native_family": "田" * 751}, "At most 750"),
        ({"latin_family": "山田"}, "Letters A to Z"),
        ({"kana_family": "山田"}, "Hiragana or katakana"),
        ({"birth_date": "2999-01-01"}, "a day that has passed"),
        ({"birth_date": "1899-01-01"}, "not before 1900"),
        ({"birth_date": "yesterday"}, "Not a valid date"),
        ({"mail": "nobody"}, "mail address"),
        ({"name_order": "single"}, "A single name has one part"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(toyama, world, session, changes, words):
    response = enter(toyama, world, latin_given="KEPT", **changes)
    assert (response.status_code, session.scalar(select(func.count(Participant.id)))) == (422, 0)
    assert words in response.text
    assert 'value="KEPT"' in response.text
    assert taken(session) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"native_family": "李", "native_given": ""},
        {"native_family": "x" * 700},
        {"native_given": "D’Arc Jr.", "native_family": "葛\U000e0100城"},
        {"mail": "", "birth_date": "", "latin_family": "", "latin_given": ""},
    ],
)
def test_unusual_names_are_fine_and_shown(toyama, world, session, changes):
    assert enter(toyama, world, **changes).status_code == 303
    assert only(session).native in toyama.get(delegation(world)).text.replace("&#39;", "'")


def test_the_deadline_is_the_servers_to_the_second(toyama, world, session, clock):
    clock(CLOSES - timedelta(seconds=1))
    assert enter(toyama, world).status_code == 303
    clock(CLOSES)
    late = enter(toyama, world)
    assert (late.status_code, "deadline has passed" in late.text) == (422, True)
    person = only(session)
    for verb in ("withdraw", "restore"):
        assert toyama.post(f"{delegation(world)}/people/{person.id}/{verb}").status_code == 409
    assert only(session).withdrawn_at is None


def test_the_limit_of_a_region_is_named(toyama, world, session):
    for _ in range(3):
        assert enter(toyama, world).status_code == 303
    full = enter(toyama, world)
    assert (full.status_code, "no place left in this role" in full.text) == (422, True)
    assert (taken(session), session.scalar(select(func.count(Participant.id)))) == (3, 3)
    assert enter(toyama, world, role="coach").status_code == 303


def test_a_repeat_gives_the_same_person_and_the_same_page(toyama, world, session, clock):
    data = answers()
    path = f"{delegation(world)}/people/new"
    first = toyama.post(path, data=data)
    assert toyama.post(path, data=data).location == first.location
    clock(CLOSES)
    toyama.post(path, data=data)
    assert (taken(session), session.scalar(select(func.count(Participant.id)))) == (1, 1)


def test_other_answers_under_the_same_submission_are_refused_and_can_be_sent_anew(
    toyama, world, session
):
    data = answers()
    path = f"{delegation(world)}/people/new"
    toyama.post(path, data=data)
    refused = toyama.post(path, data={**data, "native_given": "次郎"})
    assert (refused.status_code, "already sent" in refused.text) == (422, True)
    fresh = re.search(r'name="submission"[^>]*value="([^"]+)"', refused.text).group(1)
    assert fresh != data["submission"]
    again = toyama.post(path, data={**data, "native_given": "次郎", "submission": fresh})
    assert (again.status_code, taken(session)) == (303, 2)


def test_a_submission_belongs_to_who_sent_it(toyama, world, session, signed_in):
    data = answers()
    toyama.post(f"{delegation(world)}/people/new", data=data)
    scope = {"programme_id": world.programme.id}
    colleague = signed_in("region_coordinator", region_id=world.toyama.id, **scope)
    assert colleague.post(f"{delegation(world)}/people/new", data=data).status_code == 422
    neighbour = signed_in("region_coordinator", region_id=world.gangwon.id, **scope)
    path = f"{delegation(world, 't-kr')}/people/new"
    assert neighbour.post(path, data=data).status_code == 422
    assert taken(session) == 1


def test_withdrawing_frees_the_place_and_can_be_taken_back(toyama, world, session):
    enter(toyama, world)
    person = only(session)
    path = f"{delegation(world)}/people/{person.id}"
    for _ in range(2):
        assert toyama.post(f"{path}/withdraw").status_code == 303
        assert (taken(session), only(session).withdrawn_at is None) == (0, False)
    assert "Take the withdrawal back" in toyama.get(delegation(world)).text
    for _ in range(2):
        assert toyama.post(f"{path}/restore").status_code == 303
        assert (taken(session), only(session).withdrawn_at) == (1, None)


def test_restoring_needs_a_place(toyama, world, session):
    enter(toyama, world)
    person = only(session)
    toyama.post(f"{delegation(world)}/people/{person.id}/withdraw")
    for _ in range(3):
        enter(toyama, world)
    refused = toyama.post(f"{delegation(world)}/people/{person.id}/restore")
    assert (refused.status_code, taken(session)) == (409, 3)


def test_changing_the_role_moves_the_place(toyama, world, session):
    enter(toyama, world)
    person = only(session)
    data = answers(role="coach", native_given="次郎")
    assert toyama.post(f"{delegation(world)}/people/{person.id}/edit", data=data).status_code == 303
    assert (taken(session), taken(session, "coach"), only(session).native_given) == (0, 1, "次郎")
    record = session.scalars(select(Record).where(Record.action == "participant.changed")).one()
    assert record.details["fields"] == ["native_given", "role", "search_key"]
    assert "次郎" not in str(record.details)


def test_a_second_change_sees_the_first_and_loses_nothing(toyama, world, session):
    enter(toyama, world)
    path = f"{delegation(world)}/people/{only(session).id}/edit"
    opened = re.search(r'name="opened"[^>]*value="([^"]+)"', toyama.get(path).text).group(1)
    opened = opened.replace("&#34;", '"').replace("&quot;", '"')
    first = answers(native_given="一郎", mail="ichiro@pref.example.jp", name_order="family-first")
    toyama.post(path, data={**first, "opened": opened})
    mine = answers(native_given="三郎", name_order="family-first")
    second = toyama.post(path, data={**mine, "opened": opened})
    assert (second.status_code, "一郎" in second.text, "三郎" in second.text) == (422, True, True)
    kept = toyama.post(
        path, data={**answers(role="coach", name_order="family-first"), "opened": opened}
    )
    assert kept.status_code == 303
    person = only(session)
    assert (person.role, person.native_given, person.mail) == (
        "coach",
        "一郎",
        "ichiro@pref.example.jp",
    )


def test_a_no_is_refused_while_people_are_entered(toyama, world, session):
    enter(toyama, world)
    path = f"{delegation(world)}/answer"
    refused = toyama.post(path, data={"taking_part": "no"})
    assert (refused.status_code, "Withdraw them first" in refused.text) == (422, True)
    toyama.post(f"{delegation(world)}/people/{only(session).id}/withdraw")
    assert toyama.post(path, data={"taking_part": "no"}).status_code == 303
    assert session.scalars(select(Delegation)).one().taking_part is False
    refused = enter(toyama, world)
    assert (refused.status_code, "Change the answer first" in refused.text) == (422, True)
    person = only(session)
    path = f"{delegation(world)}/people/{person.id}/restore"
    assert toyama.post(path).status_code == 409


def test_the_answer_can_be_changed_until_the_close(toyama, world, session, clock):
    path = f"{delegation(world)}/answer"
    for said in ("yes", "no", "yes"):
        assert toyama.post(path, data={"taking_part": said}).status_code == 303
    clock(CLOSES)
    assert toyama.post(path, data={"taking_part": "no"}).status_code == 422
    assert session.scalars(select(Delegation)).one().taking_part is True
    assert toyama.post(path, data={}).status_code == 422


PAGES = [
    ("GET", "", "see"),
    ("GET", "/answer", "own"),
    ("POST", "/answer", "own"),
    ("GET", "/people/new", "own"),
    ("POST", "/people/new", "own"),
    ("GET", "/people/{person}/edit", "own"),
    ("POST", "/people/{person}/edit", "own"),
    ("POST", "/people/{person}/withdraw", "own"),
    ("POST", "/people/{person}/restore", "own"),
]


@pytest.mark.parametrize(("method", "page", "who"), PAGES)
def test_others_get_the_answer_of_what_does_not_exist(
    toyama, world, session, signed_in, method, page, who
):
    enter(toyama, world)
    place = page.format(person=only(session).id)
    absent = page.format(person=99_999)
    scope = {"programme_id": world.programme.id}
    people = {
        "nobody": signed_in(),
        "neighbour": signed_in("region_coordinator", region_id=world.gangwon.id, **scope),
    }
    if who == "own":
        people["programme"] = signed_in("programme_coordinator", **scope)
    for client in people.values():
        here = client.open(delegation(world) + place, method=method)
        nowhere = client.open(delegation(world, "t-no") + absent, method=method)
        assert (here.status_code, nowhere.status_code) == (404, 404)
        assert strip(here.text) == strip(nowhere.text)


def strip(html):
    """Leave out what differs with the address and the moment of a page."""
    html = re.sub(r'name="csrf_token" value="[^"]*"', "", html)
    return re.sub(r"/editions/[^\"?]*", "", html)


def test_a_person_is_found_only_in_their_own_delegation(toyama, world, session, signed_in):
    enter(toyama, world)
    person = only(session)
    scope = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    neighbour = signed_in("region_coordinator", **scope)
    path = f"{delegation(world, 't-kr')}/people/{person.id}/edit"
    assert neighbour.get(path).status_code == 404


def test_the_signed_out_are_sent_to_sign_in(client, world):
    assert client.get(delegation(world)).status_code == 303
    assert client.get(f"{world.path}/delegations").status_code == 303


def test_the_coordinator_sees_every_delegation(coordinator, world, session, signed_in):
    page = coordinator.get(f"{world.path}/delegations")
    assert (page.status_code, "No answer yet" in page.text) == (200, True)
    assert coordinator.get(delegation(world)).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_a_delegation_takes_thirteen_statements(toyama, world, session, queries, number):
    for place in range(number):
        other = {"latin_given": "ABC"[place], "kana_given": "アイウ"[place]}
        enter(toyama, world, native_given=f"{'一二三'[place]}郎", **other)
    queries.clear()
    assert toyama.get(delegation(world)).status_code == 200
    # who asks; invitation, roles; answer; people; places; stages; requests; consents; questions;
    # who looks alike; last time's answers
    assert len(queries) == 13, queries


@pytest.mark.parametrize("number", [1, 3])
def test_all_delegations_take_seven_statements(coordinator, world, session, queries, number):
    for region in world.regions[:number]:
        session.add(Delegation(edition_id=world.edition.id, region_id=region.id, taking_part=True))
    session.commit()
    queries.clear()
    assert coordinator.get(f"{world.path}/delegations").status_code == 200
    assert len(queries) == 7, queries


def test_entering_takes_eleven_statements(toyama, world, queries):
    enter(toyama, world)
    queries.clear()
    assert enter(toyama, world).status_code == 303
    assert len(queries) == 11, queries


def test_the_form_takes_two_statements(toyama, world, queries):
    queries.clear()
    assert toyama.get(f"{delegation(world)}/people/new").status_code == 200
    assert len(queries) == 2, queries

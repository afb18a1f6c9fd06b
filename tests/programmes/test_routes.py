"""Programmes, their members and their offices in the browser."""

import json

import pytest
from sqlalchemy import select

from app.accounts.models import Grant
from app.core.words import Words
from app.history.models import Record
from app.programmes.models import Membership, Office, Programme
from app.regions.models import Region

BASE = "/programmes/coast-games"


@pytest.fixture
def programme(session):
    made = Programme(
        slug="coast-games",
        kind_slug="games",
        name=Words(en="Games of the coast", ja="海岸の大会", mn="Наадам"),
        summary=Words(en="For the young."),
        status="active",
    )
    session.add(made)
    session.commit()
    return made


@pytest.fixture
def regions(session):
    made = [
        Region(code=code, kind="region", name=Words(en=name))
        for code, name in (("jp-16", "Toyama"), ("kr-42", "Gangwon"), ("cn-ln", "Liaoning"))
    ]
    session.add_all(made)
    session.commit()
    return made


@pytest.fixture
def coordinator(programme, signed_in):
    return signed_in("programme_coordinator", programme_id=programme.id)


@pytest.fixture
def member(session, programme, regions):
    """Make a membership."""

    def make(place=0, **facts):
        made = Membership(programme_id=programme.id, region_id=regions[place].id, **facts)
        session.add(made)
        session.commit()
        return made

    return make


def another(session, number, **facts):
    usual = {"kind_slug": "forum", "summary": Words()}
    name = Words(en=f"Forum {number}")
    session.add(Programme(slug=f"forum-{number}", name=name, **{**usual, **facts}))
    session.commit()


def test_anyone_searches_filters_and_sorts(session, client, programme):
    another(session, 1)
    another(session, 2)
    assert "Games of the coast" in client.get("/programmes").text
    assert "Games of the coast" not in client.get("/programmes?kind=forum").text
    assert "Forum 1" not in client.get("/programmes?q=海岸").text
    for sort in ("name", "kind", "since", "members", "nonsense"):
        up = client.get(f"/programmes?kind=forum&sort={sort}").text
        down = client.get(f"/programmes?kind=forum&sort={sort}&order=descending").text
        assert up.count("/programmes/forum-") == down.count("/programmes/forum-") == 2
    page = client.get("/programmes?sort=name&order=descending").text
    assert page.index("Games of the coast") < page.index("Forum 2") < page.index("Forum 1")


def test_the_list_is_exported_without_formulas(session, client, programme):
    another(session, 1, status="=1+1")
    answer = client.get("/programmes.csv?kind=forum")
    assert answer.mimetype == "text/csv"
    assert answer.text.startswith("\ufeffshort name,")
    assert answer.text.splitlines()[1] == "forum-1,Forum 1,forum,,unknown,,0,'=1+1"


def test_a_list_of_three_takes_as_many_queries_as_one(session, client, queries):
    counts = []
    for number in range(3):
        another(session, number)
        queries.clear()
        client.get("/programmes")
        counts.append(len(queries))
    assert counts == [11, 11, 11]


NEW = {
    "slug": "new-games",
    "kind": "games",
    "name-en": "New games",
    "cadence": "every",
    "cadence_years": 2,
    "since": "1990-09",
}


def test_an_administrator_creates_a_programme_and_coordinates_it(session, signed_in):
    client = signed_in("administrator")
    assert client.get("/programmes/new").status_code == 200
    answer = client.post("/programmes/new", data=NEW)
    assert answer.location == "/programmes/new-games/members"
    assert client.get(answer.location).status_code == 200
    made = session.scalars(select(Programme)).one()
    assert (made.cadence, made.cadence_years, made.since) == ("every", 2, "1990-09")
    assert session.scalars(select(Grant.programme_id)).all() == [None, made.id]


def test_who_coordinates_a_programme_may_create_another(coordinator):
    assert coordinator.post("/programmes/new", data=NEW).status_code == 303


def test_others_do_not_create(signed_in):
    assert signed_in().get("/programmes/new").status_code == 403


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"slug": "coast-games"}, "already has this short name"),
        ({"slug": "New Games"}, "small Latin letters"),
        ({"slug": "import"}, "this one is an address"),
        ({"kind": "picnic"}, ""),
        ({"name-en": ""}, "at least one language"),
        ({"name-en": "a" * 701}, "300"),
        ({"name-en": "\u202eNew"}, "invisible"),
        ({"since": "1990-13"}, "Write a year"),
        ({"cadence_years": ""}, "after how many years"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(coordinator, change, sentence):
    answer = coordinator.post("/programmes/new", data={**NEW, "summary-ru": "Игры", **change})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Игры" in answer.text


def form_values(page):
    """What the edit page remembers of its first answers."""
    raw = page.text.split('name="opened"')[1].split('value="')[1].split('"')[0]
    return raw.replace("&#34;", '"').replace("&quot;", '"').replace("&amp;", "&")


def answers(opened, **change):
    usual = {
        "opened": opened,
        "name-en": "Games of the coast",
        "name-ja": "海岸の大会",
        "summary-en": "For the young.",
        "cadence": "unknown",
        "status": "active",
    }
    return {**usual, **change}


def test_a_programme_is_edited_and_keeps_its_other_languages(session, coordinator, programme):
    opened = form_values(coordinator.get(f"{BASE}/edit"))
    answer = coordinator.post(f"{BASE}/edit", data=answers(opened, **{"name-en": "Coast games"}))
    assert answer.status_code == 303
    assert programme.name == {"en": "Coast games", "ja": "海岸の大会", "mn": "Наадам"}
    record = session.scalars(select(Record)).one()
    assert (record.action, record.details) == ("programme.edited", {"changed": ["name"]})


def test_two_who_change_different_things_lose_nothing(coordinator, programme):
    opened = form_values(coordinator.get(f"{BASE}/edit"))
    coordinator.post(f"{BASE}/edit", data=answers(opened, status="dormant"))
    second = coordinator.post(f"{BASE}/edit", data=answers(opened, note="They met."))
    assert second.status_code == 303
    assert (programme.status, programme.note) == ("dormant", "They met.")
    assert "Kept as somebody else saved it meanwhile" in coordinator.get("/programmes").text


def test_two_who_change_the_same_thing_see_each_other(coordinator, programme):
    opened = form_values(coordinator.get(f"{BASE}/edit"))
    coordinator.post(f"{BASE}/edit", data=answers(opened, status="dormant"))
    second = coordinator.post(f"{BASE}/edit", data=answers(opened, status="ended"))
    assert second.status_code == 422
    assert "Somebody else changed this to “dormant”" in second.text
    assert programme.status == "dormant"
    again = form_values(second)
    assert json.loads(again)["status"] == "dormant"
    third = coordinator.post(f"{BASE}/edit", data=answers(again, status="ended"))
    assert third.status_code == 303
    assert programme.status == "ended"


def test_members_are_added_changed_ended_and_restored(session, coordinator, regions):
    path = f"{BASE}/members/new"
    assert coordinator.get(path).status_code == 200
    data = {"region": regions[0].id, "member_class": "full", "joined": "1993", "place": 1}
    assert coordinator.post(path, data=data).status_code == 303
    assert "is a member already" in coordinator.post(path, data=data).text
    made = session.scalars(select(Membership)).one()
    change = f"/memberships/{made.id}/edit"
    assert coordinator.get(change).status_code == 200
    coordinator.post(change, data={"member_class": "observer", "joined": "1994"})
    assert (made.member_class, made.joined) == ("observer", "1994")
    end = f"/memberships/{made.id}/end"
    assert coordinator.get(end).status_code == 200
    coordinator.post(end, data={"left_reason": "withdrew", "left": "2001", "successor": ""})
    assert (made.left, made.left_reason) == ("2001", "withdrew")
    assert "The region withdrew" in coordinator.get(f"{BASE}/members").text
    for _ in range(2):
        answer = coordinator.post(f"/memberships/{made.id}/restore")
        assert answer.status_code == 303
    assert (made.left, made.left_reason) == (None, None)
    actions = session.scalars(select(Record.action).order_by(Record.id)).all()
    assert actions == ["member.added", "member.changed", "member.ended", "member.restored"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"left_reason": "withdrew", "left": ""}, "Say from when"),
        ({"left_reason": "merged", "left": "2001"}, "Choose the region"),
        ({"left_reason": "withdrew", "left": "1980"}, "must not come before"),
    ],
)
def test_a_membership_ends_only_in_order(coordinator, member, data, sentence):
    made = member(joined="1993")
    answer = coordinator.post(f"/memberships/{made.id}/end", data={"successor": "", **data})
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_region_merges_into_another(coordinator, member, regions):
    made = member()
    data = {"left_reason": "merged", "left": "2005-03", "successor": regions[1].id}
    coordinator.post(f"/memberships/{made.id}/end", data=data)
    assert made.successor_id == regions[1].id


def test_a_suspension_needs_no_date(coordinator, member):
    made = member()
    data = {"left_reason": "suspended", "left": "", "successor": ""}
    assert coordinator.post(f"/memberships/{made.id}/end", data=data).status_code == 303
    assert (made.left, made.left_reason) == (None, "suspended")


def test_a_membership_that_began_again_is_not_restored(coordinator, member):
    made = member(left="2000", left_reason="withdrew")
    member()
    assert coordinator.post(f"/memberships/{made.id}/restore").status_code == 409


def test_offices_are_written_down_and_changed(session, coordinator, regions):
    path = f"{BASE}/offices/new"
    assert coordinator.get(path).status_code == 200
    data = {"office": "chair", "region_id": "", "holder": "", "since": "2020"}
    assert coordinator.post(path, data=data).status_code == 422
    assert coordinator.post(path, data={**data, "holder": "The governor"}).status_code == 303
    made = session.scalars(select(Office)).one()
    change = f"/offices/{made.id}/edit"
    assert coordinator.get(change).status_code == 200
    more = {"region_id": regions[0].id, "until": "2019"}
    assert "must not come before" in coordinator.post(change, data={**data, **more}).text
    coordinator.post(change, data={**data, **more, "until": "2022"})
    assert (made.region_id, made.until) == (regions[0].id, "2022")


def test_three_members_take_as_many_queries_as_one(queries, coordinator, member):
    counts = []
    for place in range(3):
        member(place)
        queries.clear()
        coordinator.get(f"{BASE}/members")
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


@pytest.mark.parametrize("path", ["edit", "members", "members/new", "offices/new"])
def test_another_programmes_coordinator_finds_nothing(session, signed_in, programme, path):
    another(session, 1)
    other = session.scalars(select(Programme).where(Programme.slug == "forum-1")).one()
    client = signed_in("programme_coordinator", programme_id=other.id)
    here = client.get(f"{BASE}/{path}")
    nowhere = client.get(f"/programmes/nothing/{path}")
    assert (here.status_code, nowhere.status_code) == (404, 404)

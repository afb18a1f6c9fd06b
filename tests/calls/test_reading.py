"""What anyone reads: the list with its filters, a call's page, the feed, and other pages' parts."""

from xml.etree import ElementTree as ET

import pytest

from app.calls import actions, queries
from app.core.words import Words
from tests.calls.conftest import CLOSES, DAY, NOW, OPENS
from tests.editions import making

STATES = ("", "open", "coming", "closed", "cancelled", "all")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def many(call, session, world, clock):
    """A call of each standing; two of them about areas."""
    made = {
        "open": call(title=Words(en="Open one"), areas=frozenset({world.ports.id})),
        "coming": call(title=Words(en="Coming one"), opens_at=NOW + DAY),
        "cancelled": call(title=Words(en="Cancelled one")),
        "draft": call(title=Words(en="Draft one"), published=False),
        "closed": call(
            title=Words(en="Closed one"),
            type_slug="host-candidacy",
            areas=frozenset({world.farms.id}),
            closes_at=NOW + DAY,
        ),
    }
    actions.cancel(session, None, made["cancelled"], "Why")
    session.commit()
    clock(NOW + 2 * DAY)
    queries.call(session, made["coming"].id).opens_at = NOW + 3 * DAY
    session.commit()
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"open", "coming"}),
        ("?state=open", {"open"}),
        ("?state=coming", {"coming"}),
        ("?state=closed", {"closed"}),
        ("?state=cancelled", {"cancelled"}),
        ("?state=draft", set()),
        ("?state=all", {"open", "coming", "closed", "cancelled"}),
        ("?state=all&area=sea", {"open", "coming", "cancelled"}),
        ("?state=all&area=farms", {"closed", "coming", "cancelled"}),
        ("?state=all&area=nowhere", {"open", "coming", "closed", "cancelled"}),
        ("?state=all&type=host-candidacy", {"closed"}),
        ("?state=all&programme=test-games", {"open", "coming", "closed", "cancelled"}),
        ("?state=nonsense&page=99", {"open", "coming"}),
    ],
)
def test_the_list_shows_what_is_looked_for(many, client, asked, found):
    shown = client.get(f"/calls{asked}").text
    assert {name for name in many if f"{name.title()} one" in shown} == found


def test_a_coordinator_finds_drafts_too(many, coordinator):
    shown = coordinator.get("/calls?state=draft").text
    assert ("Draft one" in shown, "Open one" in shown) == (True, False)
    assert "Draft one" in coordinator.get("/programmes/test-games").text


def test_a_coordinator_of_another_programme_finds_no_drafts(many, signed_in, world):
    elsewhere = making.programme(world.session, "elsewhere")
    other = signed_in("programme_coordinator", programme_id=elsewhere.id)
    assert "Draft one" not in other.get("/calls?state=all").text


def test_the_deadline_is_shown_on_the_clocks_of_its_zone(call, client):
    shown = client.get(f"/calls/{call(zone='Asia/Vladivostok').id}").text
    assert "31 May 2027, 19:00 Vladivostok (UTC+10)" in shown


def test_the_page_says_what_it_is_for_and_nothing_to_set(call, client, world):
    made = call(areas=frozenset({world.ports.id}), text=Words(en="First line.\nSecond line."))
    shown = client.get(f"/calls/{made.id}").text
    assert all(one in shown for one in ("First line.\nSecond line.", "Ports", "Cooperation"))
    assert not any(f"/calls/{made.id}/{one}" in shown for one in ("edit", "codes", "criteria"))


def test_of_a_call_of_the_past_only_the_year_may_be_known(call, client, session):
    made = call()
    made.days_known, made.source = False, "seen: an old booklet"
    session.commit()
    shown = client.get(f"/calls/{made.id}").text
    assert ("31 May 2027" in shown, "an old booklet" in shown) == (False, True)
    listed = {
        state: made.title["en"] in client.get(f"/calls?state={state}").text for state in STATES
    }
    assert [state for state, there in listed.items() if there] == ["closed", "all"]
    assert entries(client.get("/calls.atom")) == []


def entries(answer):
    return ET.fromstring(answer.data).findall(f"{ATOM}entry")


def test_the_feed_tells_open_calls_under_names_that_stay(many, client, session, clock):
    answer = client.get("/calls.atom")
    assert answer.mimetype == "application/atom+xml"
    (entry,) = entries(answer)
    made = queries.call(session, many["open"].id)
    assert entry.find(f"{ATOM}id").text == f"urn:uuid:{made.uuid}"
    assert entry.find(f"{ATOM}title").text == "Open one"
    assert "31 May 2027, 18:00 Tokyo" in entry.find(f"{ATOM}summary").text
    assert entry.find(f"{ATOM}link").get("href").endswith(f"/calls/{made.id}")
    assert entry.find(f"{ATOM}updated").text == NOW.isoformat(timespec="seconds")
    clock(CLOSES)
    assert entries(client.get("/calls.atom")) == []


def test_the_feed_speaks_the_language_that_is_asked_for(call, client):
    call()
    (entry,) = entries(client.get("/calls.atom?language=ja"))
    assert entry.find(f"{ATOM}title").text == "港湾の協力"


@pytest.mark.parametrize("path", ["/", "/programmes/test-games"])
def test_other_pages_show_what_is_called_for(many, client, path):
    shown = client.get(path).text
    assert ("Open one" in shown, "Draft one" in shown) == (True, False)


def test_an_edition_shows_what_is_called_for_in_it(call, client, world):
    call(title=Words(en="In the edition"), edition_id=world.edition.id)
    call(title=Words(en="In none"))
    shown = client.get(world.path).text
    assert ("In the edition" in shown, "In none" in shown) == (True, False)


@pytest.mark.parametrize(
    ("path", "count"),
    [("/calls?state=all", 5), ("/calls.atom", 2), ("/programmes/test-games", None)],
)
def test_a_list_asks_the_same_with_one_call_and_with_three(
    call, client, queries_counted, world, path, count
):
    asked = []
    for more in (1, 2):
        for _ in range(more):
            call(areas=frozenset({world.ports.id, world.farms.id}))
        client.get(path)
        with queries_counted() as seen:
            client.get(path)
        asked.append(len(seen))
    assert len(set(asked)) == 1
    assert count in {asked[0], None}


@pytest.mark.parametrize(("part", "count"), [("codes", 8), ("criteria", 6), ("phases", 6)])
def test_a_part_asks_the_same_with_one_and_with_three(
    call, coordinator, queries_counted, session, part, count
):
    made = call()
    path, asked = f"/calls/{made.id}/{part}", []
    make = {
        "codes": lambda n: coordinator.post(path, data={"note": f"No {n}", "region": ""}),
        "criteria": lambda n: coordinator.post(f"{path}/new", data=a_criterion(n)),
        "phases": lambda n: coordinator.post(f"{path}/new", data=a_phase(n)),
    }[part]
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            assert make(number).status_code == 303
        coordinator.get(path)
        with queries_counted() as seen:
            coordinator.get(path)
        asked.append(len(seen))
    assert asked == [count, count]


def a_criterion(number):
    return {"label-en": f"No {number}", "weight": "1", "least": "0", "most": "5"}


def a_phase(number):
    moments = (CLOSES + 2 * number * DAY, CLOSES + (2 * number + 1) * DAY)
    opens, closes = (f"{one:%Y-%m-%dT%H:%M}" for one in moments)
    return {"name-en": f"No {number}", "opens_at": opens, "closes_at": closes}


def test_a_draft_is_in_no_feed_and_on_no_home_page(call, client):
    call(published=False, opens_at=OPENS, title=Words(en="Secret canary"))
    for path in ("/", "/calls", "/calls?state=all", "/calls.atom", "/programmes/test-games"):
        assert b"Secret canary" not in client.get(path).data

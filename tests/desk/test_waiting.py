"""What the home page says waits for a person who signed in."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.accounts.models import Grant, Invitation, Role
from app.core import clock
from app.editions.models import Invitee, Place
from app.programmes.models import Programme
from app.registration.models import Delegation
from app.requests.models import Request
from app.stages.models import Announcement, Stage
from app.turns.models import Turn

CLOSES = datetime(2027, 1, 3, 3, tzinfo=UTC)


def waiting(client):
    """Return the part of the home page that only its reader sees."""
    page = client.get("/").text
    start = page.index('id="waiting"')
    return page[start : page.index("<figure", start)]


@pytest.fixture
def games(session, make, in_2026):
    """Games whose registration is open, to which Toyama is invited."""
    toyama, games = make.region(), make.programme()
    edition = make.edition(
        games, status="open", registration_open=True, registration_closes_at=CLOSES
    )
    session.add(Invitee(edition_id=edition.id, region_id=toyama.id))
    counter = Place(edition_id=edition.id, region_id=toyama.id, role="athlete", taken=4)
    session.add(counter)
    session.flush()
    return games, toyama, edition


def test_a_region_coordinator_answers_and_then_enters(signed_in, games, session):
    programme, toyama, edition = games
    scope = {"programme_id": programme.id, "region_id": toyama.id}
    client = signed_in(Role.REGION_COORDINATOR, **scope)
    assert f"/editions/{edition.id}/delegations/jp-16/answer" in waiting(client)
    assert "12:00 Tokyo (UTC+9)" in waiting(client)
    delegation = Delegation(edition_id=edition.id, region_id=toyama.id, taking_part=True)
    session.add(delegation)
    session.flush()
    assert f'/editions/{edition.id}/delegations/jp-16"' in waiting(client)
    assert "4 people are entered" in waiting(client)
    delegation.taking_part = False
    assert "Nothing waits for you now." in waiting(client)


def test_a_region_coordinator_sees_only_own_offers_and_invitations(signed_in, games, session, make):
    programme, toyama, _edition = games
    other = make.programme("other")
    turn = Turn(programme_id=programme.id, year=2030, region_id=toyama.id)
    session.add(turn)
    session.flush()
    own = signed_in(Role.REGION_COORDINATOR, programme_id=programme.id, region_id=toyama.id)
    assert f"/turns/{turn.id}" in waiting(own)
    elsewhere = signed_in(Role.REGION_COORDINATOR, programme_id=other.id, region_id=toyama.id)
    assert "Nothing waits for you now." in waiting(elsewhere)


def test_a_programme_coordinator_sees_what_to_prepare(signed_in, games, session):
    programme, toyama, edition = games
    offered = Turn(programme_id=programme.id, year=2030, region_id=toyama.id)
    accepted = Turn(programme_id=programme.id, year=2031, region_id=toyama.id, state="accepted")
    session.add_all([offered, accepted])
    session.flush()
    page = waiting(signed_in(Role.PROGRAMME_COORDINATOR, programme_id=programme.id))
    assert "1 region has not answered · 4 people are entered" in page
    assert f"/turns/{offered.id}" in page
    assert f"/turns/{accepted.id}/open" in page
    edition.registration_open = False
    page = waiting(signed_in(Role.PROGRAMME_COORDINATOR, programme_id=programme.id))
    assert f"/editions/{edition.id}/registration" in page


def test_a_programme_coordinator_is_told_which_turn_to_offer(signed_in, facts, in_2026):
    found = facts.scalars(
        select(Programme.id).where(Programme.slug == "soj-highschool-games")
    ).one()
    page = waiting(signed_in(Role.PROGRAMME_COORDINATOR, programme_id=found))
    assert "/programmes/soj-highschool-games/turns" in page
    assert "Turn of 2026" in page
    assert "Liaoning Province" in page


def test_host_staff_see_how_many_have_come(signed_in, games):
    _programme, _toyama, edition = games
    page = waiting(signed_in(Role.HOST_STAFF, edition_id=edition.id))
    assert f"/editions/{edition.id}/roster" in page
    assert "4 people are entered" in page


def test_an_administrator_sees_invitations_without_an_answer(signed_in, session, in_2026):
    client = signed_in(Role.ADMINISTRATOR)
    assert "Nothing waits for you now." in waiting(client)
    moments = {"made_at": CLOSES, "ends_at": CLOSES}
    session.add(Invitation(token_hash="x", email="a@b.jp", role="administrator", **moments))
    session.flush()
    assert "1 invitation is not answered" in waiting(client)


def staged(session, edition, **days):
    """Let stages end so many days after the moment at which these tests stand."""
    for kind, after in days.items():
        ends = clock.now() + timedelta(days=after)
        session.add(Stage(edition_id=edition.id, kind=kind, deadline=ends, after="request"))
    session.flush()


def test_a_region_is_told_the_stage_that_ends_next(signed_in, games, session):
    programme, toyama, edition = games
    session.add(Delegation(edition_id=edition.id, region_id=toyama.id, taking_part=True))
    staged(session, edition, number=3, names=6)
    client = signed_in(Role.REGION_COORDINATOR, programme_id=programme.id, region_id=toyama.id)
    assert f"/editions/{edition.id}/delegations/jp-16/numbers" in waiting(client)
    announced = {"role": "athlete", "people": 4, "announced_at": clock.now()}
    session.add(Announcement(edition_id=edition.id, region_id=toyama.id, **announced))
    session.flush()
    assert "Entry by name · 4 people are entered" in waiting(client)


def test_documents_are_asked_for_after_registration_has_closed(signed_in, games, session):
    programme, toyama, edition = games
    session.add(Delegation(edition_id=edition.id, region_id=toyama.id, taking_part=True))
    edition.registration_closes_at = clock.now() - timedelta(days=1)
    scope = {"programme_id": programme.id, "region_id": toyama.id}
    client = signed_in(Role.REGION_COORDINATOR, **scope)
    assert "Nothing waits for you now." in waiting(client)
    staged(session, edition, names=-1, documents=5)
    assert "Complete the documents" in waiting(client)


def test_a_coordinator_is_told_of_requests_and_of_the_next_stage(signed_in, games, session):
    programme, toyama, edition = games
    staged(session, edition, names=4)
    asked = {"what": "enter", "proposed": {}, "before": {}, "reason": "x", "submission": "x"}
    session.add(Request(edition_id=edition.id, region_id=toyama.id, asked_at=clock.now(), **asked))
    session.flush()
    client = signed_in(Role.PROGRAMME_COORDINATOR, programme_id=programme.id)
    text = waiting(client)
    assert "1 request waits for an answer" in text
    assert f"/editions/{edition.id}/requests" in text
    assert "Entry by name · 1 region has not answered" in text


def test_nobody_else_is_told_that_something_waits(client, signed_in, games):
    assert 'id="waiting"' not in client.get("/").text
    assert 'id="waiting"' not in signed_in().get("/").text


@pytest.mark.parametrize(
    ("role", "people", "history"),
    [
        (Role.ADMINISTRATOR, True, True),
        (Role.PROGRAMME_COORDINATOR, True, True),
        (Role.REGION_COORDINATOR, False, True),
        (Role.HOST_STAFF, False, False),
        (None, False, False),
    ],
)
def test_the_navigation_shows_what_the_reader_may_open(signed_in, games, role, people, history):
    programme, toyama, edition = games
    scopes = {
        Role.PROGRAMME_COORDINATOR: {"programme_id": programme.id},
        Role.REGION_COORDINATOR: {"programme_id": programme.id, "region_id": toyama.id},
        Role.HOST_STAFF: {"edition_id": edition.id},
    }
    page = signed_in(role, **scopes.get(role, {})).get("/regions").text
    assert ('href="/people"' in page, 'href="/history"' in page) == (people, history)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("role", "count"),
    [(Role.REGION_COORDINATOR, 25), (Role.PROGRAMME_COORDINATOR, 22), (Role.HOST_STAFF, 17)],
)
def test_the_page_asks_the_database_the_same_number_of_times(
    client, person, session, make, queries, in_2026, role, count, rows
):
    user, toyama = person(), make.region()
    for row in range(rows):
        programme = make.programme(f"games-{row}")
        edition = make.edition(programme, status="open", registration_open=True)
        session.add(Invitee(edition_id=edition.id, region_id=toyama.id))
        session.add(Turn(programme_id=programme.id, year=2030, region_id=toyama.id))
        scope = {
            Role.PROGRAMME_COORDINATOR: {"programme_id": programme.id},
            Role.REGION_COORDINATOR: {"programme_id": programme.id, "region_id": toyama.id},
            Role.HOST_STAFF: {"edition_id": edition.id},
        }[role]
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        session.add(Grant(user_id=user.id, role=role, granted_at=moment, **scope))
    session.flush()
    client.sign_in(user)
    queries.clear()
    assert waiting(client).count('class="task"') >= rows
    assert len(queries) == count

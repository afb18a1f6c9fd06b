"""The head of a delegation sends people their own links, and only they open."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from app.core import sealing
from app.history.models import Record
from app.personal import actions
from app.personal import queries as queries_of_personal
from app.personal.models import OwnLink
from app.registration import actions as registration
from app.registration import queries as registration_queries
from app.registration.models import Participant
from tests.editions import making
from tests.matrix.asking import contents
from tests.personal.conftest import HANAKO, SAKURA, SUBMISSION


def test_a_link_goes_out_in_the_countrys_language_and_opens_the_page(
    send, sakura, browser, session
):
    link = send(sakura)
    assert (link.to, link.language) == ("sakura@example.org", "ja")
    page = browser().get(f"{link.path}?language=en")
    assert page.status_code == 200
    assert "You are entered" in page.text
    assert "山田" in page.text
    kept = session.scalars(select(OwnLink)).one()
    assert kept.token_hash == sealing.digest(link.path[5:])


def test_the_first_opening_is_noted_and_nothing_else_changes(live, clock):
    clock(making.NOON)
    secret = sealing.token()
    with live.transaction() as session:
        world = making.world(session)
        invitee = registration_queries.invitee(session, world.edition.id, "t-jp")
        person = registration.enter(session, None, invitee, SAKURA, SUBMISSION + "0")
        link = OwnLink(
            participant_id=person.id,
            token_hash=sealing.digest(secret),
            language="ja",
            why="sent",
            sent_at=making.NOON,
        )
        session.add(link)
    with live.transaction() as session:
        before = contents(session)
    for minutes in (0, 5):
        clock(making.NOON + timedelta(minutes=minutes))
        assert live.client().get(f"/own/{secret}").status_code == 200
    with live.transaction() as session:
        after = contents(session)
        assert session.scalars(select(OwnLink.opened_at)).all() == [making.NOON]
    assert {name for name in after if after[name] != before[name]} == {"own_links"}


def test_the_head_chooses_another_language_and_it_is_kept(send, sakura):
    assert send(sakura, language="ko").language == "ko"
    assert send(sakura).language == "ko"


def test_a_new_link_ends_the_one_before(send, sakura, browser):
    first, second = send(sakura), send(sakura)
    assert browser().get(first.path).status_code == 404
    assert browser().get(second.path).status_code == 200


def test_what_the_page_says_is_kept_by_nobody(send, sakura, browser):
    client, link = browser(), send(sakura)
    for path in (link.path, f"/own/{'x' * 43}", "/own"):
        headers = client.get(path).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"


def test_five_links_a_day_and_no_more(toyama, world, sakura, letters, session, clock):
    told = {"whom": "ticked", "people": sakura.id}
    for _number in range(6):
        toyama.post(world.links, data=told)
    assert len(letters()) == 5
    clock(making.NOON + timedelta(days=1, seconds=1))
    assert session.scalar(select(func.count()).where(OwnLink.revoked_at.is_(None))) == 1


def test_without_mail_nothing_is_sent_and_the_page_says_so(toyama, world, enter, letters):
    person = enter(type(SAKURA)(**{**vars(SAKURA), "mail": None}))
    page = toyama.post(
        world.links, data={"whom": "ticked", "people": person.id}, follow_redirects=True
    )
    assert "1 person was sent none" in page.text
    assert letters() == []


def test_nobody_chosen_is_refused(toyama, world, sakura):
    del sakura
    assert toyama.post(world.links, data={"whom": "ticked"}).status_code == 422


def test_the_head_of_another_delegation_sends_nothing(world, sakura, signed_in, letters):
    other = signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.gangwon.id
    )
    told = {"whom": "ticked", "people": sakura.id}
    assert other.post(world.links, data=told).status_code == 404
    theirs = world.links.replace("t-jp", "t-kr")
    assert other.post(theirs, data=told).status_code == 422
    assert letters() == []


def test_a_reminder_goes_to_those_who_miss_something_once_a_day(
    toyama, world, sakura, ask, letters, clock, session
):
    told = {"whom": "missing", "remind": "1"}
    assert toyama.post(world.links, data=told).status_code == 422
    ask("shirt", "Size of the shirt")
    for _again in range(2):
        toyama.post(world.links, data=told)
    assert [one.recipient for one in letters()] == [sakura.mail]
    assert "Size of the shirt" in letters()[0].body
    session.execute(update(OwnLink).values(sent_at=making.NOON - timedelta(days=1)))
    session.commit()
    toyama.post(world.links, data=told)
    assert len(letters()) == 2
    clock(making.NOON)


def test_sending_is_recorded_without_the_address(send, sakura, session):
    send(sakura)
    record = session.scalars(select(Record).where(Record.action == "own_link.sent")).one()
    assert record.details == {"participant": sakura.id}


def test_the_list_asks_the_same_number_of_queries(toyama, world, enter, ask, queries):
    ask("shirt")
    enter(SAKURA)
    counted = []
    for number in (1, 2):
        toyama.get(world.links)
        queries.clear()
        toyama.get(world.links)
        counted.append(len(queries))
        if number == 1:
            enter(HANAKO)
            enter(type(SAKURA)(**{**vars(SAKURA), "mail": "third@example.org"}))
    assert counted[0] == counted[1]


@pytest.mark.parametrize("what", ["withdrawn", "erased", "revoked", "over"])
def test_a_link_is_dead_at_once(send, sakura, browser, session, clock, what):
    link, client = send(sakura), browser()
    assert client.get(link.path).status_code == 200
    values = {
        "withdrawn": {"withdrawn_at": making.NOON},
        "erased": {"erased_at": making.NOON},
    }
    if what in values:
        found = update(Participant).where(Participant.id == sakura.id)
        session.execute(found.values(**values[what]))
    elif what == "revoked":
        session.execute(update(OwnLink).values(revoked_at=making.NOON))
    else:
        clock(making.NOON.replace(month=9, day=9))
    for path in ("", "/details", "/withdraw", "/seen", "/data", "/answers/names"):
        assert client.get(link.path + path).status_code == 404
    for path in ("/details", "/wish", "/withdraw", "/data.zip", "/answers/names"):
        assert client.post(link.path + path).status_code == 404


def test_a_link_lives_for_thirty_days_after_the_edition(send, sakura, browser, clock):
    link = send(sakura)
    clock(making.NOON.replace(month=9, day=8))
    assert browser().get(link.path).status_code == 200


def test_whoever_asks_learns_nothing_and_the_known_get_one_mail(
    send, sakura, enter, browser, letters
):
    first = send(sakura)
    enter(HANAKO)
    answers = []
    for email in ("sakura@example.org", "hanako@example.org", "nobody@example.org"):
        answer = browser().post("/own", data={"email": email})
        page = browser().post("/own", data={"email": email}, follow_redirects=True)
        answers.append((answer.status_code, answer.location, page.text))
    assert len({(status, where) for status, where, _text in answers}) == 1
    mails = letters()[1:]
    assert {one.recipient for one in mails} == {"sakura@example.org"}
    assert "山田" not in mails[0].body
    assert "Test games" not in mails[0].body
    assert browser().get(first.path).status_code == 404


def test_a_mailbox_gets_three_mails_an_hour(send, sakura, browser, letters):
    send(sakura)
    client = browser()
    statuses = [
        client.post("/own", data={"email": "Sakura@example.org"}).status_code for _ in range(5)
    ]
    assert statuses == [303] * 5
    assert len(letters()) == 1 + 3


def test_asking_is_throttled_by_place(browser):
    client = browser()
    said = [
        client.post("/own", data={"email": f"a{number}@example.org"}).status_code
        for number in range(22)
    ]
    assert said == [303] * 20 + [429] * 2


def test_two_heads_who_send_at_once_leave_one_link_in_force(live, clock):
    clock(making.NOON)
    with live.transaction() as session:
        world = making.world(session)
        invitee = registration_queries.invitee(session, world.edition.id, "t-jp")
        registration.enter(session, None, invitee, SAKURA, SUBMISSION + "0")
        edition_id = world.edition.id
    failures = []

    def send():
        try:
            with live.app.test_request_context(method="POST"), live.transaction() as session:
                invitee = registration_queries.invitee(session, edition_id, "t-jp")
                people = queries_of_personal.people(session, invitee)
                actions.send(session, None, people, "", lambda secret, language: secret + language)
        except Exception as error:  # noqa: BLE001  (any is a failure)
            failures.append(error)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failures == []
    with live.transaction() as session:
        links = session.scalars(select(OwnLink).order_by(OwnLink.id)).all()
        assert [one.revoked_at is None for one in links] == [False] * 3 + [True]

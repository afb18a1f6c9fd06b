"""The pages of proposals: drafting, two at once, submitting in time, comparing, answering."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from app.calls.models import CallArea
from app.core.outbox import Letter
from app.proposals import actions, queries
from app.proposals.models import Party, Proposal, ProposalArea
from tests.decisions.making import decided
from tests.proposals import making
from tests.proposals.making import CLOSES, NOON, SECOND

MINUTE = 60 * SECOND
LATE = CLOSES + MINUTE

KELP = {
    "title_en": "Kelp",
    "summary_en": "Plant kelp.",
    "field_goal": "Cleaner water",
    "place_region_id": "",
    "line_0-what": "Travel",
    "line_0-payer": "sender",
    "line_0-currency": "JPY",
}


def opened(answer):
    """Return what a form remembers of its beginning."""
    return unescape(re.search(r'name="opened"[^>]*value="([^"]*)"', answer.text)[1])


@pytest.fixture
def world(session, clock):
    """The call is open for another minute: whoever signs in now still is when it closes."""
    clock(CLOSES - MINUTE)
    return making.world(session)


def areas_offered(page):
    """Return the values of the question about areas."""
    return set(re.findall(r'name="areas"[^>]*value="([0-9]+)"', page.text))


def test_a_call_of_some_areas_offers_these_and_what_the_draft_has(
    toyama, made, path, session, world
):
    named, other = making.area(session, "test-farms"), making.area(session, "test-third")
    session.commit()
    everything = {str(one.id) for one in (world.area, named, other)}
    assert areas_offered(toyama.get(f"{path}/edit")) == everything
    session.add(CallArea(call_id=world.call_id, area_id=named.id))
    session.add(ProposalArea(proposal_id=made.id, area_id=world.area.id))
    session.commit()
    assert areas_offered(toyama.get(f"{path}/edit")) == everything - {str(other.id)}


def test_nobody_else_is_asked_after_the_deadline(toyama, sent, session, world, clock):
    path = f"/proposals/{sent.uuid}"
    page = toyama.get(path).text
    assert (f"{path}/parties" in page, f"{path}/co-writers" in page) == (True, True)
    assert "Ask this region" in toyama.get(f"{path}/parties").text
    clock(LATE)
    assert f"{path}/parties" not in toyama.get(path).text
    page = toyama.get(f"{path}/parties").text
    assert "nobody else can be asked" in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]


def newest(session):
    session.expire_all()
    return session.scalars(select(Proposal).order_by(Proposal.id.desc()).limit(1)).one()


@pytest.fixture
def path(made):
    return f"/proposals/{made.uuid}"


@pytest.fixture
def sent(session, world, app):
    """A proposal that was submitted."""
    with app.app_context():
        found = making.submitted(session, world)
    session.commit()
    return found


def begin(client, world, **changes):
    usual = {"region": world.toyama.id, "original": "ja", "title": "昆布の森"}
    return client.post(f"{world.path}/new", data={**usual, **changes})


def test_a_region_begins_writes_and_submits(toyama, world, session):
    assert toyama.get(f"/calls/{world.call_id}").status_code == 200
    assert toyama.get(f"{world.path}/new").status_code == 200
    answer = begin(toyama, world)
    made = newest(session)
    assert (answer.status_code, answer.location) == (303, f"/proposals/{made.uuid}/edit")
    page = toyama.get(answer.location)
    told = {
        "title_ja": "昆布の森", "summary_ja": "植える。", "field_goal": "きれいな水",
        "place_region_id": "", "title_ko": "다시마 숲", "status_ko": "done",
        "line_0-what": "交通費", "line_0-amount": "1,200,000", "line_0-currency": "JPY",
        "line_0-payer": "sender", "areas": [world.area.id], "opened": opened(page),
    }  # fmt: skip
    answer = toyama.post(f"/proposals/{made.uuid}/edit", data=told)
    assert (answer.status_code, answer.location) == (303, f"/proposals/{made.uuid}")
    page = toyama.get(answer.location)
    for words in ("昆布の森", "きれいな水", "1,200,000", "Draft, not submitted"):
        assert words in page.text
    assert toyama.get(f"/proposals/{made.uuid}/submit").status_code == 200
    assert toyama.post(f"/proposals/{made.uuid}/submit").status_code == 303
    page = toyama.get(f"/proposals/{made.uuid}")
    assert "Version 1 was submitted on" in page.text
    assert "Proposal 1" in page.text


def test_two_who_write_keep_both_answers_and_see_both_of_the_same(toyama, made, path, session):
    begun = opened(toyama.get(f"{path}/edit"))
    theirs = KELP | {"place": "Uozu", "summary_en": "Plant it.", "opened": begun}
    assert toyama.post(f"{path}/edit", data=theirs).status_code == 303
    mine = KELP | {"people": "12", "title_ko": "다시마", "status_ko": "in-work", "opened": begun}
    assert toyama.post(f"{path}/edit", data=mine).status_code == 303
    session.expire_all()
    held = queries.held(session, made.id)
    assert (held.place, held.people) == ("Uozu", 12)
    assert {one.language: one.summary for one in held.texts} == {"en": "Plant it.", "ko": ""}
    both = KELP | {"place": "Himi", "opened": begun}
    answer = toyama.post(f"{path}/edit", data=both)
    assert answer.status_code == 422
    assert "changed this to “Uozu”" in answer.text
    assert 'value="Himi"' in answer.text
    again = both | {"opened": opened(answer)}
    assert toyama.post(f"{path}/edit", data=again).status_code == 303


def test_lines_of_a_budget_that_somebody_took_away_do_not_lose_others(toyama, made, path, session):
    begun = opened(toyama.get(f"{path}/edit"))
    more = {f"line_{place}-{part}": value for place in (1, 2) for part, value in
            (("what", f"Line {place}"), ("payer", "host"), ("currency", "KRW"))}  # fmt: skip
    assert toyama.post(f"{path}/edit", data=KELP | more | {"opened": begun}).status_code == 303
    begun = opened(toyama.get(f"{path}/edit"))
    fewer = KELP | {"line_1-what": "", "line_2-what": "", "opened": begun}
    assert toyama.post(f"{path}/edit", data=fewer).status_code == 303
    added = {"line_4-what": "Last", "line_4-payer": "host", "line_4-currency": "KRW"}
    late = KELP | more | added | {"opened": begun}
    assert toyama.post(f"{path}/edit", data=late).status_code == 303
    session.expire_all()
    assert [one.what for one in queries.held(session, made.id).budget] == ["Travel", "Last"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"line_0-amount": "a lot"}, "Write an amount in figures"),
        ({"line_0-amount": "1.005"}, "Write an amount in figures"),
        ({"line_0-what": "", "line_0-amount": "5"}, "Say what this amount is for."),
        ({"people": "-1"}, "Number must be"),
        ({"starts_on": "2028-05-02", "ends_on": "2028-05-01"}, "The last day cannot be before"),
        ({"title_en": "x" * 201}, "longer than 200"),
        ({"field_goal": "x" * 2001}, "longer than 2000"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(toyama, path, changes, told):
    begun = opened(toyama.get(f"{path}/edit"))
    answer = toyama.post(f"{path}/edit", data=KELP | {"place": "Uozu", "opened": begun} | changes)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="Uozu"' in answer.text


def test_a_submission_that_arrived_in_time_counts_however_long_it_takes(
    toyama, made, path, session, clock, monkeypatch
):
    """The clock passes the deadline while the submission is worked at."""
    real = queries.held

    def slow(*given):
        clock(LATE)
        return real(*given)

    clock(CLOSES - SECOND)
    monkeypatch.setattr(queries, "held", slow)
    assert toyama.post(f"{path}/submit").status_code == 303
    found = newest(session)
    assert (found.state, found.submitted_at) == ("submitted", CLOSES - SECOND)


def test_a_submission_that_arrives_at_the_deadline_is_late(toyama, made, path, session, clock):
    clock(CLOSES)
    answer = toyama.post(f"{path}/submit")
    assert (answer.status_code, "deadline of this call has passed" in answer.text) == (422, True)
    assert newest(session).state == "draft"


def test_what_is_written_when_the_deadline_passes_is_kept_and_said_not_to_be_submitted(
    toyama, made, path, session, clock
):
    begun = opened(toyama.get(f"{path}/edit"))
    clock(LATE)
    told = KELP | {"place": "Uozu", "opened": begun, "do": "submit"}
    answer = toyama.post(f"{path}/edit", data=told)
    assert answer.status_code == 303
    page = toyama.get(answer.location)
    assert "It is saved, and not submitted" in page.text
    assert "The deadline passed on" in page.text
    found = newest(session)
    assert (found.state, found.place) == ("draft", "Uozu")


def test_saving_and_submitting_is_one_step(toyama, made, path, session):
    begun = opened(toyama.get(f"{path}/edit"))
    answer = toyama.post(f"{path}/edit", data=KELP | {"opened": begun, "do": "submit"})
    assert (answer.status_code, newest(session).number) == (303, 1)


def test_a_late_draft_is_let_in_by_a_code(toyama, made, path, session, clock, world):
    making.code(session, world.call)
    session.commit()
    clock(LATE)
    assert "Access code" in toyama.get(f"{path}/submit").text
    assert toyama.post(f"{path}/submit", data={"code": "WRONG"}).status_code == 422
    assert toyama.post(f"{path}/submit", data={"code": "acdef-34679"}).status_code == 303
    assert newest(session).state == "submitted"


def test_beginning_late_asks_for_a_code(toyama, world, session, clock):
    making.code(session, world.call)
    session.commit()
    assert "Access code" not in toyama.get(f"{world.path}/new").text
    clock(LATE)
    asked = toyama.get(f"{world.path}/new").text.partition("Access code")[2]
    assert "optional" not in asked.partition('name="code"')[0]
    assert begin(toyama, world).status_code == 422
    assert begin(toyama, world, code="ACDEF 34679").status_code == 303


def test_withdrawing_and_taking_up(toyama, sent, session):
    path = f"/proposals/{sent.uuid}"
    assert toyama.get(f"{path}/withdraw").status_code == 200
    assert toyama.post(f"{path}/withdraw").status_code == 303
    assert "Withdrawn" in toyama.get(path).text
    assert toyama.get(f"{path}/edit").status_code == 404
    assert toyama.post(f"{path}/take-up").status_code == 303
    assert newest(session).state == "submitted"


def test_what_changed_between_versions_is_marked(toyama, sent, session, app):
    with app.app_context():
        actions.ask_to_revise(session, None, sent, None)
        session.commit()
    path = f"/proposals/{sent.uuid}"
    begun = opened(toyama.get(f"{path}/edit"))
    told = KELP | {"summary_en": "Plant much kelp.", "opened": begun, "do": "submit"}
    assert toyama.post(f"{path}/edit", data=told).status_code == 303
    assert "since version 1" in toyama.get(f"{path}/versions").text
    page = toyama.get(f"{path}/versions/1/2").text
    assert re.search(r"<ins>.*Added:.*much.*</ins>", page)
    assert "Cleaner water" not in page
    assert re.search(r"<del>.*Removed:.*much", toyama.get(f"{path}/versions/2/1").text)
    assert toyama.get(f"{path}/versions/1/9").status_code == 404


def test_the_coordinator_sees_nothing_before_it_is_submitted(coordinator, made, path, world):
    assert coordinator.get(path).status_code == 404
    page = coordinator.get(world.path)
    assert (page.status_code, "Kelp" in page.text) == (200, False)


def test_the_coordinator_reads_what_was_submitted_not_what_is_written_since(
    coordinator, sent, session, app
):
    texts = {"en": making.text("Kelp", "Half a thought")}
    with app.app_context():
        actions.save(session, None, sent, making.draft(texts=texts), NOON)
    session.commit()
    page = coordinator.get(f"/proposals/{sent.uuid}").text
    assert ("Plant kelp." in page, "Half a thought" in page) == (True, False)


def test_a_conflict_shuts_the_coordinator_out(world, session, person, sent, client):
    someone = person("programme_coordinator", programme_id=world.programme.id)
    making.shut_out(session, sent, someone)
    session.commit()
    client.sign_in(someone)
    assert client.get(f"/proposals/{sent.uuid}").status_code == 404
    assert "Kelp" not in client.get(world.path).text
    with client.get(f"{world.path}.csv") as file:
        assert "Kelp" not in file.text
    assert "Kelp" not in client.get(f"/calls/{world.call_id}").text


def test_another_region_sees_nothing(signed_in, world, sent):
    gangwon = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    client = signed_in("region_coordinator", **gangwon)
    assert client.get(f"/proposals/{sent.uuid}").status_code == 404
    assert "Kelp" not in client.get(world.path).text


def test_anyone_reads_what_is_accepted_and_nobody_what_is_not(client, sent, session, app):
    path = f"/proposals/{sent.uuid}"
    assert client.get(path).status_code == 303
    with app.app_context():
        decided(session, sent, "accepted", LATE)
    session.commit()
    page = client.get(path)
    assert (page.status_code, "Plant kelp." in page.text) == (200, True)


def test_what_is_not_accepted_stays_closed(client, sent, session, app):
    with app.app_context():
        decided(session, sent, "rejected", LATE)
    session.commit()
    assert client.get(f"/proposals/{sent.uuid}").status_code == 303


def test_a_region_is_asked_and_confirms(toyama, world, made, path, session, person, client):
    scope = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    gangwon = person("region_coordinator", **scope)
    assert toyama.get(f"{path}/parties").status_code == 200
    told = {"region": world.gangwon.id}
    assert toyama.post(f"{path}/parties/regions", data=told).status_code == 303
    assert toyama.post(f"{path}/parties/regions", data=told).status_code == 422
    (party,) = queries.by_uuid(session, made.uuid).parties
    assert toyama.post(f"{path}/parties/{party.id}/confirm", checked=False).status_code == 404
    client.sign_in(gangwon)
    assert "asked to propose this together" in client.get(path).text
    assert client.get(f"{path}/edit").status_code == 404
    assert client.post(f"{path}/parties/{party.id}/confirm").status_code == 303
    assert client.get(f"{path}/edit").status_code == 200
    assert client.get(f"{path}/submit").status_code == 404


def test_a_region_that_declines_reads_it_no_more(world, made, path, session, app, person, client):
    scope = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    someone = person("region_coordinator", **scope)
    with app.app_context():
        party = actions.ask_region(session, None, made, world.gangwon)
    session.commit()
    client.sign_in(someone)
    assert client.post(f"{path}/parties/{party.id}/decline").status_code == 303
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("do", "said"), [("", "Confirmed"), ("decline", "Declined")])
def test_an_organisation_answers_with_its_link_once(toyama, made, path, session, app, do, said):
    told = {"organisation": "Bank", "contact": "bank@example.org", "language": "ru"}
    assert toyama.post(f"{path}/parties/organisations", data=told).status_code == 303
    letter = session.scalars(select(Letter).order_by(Letter.id.desc()).limit(1)).one()
    link = re.search(r"(/co-proposer/\S+?)(\?\S+)?\s", letter.body)[1]
    browser = app.test_client()
    page = browser.get(link)
    assert (page.status_code, page.headers["Referrer-Policy"]) == (200, "no-referrer")
    assert "Cleaner water" in page.text
    answer = browser.post(link, data={"do": do} if do else {})
    assert (answer.status_code, said in answer.text) == (200, True)
    assert browser.get(link).status_code == 404
    (party,) = queries.by_uuid(session, made.uuid).parties
    assert (party.state, party.token_hash) == (said.lower(), None)


def test_links_that_lead_nowhere_are_slowed_down(client, app):
    answers = {client.get(f"/co-proposer/{number}").status_code for number in range(31)}
    assert answers == {404, 429}


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_one_count_of_statements(coordinator, world, session, queries, app, number):
    for place in range(number):
        with app.app_context():
            one = making.submitted(session, world, world.regions[place])
        session.add(Party(proposal_id=one.id, organisation="Bank", asked_at=NOON))
    session.commit()
    coordinator.get(world.path)
    queries.clear()
    assert coordinator.get(world.path).status_code == 200
    assert len(queries) == LISTED


LISTED = 11


@pytest.mark.parametrize("number", [1, 3])
def test_ones_own_list_takes_one_count_of_statements(toyama, world, session, queries, app, number):
    for _place in range(number):
        with app.app_context():
            making.written(session, world)
    session.commit()
    queries.clear()
    assert toyama.get("/proposals").status_code == 200
    assert len(queries) == OWN


OWN = 5


def test_ones_own_list_holds_what_ones_regions_propose_and_are_asked(
    world, session, app, person, client
):
    scope = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    someone = person("region_coordinator", **scope)
    with app.app_context():
        first = making.written(session, world, texts={"en": making.text("Asked")})
        making.written(session, world, texts={"en": making.text("Foreign")})
        making.written(session, world, world.gangwon, texts={"en": making.text("Own")})
        actions.ask_region(session, None, first, world.gangwon)
    session.commit()
    page = client.sign_in(someone).get("/proposals").text
    assert [one for one in ("Asked", "Foreign", "Own") if f">{one}<" in page] == ["Asked", "Own"]


def test_the_list_is_searched_filtered_and_given_as_files(coordinator, world, session, app):
    with app.app_context():
        making.submitted(session, world, area_ids=frozenset({world.area.id}))
        making.submitted(session, world, world.gangwon, texts={"en": making.text("=Ports")})
    session.commit()
    for asked, found in (
        ("q=kelp", ["Kelp"]), ("q=gangwon", ["Ports"]), ("q=富山", ["Kelp"]), ("q=x", []),
        (f"area={world.area.id}", ["Kelp"]), ("state=draft", []),
        ("state=submitted&sort=title&order=descending", ["Kelp", "Ports"]),
    ):  # fmt: skip
        page = coordinator.get(f"{world.path}?{asked}").text
        assert [
            one for one in ("Kelp", "Ports") if f"{one}</a>" in page or f"{one}</span></a>" in page
        ] == found
    with coordinator.get(f"{world.path}.csv") as file:
        assert ("Kelp" in file.text, "'=Ports" in file.text) == (True, True)
    with coordinator.get(f"{world.path}.xlsx") as file:
        assert file.status_code == 200


@pytest.mark.parametrize("asked", ["page={}", "area={}"])
@pytest.mark.parametrize("number", [2**31, 2**63, -1])
def test_a_number_that_no_row_bears_is_not_looked_for(coordinator, world, asked, number):
    for path in (world.path, f"/calls/{world.call_id}/ranking"):
        assert coordinator.get(f"{path}?{asked.format(number)}").status_code == 200


@pytest.mark.parametrize("contact", ["ü@example.org", "=?utf-8?q?x?=@example.org", "a@b\nBcc: c@d"])
def test_an_address_that_no_mail_can_name_is_asked_again(toyama, path, session, contact):
    told = {"organisation": "Bank", "contact": contact, "language": "ru"}
    answer = toyama.post(f"{path}/parties/organisations", data=told)
    assert (answer.status_code, "Write a mail address such as" in answer.text) == (422, True)
    assert session.scalars(select(Letter)).all() == []

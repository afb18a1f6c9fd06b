"""Pages about guardians: the region names them, they answer by link, the coordinator sees."""

import re

import pytest
from sqlalchemy import select

from app.consents import queries
from app.consents.models import Guardian
from app.core.outbox import Letter
from tests.consents.conftest import MOTHER


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def toyama(world, signed_in):
    return signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id
    )


def guardians(world, child):
    return f"{world.path}/delegations/t-jp/people/{child.id}/guardians"


def answers(asked, **changes):
    agreed = {f"text_{text.id}": "yes" for text in asked.texts.values()}
    return {**agreed, "typed": MOTHER.name, "birth_date": "2012-06-02", **changes}


def test_a_guardian_is_named_and_sent_a_link_in_their_language(toyama, world, child, session):
    told = {"name": "山田 ゆり", "relation": "mother", "mail": "Yuri@example.org", "language": "ja"}
    response = toyama.post(f"{guardians(world, child)}/new", data=told)
    assert response.status_code == 303
    letter = session.scalars(select(Letter)).one()
    assert (letter.recipient, letter.language) == ("yuri@example.org", "ja")
    assert re.search(r"/guardian/\S{43}", letter.body)
    page = toyama.get(guardians(world, child))
    assert "yuri@example.org" in page.text


def test_without_mail_the_page_says_what_to_do(toyama, world, child):
    told = {"name": "Papa", "relation": "father", "language": "ru"}
    toyama.post(f"{guardians(world, child)}/new", data=told)
    assert "keep the guardian&#39;s answers from paper" in toyama.get(guardians(world, child)).text


def test_a_guardian_answers_by_link(client, asked, session, world):
    response = client.post(f"/guardian/{asked.secret}", data=answers(asked))
    assert response.status_code == 303
    edition = queries.edition(session, world.edition.id)
    assert not queries.gate(session, edition, asked.child, world.edition.starts_on).closed


def test_a_wrong_birth_date_is_refused_kept_typed_and_counted(client, asked, session):
    response = client.post(
        f"/guardian/{asked.secret}", data=answers(asked, birth_date="2012-06-03")
    )
    assert response.status_code == 422
    assert 'value="2012-06-03"' in response.text
    session.expire_all()
    assert session.get_one(Guardian, asked.guardian.id).tries == 1


def test_every_point_wants_an_answer(client, asked):
    one = next(iter(asked.texts.values()))
    told = answers(asked)
    del told[f"text_{one.id}"]
    assert client.post(f"/guardian/{asked.secret}", data=told).status_code == 422


def test_another_link_is_no_page(client, asked):
    del asked
    assert client.get(f"/guardian/{'x' * 43}").status_code == 404


def test_a_guardians_page_tells_nobody_else(client, asked):
    headers = client.get(f"/guardian/{asked.secret}").headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get("/").headers["Referrer-Policy"] == "same-origin"


def test_who_guesses_guardians_links_is_slowed_down(client, asked):
    tried = [client.get(f"/guardian/{n:043}", checked=False).status_code for n in range(31)]
    assert tried == [404] * 30 + [429]
    assert client.get(f"/guardian/{asked.secret}").status_code == 200


def test_the_childs_account_is_refused(client, asked, person, session):
    own = person()
    own.email = asked.child.mail
    session.commit()
    response = client.sign_in(own).get(f"/guardian/{asked.secret}")
    assert response.status_code == 403
    assert "for your guardian" in response.text


def test_paper_is_kept_with_who_recorded_it(toyama, world, asked, session):
    told = {f"text_{text.id}": "yes" for text in asked.texts.values()}
    path = f"{guardians(world, asked.child)}/{asked.guardian.id}/paper"
    response = toyama.post(path, data={**told, "identity": "signed-paper", "typed": "File 12"})
    assert response.status_code == 303
    kept = queries.evidence(session, asked.child.id)
    assert {(one.channel, one.identity) for one in kept} == {("paper", "signed-paper")}
    assert all(one.recorded_by_id for one in kept)


def test_the_coordinator_sees_how_it_stands_and_not_who_the_guardian_is(coordinator, world, asked):
    page = coordinator.get(guardians(world, asked.child)).text
    assert MOTHER.mail not in page
    assert MOTHER.name not in page
    assert "consents are missing" in coordinator.get(f"{world.path}/consents").text


def test_the_overview_asks_the_same_number_of_queries(coordinator, world, asked, queries):
    coordinator.get(f"{world.path}/consents")
    queries.clear()
    coordinator.get(f"{world.path}/consents")
    one = len(queries)
    copy = world.session.get_one(type(asked.child), asked.child.id)
    for number in (1, 2):
        values = {
            column.key: getattr(copy, column.key)
            for column in copy.__mapper__.column_attrs
            if column.key not in {"id", "version", "submission"}
        }
        world.session.add(type(copy)(**values, submission=f"copy-{number}"))
    world.session.commit()
    queries.clear()
    coordinator.get(f"{world.path}/consents")
    assert len(queries) == one


def test_texts_start_once(coordinator, world, session):
    coordinator.post(f"{world.path}/consents/start")
    coordinator.post(f"{world.path}/consents/start")
    texts = queries.texts(session, world.edition.id)
    assert list(texts) == ["taking-part", "travel", "medical", "photographs", "transfer:JP"]
    assert "日本" in texts["transfer:JP"].body["zh"]


def test_an_administrator_sets_a_regions_age(signed_in, world, session):
    administrator = signed_in("administrator")
    assert administrator.post("/consent-ages/t-kr", data={"age": "15"}).status_code == 303
    assert queries.ages(session, [world.gangwon.id]) == {world.gangwon.id: 15}
    administrator.post("/consent-ages/t-kr", data={"age": ""})
    assert queries.ages(session, [world.gangwon.id]) == {world.gangwon.id: 14}
    assert administrator.post("/consent-ages/t-kr", data={"age": "40"}).status_code == 422


def test_a_text_in_no_language_is_refused_on_its_first_one(coordinator, world, asked):
    del asked
    path = f"{world.path}/consents/texts/travel"
    empty = {f"body-{code}": " " for code in ("en", "ja", "ko", "zh", "ru")}
    page = coordinator.post(path, data=empty)
    assert page.status_code == 422
    assert 'href="#body-en"' in page.text
    assert coordinator.post(path, data={**empty, "body-ru": "Можно ехать."}).status_code == 303

"""A person's own page: what it says, what it lets one do, and what it keeps closed."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import select, update

from app.consents import actions as consent_actions
from app.consents import queries as consents
from app.consents.actions import Person
from app.history.models import Record
from app.questions.models import Answer, File
from app.registration.models import Participant
from app.stages.models import Stage
from app.vault.models import Look
from tests.editions import making

NAMES = {
    "native_family": "山田",
    "native_given": "さくら",
    "latin_family": "YAMADA",
    "latin_given": "SAKURA",
    "birth_date": "1990-04-02",
    "mail": "sakura@example.org",
}


@pytest.fixture
def own(send, sakura, browser):
    """Sakura's browser and the path of her page, in English."""
    client, link = browser(), send(sakura)
    client.get(f"{link.path}?language=en")
    return client, link.path


@pytest.fixture
def childs(send, hanako, browser):
    client, link = browser(), send(hanako)
    client.get(f"{link.path}?language=en")
    return client, link.path


def fresh(session, person):
    session.expire_all()
    return session.get_one(Participant, person.id)


def taken(client, path):
    answer = client.post(f"{path}/data.zip")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    return zipfile.ZipFile(io.BytesIO(answer.data))


def test_the_page_says_what_when_until_when_in_both_zones(own, world, session):
    client, path = own
    world.toyama.zone = "Asia/Vladivostok"
    session.commit()
    page = client.get(path).text
    assert "Test games" in page
    assert "Toyama" in page
    assert "23:59 Tokyo (UTC+9)" in page
    assert "00:59 Vladivostok (UTC+10)" in page
    assert "Nothing is asked of you now." in page


def test_what_is_missing_is_answered_with_the_link(own, ask, session, sakura):
    client, path = own
    question = ask("shirt", "Size of the shirt")
    page = client.get(path).text
    assert ("Size of the shirt" in page, "button-filled" in page) == (True, True)
    form = client.get(f"{path}/answers/names")
    assert form.status_code == 200
    told = {f"q{question.id}": "XL"}
    assert client.post(f"{path}/answers/names", data=told).status_code == 303
    answer = session.scalars(select(Answer)).one()
    assert (answer.value, answer.by_link, answer.answered_by_id) == ("XL", True, None)
    page = client.get(path).text
    # The answers can be changed, but nothing calls for it.
    assert ("Nothing is missing" in page, "button-filled" in page) == (True, False)
    assert f"{path}/answers/names" in page
    assert "You, with your own link" in client.get(f"{path}/seen").text


def test_what_the_head_answered_says_so(own, ask, toyama, world, sakura):
    client, path = own
    question = ask("shirt", "Size of the shirt")
    there = f"{world.path}/delegations/t-jp/people/{sakura.id}/answers/names"
    assert toyama.post(there, data={f"q{question.id}": "M"}).status_code == 303
    assert "The head of your delegation, for you" in client.get(f"{path}/seen").text


def test_another_stage_is_no_page(own):
    client, path = own
    assert client.get(f"{path}/answers/number").status_code == 404


def test_a_person_corrects_until_the_stage_ends_and_then_asks_the_head(
    own, session, sakura, world, letters, toyama
):
    client, path = own
    told = {**NAMES, "latin_given": "SAKURAKO", "role": "athlete", "sex": "male"}
    assert client.post(f"{path}/details", data=told).status_code == 303
    assert fresh(session, sakura).latin_given == "SAKURAKO"
    assert (sakura.role, sakura.sex) == ("coach", None)
    late = making.NOON - timedelta(minutes=1)
    session.add(Stage(edition_id=world.edition.id, kind="names", deadline=late, after="request"))
    session.commit()
    assert client.post(f"{path}/details", data=NAMES).status_code == 422
    assert fresh(session, sakura).latin_given == "SAKURAKO"
    assert "Ask the head of your delegation" in client.get(f"{path}/details").text
    before = len(letters())
    said = [client.post(f"{path}/wish", data={"wish": "SAKURA"}).status_code for _ in range(4)]
    assert said == [303] * 3 + [422]
    assert [one.recipient for one in letters()[before:]] == ["person-1@example.org"] * 3
    del toyama


def test_the_address_before_is_told_of_another_one(own, letters):
    client, path = own
    client.post(f"{path}/details", data={**NAMES, "mail": "new@example.org"})
    last = letters()[-1]
    assert (last.recipient, last.language) == ("sakura@example.org", "ja")
    assert "new@example.org" not in last.body


def test_a_child_does_not_grow_up_by_link(childs, session, hanako):
    client, path = childs
    assert 'name="birth_date"' not in client.get(f"{path}/details").text
    told = {**NAMES, "mail": "hanako@example.org", "birth_date": "1990-01-01"}
    assert client.post(f"{path}/details", data=told).status_code == 303
    assert fresh(session, hanako).birth_date.year == 2012


def test_a_childs_sensitive_questions_wait_for_the_guardian(childs, ask, session):
    client, path = childs
    open_one = ask("shirt", "Size of the shirt")
    health = ask("health", "Illness", field_class="medical")
    phone = ask("phone", "Telephone", field_class="contact")
    page = client.get(path).text
    assert "These wait for your guardian" in page
    told = {f"q{open_one.id}": "S", f"q{health.id}": "Asthma", f"q{phone.id}": "0766"}
    client.post(f"{path}/answers/names", data=told)
    answered = set(session.scalars(select(Answer.question_id)))
    assert answered <= {open_one.id}


def test_withdrawing_asks_for_the_name_ends_the_link_and_the_head_undoes_it(
    own, session, sakura, toyama, world, letters
):
    client, path = own
    assert client.post(f"{path}/withdraw", data={"name": "Somebody"}).status_code == 422
    assert fresh(session, sakura).withdrawn_at is None
    assert client.post(f"{path}/withdraw", data={"name": "山田さくら"}).status_code == 303
    assert fresh(session, sakura).withdrawn_at == making.NOON
    assert client.get(path).status_code == 404
    assert letters()[-1].recipient == "person-1@example.org"
    there = f"{world.path}/delegations/t-jp/people/{sakura.id}/restore"
    assert toyama.post(there).status_code == 303
    assert fresh(session, sakura).withdrawn_at is None


def test_all_data_is_taken_along_and_nobody_elses(own, ask, enter, session, sakura, childs):
    client, path = own
    health = ask("health", "Illness", field_class="medical")
    client.post(f"{path}/answers/names", data={f"q{health.id}": "Asthma"})
    with taken(client, path) as archive:
        told = archive.read("your-data.json").decode()
    read = json.loads(told)
    assert read["about"]["name"] == "山田 さくら"
    assert [(one["question"], one["answer"]) for one in read["answers"]] == [
        ("Illness", ["Asthma"])
    ]
    assert "花子" not in told
    assert "hanako" not in told
    look = session.scalars(select(Look)).one()
    assert (look.participant_id, look.actor_id, look.field_class) == (sakura.id, None, "medical")
    assert session.scalars(select(Record).where(Record.action == "own_page.taken")).one()
    assert "You, with your own link" in client.get(f"{path}/seen").text
    del enter, childs


def test_what_a_guardian_must_agree_to_is_not_in_a_childs_file(childs, ask, session, hanako):
    client, path = childs
    health = ask("health", "Illness", field_class="medical")
    session.execute(
        update(Participant).where(Participant.id == hanako.id).values(birth_date=making.NOON.date())
    )
    session.commit()
    client.post(f"{path}/answers/names", data={f"q{health.id}": "Asthma"})
    with taken(client, path) as archive:
        read = json.loads(archive.read("your-data.json"))
    assert read["answers"] == []
    assert read["waits"]


def test_the_childs_browser_does_not_open_the_guardians_page(
    app, session, hanako, childs, world, browser
):
    child = consents.child(session, world.edition.id, "t-jp", hanako.id)
    secrets = []
    with app.test_request_context():
        consent_actions.start_texts(session, None, child.delegation.edition)
        mother = Person(name="高橋 ゆり", relation="mother", mail="yuri@example.org")
        guardian = consent_actions.name_guardian(session, None, child, mother, "ja")
        session.refresh(guardian, ["participant"])
        consent_actions.send_link(session, None, guardian, lambda one: secrets.append(one) or one)
        session.commit()
    client, path = childs
    guardians = f"/guardian/{secrets[0]}"
    refused = client.get(guardians)
    assert refused.status_code == 403
    assert "opened in this browser" in refused.text
    assert client.post(guardians, data={}).status_code == 403
    assert browser().get(guardians).status_code == 200
    assert "yuri@example.org" not in client.get(path).text
    assert "ゆり" not in client.get(path).text


def test_a_forged_mark_is_no_mark(app, browser):
    client = browser()
    client.set_cookie("opened", "WzFd.forged", domain="localhost")
    assert client.get(f"/guardian/{'x' * 43}").status_code == 404
    del app


@pytest.mark.parametrize("path", ["", "/details", "/withdraw", "/seen", "/data", "/answers/names"])
def test_nobody_elses_data_is_on_a_page_and_whoever_is_signed_in_sees_the_same(
    own, childs, path, signed_in
):
    client, mine = own
    page = client.get(mine + path).text
    assert "花子" not in page
    assert "hanako" not in page.lower()
    other = signed_in("administrator")
    assert other.get(f"{mine}{path}?language=en").status_code == 200
    del childs


def test_somebody_elses_link_changes_only_its_bearer(own, childs, session, sakura, hanako):
    _client, path = own
    client, _path = childs
    client.post(f"{path}/details", data={**NAMES, "latin_given": "CHANGED"})
    assert fresh(session, sakura).latin_given == "CHANGED"
    assert fresh(session, hanako).latin_given == "HANAKO"


def test_without_its_token_a_form_changes_nothing(own, session, sakura):
    client, path = own
    for where in ("/details", "/withdraw", "/wish", "/data.zip", "/answers/names"):
        answer = client.post(path + where, data={"name": "山田さくら"}, csrf=False)
        assert answer.status_code == 400
    assert fresh(session, sakura).withdrawn_at is None


def test_over_https_forms_work_without_a_referrer_here_and_nowhere_else(own, session, sakura):
    client, path = own
    secure = {"base_url": "https://localhost"}
    typed = {"email": "sakura@example.org"}
    assert client.post("/password", data=typed, **secure).status_code == 400
    assert client.post(f"{path}/withdraw", data={"name": "山田さくら"}, **secure).status_code == 303
    assert fresh(session, sakura).withdrawn_at == making.NOON


@pytest.mark.parametrize("path", ["/details", "/seen", "/answers/names"])
def test_any_page_of_the_link_marks_the_browser(send, hanako, browser, path):
    client = browser()
    assert client.get(send(hanako).path + path).status_code == 200
    assert client.get_cookie("opened") is not None


def test_a_photo_is_sent_kept_sealed_and_taken_along(own, ask, session):
    client, path = own
    question = ask("photo", "Photo for the badge", kind="photo", field_class="name")
    drawn = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(drawn, "PNG")
    told = {f"q{question.id}-new": (io.BytesIO(drawn.getvalue()), "me.png")}
    assert client.post(f"{path}/answers/names", data=told).status_code == 303
    kept = session.scalars(select(File)).one()
    assert kept.sealed is not None
    with taken(client, path) as archive:
        assert [name for name in archive.namelist() if name.startswith("files/1-")]
    wrong = {f"q{question.id}-new": (io.BytesIO(b"<svg onload=alert(1)>"), "me.png")}
    assert client.post(f"{path}/answers/names", data=wrong).status_code == 422


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"state": "waiting", "queued_at": making.NOON}, "You are on the waiting list"),
        (
            {"state": "offered", "queued_at": making.NOON, "offer_until": making.CLOSES},
            "You have the offer of a place",
        ),
    ],
)
def test_the_page_says_how_one_stands(own, session, sakura, values, words):
    client, path = own
    session.execute(update(Participant).where(Participant.id == sakura.id).values(**values))
    session.commit()
    page = client.get(path).text
    assert words in page
    assert "You are entered" not in page

"""The worker's work: changes, limits, stopping, undoing what may be undone, kill -9, deleting."""

import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from app.core import keyring
from app.core.errors import Refused
from app.editions.models import Place
from app.imports import actions, jobs
from app.imports.actions import applying
from app.imports.errors import FileGone
from app.imports.models import Import, ImportRow
from app.imports.rules.apart import read_apart
from app.imports.rules.reading.wishes import Wishes
from app.registration.errors import SubmissionUsed
from app.registration.models import Participant
from app.registration.queries import invitee as find_invitee
from app.stages.errors import StageByRequest, StageLocked
from tests.editions import making
from tests.imports.conftest import TABLE, newest, place, upload, work

TARO = "Athlete,山田,太郎,YAMADA,Taro,2008-04-02,\n"


def rows(session):
    found = select(ImportRow).where(ImportRow.import_id == newest(session).id)
    return list(session.scalars(found.order_by(ImportRow.number)))


def people(session):
    return list(session.scalars(select(Participant).order_by(Participant.id)))


def taken(session):
    narrow = (Place.role.is_not(None), Place.region_id.is_not(None), Place.sex.is_(None))
    return session.scalar(select(func.sum(Place.taken)).where(*narrow))


def bring(client, world, session, app, text):
    """Upload a file and apply it."""
    answer = upload(client, world, text)
    assert answer.status_code == 303
    assert client.post(f"{answer.location}/apply").status_code == 303
    work(app, session)
    return answer.location


def test_a_person_is_changed_and_changed_back(toyama, world, session, app):
    bring(toyama, world, session, app, TABLE + TARO)
    changed = TARO.replace("Athlete", "Coach").replace(",\n", ",taro@pref.example.jp\n")
    where = upload(toyama, world, TABLE + changed).location
    page = toyama.get(where)
    assert "<del>athlete</del>" in page.text.lower()
    assert toyama.post(f"{where}/apply").status_code == 303
    work(app, session)
    assert [(one.role, one.mail) for one in people(session)] == [("coach", "taro@pref.example.jp")]
    assert toyama.post(f"{where}/undo").status_code == 303
    work(app, session)
    assert [(one.role, one.mail) for one in people(session)] == [("athlete", None)]
    assert (newest(session).state, taken(session)) == ("undone", 1)


def test_undoing_leaves_whom_somebody_changed_since_and_names_them(toyama, world, session, app):
    where = bring(
        toyama,
        world,
        session,
        app,
        TABLE + TARO + TARO.replace("太郎", "次郎").replace("Taro", "Jiro"),
    )
    person = people(session)[0]
    session.execute(
        update(Participant)
        .where(Participant.id == person.id)
        .values(mail="x@example.org", version=2)
    )
    toyama.post(f"{where}/undo")
    work(app, session)
    assert [one.native_given for one in people(session)] == ["太郎"]
    assert taken(session) == 1
    page = toyama.get(where).text
    assert "Not undone" in page
    assert "山田太郎" in page
    assert "次郎" not in page


def test_a_person_beyond_the_limit_is_an_error_of_the_row(session, clock, signed_in, app):
    clock(making.NOON)
    world = making.world(session, limited=making.limits(per_region=2))
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    client = signed_in("region_coordinator", **scope)
    four = "".join(TARO.replace("太郎", one) for one in ("一", "二", "三", "四"))
    where = upload(client, world, TABLE + four).location
    assert [row.state for row in rows(session)] == ["new", "new", "error", "error"]
    assert "No place is left" in client.get(f"{where}?state=error").text
    session.execute(update(Place).where(Place.role == "athlete").values(capacity=1, taken=0))
    client.post(f"{where}/apply")
    work(app, session)
    assert [row.state for row in rows(session)] == ["new", "error", "error", "error"]
    assert (len(people(session)), taken(session)) == (1, 1)


def test_a_closed_registration_stops_the_work(toyama, world, session, app):
    where = upload(toyama, world, TABLE + TARO).location
    toyama.post(f"{where}/apply")
    world.edition.registration_open = False
    session.commit()
    assert (work(app, session).state, people(session)) == ("stopped", [])
    assert toyama.post(f"{where}/apply").status_code == 409


def test_it_can_be_stopped_and_continued(toyama, world, session, app, monkeypatch):
    monkeypatch.setattr(applying, "BATCH", 1)
    where = upload(toyama, world, TABLE + TARO + TARO.replace("太郎", "次郎")).location
    toyama.post(f"{where}/apply")
    assert toyama.get(where).status_code == 200
    with app.app_context():
        assert actions.advance(session, newest(session).id)
        session.commit()
    assert toyama.post(f"{where}/stop").status_code == 303
    assert (work(app, session).state, len(people(session))) == ("stopped", 1)
    toyama.post(f"{where}/apply")
    assert (work(app, session).done, len(people(session))) == (2, 2)


def test_files_are_deleted_after_thirty_days(toyama, world, session, app, clock):
    bring(toyama, world, session, app, TABLE + TARO)
    clock(making.NOON + timedelta(days=31))
    with app.app_context():
        assert actions.purge(session) == 1
    session.commit()
    one = newest(session)
    assert (one.content, one.wrapped, one.head) == (None, None, None)
    assert [row.cells for row in rows(session)] == [None]
    assert len(people(session)) == 1
    with app.app_context(), pytest.raises(FileGone):
        actions.undo(session, None, one)


def test_what_is_stored_is_sealed(toyama, world, session):
    upload(toyama, world, TABLE + TARO)
    one = newest(session)
    stored = b"".join(bytes(part) for part in (one.content, one.head, rows(session)[0].cells))
    assert "太郎".encode() not in stored
    assert b"YAMADA" not in stored


def test_another_region_sees_nothing(toyama, world, session, signed_in):
    where = upload(toyama, world, TABLE + TARO).location
    scope = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    other = signed_in("region_coordinator", **scope)
    assert other.get(where).status_code == 404
    assert other.get(where.replace("t-jp", "t-kr")).status_code == 404


def test_a_wrong_guess_is_corrected(toyama, world, session):
    text = "姓,名\n髙橋,太郎\n"
    where = upload(toyama, world, text.encode("cp932")).location
    answer = toyama.post(where, data={"encoding": "gb18030", "separator": ",", "head": "1"})
    assert answer.status_code == 303
    assert newest(session).encoding == "gb18030"
    columns = {"column_0": "native_given", "column_1": "native_family", "role": "athlete"}
    answer = toyama.post(where, data={"encoding": "cp932", "separator": ",", "head": "1"})
    answer = toyama.post(
        where, data={"encoding": "cp932", "separator": ",", "head": "1", **columns}
    )
    one = newest(session)
    assert (answer.status_code, one.columns, one.counts) == (
        303,
        ["native_given", "native_family"],
        {"new": 1},
    )


def test_a_file_that_is_none_gets_a_sentence(toyama, world, session):
    answer = upload(toyama, world, b"%PDF-1.7", "people.csv")
    assert (answer.status_code, newest(session)) == (422, None)
    assert "This is no table" in answer.text
    large = toyama.post(
        place(world), data=b"a" * 12_000_000, content_type="multipart/form-data; boundary=x"
    )
    assert large.status_code == 413


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["en", "ja", "ko", "zh", "ru"])
def test_the_template_is_read_in_every_language(toyama, world, session, file_format, language):
    asked = f"{place(world)}/template?format={file_format}&language={language}"
    content = toyama.get(asked).data
    where = upload(toyama, world, content, f"template.{file_format}").location
    one = newest(session)
    assert one.counts == {"ignored": 1}
    assert {"id", "role", "native_family", "latin_given", "birth_date", "mail"} <= set(one.columns)
    assert toyama.get(where).status_code == 200


def test_the_template_with_people_is_read_as_the_same(toyama, world, session, app):
    bring(toyama, world, session, app, TABLE + TARO)
    content = toyama.get(f"{place(world)}/template?people=yes").data
    assert "2008" not in str(read_apart(content, Wishes()).rows[3:])
    upload(toyama, world, content, "people.xlsx")
    assert newest(session).counts == {"ignored": 1, "same": 1}


def test_the_preview_asks_as_often_for_one_row_as_for_forty(toyama, world, queries):
    asked = []
    for count in (1, 40):
        lines = "".join(TARO.replace("太郎", "あ" * (n + 1)) for n in range(count))
        where = upload(toyama, world, TABLE + lines).location
        toyama.get(where)
        queries.clear()
        toyama.get(where)
        asked.append(len(queries))
    assert asked[0] == asked[1]


PEOPLE = 200
KILLED = """
import os, signal
from app import create_app
from app.imports import jobs
from app.imports.actions import applying
from tests.editions.making import know_the_kind
applying.BATCH, enter, batches = 40, applying._enter, []
def enter_and_die(*given):
    done = enter(*given)
    batches.append(done)
    if len(batches) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return done
applying._enter = enter_and_die
app = create_app({settings!r})
know_the_kind()
with app.app_context():
    jobs.work({number})
"""


def test_kill_9_in_the_middle_leaves_whole_batches_and_the_next_worker_goes_on(live, clock):
    clock(making.NOON)
    number = _ready(live)
    settings = {key: live.app.config[key] for key in ("DEVELOPMENT", "SECRET_KEY", "KEYS_FILE")}
    code = KILLED.format(settings={**settings, "DATABASE_URL": live.url}, number=number)
    ended = subprocess.run([sys.executable, "-c", code], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert _stands(live, number) == ("applying", 80, 80, 80)
    with live.app.app_context():
        clock(making.NOON + timedelta(hours=1))
        jobs.continue_imports()
    assert _stands(live, number) == ("applied", PEOPLE, PEOPLE, PEOPLE)


def _ready(live):
    """Upload a file of many people, and let the worker have it."""
    with live.transaction() as session:
        world = making.world(session, limited=making.limits(per_region=None))
        world.edition.registration_closes_at = world.edition.registration_opens_at = None
        edition_id = world.edition.id
    lines = "".join(TARO.replace("太郎", "あ" * (n + 1)) for n in range(PEOPLE))
    with live.app.app_context(), live.transaction() as session:
        invitee = find_invitee(session, edition_id, "t-jp")
        one = actions.upload(session, None, invitee, "x.csv", (TABLE + lines).encode())
        one.state = "applying"
        return one.id


def _stands(live, number):
    """Tell the import's state, the rows that it says are done, the people, and the places."""
    with live.transaction() as session:
        one = session.get_one(Import, number)
        return (
            one.state,
            one.done,
            session.scalar(select(func.count(Participant.id))),
            taken(session),
        )


def test_keys_of_uploads_are_wrapped_anew_and_then_the_old_key_is_retired(
    live, clock, tmp_path, monkeypatch
):
    clock(making.NOON)
    path = tmp_path / "keys"
    keyring.add(path)
    monkeypatch.setitem(live.app.config, "KEYS_FILE", str(path))
    monkeypatch.setitem(live.app.extensions, "keyring", keyring.Keyring(path))
    number, old = _ready(live), keyring.read(path).current
    keyring.add(path)
    runner = live.app.test_cli_runner()
    assert runner.invoke(args=["keys", "retire"]).output == "Every key is in use.\n"
    assert "1 keys sealed anew" in runner.invoke(args=["keys", "rotate"]).output
    assert runner.invoke(args=["keys", "retire"]).output == f"{old} is taken out.\n"
    with live.app.app_context():
        jobs.work(number)
    assert _stands(live, number) == ("applied", PEOPLE, PEOPLE, PEOPLE)


def test_the_same_file_is_known_again_and_another_is_not(toyama, world, session, app):
    first = upload(toyama, world, TABLE + TARO).location
    assert "This very file was uploaded before" not in toyama.get(first).text
    page = toyama.get(upload(toyama, world, TABLE + TARO).location).text
    assert "This very file was uploaded before" in page
    assert first.rpartition("/")[2] in page
    other = toyama.get(upload(toyama, world, TABLE + TARO.replace("太郎", "次郎")).location)
    assert "This very file was uploaded before" not in other.text


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (StageLocked(), "the deadline of this stage passed meanwhile"),
        (StageByRequest(), "You can still ask for this change"),
        (SubmissionUsed(), "already entered somebody"),
        (Refused("secret"), "Refused when it was applied"),
    ],
)
def test_a_row_refused_when_it_is_applied_says_why(
    toyama, world, session, app, monkeypatch, refusal, sentence
):
    where = upload(toyama, world, TABLE + TARO).location

    def refuse(_session, _actor, _invitee, sent):
        return {submission: refusal for _entry, submission in sent}

    monkeypatch.setattr(applying, "enter_many", refuse)
    toyama.post(f"{where}/apply")
    work(app, session)
    assert [(row.state, people(session)) for row in rows(session)] == [("error", [])]
    page = toyama.get(where).text
    assert sentence in page
    assert "secret" not in page

"""Pages of imports: a file in, the preview, apply, the same again, undo."""

import pytest
from sqlalchemy import func, select

from app.editions.models import Place
from app.imports.models import ImportRow
from app.registration.models import Participant
from tests.imports.conftest import TABLE, newest, upload, work

TARO = "選手,山田,太郎,YAMADA,Taro,平成20年4月2日,taro@pref.example.jp\n"
HANAKO = "coach,髙橋,花子,TAKAHASHI,Hanako,1990/1/2,\n"


def count(session):
    return session.scalar(select(func.count(Participant.id)))


def taken(session):
    narrow = select(func.sum(Place.taken)).where(
        Place.role.is_not(None), Place.region_id.is_not(None)
    )
    return session.scalar(narrow)


def states(session):
    rows = select(ImportRow).where(ImportRow.import_id == newest(session).id)
    return [row.state for row in session.scalars(rows.order_by(ImportRow.number))]


def apply(client, session, app, answer):
    assert client.post(f"{answer.location}/apply").status_code == 303
    return work(app, session)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_a_file_is_shown_applied_same_again_and_undone(toyama, world, session, app, encoding):
    file = (TABLE + TARO.replace("選手", "Athlete") + HANAKO).encode(encoding)
    answer = upload(toyama, world, file)
    assert (answer.status_code, count(session)) == (303, 0)
    page = toyama.get(answer.location)
    assert "山田" in page.text
    assert states(session) == ["new", "new"]
    one = apply(toyama, session, app, answer)
    assert (one.state, one.done, count(session), taken(session)) == ("applied", 2, 2, 2)
    taro = session.scalars(select(Participant).where(Participant.native_given == "太郎")).one()
    assert (taro.role, taro.birth_date.isoformat(), taro.latin) == (
        "athlete",
        "2008-04-02",
        "YAMADA Taro",
    )
    assert toyama.get(answer.location).status_code == 200
    again = upload(toyama, world, file)
    assert states(session) == ["same", "same"]
    assert toyama.post(f"{again.location}/apply").status_code == 409
    assert toyama.post(f"{answer.location}/undo").status_code == 303
    session.delete(newest(session))
    one = work(app, session)
    assert (one.state, one.wrapped, count(session), taken(session)) == ("undone", None, 0, 0)
    assert toyama.get(answer.location).status_code == 200

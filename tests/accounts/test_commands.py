import re

from sqlalchemy import func, select

from app.accounts.models import Grant, Role
from app.core.outbox import Letter


def run(live, email):
    return live.app.test_cli_runner().invoke(args=["first-administrator", email, "Aoki Kaoru"])


def test_the_first_administrator_sets_a_password_by_a_link(live):
    answer = run(live, "Aoki@pref.example")
    link = re.search(r"http://localhost:8000(/\S+)", answer.output)[1]
    with live.transaction() as session:
        letter = session.scalars(select(Letter)).one()
        assert (letter.recipient, link in letter.body) == ("aoki@pref.example", True)
        assert session.scalars(select(Grant.role)).all() == [Role.ADMINISTRATOR]
    client = live.client()
    word = "seventeen lanterns ashore"
    assert client.post(link, data={"password": word, "again": word}).status_code == 303
    form = {"email": "aoki@pref.example", "password": word}
    assert client.post("/sign-in", data=form).status_code == 303
    assert client.get("/people").status_code == 200


def test_there_is_only_one_first(live):
    assert run(live, "a@pref.example").exit_code == 0
    again = run(live, "b@pref.example")
    assert again.exit_code == 1
    assert "administrator already" in again.output
    with live.transaction() as session:
        assert session.scalar(select(func.count(Grant.id))) == 1

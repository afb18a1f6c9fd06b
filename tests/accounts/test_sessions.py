from sqlalchemy import select

from app.accounts.models import SignIn


def rows(session, user):
    return session.scalars(
        select(SignIn).where(SignIn.user_id == user.id, SignIn.ended_at.is_(None))
    ).all()


def browser(app, session, user):
    other = app.test_client()
    other.session = session
    return other.sign_in(user)


def test_the_page_lists_them_and_ends_one(app, client, member, session):
    user = member()
    client.sign_in(user)
    other = browser(app, session, user)
    shown = client.get("/sessions").text
    assert shown.count("a test") == 2
    assert shown.count("This session") == 1
    there = max(rows(session, user), key=lambda row: row.id)
    assert client.post(f"/sessions/{there.id}/end").status_code == 303
    assert other.get("/account").status_code == 303
    assert client.get("/account").status_code == 200


def test_all_others_end_at_once(app, client, member, session):
    user = member()
    client.sign_in(user)
    others = [browser(app, session, user) for _ in range(2)]
    client.post("/sessions/end-others")
    assert [other.get("/account").status_code for other in others] == [303, 303]
    assert client.get("/account").status_code == 200


def test_signing_out_ends_this_one(client, member, session):
    user = member()
    client.sign_in(user)
    with client.session_transaction() as cookie:
        token = cookie["_user_id"]
    assert client.post("/sign-out").status_code == 303
    with client.session_transaction() as cookie:
        assert "_user_id" not in cookie
        cookie["_user_id"] = token
    assert client.get("/account").status_code == 303


def test_signing_out_needs_a_post(client, member):
    client.sign_in(member())
    assert client.get("/sign-out").status_code == 405


def test_somebody_else_s_session_is_as_good_as_absent(client, member, session):
    mine, theirs = member(), member()
    client.sign_in(theirs)
    (row,) = rows(session, theirs)
    client.sign_in(mine)
    foreign = client.post(f"/sessions/{row.id}/end")
    # A number of as many digits, as the page repeats its address.
    absent = client.post(f"/sessions/{'9' * len(str(row.id))}/end")
    assert (foreign.status_code, len(foreign.data)) == (absent.status_code, len(absent.data))
    assert foreign.status_code == 404
    assert rows(session, theirs)


def test_a_list_of_three_takes_as_many_statements_as_one(app, client, member, session, queries):
    user = member()
    client.sign_in(user)
    counts = []
    for more in (0, 2):
        for _ in range(more):
            browser(app, session, user)
        queries.clear()
        client.get("/sessions")
        counts.append(len(queries))
    assert counts == [2, 2]

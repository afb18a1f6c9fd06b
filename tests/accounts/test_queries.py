"""Whoever signed in is read as they stand, by an object that nothing stores."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.accounts import queries
from app.accounts.actions.sessions import begin
from app.accounts.models import Grant, SignIn, User
from app.core import clock as clock_


@pytest.fixture
def signed(session, person):
    """The token of a person with one live grant."""
    user = person("administrator")
    session.refresh(user, ["grants"])
    token = begin(session, user, "a browser")
    session.flush()
    return token


def columns(one):
    return {name: getattr(one, name) for name in type(one).__table__.c.keys()}  # noqa: SIM118


def test_they_are_the_same_as_loaded_by_the_mapper(session, signed):
    read = queries.sign_in_of(session, signed)
    loaded = session.scalars(
        select(SignIn).options(joinedload(SignIn.user).joinedload(User.grants))
    ).unique()
    one = loaded.one()
    assert columns(read) == columns(one)
    assert columns(read.user) == columns(one.user)
    assert [columns(grant) for grant in read.user.grants] == [columns(g) for g in one.user.grants]
    assert read.user.holds("administrator")


def test_a_revoked_grant_is_none(session, signed):
    session.scalars(select(Grant)).one().revoked_at = clock_.now()
    session.flush()
    assert queries.sign_in_of(session, signed).user.grants == []


def test_an_ended_session_and_another_token_find_nobody(session, signed):
    assert queries.sign_in_of(session, signed + "x") is None
    session.scalars(select(SignIn)).one().ended_at = clock_.now() + timedelta(seconds=1)
    session.flush()
    assert queries.sign_in_of(session, signed) is None


def test_what_was_read_is_never_stored(session, signed):
    queries.sign_in_of(session, signed).user.name = "Somebody else"
    session.flush()
    assert session.scalar(select(User.name)) != "Somebody else"
    assert session.scalar(select(func.count()).select_from(User)) == 1

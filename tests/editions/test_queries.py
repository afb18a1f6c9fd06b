"""The roles that come with an edition are those that stand in the database."""

import pytest
from sqlalchemy import func, select

from app.editions import queries
from app.editions.models import Edition, EditionRole

READ = ("id", "edition_id", "role", "per_region", "overall", "age_from", "age_to")


def within(session, number):
    """Read an edition and its roles in one statement."""
    found = select(Edition, queries.roles_within(Edition)).where(Edition.id == number)
    edition, rows = session.execute(found).one()
    queries.put_roles_within(edition, rows)
    return edition


def told(roles):
    return [tuple(getattr(role, name) for name in READ) for role in roles]


@pytest.fixture
def edition(world, session):
    session.add(
        EditionRole(edition_id=world.edition.id, role="judge", overall=7, age_from=18, age_to=80)
    )
    session.flush()
    return world.edition


def test_the_roles_are_the_same_as_loaded_one_by_one(edition, session):
    came = told(within(session, edition.id).roles)
    session.expire(edition, ["roles"])
    queries.put_roles(session, edition)
    assert came == told(edition.roles)
    assert ("judge", 7) in {(role, overall) for _, _, role, _, overall, _, _ in came}


def test_an_edition_without_roles_has_none(edition, session):
    session.query(EditionRole).delete()
    assert within(session, edition.id).roles == []


def test_saving_the_edition_stores_no_role_twice(edition, session):
    counted = select(func.count()).select_from(EditionRole)
    before = session.scalar(counted)
    read = within(session, edition.id)
    read.note = "changed"
    read.roles[0].overall = 1
    session.flush()
    assert session.scalar(counted) == before
    assert session.scalar(select(Edition.note)) == "changed"
    assert session.scalar(select(func.count()).where(EditionRole.overall == 1)) == 0

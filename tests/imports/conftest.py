"""The world that tests of imports look at, who uploads files, and how the worker is run."""

import io

import pytest
from flask import Flask
from sqlalchemy import select

from app.imports import actions
from app.imports.models import Import
from tests.editions import making

TABLE = "役割,姓,名,姓（ローマ字）,名（ローマ字）,生年月日,メール\n"


@pytest.fixture
def world(session, clock):
    clock(making.NOON)
    return making.world(session, limited=making.limits(per_region=None))


@pytest.fixture
def toyama(world, signed_in):
    """The coordinator of one region."""
    return signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id
    )


def place(world, code="t-jp"):
    return f"{world.path}/delegations/{code}/imports"


def upload(client, world, content, name="people.csv", code="t-jp", **kwargs):
    if isinstance(content, str):
        content = content.encode()
    return client.post(place(world, code), data={"file": (io.BytesIO(content), name)}, **kwargs)


def newest(session):
    session.expire_all()
    return session.scalars(select(Import).order_by(Import.id.desc())).first()


def work(app: Flask, session):
    """Do what the worker would do, in the test's own transaction."""
    one = newest(session)
    with app.app_context():
        while actions.advance(session, one.id):
            session.commit()
    session.commit()
    return newest(session)

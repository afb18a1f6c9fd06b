"""The places of an option hold when everybody chooses it at once, on a database that commits."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select, true, update
from sqlalchemy.exc import IntegrityError

from app.questions import actions, queries
from app.questions.actions import places
from app.questions.errors import OptionFull
from app.questions.models import OptionPlace
from tests.editions import making
from tests.questions.making import ask, option, sizes

PEOPLE, PLACES, AT_ONCE = 40, 5, 16


@pytest.fixture
def chosen(live):
    """Let 40 people choose an option of five places at once; return what became of each."""
    with live.transaction() as session, live.app.app_context():
        world = making.world(session)
        question = ask(session, world, sizes(options=(option("s", PLACES),)))
        edition_id, question_id = question.edition_id, question.id
    start = Barrier(AT_ONCE)

    def choose_once():
        with live.app.app_context():
            try:
                with live.transaction() as session:
                    found = queries.question(session, edition_id, question_id)
                    actions.choose(session, found, (), ("s",))
            except (OptionFull, IntegrityError) as refusal:
                return type(refusal)
            return None

    def several(share):
        start.wait()
        return [choose_once() for _ in share]

    def run():
        shares = [range(PEOPLE)[number::AT_ONCE] for number in range(AT_ONCE)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return [one for found in pool.map(several, shares) for one in found]

    return live, run


def taken(live):
    with live.transaction() as session:
        return session.scalar(select(OptionPlace.taken))


def test_forty_people_for_five_places(chosen):
    live, run = chosen
    found = run()
    assert (found.count(None), found.count(OptionFull)) == (PLACES, PEOPLE - PLACES)
    assert taken(live) == PLACES


def test_without_the_guard_only_the_database_stops_them(chosen, monkeypatch):
    live, run = chosen
    unguarded = (
        update(OptionPlace)
        .where(OptionPlace.key == places.bindparam("of_key"), true())
        .where(OptionPlace.question_id == places.bindparam("of_question"))
        .values(taken=OptionPlace.taken + places._STEP)
        .execution_options(synchronize_session=False)
    )
    monkeypatch.setattr(places, "_CHANGE", unguarded)
    found = run()
    # The control: nobody hears that it is full, the constraint breaks instead.
    assert found.count(IntegrityError) == PEOPLE - PLACES
    assert taken(live) == PLACES

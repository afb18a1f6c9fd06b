"""Two people who move at the same moment, on a database that commits: nobody's move is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import select

from app.core.db import transaction
from app.editions.models import Edition
from app.schedule.actions import moving
from app.schedule.errors.moving import MovedMeanwhile
from app.schedule.models import Activity, Board, Move, Spot
from tests.hostile.test_races import someone
from tests.schedule import making


def test_moves_at_once_are_numbered_one_by_one_and_none_overwrites_another(live):
    with live.app.app_context(), live.transaction() as session:
        made = making.timetable(session)
        ids, edition_id = [one.id for one in made.activities[:2]], made.edition.id
        scope = {"programme_id": made.programme.id}
        people = [someone(session, n, "programme_coordinator", **scope).id for n in range(3)]
    # The first two move one activity, each of the others another: nobody has seen a move.
    wanted = list(zip(people, [ids[0], ids[0], ids[1]], range(1, 4), strict=True))
    start = Barrier(len(wanted))

    def move(person, activity_id, hour):
        with live.app.app_context():
            start.wait()
            try:
                with transaction() as session:
                    edition = session.get_one(Edition, edition_id)
                    spot = Spot(making.morning(6, hour), None, 60)
                    moving.together(session, person, edition, {activity_id: spot}, 0)
            except MovedMeanwhile:
                return None
            return activity_id, hour

    with ThreadPoolExecutor(len(wanted)) as pool:
        kept = [one for one in pool.map(move, *zip(*wanted, strict=True)) if one]
    assert sorted(one[0] for one in kept) == ids
    with live.transaction() as session:
        numbers = session.scalars(select(Move.number).order_by(Move.number)).all()
        assert (numbers, session.scalars(select(Board.number)).one()) == ([1, 2], 2)
        for activity_id, hour in kept:
            assert session.get_one(Activity, activity_id).starts_at == making.morning(6, hour)

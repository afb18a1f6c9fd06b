"""Whatever people do with turns: the history is whole, and one turn is live a year."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.errors import Refused
from app.programmes.rules.forecast import Forecast
from app.turns import actions, queries
from app.turns.models import Turn, TurnEvent
from app.turns.rules import life

YEARS = range(2026, 2030)
STEPS = st.tuples(
    st.sampled_from(["offer", *life.RESULT]),
    st.sampled_from(["jp-16", "ru-pri", "kr-42", "cn-ln"]),
    st.sampled_from(YEARS),
    st.sampled_from([None, *YEARS]),
)


def take(session, world, step, code, year, to_year):
    """Take a step with the live turn of a year, or with the last one there was."""
    link = lambda turn: f"/turns/{turn.id}"  # noqa: E731
    if step == "offer":
        region = world.ids[code]
        actions.offer(
            session, None, world.programme, Forecast(), year=year, region_id=region, link=link
        )
        return
    turns = queries.turns(session, world.programme.id)
    turn = next((one for one in turns if one.year == year), None)
    if turn is None or step == "open":
        return
    facts = {"version": turn.version, "link": link}
    if step != "accept":
        facts["reason"] = "Because."
    if step == "postpone":
        facts["to_year"] = to_year
    if step == "swap":
        other = next((one for one in turns if one.year == to_year and one is not turn), None)
        if other is None:
            return
        actions.swap(session, None, turn, other, **facts)
        return
    getattr(actions, step)(session, None, turn, **facts)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(STEPS, max_size=12))
def test_any_life_of_turns_is_told_whole(app, session, world, steps):
    with app.test_request_context(), session.begin_nested() as point:
        told = 0
        for step in steps:
            try:
                with session.begin_nested():
                    take(session, world, *step)
            except Refused:
                session.expire_all()
            events = session.scalars(select(TurnEvent).order_by(TurnEvent.id)).all()
            assert len(events) >= told
            told = len(events)
        turns = session.scalars(select(Turn)).all()
        live = Counter(one.year for one in turns if one.state in queries.LIVE)
        assert all(count == 1 for count in live.values())
        first = {one.turn_id: one.what for one in reversed(events)} if steps else {}
        assert {first[one.id] for one in turns} <= {"offered", "accepted", "received"}
        queries.programme_facts(session, world.programme.id)
        point.rollback()

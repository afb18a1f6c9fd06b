"""The home page names surveys and votes that wait for a region, and no others."""

import pytest

from app.ballots.models import Poll
from app.intentions import actions as surveys
from app.intentions import queries
from app.intentions.rules import Answer
from tests.ballots.conftest import CLOSES, cast, everything, opened
from tests.intentions import making


def home(client):
    return " ".join(client.get("/").text.split())


def test_a_vote_waits_until_it_is_cast(world, session, speaks):
    poll = opened(session, world)
    client = speaks(world.toyama)
    assert f"/polls/{poll.id}/regions/t-jp" in home(client)
    cast(session, poll, world.toyama, everything(world, "for", "for"))
    assert "/polls/" not in home(client)


@pytest.mark.parametrize("facts", [{"cancelled_at": CLOSES}, {"opened_at": None}])
def test_a_vote_that_cannot_be_cast_waits_for_nobody(world, session, speaks, facts):
    poll = session.get_one(Poll, opened(session, world).id)
    for name, value in facts.items():
        setattr(poll, name, value)
    session.commit()
    assert "/polls/" not in home(speaks(world.toyama))


def test_a_survey_waits_until_all_of_it_is_answered(world, session, speaks, clock):
    during = making.CLOSES + making.HOUR
    clock(during)
    client = speaks(world.shenyang)
    path = f"{world.path_of_call}/intentions/t-cn"
    assert path in home(client)
    asked = queries.asked(session, world.call.id, "t-cn")
    for one in world.proposals:
        assert path in home(client)
        surveys.answer(session, None, asked, {one.id: Answer(answer="will")}, during)
        session.commit()
    assert path not in home(client)


def test_who_proposes_everything_is_asked_nothing(world, session, speaks, clock):
    clock(making.CLOSES + making.HOUR)
    assert "/intentions/" in home(speaks(world.toyama))
    making.party(session, world.proposals[1], world.toyama)
    session.commit()
    assert "/intentions/" not in home(speaks(world.toyama))

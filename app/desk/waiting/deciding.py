"""What waits for a region in calls: surveys it has not answered, votes it has not cast."""

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from app.ballots import words as vote_words
from app.ballots.models import Elector
from app.calls.models import Call
from app.core.languages import _, language
from app.desk.waiting import queries
from app.desk.waiting.queries import Pairs
from app.desk.waiting.task import Task, of
from app.regions.models import Region


def tasks(session: Session, pairs: Pairs, now: datetime) -> Iterator[Task]:
    """Vote, then answer surveys."""
    yield from (_vote(one) for one in queries.votes_to_cast(session, pairs, now))
    yield from (_answer(*one) for one in queries.surveys_to_answer(session, pairs, now))


def _vote(elector: Elector) -> Task:
    """Cast a ballot."""
    poll = elector.poll
    return Task(
        about=of(poll.call.title.best(language()), elector.region.name.best(language())),
        stands=vote_words.title(poll.number),
        verb=_("Vote"),
        address=url_for("ballots.vote", poll_id=poll.id, code=elector.region.code),
        until=poll.closes_at,
        zone=poll.zone,
    )


def _answer(call: Call, region: Region) -> Task:
    """Say what a region will take part in."""
    return Task(
        about=of(call.title.best(language()), region.name.best(language())),
        stands=_("Not everything is answered"),
        verb=_("Say what you will take part in"),
        address=url_for("intentions.answer", call_id=call.id, code=region.code),
        until=call.survey_closes_at,
        zone=call.zone,
    )

"""The whole course of a call in its order, weeks left out."""

from dataclasses import dataclass
from datetime import date

from make.tour.browser import People
from make.tour.proposals import calling, deciding, drafting, running, weighing
from make.tour.proposals.waiting import let_pass

LED_BY, TOLD = "jp-16", "ru-pri"
# Days until after the deadline, until the phase that decides, and until after the vote.
TO_DEADLINE, TO_DECISION, TO_COUNT = 43, 28, 15


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of it: the call's number, the project, and whether the public feed has it."""

    call: int
    project: str
    in_feed: bool


def play(at: People, database: str, today: date) -> Outcome:
    """Walk from an open call to a report on a project."""
    call = calling.open_call(at, today)
    proposals = drafting.propose(at, call)
    let_pass(database, call, TO_DEADLINE)
    drafting.propose_late(at, call, calling.let_in_late(at, call))
    weighing.survey(at, call)
    weighing.assign(at, call)
    weighing.review(at)
    let_pass(database, call, TO_DECISION)
    poll = weighing.prepare_vote(at, call, today)
    weighing.vote(at, poll)
    let_pass(database, call, TO_COUNT)
    weighing.count(at, poll)
    deciding.decide(at, call)
    deciding.told(at, proposals[TOLD])
    project = running.run(at, proposals[LED_BY], today)
    return Outcome(call=call, project=project, in_feed=running.look(at, project))

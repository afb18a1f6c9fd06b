"""Entering many people of one region at once, as a file brings them."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.core import clock
from app.core.errors import Refused
from app.editions import queries as edition_queries
from app.editions.actions.taking import Counted
from app.editions.actions.taking_many import take_many
from app.editions.errors import NoPlaceLeft
from app.editions.models import Invitee
from app.editions.rules import What, covering, room
from app.history.models import Record
from app.registration import queries, rules
from app.registration.actions import holding
from app.registration.actions.entering import check, columns
from app.registration.errors import NotTakingPart
from app.registration.models import Delegation, Participant
from app.registration.rules import Entry

ATTEMPTS = 5
Sent = tuple[Entry, str]


def enter_many(
    session: Session, actor_id: int | None, invitee: Invitee, sent: Sequence[Sent]
) -> dict[str, int | Refused]:
    """Enter each person whom the rules and limits let, in the order given; nobody waits.

    Returns for each submission the person's id or what was refused; a submission that entered
    somebody before gives that person. Raises what registration refuses to all.
    """
    delegation = queries.locked(session, invitee) or holding.begin(
        session, actor_id, invitee, taking_part=True
    )
    holding.hold(session, invitee.edition, holding.names(session, allowed=False))
    if delegation.taking_part is False:
        raise NotTakingPart
    outcome: dict[str, int | Refused] = dict(_entered_before(session, sent))
    right = []
    for entry, submission in sent:
        try:
            if submission not in outcome:
                check(invitee.edition, entry)
                right.append((entry, submission))
        except Refused as refusal:
            outcome[submission] = refusal
    chosen = _take_places(session, invitee, right)
    outcome |= {one: NoPlaceLeft(role=True, region=True) for _entry, one in right}
    return outcome | _insert(session, actor_id, delegation, invitee, chosen)


def _entered_before(session: Session, sent: Sequence[Sent]) -> dict[str, int]:
    """Return whom the submissions entered already."""
    submissions = [submission for _entry, submission in sent]
    found = select(Participant.submission, Participant.id).where(
        Participant.submission.in_(submissions)
    )
    return dict(session.execute(found).all())


def _take_places(session: Session, invitee: Invitee, sent: Sequence[Sent]) -> list[Sent]:
    """Take places for all who fit and return them; raises NoPlaceLeft after a lost race of races.

    Another region may take of a wider limit between the look and the change: then look again.
    """
    for attempt in range(1, ATTEMPTS + 1):
        left = dict(room(edition_queries.counters(session, invitee.edition_id)))
        chosen = [one for one in sent if _fits(left, one[0], invitee.region_id)]
        wanted = Counter(Counted(entry.role, entry.sex) for entry, _submission in chosen)
        try:
            with session.begin_nested():
                take_many(session, invitee.edition_id, invitee.region_id, wanted)
        except NoPlaceLeft:
            if attempt == ATTEMPTS:
                raise
        else:
            break
    return chosen


def _fits(left: dict[What, int], entry: Entry, region_id: int) -> bool:
    """Take a place off every limit that counts an entry, if all of them have one left."""
    counted = [one for one in covering(What(entry.role, region_id, entry.sex)) if one in left]
    fits = all(left[one] > 0 for one in counted)
    for one in counted if fits else ():
        left[one] -= 1
    return fits


def _insert(
    session: Session,
    actor_id: int | None,
    delegation: Delegation,
    invitee: Invitee,
    sent: Sequence[Sent],
) -> dict[str, int]:
    """Store the people and a record about each; returns their ids by their submissions."""
    if not sent:
        return {}
    now = clock.now()
    common = {
        "delegation_id": delegation.id,
        "edition_id": invitee.edition_id,
        "region_id": invitee.region_id,
        "entered_at": now,
        "entered_by_id": actor_id,
        "version": 1,
    }
    people = [
        {**common, **columns(entry), "submission": one, "submission_digest": rules.digest(entry)}
        for entry, one in sent
    ]
    made = insert(Participant).returning(Participant.id, sort_by_parameter_order=True)
    ids = session.scalars(made, people).all()
    record = {
        "at": now,
        "actor_id": actor_id,
        "action": "participant.entered",
        "subject": f"delegation:{delegation.id}",
        "programme_id": invitee.edition.programme_id,
        "edition_id": invitee.edition_id,
        "region_id": invitee.region_id,
        "reason": "",
    }
    session.execute(insert(Record), [{**record, "details": {"participant": one}} for one in ids])
    return {submission: one for (_entry, submission), one in zip(sent, ids, strict=True)}

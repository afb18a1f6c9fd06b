"""What a person acts for that is not finished, with its counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.accounts.models import Invitation
from app.ballots.models import Elector, Poll
from app.calls.models import Call
from app.editions.models import Edition, Invitee, Place
from app.intentions.models import Intention
from app.intentions.queries import ASKED_STATES
from app.programmes.models import Membership, Programme
from app.projects.models import Project, Report
from app.proposals.models import Party, Proposal
from app.regions.models import Region
from app.registration.models import Delegation
from app.stages.models import Stage
from app.turns.models import Turn
from app.turns.queries import STANDING

Pairs = Collection[tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """An edition, how many regions are invited and have answered, and how many people come."""

    edition: Edition
    invited: int
    answered: int
    entered: int


def invitations_to(
    session: Session, pairs: Pairs, now: datetime
) -> Sequence[tuple[Invitee, bool | None, int]]:
    """Return each open invitation of regions in programmes, its answer and who is entered."""
    closes = Edition.registration_closes_at
    entered = _taken(Place.edition_id == Invitee.edition_id, Place.region_id == Invitee.region_id)
    found = session.execute(
        select(Invitee, Delegation.taking_part, entered)
        .join(Invitee.edition)
        .outerjoin(
            Delegation,
            and_(
                Delegation.edition_id == Invitee.edition_id,
                Delegation.region_id == Invitee.region_id,
            ),
        )
        .where(
            _in(pairs, Edition.programme_id, Invitee.region_id),
            Edition.registration_open,
            Edition.status.in_(("planned", "open")),
            or_(closes.is_(None), closes > now, _documents(now)),
        )
        .options(
            joinedload(Invitee.region),
            joinedload(Invitee.edition).joinedload(Edition.programme),
        )
        .order_by(closes.is_(None), closes, Invitee.id)
    )
    return [(invitee, answer, count) for invitee, answer, count in found]


def _documents(now: datetime) -> ColumnElement[bool]:
    """Tell that documents may still be handed in, which outlives the closing of registration."""
    ahead = Stage.kind == "documents", Stage.deadline > now
    return select(Stage.id).where(Stage.edition_id == Edition.id, *ahead).exists()


def offers_to(session: Session, pairs: Pairs) -> Sequence[Turn]:
    """Return the turns that are offered to regions in programmes."""
    hosts = or_(
        _in(pairs, Turn.programme_id, Turn.region_id),
        _in(pairs, Turn.programme_id, Turn.co_region_id),
    )
    return _turns(session, and_(Turn.state == "offered", hosts))


def reports_due(session: Session, pairs: Pairs, until: date) -> Sequence[Report]:
    """Return the reports not handed in that regions owe until a day, with their projects."""
    return session.scalars(
        select(Report)
        .join(Report.project)
        .where(
            _in(pairs, Project.programme_id, Project.lead_region_id),
            Project.state == "running",
            Report.handed_in_at.is_(None),
            Report.due_on <= until,
        )
        .options(contains_eager(Report.project).joinedload(Project.lead))
        .order_by(Report.due_on, Report.id)
    ).all()


def standing_turns(session: Session, programme_ids: Collection[int]) -> Sequence[Turn]:
    """Return the turns of programmes that are offered, or accepted and not yet opened."""
    return _turns(session, and_(Turn.programme_id.in_(programme_ids), Turn.state.in_(STANDING)))


def programmes(session: Session, programme_ids: Collection[int]) -> Sequence[Programme]:
    """Return the programmes with these ids."""
    found = select(Programme).where(Programme.id.in_(programme_ids)).order_by(Programme.slug)
    return session.scalars(found).all()


def editions_prepared(
    session: Session, programme_ids: Collection[int], today: date
) -> Sequence[Counted]:
    """Return the editions of programmes that are to come."""
    ahead = Edition.year >= today.year, Edition.status.in_(("planned", "open"))
    return _counted(session, and_(Edition.programme_id.in_(programme_ids), *ahead))


def editions_received(session: Session, edition_ids: Collection[int]) -> Sequence[Counted]:
    """Return the editions that somebody receives people for."""
    return _counted(session, Edition.id.in_(edition_ids))


def invitations_waiting(session: Session) -> int:
    """Count the invitations to roles that nobody has accepted."""
    found = select(func.count(Invitation.id)).where(
        Invitation.accepted_at.is_(None), Invitation.cancelled_at.is_(None)
    )
    return session.scalars(found).one()


def _turns(session: Session, wanted: ColumnElement[bool]) -> Sequence[Turn]:
    """Return turns with their programmes and hosts, the next first."""
    return session.scalars(
        select(Turn)
        .where(wanted)
        .options(joinedload(Turn.programme), joinedload(Turn.region), joinedload(Turn.co_region))
        .order_by(Turn.year, Turn.id)
    ).all()


def _counted(session: Session, wanted: ColumnElement[bool]) -> Sequence[Counted]:
    """Return editions with their programmes and counts, the next first."""
    invited = select(func.count(Invitee.id)).where(Invitee.edition_id == Edition.id)
    answered = select(func.count(Delegation.id)).where(
        Delegation.edition_id == Edition.id, Delegation.taking_part.is_not(None)
    )
    found = session.execute(
        select(
            Edition,
            invited.scalar_subquery(),
            answered.scalar_subquery(),
            _taken(Place.edition_id == Edition.id),
        )
        .where(wanted)
        .options(joinedload(Edition.programme))
        .order_by(Edition.year, Edition.id)
    )
    return [
        Counted(edition=edition, invited=asked, answered=told, entered=people)
        for edition, asked, told, people in found
    ]


def _taken(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    """Sum up the people who are entered, from the counters of roles and regions."""
    counters = Place.role.is_not(None), Place.region_id.is_not(None), Place.sex.is_(None)
    return (
        select(func.coalesce(func.sum(Place.taken), 0)).where(*counters, *where).scalar_subquery()
    )


def _in(pairs: Pairs, first: object, second: object) -> ColumnElement[bool]:
    """Compare two columns with pairs of ids; portable, and few pairs are asked for."""
    return or_(
        *(and_(first == one, second == other) for one, other in pairs)  # type: ignore[arg-type]
    )


def votes_to_cast(session: Session, pairs: Pairs, now: datetime) -> Sequence[Elector]:
    """Return the regions that may vote now and have not, with their votes and calls."""
    return session.scalars(
        select(Elector)
        .join(Elector.poll)
        .join(Poll.call)
        .where(
            Elector.entitled,
            Elector.ballots == 0,
            Poll.opened_at.is_not(None),
            Poll.cancelled_at.is_(None),
            Call.cancelled_at.is_(None),
            Poll.opens_at <= now,
            Poll.closes_at > now,
            tuple_(Call.programme_id, Elector.region_id).in_(pairs),
        )
        .options(contains_eager(Elector.poll, Poll.call), joinedload(Elector.region))
        .order_by(Poll.closes_at, Elector.id)
    ).all()


def surveys_to_answer(
    session: Session, pairs: Pairs, now: datetime
) -> Sequence[tuple[Call, Region]]:
    """Return the open surveys in which a region has a proposal left that it is asked about."""
    own = Party.region_id == Region.id, Party.state == "confirmed"
    proposes = exists().where(Party.proposal_id == Proposal.id, *own)
    said = Intention.proposal_id == Proposal.id, Intention.region_id == Region.id
    left = exists().where(
        Proposal.call_id == Call.id,
        Proposal.number.is_not(None),
        Proposal.state.in_(ASKED_STATES),
        Proposal.region_id.is_distinct_from(Region.id),
        ~proposes.correlate(Proposal, Region),
        ~exists().where(*said).correlate(Proposal, Region),
    )
    members = Membership.programme_id == Call.programme_id, Membership.left.is_(None)
    found = session.execute(
        select(Call, Region)
        .join(Membership, and_(*members))
        .join(Region, Region.id == Membership.region_id)
        .where(
            Call.published_at.is_not(None),
            Call.cancelled_at.is_(None),
            Call.closes_at <= now,
            Call.survey_closes_at > now,
            or_(Membership.left_reason.is_(None), Membership.left_reason != "suspended"),
            tuple_(Call.programme_id, Region.id).in_(pairs),
            left.correlate(Call, Region),
        )
        .order_by(Call.survey_closes_at, Call.id, Region.id)
    )
    return [(call, region) for call, region in found]

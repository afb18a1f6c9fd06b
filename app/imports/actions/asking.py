"""What an import's people are asked, gathered with a constant number of statements."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from app.consents.queries import ages, takes_minors
from app.core import clock
from app.core.errors import Refused
from app.editions.models import Invitee
from app.imports import queries
from app.imports.rules.asking import PREFIX, Asked, identifier_in
from app.questions.queries import questions_for
from app.stages.queries import stages
from app.stages.rules import check


def asked(
    session: Session,
    invitee: Invitee,
    columns: Sequence[str],
    people: Collection[int] | None = None,
) -> Asked | None:
    """Return what is asked, with the answers of these people or of all; None without a column."""
    if not any(name.startswith(PREFIX) for name in columns):
        return None
    edition, now = invitee.edition, clock.now()
    everything = questions_for(session, edition.id)
    said = {identifier_in(name) for name in columns if name.startswith(PREFIX)}
    wanted = [one.id for one in everything if one.identifier in said]
    late = ""
    try:
        check(stages(session, edition.id).get("documents"), edition, now)
    except Refused as refusal:
        late = refusal.message
    return Asked(
        everything=everything,
        today=clock.today(edition.zone),
        now=now,
        country=invitee.region.country,
        age=ages(session, [invitee.region_id])[invitee.region_id],
        takes_minors=takes_minors(edition),
        late=late,
        cleared=queries.cleared(session, invitee),
        answers=queries.stood(session, invitee, wanted, people),
    )

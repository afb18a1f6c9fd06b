"""Mayors' meeting: two sides in turn, each city with its mayor or a deputy and a few staff."""

from app.consents.terms import ConsentTerms
from app.core.languages import _l
from app.editions.terms import EntryTerms
from app.kinds import planning, proposing, roles
from app.kinds.questions import JOURNEY, MEETING, asks
from app.kinds.roles import usual
from app.programmes.kind import Kind
from app.programmes.terms import RotationTerms

MAYORS_MEETING = Kind(
    slug="mayors-meeting",
    label=_l("Mayors’ meeting"),
    summary=_l("Mayors of two coasts meet, agree on a communiqué and go home with common wishes."),
    offers=(
        RotationTerms(cadence="every", cadence_years=2, rule="sides"),
        ConsentTerms(minors=False),
        asks(*MEETING, "passport", "photo", *JOURNEY, "wish"),
        proposing.calls_for(proposing.AGENDA_ITEM, proposing.COOPERATION, proposing.CANDIDACY),
        planning.MAYORS_DAYS,
        EntryTerms(
            roles=(
                usual(roles.MAYOR, 1),
                usual(roles.DEPUTY_MAYOR, 1),
                usual(roles.STAFF, 3),
                roles.BUSINESS,
                usual(roles.INTERPRETER, 1),
                roles.PRESS,
                roles.OBSERVER,
            )
        ),
    ),
)

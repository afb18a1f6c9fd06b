"""Forum: speakers, experts and companies on one subject, often tied to another meeting."""

from app.consents.terms import ConsentTerms
from app.core.languages import _l
from app.editions.terms import EntryTerms
from app.kinds import planning, proposing, roles
from app.kinds.questions import JOURNEY, MEETING, asks
from app.kinds.roles import usual
from app.programmes.kind import Kind
from app.programmes.terms import RotationTerms

FORUM = Kind(
    slug="forum",
    label=_l("Forum"),
    summary=_l("Governments, experts and companies speak about one subject before an audience."),
    offers=(
        RotationTerms(cadence="irregular", rule="permanent"),
        ConsentTerms(minors=False),
        asks(*MEETING, "topic", "passport", *JOURNEY, "wish"),
        proposing.calls_for(proposing.SESSION, proposing.COOPERATION, proposing.CANDIDACY),
        planning.FORUM_DAYS,
        EntryTerms(
            roles=(
                usual(roles.HEAD, 1),
                usual(roles.SPEAKER, 2),
                roles.CHAIRPERSON,
                roles.EXPERT,
                roles.BUSINESS,
                roles.STAFF,
                usual(roles.INTERPRETER, 1),
                roles.PRESS,
                roles.OBSERVER,
            )
        ),
    ),
)

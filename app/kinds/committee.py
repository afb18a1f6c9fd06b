"""Committee of an assembly: directors or section heads of the members that take part."""

from app.ballots.terms import VotingTerms
from app.consents.terms import ConsentTerms
from app.core.languages import _l
from app.editions.terms import EntryTerms
from app.kinds import planning, proposing, roles
from app.kinds.questions import JOURNEY, MEETING, asks
from app.kinds.roles import usual
from app.programmes.kind import Kind
from app.programmes.terms import RotationTerms

COMMITTEE = Kind(
    slug="committee",
    label=_l("Committee"),
    summary=_l(
        "Directors and section heads of the members prepare decisions and carry out common work."
    ),
    offers=(
        RotationTerms(cadence="every", cadence_years=2, rule="tied"),
        ConsentTerms(minors=False),
        VotingTerms(classes=frozenset({"full"})),
        asks(*MEETING, "passport", *JOURNEY, "wish"),
        proposing.calls_for(
            proposing.PROJECT, proposing.AGENDA_ITEM, proposing.COOPERATION, proposing.CANDIDACY
        ),
        planning.COMMITTEE_DAYS,
        EntryTerms(
            roles=(
                usual(roles.DIRECTOR, 1),
                usual(roles.SECTION_HEAD, 1),
                roles.EXPERT,
                usual(roles.STAFF, 1),
                usual(roles.INTERPRETER, 1),
                roles.OBSERVER,
            )
        ),
    ),
)

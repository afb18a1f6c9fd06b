"""Assembly: heads of regions; a governor or deputy, a director, staff and an interpreter each."""

from app.ballots.terms import VotingTerms
from app.consents.terms import ConsentTerms
from app.core.languages import _l
from app.editions.terms import EntryTerms
from app.kinds import planning, proposing, roles
from app.kinds.questions import JOURNEY, MEETING, asks
from app.kinds.roles import usual
from app.programmes.kind import Kind
from app.programmes.terms import RotationTerms

ASSEMBLY = Kind(
    slug="assembly",
    label=_l("Assembly"),
    summary=_l("Heads of the member regions decide together: members, fees, charter, next host."),
    offers=(
        RotationTerms(cadence="every", cadence_years=2, rule="candidacy"),
        ConsentTerms(minors=False),
        VotingTerms(classes=frozenset({"full"})),
        asks(*MEETING, "passport", "photo", *JOURNEY, "wish"),
        proposing.calls_for(
            proposing.AGENDA_ITEM, proposing.COOPERATION, proposing.CANDIDACY, proposing.PROJECT
        ),
        planning.ASSEMBLY_DAYS,
        EntryTerms(
            roles=(
                usual(roles.GOVERNOR, 1),
                usual(roles.DEPUTY_GOVERNOR, 1),
                usual(roles.DIRECTOR, 1),
                usual(roles.STAFF, 1),
                usual(roles.INTERPRETER, 1),
                roles.OBSERVER,
                roles.GUEST,
                roles.PRESS,
            )
        ),
    ),
)

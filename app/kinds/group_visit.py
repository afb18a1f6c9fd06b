"""Group visit: 65 to 70 people a group in the visa-free exchange, with leader and interpreters."""

from app.consents.terms import ConsentTerms
from app.core.languages import _l
from app.editions.terms import EntryTerms
from app.kinds import planning, proposing, roles
from app.kinds.questions import JOURNEY, asks
from app.kinds.roles import usual
from app.programmes.kind import Kind
from app.programmes.terms import RotationTerms

GROUP_VISIT = Kind(
    slug="group-visit",
    label=_l("Group visit"),
    summary=_l("A group travels to its partners for some days: homes, schools, talks, culture."),
    offers=(
        RotationTerms(cadence="annual", rule="reciprocal"),
        ConsentTerms(minors=True),
        asks(
            "phone",
            "address",
            "emergency-contact",
            "spoken-languages",
            "diet",
            "health",
            "mobility",
            "insurance",
            "passport",
            "passport-copy",
            "visa",
            "visa-papers",
            "photo",
            *JOURNEY,
        ),
        proposing.calls_for(proposing.CANDIDACY, proposing.COOPERATION),
        planning.VISIT_DAYS,
        EntryTerms(
            roles=(
                usual(roles.GROUP_LEADER, 1),
                usual(roles.VISITOR, 60),
                roles.FORMER_RESIDENT,
                roles.YOUTH,
                roles.TEACHER,
                usual(roles.MEDICAL, 1),
                usual(roles.INTERPRETER, 4),
                roles.PRESS,
            )
        ),
    ),
)

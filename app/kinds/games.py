"""Games: athletes of the regions meet in sports that the host chooses; about 25 people a region."""

from app.consents.terms import ConsentTerms
from app.core.languages import _l
from app.editions.terms import EntryTerms
from app.kinds import planning, proposing, roles
from app.kinds.questions import JOURNEY, asks
from app.kinds.roles import usual
from app.programmes.kind import Kind
from app.programmes.terms import RotationTerms

GAMES = Kind(
    slug="games",
    label=_l("Games"),
    summary=_l("Young athletes of several regions compete, train and stay together."),
    offers=(
        RotationTerms(cadence="annual", rule="cycle"),
        ConsentTerms(minors=True),
        asks(
            "phone",
            "emergency-contact",
            "diet",
            "health",
            "shirt-size",
            "insurance",
            "passport",
            "passport-copy",
            "visa",
            "visa-papers",
            "photo",
            *JOURNEY,
        ),
        proposing.calls_for(proposing.CANDIDACY, proposing.COOPERATION),
        planning.GAMES_WEEK,
        EntryTerms(
            roles=(
                usual(roles.ATHLETE, 16),
                usual(roles.COACH, 4),
                usual(roles.HEAD, 1),
                usual(roles.OFFICIAL, 2),
                roles.JUDGE,
                usual(roles.INTERPRETER, 1),
                usual(roles.MEDICAL, 1),
                roles.PRESS,
            )
        ),
    ),
)

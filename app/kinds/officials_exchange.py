"""Officials' exchange: one official a cohort works in the partner's government for a year."""

from app.consents.terms import ConsentTerms
from app.core.languages import _l
from app.editions.terms import EntryTerms
from app.kinds import proposing, roles
from app.kinds.questions import JOURNEY, asks
from app.kinds.roles import usual
from app.programmes.kind import Kind
from app.programmes.terms import RotationTerms

OFFICIALS_EXCHANGE = Kind(
    slug="officials-exchange",
    label=_l("Officials’ exchange"),
    summary=_l("Officials of one government work and learn in another for months or a year."),
    offers=(
        RotationTerms(cadence="annual", rule="reciprocal"),
        ConsentTerms(minors=False),
        asks(
            "title",
            "organisation",
            "phone",
            "emergency-contact",
            "spoken-languages",
            "diet",
            "health",
            "insurance",
            "passport",
            "passport-copy",
            "visa",
            "visa-papers",
            "photo",
            *JOURNEY,
        ),
        proposing.calls_for(proposing.COOPERATION),
        EntryTerms(
            roles=(
                usual(roles.TRAINEE, 1),
                usual(roles.SUPERVISOR, 1),
                roles.INTERPRETER,
            )
        ),
    ),
)

"""Project: common work proposed by one region and joined by others."""

from app.consents.terms import ConsentTerms
from app.core.languages import _l
from app.editions.terms import EntryTerms
from app.kinds import proposing, roles
from app.kinds.questions import JOURNEY, asks
from app.kinds.roles import usual
from app.programmes.kind import Kind
from app.programmes.terms import RotationTerms

PROJECT = Kind(
    slug="project",
    label=_l("Project"),
    summary=_l("Regions carry out a common piece of work: a survey, research, a model district."),
    offers=(
        RotationTerms(cadence="irregular", rule="permanent"),
        ConsentTerms(minors=True),
        asks(
            "title",
            "organisation",
            "phone",
            "spoken-languages",
            "diet",
            "passport",
            *JOURNEY,
            "wish",
        ),
        proposing.calls_for(proposing.PROJECT, proposing.COOPERATION),
        EntryTerms(
            roles=(
                usual(roles.LEAD, 1),
                usual(roles.EXPERT, 2),
                roles.RESEARCHER,
                usual(roles.STAFF, 2),
                roles.YOUTH,
                usual(roles.INTERPRETER, 1),
                roles.OBSERVER,
            )
        ),
    ),
)

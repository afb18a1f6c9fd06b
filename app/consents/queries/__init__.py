"""Reading guardians, texts, consents, and the gate that follows from them."""

from app.consents.queries.ages import ages, all_ages, countries, own_age, region, takes_minors
from app.consents.queries.gates import answers, evidence, gate, gates, open_gate
from app.consents.queries.people import (
    asking,
    child,
    children,
    clearance,
    cleared,
    guardian,
    guardian_of,
    guardians,
    of_link,
)
from app.consents.queries.texts import asked, texts
from app.editions.queries import edition

__all__ = [
    "ages",
    "all_ages",
    "answers",
    "asked",
    "asking",
    "child",
    "children",
    "clearance",
    "cleared",
    "countries",
    "edition",
    "evidence",
    "gate",
    "gates",
    "guardian",
    "guardian_of",
    "guardians",
    "of_link",
    "open_gate",
    "own_age",
    "region",
    "takes_minors",
    "texts",
]

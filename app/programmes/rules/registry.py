"""The types of rules: to add one, write its class in a file of its own and name it here."""

from app.programmes.rules.candidacy import Candidacy
from app.programmes.rules.cycle import Cycle
from app.programmes.rules.method import Method
from app.programmes.rules.permanent import Permanent
from app.programmes.rules.reciprocal import Reciprocal
from app.programmes.rules.sides import Sides
from app.programmes.rules.tied import Tied
from app.programmes.rules.unruled import NoRotation, Unknown

METHODS: dict[str, type[Method]] = {
    method.kind: method
    for method in (
        Cycle,
        Sides,
        Candidacy,
        Reciprocal,
        Permanent,
        Tied,
        NoRotation,
        Unknown,
    )
}

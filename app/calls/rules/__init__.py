"""When a call takes proposals, what it, its criteria and its phases may be, how codes look."""

from app.calls.rules.codes import ALPHABET, LENGTH, plain, written
from app.calls.rules.criteria import Measure, check_measure, shares
from app.calls.rules.phases import PlannedPhase, check_phase
from app.calls.rules.planning import (
    Plan,
    check_ahead,
    check_plan,
    days_between,
    plan_of,
    shift,
    shifted,
    year_of,
)
from app.calls.rules.standing import (
    CodeStanding,
    Standing,
    check_code,
    check_open,
    code_stands,
    phase,
    phase_of,
    standing,
    survey_open,
)

__all__ = [
    "ALPHABET",
    "LENGTH",
    "CodeStanding",
    "Measure",
    "Plan",
    "PlannedPhase",
    "Standing",
    "check_ahead",
    "check_code",
    "check_measure",
    "check_open",
    "check_phase",
    "check_plan",
    "code_stands",
    "days_between",
    "phase",
    "phase_of",
    "plain",
    "plan_of",
    "shares",
    "shift",
    "shifted",
    "standing",
    "survey_open",
    "written",
    "year_of",
]

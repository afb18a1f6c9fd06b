"""What an edition's plan and limits must be, how full it is, and when registration is open."""

from app.editions.rules.ages import age, age_day, check_age
from app.editions.rules.filling import Filled, Missing, filled, missing, room
from app.editions.rules.limits import (
    Bound,
    ExtraLimit,
    Limits,
    RoleLimit,
    What,
    belongs,
    check_limits,
    covering,
    limits_of,
    places,
    sex_asked,
)
from app.editions.rules.planning import (
    FOLLOWS,
    NEEDS_REASON,
    PREPARED,
    Plan,
    Window,
    check_plan,
    check_status,
    check_window,
    window,
)

__all__ = [
    "FOLLOWS",
    "NEEDS_REASON",
    "PREPARED",
    "Bound",
    "ExtraLimit",
    "Filled",
    "Limits",
    "Missing",
    "Plan",
    "RoleLimit",
    "What",
    "Window",
    "age",
    "age_day",
    "belongs",
    "check_age",
    "check_limits",
    "check_plan",
    "check_status",
    "check_window",
    "covering",
    "filled",
    "limits_of",
    "missing",
    "places",
    "room",
    "sex_asked",
    "window",
]

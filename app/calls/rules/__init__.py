"""When a call takes proposals, which phase of review it is in, and whether a code lets in."""

from app.calls.rules.standing import (
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
    "Standing",
    "check_code",
    "check_open",
    "code_stands",
    "phase",
    "phase_of",
    "standing",
    "survey_open",
]

"""Activities, who must be there, what a timetable must keep to, and its draft."""

from app.schedule.models.activities import (
    ACTIVITY_KINDS,
    GROUP_KINDS,
    SOURCES,
    Activity,
    ActivityEquipment,
    ActivityLanguage,
    ActivitySpace,
    Attendance,
    Group,
)
from app.schedule.models.clocks import Clocks
from app.schedule.models.forums import ForumBlock, ForumPlan, ForumRoom, ForumWeight
from app.schedule.models.moves import Board, Move, Spot, Step
from app.schedule.models.penalties import ForumPenalty
from app.schedule.models.people import (
    INTERPRETED,
    SOCIABLE_FROM,
    SOCIABLE_UNTIL,
    Interpreter,
    InterpreterLanguage,
    Presence,
)
from app.schedule.models.requirements import (
    RULE_KINDS,
    SIDES,
    Rule,
    RuleSpace,
    RuleSubject,
    RuleWindow,
)
from app.schedule.models.runs import RUN_KINDS, Run
from app.schedule.models.speakers import ForumAttendance, ForumChair, ForumPerson, ForumTalk
from app.schedule.models.weights import HEAVIEST, USUAL_WEIGHTS, Weight

__all__ = [
    "ACTIVITY_KINDS",
    "GROUP_KINDS",
    "HEAVIEST",
    "INTERPRETED",
    "RULE_KINDS",
    "RUN_KINDS",
    "SIDES",
    "SOCIABLE_FROM",
    "SOCIABLE_UNTIL",
    "SOURCES",
    "USUAL_WEIGHTS",
    "Activity",
    "ActivityEquipment",
    "ActivityLanguage",
    "ActivitySpace",
    "Attendance",
    "Board",
    "Clocks",
    "ForumAttendance",
    "ForumBlock",
    "ForumChair",
    "ForumPenalty",
    "ForumPerson",
    "ForumPlan",
    "ForumRoom",
    "ForumTalk",
    "ForumWeight",
    "Group",
    "Interpreter",
    "InterpreterLanguage",
    "Move",
    "Presence",
    "Rule",
    "RuleSpace",
    "RuleSubject",
    "RuleWindow",
    "Run",
    "Spot",
    "Step",
    "Weight",
]

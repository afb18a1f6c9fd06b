"""What a timetable breaks, in whole sentences, each with its way out."""

from app.schedule.words.warnings.linking import Link
from app.schedule.words.warnings.telling import Warned, warnings

__all__ = ["Link", "Warned", "warnings"]

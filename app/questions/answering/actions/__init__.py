"""What people do about answers: give them, keep files, look at what is sealed, count anew."""

from app.questions.answering.actions.answering import Answered, answer
from app.questions.answering.actions.caring import count_diets, export_diets, look_at_health
from app.questions.answering.actions.counting import count_anew, recount
from app.questions.answering.actions.exporting import export
from app.questions.answering.actions.looking import look_at, look_at_file
from app.questions.answering.actions.reopening import ask_to_reopen
from app.questions.answering.actions.taking_over import take_over

__all__ = [
    "Answered",
    "answer",
    "ask_to_reopen",
    "count_anew",
    "count_diets",
    "export",
    "export_diets",
    "look_at",
    "look_at_file",
    "look_at_health",
    "recount",
    "take_over",
]

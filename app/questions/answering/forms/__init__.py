"""Forms about answers: one question a field, in the order in which they are asked."""

from app.questions.answering.forms.answers import AnswersForm, Asked, answers_form
from app.questions.answering.forms.reasons import CountForm, CountsForm, ExportForm, ReasonForm

__all__ = [
    "AnswersForm",
    "Asked",
    "CountForm",
    "CountsForm",
    "ExportForm",
    "ReasonForm",
    "answers_form",
]

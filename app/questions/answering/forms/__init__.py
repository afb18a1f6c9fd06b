"""Forms about answers: one question a field, in the order in which they are asked."""

from app.questions.answering.forms.answers import AnswersForm, Asked, answers_form
from app.questions.answering.forms.reasons import CountForm, CountsForm, ExportForm, ReasonForm
from app.questions.answering.forms.reopening import reopening_form

__all__ = [
    "AnswersForm",
    "Asked",
    "CountForm",
    "CountsForm",
    "ExportForm",
    "ReasonForm",
    "answers_form",
    "reopening_form",
]

"""Forms about answers: one question a field, in the order in which they are asked."""

from app.questions.answering.forms.answers import AnswersForm, Asked, answers_form
from app.questions.answering.forms.reasons import ExportForm, ReasonForm

__all__ = ["AnswersForm", "Asked", "ExportForm", "ReasonForm", "answers_form"]

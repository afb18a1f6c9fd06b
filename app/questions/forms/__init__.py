"""The form in which a coordinator writes a question; made anew for each kind."""

from app.questions.forms.question import QuestionForm, question_form

__all__ = ["QuestionForm", "question_form"]

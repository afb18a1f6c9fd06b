"""What is asked before a release, and when somebody signs people up."""

from typing import Any

import wtforms
from wtforms.validators import Length, NumberRange

from app.core.forms import Form, StringField, WordsField, choices, required
from app.core.languages import _, _l, pgettext
from app.releases.actions.releasing import Answers

LONGEST = 500


class ReleaseForm(Form):
    """Release the draft: a note for readers, and what to say about warnings."""

    seen = wtforms.HiddenField()
    note = WordsField(
        _l("What readers should know"),
        description=_l("It stands above the changes, and in every mail."),
        longest=LONGEST,
    )
    confirmed = wtforms.BooleanField(_l("I have seen the warnings"))
    reason = StringField(
        _l("Why it is released although requirements are broken"), [Length(max=LONGEST)]
    )

    def answers(self) -> Answers:
        """Return what was said."""
        return Answers(
            seen=self.seen.data or "",
            note=self.note.words(),
            confirmed=bool(self.confirmed.data),
            reason=self.reason.data or "",
        )


class TakeBackForm(Form):
    """Take a release back: the number of the board that was seen."""

    seen = wtforms.IntegerField(
        widget=wtforms.widgets.HiddenInput(), default=0, validators=[NumberRange(0, 2**31 - 1)]
    )


class PublicForm(Form):
    """Whether anyone may see the timetable."""

    public = wtforms.HiddenField()


class SignUpForm(Form):
    """Which of a delegation's people takes a place, and where."""

    person = wtforms.SelectField(None, [required()], coerce=int)
    activity = wtforms.SelectField(_l("Activity"), [required()])

    def __init__(
        self, people: list[tuple[int, str]], activities: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        """Offer the people and the activities."""
        super().__init__(**kwargs)
        # In a record of who did what the same word means somebody else.
        self.person.label.text = pgettext("timetable", "Person")
        self.person.choices = choices((str(one), name) for one, name in people)
        self.activity.choices = choices(activities)


class LinkForm(Form):
    """For whom a link is made: an interpreter, or whoever drives a bus or keeps a space."""

    whose = wtforms.SelectField(_l("For whom"), [required()])

    def __init__(self, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer interpreters and spaces."""
        super().__init__(**kwargs)
        self.whose.choices = choices([("", _("Choose")), *offered])

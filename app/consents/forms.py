"""The questions about guardians, texts and ages, and those that a guardian answers."""

from collections.abc import Iterable
from typing import Any

import wtforms
from wtforms.validators import Length, NumberRange, Optional

from app.accounts.forms import Email, EmailField
from app.consents import words
from app.consents.actions import Person
from app.consents.models import IDENTITIES, RELATIONS, ConsentText
from app.core.forms import (
    DateField,
    Form,
    SomeWords,
    StringField,
    WordsField,
    choices,
    required,
)
from app.core.languages import LANGUAGES, _, _l, language

LONGEST_TEXT = 4000
LONGEST_NAME = 200
LONGEST_TELEPHONE = 40


class GuardianForm(Form):
    """Who answers for a child."""

    name = StringField(_l("Name of the guardian"), [required(), Length(max=LONGEST_NAME)])
    relation = wtforms.SelectField(_l("What the guardian is to the child"), [required()])
    mail = EmailField(_l("Mail address of the guardian"), [Optional(), Length(max=254), Email()])
    telephone = StringField(
        _l("Telephone of the guardian"), [Optional(), Length(max=LONGEST_TELEPHONE)]
    )
    language = wtforms.SelectField(
        _l("Language in which the guardian reads"), choices=choices(LANGUAGES.items())
    )

    def __init__(self, **kwargs: Any) -> None:
        """Offer the relations and begin with the language of the page."""
        super().__init__(**kwargs)
        offered = [(code, words.relation(code)) for code in RELATIONS]
        self.relation.choices = choices([("", _("Choose")), *offered])
        if not self.is_submitted():
            self.language.data = language()

    def person(self) -> Person:
        """Return who was written."""
        return Person(
            name=self.name.data,
            relation=self.relation.data,
            mail=(self.mail.data or "").lower(),
            telephone=self.telephone.data or "",
        )


class TextForm(Form):
    """A new version of a text."""

    body = WordsField(
        _l("What the guardian agrees to"), [SomeWords()], longest=LONGEST_TEXT, lines=True
    )


class CountryForm(Form):
    """One more country to which data are passed."""

    country = wtforms.SelectField(_l("Country"), [required()])

    def offer(self, codes: Iterable[str]) -> None:
        """Offer the countries of the regions invited."""
        named = sorted(((code, words.country_name(code)) for code in codes), key=lambda one: one[1])
        self.country.choices = choices([("", _("Choose")), *named])


class AgeForm(Form):
    """Until which age a guardian answers in a region."""

    age = wtforms.IntegerField(_l("Of age from"), [Optional(), NumberRange(min=1, max=21)])


class _Answers(Form):
    """Yes or no to each text."""

    @property
    def answers(self) -> dict[int, bool]:
        """Return what was answered, by text id."""
        return {
            int(field.short_name.removeprefix("text_")): field.data == "yes"
            for field in self
            if field.short_name.startswith("text_") and field.data
        }


class GuardianAnswers(_Answers):
    """A guardian's own answers: who answers is shown by name and the child's birth date."""

    typed = StringField(_l("Your own name"), [required(), Length(max=LONGEST_NAME)])
    birth_date = DateField(_l("Your child's birth date"), [required()])


class PaperAnswers(_Answers):
    """Answers that came on paper, kept by the head of the delegation."""

    identity = wtforms.SelectField(_l("How it is known that the guardian answered"), [required()])
    typed = StringField(
        _l("Where the signed paper is kept"), [required(), Length(max=LONGEST_NAME)]
    )

    def __init__(self, **kwargs: Any) -> None:
        """Offer the ways to know it."""
        super().__init__(**kwargs)
        known = [(code, words.identity(code)) for code in IDENTITIES if code != "mailed-link"]
        self.identity.choices = choices([("", _("Choose")), *known])


def answers_form(
    base: type[GuardianAnswers] | type[PaperAnswers],
    texts: Iterable[ConsentText],
    before: dict[int, str],
) -> Any:
    """Make a form with a question a text; what was answered before is chosen already."""
    spoken = language()
    fields = {
        f"text_{text.id}": wtforms.RadioField(
            words.purpose(text.purpose),
            [required()],
            description=text.body.best(spoken),
            choices=choices([("yes", _("I agree")), ("no", _("I do not agree"))]),
            default={"given": "yes"}.get(before.get(text.id, ""), "no")
            if text.id in before
            else None,
        )
        for text in texts
    }
    return type("AnswersForm", (base,), fields)()

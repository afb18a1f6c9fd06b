"""The fields of which a question's form is made: moments, classes, bounds and options."""

from collections.abc import Iterable, Mapping
from typing import Any

import wtforms
from wtforms import BooleanField, IntegerField, RadioField
from wtforms.validators import Length, NumberRange, Optional, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.forms import (
    DateField,
    StringField,
    WordsField,
    choices,
    time_field,
)
from app.core.languages import _l
from app.editions.models import Edition
from app.questions import words
from app.questions.rules.kinds import classes_of
from app.questions.terms import Option

MOST_PLACES = 100_000
_BOUND = (Optional(), NumberRange(min=-1_000_000, max=1_000_000))
_COUNT = (Optional(), NumberRange(min=0, max=MOST_PLACES))


def ticks(label: Any, **more: Any) -> wtforms.SelectMultipleField:
    """Make a list of boxes to tick."""
    return wtforms.SelectMultipleField(
        label,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **more,
    )


def moments(edition: Edition) -> dict[str, Any]:
    """Return the questions about moments, on the clocks of the edition's zone."""
    zoned = time_field(edition.zone)
    return {
        "required_from": zoned(
            _l("Required from"),
            [Optional()],
            description=_l("Leave empty to require it at once."),
        ),
        "frozen_from": zoned(
            _l("Fixed from"),
            [Optional()],
            description=_l("From this moment on answers can no longer be changed."),
        ),
    }


def classes(kind: str) -> dict[str, Any]:
    """Return the question who sees the answers, where a kind leaves a choice."""
    known = classes_of(kind)
    if len(known) == 1:
        return {}
    return {
        "field_class": RadioField(
            _l("Who sees the answers"),
            choices=choices(
                (one, f"{words.field_class(one)}. {words.seen_by(one)}") for one in known
            ),
        )
    }


def bounds(kind: str) -> dict[str, Any]:
    """Return the questions about what an answer may be."""
    longest = IntegerField(_l("Most characters"), [Optional(), NumberRange(min=1, max=10_000)])
    megabytes = IntegerField(
        _l("Largest file in megabytes"), [Optional(), NumberRange(min=1, max=20)]
    )
    bounds: Mapping[str, dict[str, Any]] = {
        "text": {"longest": longest},
        "long-text": {"longest": longest},
        "file": {"longest": megabytes},
        "photo": {"longest": megabytes},
        "number": {
            "least": IntegerField(_l("Smallest number"), _BOUND),
            "most": IntegerField(_l("Largest number"), _BOUND),
            "decimals": IntegerField(
                _l("Decimals"), [Optional(), NumberRange(min=0, max=3)], default=0
            ),
        },
        "date": {
            "earliest": DateField(_l("Not before"), [Optional()]),
            "latest": DateField(_l("Not after"), [Optional()]),
        },
        "choices": {
            "least": IntegerField(_l("Tick at least"), _COUNT),
            "most": IntegerField(_l("Tick at most"), _COUNT),
        },
    }
    return bounds.get(kind, {})


def option_fields(old: Iterable[Option], blanks: int) -> dict[str, Any]:
    """Return the questions about each option there is and about new ones."""
    fields: dict[str, Any] = {}
    places = _l("Places")
    for number, one in enumerate(old, 1):
        fields[f"option_{one.key}"] = WordsField(_l("Option %(number)s", number=number))
        fields[f"places_{one.key}"] = IntegerField(places, _COUNT)
        fields[f"gone_{one.key}"] = BooleanField(_l("Offer it no more"))
        fields[f"back_{one.key}"] = BooleanField(_l("Offer it again"))
    for number in range(blanks):
        fields[f"new{number}"] = WordsField(_l("New option %(number)s", number=number + 1))
        fields[f"new{number}_places"] = IntegerField(places, _COUNT)
    return fields


def identifier() -> StringField:
    """Return the question about the short name."""
    return StringField(
        _l("Short name in files"),
        [
            Optional(),
            Length(max=60),
            Regexp(
                r"[a-z0-9]+(-[a-z0-9]+)*\Z",
                message=_l("Small letters a to z, figures and hyphens only."),
            ),
        ],
        description=_l("Names the column in exports and stays. Leave empty to have one made."),
    )

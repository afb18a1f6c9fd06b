"""The questions about what a call says and until when it is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.calls import words
from app.calls.models import DECIDERS, Area, Call
from app.calls.rules import Plan, plan_of
from app.calls.type import ProposalType
from app.core.forms import (
    Form,
    LocalDateTimeField,
    SomeWords,
    WordsField,
    choices,
    required,
    time_field,
)
from app.core.languages import _, _l, language
from app.core.merge import MergingForm
from app.editions.models import Edition


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What the form of a call offers: the type's editions, all areas, the zones of the members."""

    proposal_type: ProposalType
    editions: Sequence[Edition]
    areas: Sequence[Area]
    zones: Iterable[str]


def _id_or_none(value: Any) -> int | None:
    """Read an edition's id; the empty choice means none."""
    return int(value) if value not in {None, "", "None"} else None


class CallFields:
    """What a call says; the moments are added on the clocks of the zone that is chosen."""

    opens_at: LocalDateTimeField
    closes_at: LocalDateTimeField
    survey_closes_at: LocalDateTimeField

    title = WordsField(_l("Title"), [SomeWords()], longest=200)
    text = WordsField(
        _l("Text of the call"),
        [SomeWords()],
        longest=10_000,
        lines=True,
        description=_l("What is wanted, who may propose, what happens afterwards."),
    )
    edition = SelectField(_l("For which edition"), coerce=_id_or_none)
    areas = SelectMultipleField(
        _l("Areas of cooperation"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("Leave all empty for a call about any area."),
    )
    zone = SelectField(_l("Time zone"), description=_l("All times of the call are on its clocks."))
    decided_by = RadioField(_l("Who decides"), default=DECIDERS[0])

    def offer(self, offered: Offered) -> None:
        """Offer editions, areas, zones and who may decide."""
        spoken = language()
        named = [
            (one.id, words.edition(one, one.programme.name.best(spoken)))
            for one in offered.editions
        ]
        wants = offered.proposal_type.wants_edition
        none = ("", _("Choose an edition") if wants else _("The programme, no single edition"))
        self.edition.choices = [none, *named]
        self.areas.choices = [(area.id, name) for area, name in words.areas(offered.areas)]
        self.zone.choices = choices((one, one) for one in sorted(offered.zones))
        self.decided_by.choices = choices((code, words.decided_by(code)) for code in DECIDERS)

    def plan(self) -> Plan:
        """Return what was answered."""
        return Plan(
            title=self.title.words(),
            text=self.text.words(),
            edition_id=self.edition.data,
            areas=frozenset(self.areas.data or ()),
            zone=self.zone.data,
            opens_at=self.opens_at.data,
            closes_at=self.closes_at.data,
            survey_closes_at=self.survey_closes_at.data,
            decided_by=self.decided_by.data,
        )


class NewCallForm(CallFields, Form):
    """Make a call; made by `new_call_form`."""


class CallForm(CallFields, MergingForm):
    """Change a call; made by `call_form`."""


def _moments(zone: str) -> dict[str, Any]:
    """Return the questions about moments on the clocks of a zone."""
    zoned = time_field(zone)
    return {
        "opens_at": zoned(_l("Opens"), [required()]),
        "closes_at": zoned(
            _l("Deadline"),
            [required()],
            description=_l("From this second on the server takes nothing more without a code."),
        ),
        "survey_closes_at": zoned(
            _l("Regions say until then whether they would take part"),
            [Optional()],
            description=_l("They are asked from the deadline on. Leave empty to ask nobody."),
        ),
    }


def _values(plan: Plan) -> dict[str, Any]:
    """Return a plan by the form's fields."""
    values = {**vars(plan), "edition": plan.edition_id, "areas": sorted(plan.areas)}
    del values["edition_id"]
    return values


def _zone(asked: str, standing: str, offered: Offered) -> str:
    """Return the zone on whose clocks the answers are read: the one chosen, if it is offered."""
    return asked if asked in set(offered.zones) else standing


def new_call_form(
    offered: Offered, asked_zone: str, zone: str, plan: Plan | None, edition_id: int | None
) -> NewCallForm:
    """Make the form of a new call, filled from an earlier one where there is a plan."""
    standing = plan.zone if plan else zone
    values = _values(plan) if plan else {"zone": zone}
    fields = _moments(_zone(asked_zone, standing, offered))
    made = type("NewCallForm", (NewCallForm,), fields)
    form: NewCallForm = made(data=values | ({"edition": edition_id} if edition_id else {}))
    form.offer(offered)
    return form


def call_form(call: Call, offered: Offered, asked_zone: str) -> CallForm:
    """Make the form that changes a call; its areas must be loaded."""
    fields = _moments(_zone(asked_zone, call.zone, offered))
    form: CallForm = type("CallForm", (CallForm,), fields)(data=_values(plan_of(call)))
    form.offer(offered)
    return form

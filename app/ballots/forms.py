"""The questions of votes: preparing one, the ballot itself, reasons and times without a vote."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.ballots import words
from app.ballots.actions import Plan
from app.ballots.models import MAJORITIES, METHODS, PAUSES, SHOWING, Poll
from app.ballots.rules import ABSTAIN, ANSWERS, CHOICE, Choices
from app.ballots.terms import VotingTerms
from app.calls.models import Call
from app.core.forms import (
    DateField,
    Form,
    StringField,
    TextAreaField,
    choices,
    required,
    time_field,
)
from app.core.languages import _l, language
from app.core.merge import MergingForm
from app.intentions.words import heading
from app.proposals.models import Proposal
from app.regions.models import Region

LONGEST_REASON = 1000
LONGEST_NOTE = 500
WHOLE = 100


class PollForm(MergingForm):
    """Prepare a vote; made by `poll_form`."""

    zone = ""
    proposals: Sequence[Proposal] = ()

    options = SelectMultipleField(
        _l("What is voted on"),
        [required()],
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    method = RadioField(_l("What the ballot asks"), [required()])
    secret = RadioField(_l("Secret or open"), [required()])
    quorum = IntegerField(
        _l("Quorum, in percent of the regions with a vote"),
        [required(), NumberRange(min=0, max=WHOLE)],
        description=_l("Abstentions count towards it. 0 means none is needed."),
    )
    majority = RadioField(_l("Majority"), [required()])
    showing = RadioField(_l("When members see the result"), [required()])

    def plan(self) -> Plan:
        """Return the vote as it was planned."""
        chosen = set(self.options.data or ())
        return Plan(
            options=[one for one in self.proposals if one.id in chosen],
            method=self.method.data,
            secret=self.secret.data == "secret",
            opens_at=self["opens_at"].data,
            closes_at=self["closes_at"].data,
            zone=self.zone,
            quorum=self.quorum.data,
            majority=self.majority.data,
            showing=self.showing.data,
        )


def poll_form(
    call: Call,
    proposals: Sequence[Proposal],
    shut: Collection[int],
    values: Mapping[str, Any],
) -> PollForm:
    """Make the form on the clocks of the call's zone; `shut` are proposals shown without title."""
    zoned = time_field(call.zone)
    fields = {
        "zone": call.zone,
        "proposals": proposals,
        "opens_at": zoned(_l("The vote opens"), [required()]),
        "closes_at": zoned(
            _l("Deadline"), [required()], description=_l("A ballot at this moment is late.")
        ),
    }
    form: PollForm = type("PollForm", (PollForm,), fields)(data=dict(values))
    named = [(str(one.id), heading(one, hidden=one.id in shut)) for one in proposals]
    return _offer(form, named)


def _offer(form: PollForm, named: Sequence[tuple[str, str]]) -> PollForm:
    """Fill in the choices."""
    form.options.choices = choices(named)
    form.method.choices = choices((code, words.method(code)) for code in METHODS)
    form.secret.choices = choices(
        (code, words.secrecy(secret=code == "secret")) for code in ("open", "secret")
    )
    form.majority.choices = choices((code, words.majority(code)) for code in MAJORITIES)
    form.showing.choices = choices((code, words.showing(code)) for code in SHOWING)
    return form


def usual(
    terms: VotingTerms, method: str, opens_at: datetime, closes_at: datetime
) -> dict[str, Any]:
    """Return what a new vote starts with."""
    return {
        "options": [],
        "method": method,
        "secret": "open",
        "opens_at": opens_at,
        "closes_at": closes_at,
        "quorum": terms.quorum,
        "majority": terms.majority,
        "showing": SHOWING[0],
    }


def stored(poll: Poll) -> dict[str, Any]:
    """Return what a vote says so far; what is voted on must be loaded."""
    names = ("method", "opens_at", "closes_at", "quorum", "majority", "showing")
    return {
        **{name: getattr(poll, name) for name in names},
        "options": [one.proposal_id for one in poll.options],
        "secret": "secret" if poll.secret else "open",
    }


class BallotForm(Form):
    """A ballot; made by `ballot_form`."""

    proposals: Sequence[Proposal] = ()
    one_of = False

    def lines(self) -> list[Any]:
        """Return the questions in their order."""
        return [self[CHOICE]] if self.one_of else [self[f"vote_{n.number}"] for n in self.proposals]

    def choices_made(self) -> Choices:
        """Return what the ballot says."""
        if self.one_of:
            return {CHOICE: self[CHOICE].data}
        return {one.uuid: self[f"vote_{one.number}"].data for one in self.proposals}


def ballot_form(poll: Poll, shut: Collection[int], stands: Choices | None) -> BallotForm:
    """Make the ballot of a vote, with what the region's says so far where that can be known."""
    proposals = [one.proposal for one in poll.options]
    named = {one.uuid: heading(one, hidden=one.id in shut) for one in proposals}
    fields: dict[str, Any] = {"proposals": proposals, "one_of": poll.method == "one-of"}
    values: dict[str, Any] = {}
    if fields["one_of"]:
        offered = [*named.items(), (ABSTAIN, words.answer(ABSTAIN))]
        fields[CHOICE] = RadioField(
            _l("Your region's vote"), [required()], choices=choices(offered)
        )
        values = dict(stands or {})
    else:
        answers = [(code, words.answer(code)) for code in ANSWERS]
        for one in proposals:
            name = f"vote_{one.number}"
            fields[name] = RadioField(named[one.uuid], [required()], choices=choices(answers))
            values[name] = (stands or {}).get(one.uuid)
    if poll.secret:
        fields["sure"] = BooleanField(
            _l("I have checked the ballot. I know that it cannot be changed."),
            [required(_l("Check the ballot and tick this."))],
        )
    form: BallotForm = type("BallotForm", (BallotForm,), fields)(data=values)
    return form


class CancelForm(Form):
    """Why a vote is cancelled."""

    reason = TextAreaField(
        _l("Reason"),
        [required(), Length(max=LONGEST_REASON)],
        description=_l("The regions with a vote read it."),
    )


class PauseForm(Form):
    """Which region has no vote, from when on, and why."""

    region = SelectField(_l("Region"), [required()], coerce=int)
    since = DateField(_l("No vote from"), [required()])
    why = RadioField(_l("Reason"), [required()], default=PAUSES[0])
    note = StringField(_l("Note"), [Optional(), Length(max=LONGEST_NOTE)])

    def offer(self, regions: Collection[Region]) -> None:
        """Offer the members and the reasons."""
        named = sorted((one.name.best(language()), one.id) for one in regions)
        self.region.choices = choices((str(number), name) for name, number in named)
        self.why.choices = choices((code, words.pause(code)) for code in PAUSES)


class ResumeForm(Form):
    """From when on a region votes again."""

    until = DateField(_l("A vote again from"), [required()])

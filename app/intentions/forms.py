"""The questions of a survey: one region about all proposals of a call at once."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from wtforms import IntegerField, RadioField
from wtforms.validators import Length, NumberRange, Optional

from app.core.forms import StringField, choices
from app.core.languages import _
from app.core.merge import MergingForm
from app.intentions import rules, words
from app.intentions.models import ANSWERS, LONGEST_CONTRIBUTION, Intention
from app.intentions.rules import Answer, Said
from app.proposals.models import Proposal

MOST = 100_000


class IntentionsForm(MergingForm):
    """What a region intends; made by `intentions_form`."""

    proposals: Sequence[Proposal] = ()

    def lines(self) -> list[tuple[Proposal, Any, Any, Any]]:
        """Return each proposal with its three questions."""
        return [(one, *(self[name] for name in _names(one))) for one in self.proposals]

    def answers(self) -> dict[int, Answer]:
        """Return the answers by proposal id; raises AnswerMissing."""
        found = {}
        for proposal, answer, people, contribution in self.lines():
            found[proposal.id] = Answer(
                answer=answer.data or "",
                people=people.data,
                contribution=contribution.data or "",
            )
            rules.check_whole(found[proposal.id], answer.short_name)
        return found


def intentions_form(
    proposals: Sequence[Proposal], known: Mapping[int, Intention]
) -> IntentionsForm:
    """Make the form with what the region answered so far, by proposal id."""
    fields: dict[str, Any] = {"proposals": proposals}
    values: dict[str, Any] = {}
    for proposal in proposals:
        stands = known.get(proposal.id)
        fields |= zip(_names(proposal), _questions(proposal), strict=True)
        answered = (stands.answer, stands.people, stands.contribution) if stands else ("", None, "")
        values |= zip(_names(proposal), answered, strict=True)
    form: IntentionsForm = type("IntentionsForm", (IntentionsForm,), fields)(data=values)
    return form


def _questions(proposal: Proposal) -> tuple[Any, Any, Any]:
    """Return the three questions about a proposal."""
    offered = [(code, words.said(cast("Said", code))) for code in ANSWERS]
    return (
        RadioField(
            words.heading(proposal),
            [Optional()],
            default="",
            choices=choices([*offered, ("", words.said("silent"))]),
        ),
        IntegerField(
            _("%(number)s: how many people would come", number=proposal.number),
            [Optional(), NumberRange(min=0, max=MOST)],
        ),
        StringField(
            _("%(number)s: what the region would contribute", number=proposal.number),
            [Optional(), Length(max=LONGEST_CONTRIBUTION)],
        ),
    )


def _names(proposal: Proposal) -> tuple[str, str, str]:
    """Return the names of a proposal's three questions."""
    number = proposal.number
    return f"answer_{number}", f"people_{number}", f"contribution_{number}"

"""The questions about proposals: beginning, writing, asking others, submitting."""

from app.proposals.forms.drafting import DraftForm, draft_form
from app.proposals.forms.steps import (
    AnswerForm,
    OrganisationForm,
    RegionForm,
    StartForm,
    SubmitForm,
    region_form,
    start_form,
)

__all__ = [
    "AnswerForm",
    "DraftForm",
    "OrganisationForm",
    "RegionForm",
    "StartForm",
    "SubmitForm",
    "draft_form",
    "region_form",
    "start_form",
]

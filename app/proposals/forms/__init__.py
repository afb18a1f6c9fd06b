"""The questions about proposals: beginning, writing, asking others, submitting."""

from app.proposals.forms.co_writers import CoWriterForm
from app.proposals.forms.drafting import DraftForm, draft_form
from app.proposals.forms.papers import PaperForm, paper_form
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
    "CoWriterForm",
    "DraftForm",
    "OrganisationForm",
    "PaperForm",
    "RegionForm",
    "StartForm",
    "SubmitForm",
    "draft_form",
    "paper_form",
    "region_form",
    "start_form",
]

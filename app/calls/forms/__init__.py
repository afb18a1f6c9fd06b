"""The questions about calls, their codes, criteria, review phases and panels."""

from app.calls.forms.parts import (
    CancelForm,
    CodeForm,
    CriterionForm,
    PanelForm,
    PhaseForm,
    code_form,
    criterion_form,
    panel_form,
    phase_form,
)
from app.calls.forms.planning import CallForm, NewCallForm, call_form, new_call_form

__all__ = [
    "CallForm",
    "CancelForm",
    "CodeForm",
    "CriterionForm",
    "NewCallForm",
    "PanelForm",
    "PhaseForm",
    "call_form",
    "code_form",
    "criterion_form",
    "new_call_form",
    "panel_form",
    "phase_form",
]

"""The questions about an edition: what is planned, who may take part, how many, until when."""

from app.editions.forms.limits import LimitsForm, limits_form
from app.editions.forms.planning import (
    ChangeForm,
    EditionForm,
    change_form,
    edition_form,
    plan_values,
)
from app.editions.forms.progress import (
    RegistrationForm,
    StatusForm,
    registration_form,
    status_form,
)

__all__ = [
    "ChangeForm",
    "EditionForm",
    "LimitsForm",
    "RegistrationForm",
    "StatusForm",
    "change_form",
    "edition_form",
    "limits_form",
    "plan_values",
    "registration_form",
    "status_form",
]

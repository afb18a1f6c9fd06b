"""The questions about how much each kind of breach weighs."""

from collections.abc import Mapping
from typing import Any

from wtforms import BooleanField, IntegerField
from wtforms.validators import NumberRange, Optional

from app.core.languages import _l
from app.core.merge import MergingForm
from app.schedule.models import HEAVIEST, USUAL_WEIGHTS


class WeightsForm(MergingForm):
    """Say how much each kind of breach weighs; made by `weights_form`."""

    def lines(self) -> list[tuple[str, Any, Any]]:
        """Return what each line is about, whether it must hold, and its weight."""
        return [(code, self[f"{code}_must"], self[f"{code}_weight"]) for code in USUAL_WEIGHTS]

    def weights(self) -> dict[str, int | None]:
        """Return the weights, None for what must hold."""
        return {
            code: None if must.data else weight.data or 0 for code, must, weight in self.lines()
        }


def weights_form(stands: Mapping[str, int | None]) -> WeightsForm:
    """Make the form with the weights as they stand."""
    fields: dict[str, Any] = {}
    values: dict[str, Any] = {}
    for code in USUAL_WEIGHTS:
        fields[f"{code}_must"] = BooleanField(_l("It must hold"))
        limits = [Optional(), NumberRange(min=0, max=HEAVIEST)]
        fields[f"{code}_weight"] = IntegerField(_l("Weight of each breach"), limits)
        weight = stands[code]
        values |= {f"{code}_must": weight is None, f"{code}_weight": weight or 0}
    form: WeightsForm = type("WeightsForm", (WeightsForm,), fields)(data=values)
    return form

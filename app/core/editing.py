# NOTE FROM THE LEAD (02:19): app/core/merge.py (MergingForm, committed by the turns helper) does the same. Use it, delete app/core/editing.py and app/core/merging.py.
"""Forms for what several people may change: nobody's change is lost silently."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from wtforms import Field, FormField, HiddenField

from app.core.errors import Refused, Stale
from app.core.forms import Form
from app.core.languages import _, moment
from app.core.merging import Merged, merge

Stands = Callable[[], tuple[int, dict[str, Any]]]


class EditForm(Form):
    """A form that knows the version and the values which the person saw.

    `stands` returns the version and the values that are stored now; when somebody else saved in
    the meantime the form shows both, keeps what was typed and answers 409.
    """

    version = HiddenField()
    before = HiddenField()

    def __init__(self, stands: Stands, **kwargs: Any) -> None:
        """Fill the form with what stands, unless it was sent."""
        self.stands = stands
        number, values = stands()
        super().__init__(data=values, **kwargs)
        self.merged: Merged | None = None
        if not self.is_submitted():
            self._remember(number, values)

    @property
    def status(self) -> int:
        """The status of the page: 409 where somebody was faster."""
        return 409 if self.merged else super().status

    def answered(self) -> bool:
        """Tell whether the form was sent, is right, and nobody else changed what it asks."""
        return super().answered() and not self._overtaken()

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal; one that says somebody was faster shows what they changed."""
        if isinstance(refusal, Stale) and self._overtaken():
            return
        super().refuse(refusal)

    def _remember(self, number: int, values: Mapping[str, Any]) -> None:
        """Keep in the page what the person sees."""
        self.version.process_data(str(number))
        self.before.process_data(json.dumps(plain(values), ensure_ascii=False))

    def _overtaken(self) -> bool:
        """Merge with what somebody else saved; tell whether it touches what the form asks."""
        number, values = self.stands()
        if str(number) == self.version.data:
            return False
        mine = {name: value for name, value in self.data.items() if name in values}
        merged = merge(_read(self.before.data), plain(mine), plain(values))
        if not (merged.theirs or merged.both):
            return False
        for name in merged.theirs:
            self[name].raw_data = None
            self[name].process(None, data=values[name])
        for name in merged.both:
            field = self[name]
            words = _(
                "Meanwhile somebody else wrote: %(theirs)s.", theirs=shown(field, values[name])
            )
            field.errors = [*field.errors, words]
        self._remember(number, values)
        self.merged = merged
        return True

    def _tell(self, field: Field, theirs: str) -> None:
        """Say on a field, or above the form, what somebody else answered; mine stays typed."""
        if isinstance(field, FormField):
            words = _(
                "%(question)s: meanwhile somebody else saved %(theirs)s.",
                question=field.label.text,
                theirs=theirs,
            )
            self.form_errors.append(words)
        else:
            words = _("Meanwhile somebody else saved: %(theirs)s.", theirs=theirs)
            field.errors = [*field.errors, words]

    def taken_over(self) -> list[tuple[str, str]]:
        """Return label and value of each field in which somebody else's change is kept."""
        names = self.merged.theirs if self.merged else ()
        return [(self[name].label.text, shown(self[name], self[name].data)) for name in names]


def plain(value: Any) -> Any:
    """Return a value as JSON holds it, so that what the page kept can be compared."""
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items() if name != "csrf_token"}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(part) for part in value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or value == "":
        return ""
    return value if isinstance(value, bool | int) else str(value)


def _read(text: str | None) -> dict[str, Any]:
    """Read what the page kept; what cannot be read counts as not kept."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def shown(field: Field, value: Any) -> str:
    """Return a field's value in words, for the person who reads what somebody else chose."""
    if isinstance(value, Mapping):
        parts = (
            f"{field[name].label.text}: {shown(field[name], part)}" for name, part in value.items()
        )
        return "; ".join(parts)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(shown(field, one) for one in value) or str(_("nothing"))
    if value is None or value == "":
        return str(_("nothing"))
    if isinstance(value, datetime):
        return moment(value, getattr(field, "zone", "UTC"))
    choices = {str(code): str(label) for code, label in getattr(field, "choices", None) or []}
    return choices.get(str(value), str(value))

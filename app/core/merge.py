"""Two people who change the same thing: each field is merged, and nothing is lost silently.

A form that is opened remembers in a hidden field what each answer was. When it comes back, an
answer that the person left alone takes over what somebody else saved meanwhile; an answer that both
changed is shown with what now stands there, and only a second submit replaces it.
"""

import json
from collections.abc import Iterator
from typing import Any, Self

import wtforms
from werkzeug.datastructures import MultiDict
from wtforms.fields.choices import SelectFieldBase

from app.core.forms import Form
from app.core.languages import _

# A page that is being left sends what changed alone: the names of these questions, and what it had
# on the way already, as pairs of names and answers.
PART, UNDERWAY = "part", "underway"
_LEFT_OUT = frozenset({"csrf_token", "opened", "version"})
_SHOWN = 120


class MergingForm(Form):
    """A form about a stored thing; make it with `obj=` and read it with `merged()`."""

    opened = wtforms.HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Remember what each answer is when the form is opened."""
        self._again = (args[1:], {key: kwargs[key] for key in kwargs if key != "formdata"})
        self._came: MultiDict[str, str] = MultiDict()
        super().__init__(*args, **kwargs)
        self.taken_over: list[str] = []
        if PART in self._came:
            self._complete(set(self._came[PART].split()))
        if not self.is_submitted():
            self._remember(self._answers())

    def process(self, formdata: Any = None, *args: Any, **kwargs: Any) -> None:
        """Read the answers, and keep what came with them."""
        self._came = self.meta.wrap_formdata(self, formdata) or MultiDict()
        super().process(formdata, *args, **kwargs)

    def merged(self) -> bool:
        """Tell whether the form was sent, is right, and replaces nothing that it did not see.

        `taken_over` then names the questions whose answers somebody else changed meanwhile.
        """
        if not self.answered():
            return False
        theirs = self._stored()
        self._merge(theirs)
        if self.errors:
            self._remember(theirs._answers())  # noqa: SLF001  (the same form)
            return False
        return True

    def kept(self) -> bool:
        """Tell whether the form, sent while somebody still writes, can be saved as it now is.

        What is wrong, or was changed by somebody else too, keeps its error and stays as it is
        stored; all the rest can be saved. What the person did not write is remembered as before,
        so that the next time it is merged as if this time had not been.
        """
        right, theirs = self.answered(), self._stored()
        if self.form_errors or not (right or self._wrong()) or "csrf_token" in self.errors:
            return False
        before, mine = self._before(), self._answers()
        self._merge(theirs)
        for field in self._wrong():
            _put(field, theirs[field.short_name])
        stored, now = theirs._answers(), self._answers()  # noqa: SLF001  (the same form)
        self._remember(
            {
                name: now[name] if mine[name] == now[name] else before.get(name, stored[name])
                for name in now
            }
        )
        return True

    def _wrong(self) -> list[wtforms.Field]:
        """Return the fields that hold an answer that cannot be saved."""
        return [field for field in self._asked() if field.errors]

    def _complete(self, part: set[str]) -> None:
        """Fill in what a page that was being left did not send, for it had not changed there."""
        theirs = self._stored()
        for field in self._asked():
            if field.short_name not in part:
                _put(field, theirs[field.short_name])

    def _arranged(self, sent: MultiDict[str, str]) -> MultiDict[str, str]:
        """Return what was sent under the names that it has here."""
        return sent

    def _remember(self, answers: dict[str, str]) -> None:
        """Note what the next submit is compared with."""
        self.opened.data = json.dumps(answers, ensure_ascii=False)

    def _merge(self, theirs: Self) -> None:
        """Take over what only somebody else changed, and show what both did."""
        before, mine = self._before(), self._answers()
        stored = theirs._answers()
        # What the same page sent a moment before, not knowing yet what became of it, is no change.
        before |= {name: said for name, said in self._underway().items() if stored[name] == said}
        for field in self._asked():
            name = field.short_name
            if stored[name] == before.get(name, stored[name]) or stored[name] == mine[name]:
                continue
            if mine[name] == before.get(name):
                _put(field, theirs[name])
                self.taken_over.append(str(field.label.text))
            elif not field.errors:
                self._contest(field, theirs[name])

    def _underway(self) -> dict[str, str]:
        """Return the answers that the page had on their way when it sent these."""
        try:
            pairs = [(str(name), str(said)) for name, said in json.loads(self._came[UNDERWAY])]
        except (KeyError, ValueError, TypeError, RecursionError):
            return {}
        sent, (args, kwargs) = self._arranged(MultiDict(pairs)), self._again
        said = type(self)(sent, *args, **kwargs)._answers()  # noqa: SLF001  (the same form)
        named = {name.partition("-")[0] for name in sent}
        return {name: said[name] for name in named & said.keys()}

    def _contest(self, field: wtforms.Field, stored: wtforms.Field) -> None:
        """Show on a field what somebody else wrote; a group of fields shows it on its first."""
        first = next(iter(field)) if isinstance(field, wtforms.FormField) else field
        first.errors = [_changed(field, stored)]

    def _stored(self) -> Self:
        """Return the same form filled from what is stored now."""
        args, kwargs = self._again
        return type(self)(None, *args, **kwargs)

    def _asked(self) -> Iterator[wtforms.Field]:
        """Yield the fields that hold answers."""
        return (field for field in self if field.short_name not in _LEFT_OUT)

    def _answers(self) -> dict[str, str]:
        """Return every answer in a form that can be compared."""
        return {field.short_name: _canonical(field.data) for field in self._asked()}

    def _before(self) -> dict[str, str]:
        """Return the answers as they were when the form was opened; none if the field was lost."""
        try:
            found = json.loads(self.opened.data or "{}")
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def _put(field: wtforms.Field, stored: wtforms.Field) -> None:
    """Put the stored answer into a field."""
    if isinstance(field, wtforms.FormField):
        for part in field:
            part.data = stored[part.short_name].data
    else:
        field.data = stored.data


def _canonical(answer: Any) -> str:
    """Write an answer so that equal answers are equal texts; blank ones are all the same."""
    if isinstance(answer, dict):
        kept = {key: value for key, value in answer.items() if value and key != "csrf_token"}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str) if kept else ""
    if isinstance(answer, (list, tuple, set, frozenset)):
        return json.dumps(sorted(str(one) for one in answer), ensure_ascii=False)
    return "" if answer is None else str(answer)


def _changed(field: wtforms.Field, stored: wtforms.Field) -> str:
    """Say what somebody else wrote meanwhile."""
    shown = (_in_words(field, stored) or _("(blank)"))[:_SHOWN]
    return str(
        _(
            "Somebody else changed this to “%(answer)s” while you wrote. "
            "Save again to replace it with yours.",
            answer=shown,
        )
    )


def _in_words(field: wtforms.Field, stored: wtforms.Field) -> str:
    """Write a stored answer as the page shows it; the choices are those that the page offers."""
    answer = stored.data
    if isinstance(answer, dict):
        return " · ".join(str(value) for value in answer.values() if value)
    if isinstance(answer, bool):
        return str(field.label.text) if answer else ""
    if isinstance(field, SelectFieldBase):
        chosen = answer if isinstance(answer, (list, tuple, set, frozenset)) else [answer]
        words = {str(value): str(label) for value, label, *_rest in field.iter_choices()}
        kept = ["" if one is None else str(one) for one in chosen]
        return " · ".join(words.get(one, one) for one in kept)
    return str(stored._value() if hasattr(stored, "_value") else answer or "")  # noqa: SLF001  (as the input shows it)

"""What makes many things at one go, and makes them once, however often it is clicked."""

from uuid import NAMESPACE_OID, uuid4, uuid5

from flask import request
from wtforms import HiddenField

from app.core.forms import Form


class OnceForm(Form):
    """Carries a number of its own, so that the same page sent twice is known again."""

    once = HiddenField(default=lambda: str(uuid4()))

    def batch(self) -> str:
        """Return the batch that these answers make: the same page answered alike makes the same."""
        if "once" not in request.form:
            return str(uuid4())
        said = sorted(one for one in request.form.lists() if one[0] != "csrf_token")
        return str(uuid5(NAMESPACE_OID, repr(said)))

"""What an address may say: numbers that a database can hold, no NUL, nothing that steers links."""

from flask import Flask, abort, request
from werkzeug.routing import BaseConverter, ValidationError

LARGEST = 2**31 - 1
# What `url_for` itself reads: a reader's argument of that name must not reach it.
_STEERING = frozenset({"endpoint", "_anchor", "_external", "_method", "_scheme"})


class Number(BaseConverter):
    """A row's number in an address, in one spelling; what no row can bear leads nowhere."""

    regex = "0|[1-9][0-9]{0,9}"

    def to_python(self, value: str) -> int:
        """Read the number; raises ValidationError beyond what a database's integer holds."""
        number = int(value)
        if number > LARGEST:
            raise ValidationError
        return number


def init_app(app: Flask) -> None:
    """Bound the numbers in addresses, and refuse NUL, which PostgreSQL stores in no text."""
    app.url_map.converters["int"] = Number
    app.before_request(_refuse_nul)
    app.jinja_env.globals["asked"] = asked


def asked_number(name: str) -> int | None:
    """Return a number that the address asks for; None without one, or where no row can bear it."""
    number = request.args.get(name, type=int)
    return number if number is not None and 0 <= number <= LARGEST else None


def asked() -> dict[str, str]:
    """Return what the reader's address asks after the question mark, to be said again in a link."""
    taken = _STEERING | (request.view_args or {}).keys()
    return {name: value for name, value in request.args.items() if name not in taken}


def _refuse_nul() -> None:
    """Refuse an address with a NUL: nothing here bears such a name."""
    if "\0" in request.path or b"%00" in request.query_string:
        abort(400)

"""What connections to PostgreSQL do in our own way."""

from collections.abc import Sequence
from functools import cached_property
from select import POLLIN, poll
from typing import Any

import psycopg
from sqlalchemy import ExceptionContext
from sqlalchemy.exc import DisconnectionError


class _Columns(Sequence[Any]):
    """The columns of an answer, looked at only by whoever asks.

    SQLAlchemy knows those of a statement that it has met; describing each again and again took
    one call of Python in fourteen of a registration.
    """

    def __init__(self, cursor: psycopg.Cursor[Any], number: int) -> None:
        self._cursor, self._number = cursor, number

    def __len__(self) -> int:
        return self._number

    def __getitem__(self, place: Any) -> Any:
        return self._described[place]

    @cached_property
    def _described(self) -> list[psycopg.Column]:
        return [psycopg.Column(self._cursor, place) for place in range(self._number)]


class Cursor(psycopg.Cursor[Any]):
    """A cursor that describes columns when it is asked for them."""

    @property
    def description(self) -> Any:
        """The columns of the answer; None where it holds no rows."""
        number = self.pgresult.nfields if self.pgresult else 0
        return _Columns(self, number) if number else super().description


def refuse_ended(connection: Any, _record: object, _proxy: object) -> None:
    """Let the pool open another connection where the server has ended this one.

    A server that ends a connection says so, and from an idle one nothing else is to be read: asking
    the socket costs a hundredth of asking the server.
    """
    asked = poll()
    asked.register(connection.fileno(), POLLIN)
    if asked.poll(0):
        raise DisconnectionError


def forget_the_row(context: ExceptionContext) -> None:
    """Keep the first line of what PostgreSQL refuses: the next quotes the row, and is logged."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])

"""An answer without what must differ: the date, the nonces, and the path that was asked."""

import re
from typing import Any
from urllib.parse import quote

from tests.matrix.asking import Place
from tests.matrix.cases import case_of
from tests.matrix.table import Row

_TOKEN = re.compile(rb'(name="csrf_token"[^>]*value=")[^"]+')
_LEFT_OUT = frozenset({"Date", "Set-Cookie", "Content-Length", "X-Request-Id"})


def normal(
    place: Place, row: Row, actor: str, changed: dict[str, Any]
) -> tuple[int, list[tuple[str, str]], bytes]:
    """Return status, headers and body of an answer, with the asked path taken out."""
    case = case_of(row.endpoint, row.method)
    path = place.url(row.endpoint, place.arguments(row.endpoint, case, actor) | changed)
    answer = place.ask(row.endpoint, row.method, actor, **changed)
    body = _TOKEN.sub(rb"\1", answer.get_data())
    headers = [(key, value) for key, value in answer.headers if key not in _LEFT_OUT]
    for spelt in (path, quote(path, safe="")):
        body = body.replace(spelt.encode(), b"PATH")
        headers = [(key, value.replace(spelt, "PATH")) for key, value in headers]
    return answer.status_code, headers, body

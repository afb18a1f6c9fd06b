"""How long a file of 10,000 people takes: the preview through the server, the worker's work."""

import re
from http.client import HTTPConnection
from io import StringIO
from secrets import token_hex
from time import perf_counter

from flask import Flask
from sqlalchemy import select, update

from app.core.db import transaction
from app.editions.models import Place
from app.imports import jobs
from app.imports.models import Import
from bench.place import Field
from bench.visits import hidden

PEOPLE = 10_000
SEE_OTHER = 303
_SIGNS = "山川田中木村林森石井上下大小高原野沢島崎"


def file_of_people(role: str) -> bytes:
    """Write a file of people with names in three scripts, birth dates and mail, in CP932."""
    lines = StringIO()
    lines.write("役割,姓,名,姓(ローマ字),名(ローマ字),フリガナ,生年月日,メールアドレス\r\n")
    for number in range(PEOPLE):
        letters = "".join(chr(ord("a") + int(figure)) for figure in f"{number:05}")
        native = "".join(_SIGNS[int(figure)] for figure in f"{number:05}")
        day = f"平成{10 + number % 10}年{1 + number % 12}月{1 + number % 28}日"
        name = f"{native[:2]},{native[2:]},{letters[:2]}KA,{letters[2:].title()}"
        lines.write(f"{role},{name},カナ カナ,{day},p{number}@example.org\r\n")
    return lines.getvalue().encode("cp932")


def preview(address: tuple[str, int], field: Field) -> tuple[float, str]:
    """Upload a file; returns the seconds until the first page of its preview is there."""
    visitor = field.coordinators[0]
    path = f"/editions/{field.edition_id}/delegations/{visitor.region}/imports"
    connection = HTTPConnection(*address)
    cookie = visitor.cookie.decode()
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    held = re.findall(r"(kitamae=[^;]+)", str(answer.getheader("Set-Cookie")))
    cookie = held[-1] if held else cookie
    body, kind = _form(hidden(answer.read())["csrf_token"], file_of_people(field.role))
    began = perf_counter()
    connection.request("POST", path, body, {"Cookie": cookie, "Content-Type": kind})
    answer = connection.getresponse()
    told = answer.read()
    where = answer.getheader("Location")
    if answer.status != SEE_OTHER or where is None:
        raise RuntimeError(f"not taken: {answer.status} {told[-3000:].decode()}")
    connection.request("GET", where, headers={"Cookie": cookie})
    shown = connection.getresponse().read()
    seconds = perf_counter() - began
    connection.close()
    if native_of_the_first() not in shown.decode():
        raise RuntimeError("the preview shows other people")
    return seconds, where


def native_of_the_first() -> str:
    """Return a part of the first person's name."""
    return _SIGNS[0] * 2


def applied(app: Flask) -> float:
    """Let the worker apply the newest import; returns the seconds that it takes."""
    with app.app_context():
        with transaction() as session:
            one = session.scalars(select(Import).order_by(Import.id.desc())).first()
            assert one is not None
            if one.total != PEOPLE:
                raise RuntimeError(f"{one.counts} rows")
            one.state = "applying"
            number = one.id
        began = perf_counter()
        jobs.work(number)
        seconds = perf_counter() - began
        with transaction() as session:
            done = session.get_one(Import, number)
            if (done.state, done.done) != ("applied", PEOPLE):
                raise RuntimeError(f"{done.state} after {done.done}")
    return seconds


def make_room(app: Flask, field: Field) -> None:
    """Take every limit of an edition away."""
    with app.app_context(), transaction() as session:
        session.execute(
            update(Place).where(Place.edition_id == field.edition_id).values(capacity=None)
        )


def _form(token: str, content: bytes) -> tuple[bytes, str]:
    """Return a form with a file as a browser sends it."""
    border = token_hex(16)
    parts = (
        f'--{border}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="people.csv"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    )
    whole = parts.encode() + content + f"\r\n--{border}--\r\n".encode()
    return whole, f"multipart/form-data; boundary={border}"

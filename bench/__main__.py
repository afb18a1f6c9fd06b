"""Print the speed figures of docs/performance.md: `python -m bench`."""

import gc
import platform
import re
import sys
from collections.abc import Callable
from http.client import HTTPConnection
from itertools import count
from time import perf_counter
from urllib.parse import urlencode

from flask import Flask

from app import create_app
from bench import assigning, imports, planning, rankings, releasing
from bench.load import Tally, Visit, drive
from bench.place import Field, database, prepare, server
from bench.visits import hidden, looking, registering

CONNECTIONS = 8
SECONDS = 6.0
WARM_UP = 1.5
SIZES = (1_000, 10_000)
LOOKS = 60
XLSX_RUNS = 3
MANY = 100


def say(words: str = "") -> None:
    """Print a line at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def figure(
    name: str,
    value: float,
    unit: str,
    *,
    at_least: float | None = None,
    at_most: float | None = None,
) -> None:
    """Print one figure, and whether it reaches its goal where it has one."""
    shown = f"{value:,.0f}" if value >= MANY else f"{value:.2f}"
    line = f"{name:<58} {shown:>8} {unit:<4}"
    if at_least is not None:
        line += f" at least {at_least:g}: {'yes' if value >= at_least else 'NO'}"
    if at_most is not None:
        line += f" at most {at_most:g}: {'yes' if value <= at_most else 'NO'}"
    say(line.rstrip())


def busy(
    address: tuple[str, int], starts: list[Callable[[], Visit]], *, afresh: bool = False
) -> Tally:
    """Warm up, then measure; stops at the first answer that is a failure."""
    drive(address, starts, seconds=WARM_UP, afresh=afresh)
    tally = drive(address, starts, seconds=SECONDS, afresh=afresh)
    if tally.failures:
        raise RuntimeError(tally.failures[0].decode(errors="replace"))
    return tally


def pages(address: tuple[str, int], field: Field) -> None:
    """Measure the edition's page beside the floor, in turns, so that both meet the same noise."""
    path = f"/editions/{field.edition_id}"
    starts = [looking("/floor/1"), looking(path), looking(path, field.host.cookie)]
    rates: list[list[float]] = [[] for _ in starts]
    for _ in range(2):
        for start, found in zip(starts, rates, strict=True):
            found.append(busy(address, [start] * CONNECTIONS).visits_a_second)
    floor, edition, made = (max(found) for found in rates)
    figure("floor: one row, one template, 8 connections", floor, "/s")
    figure("edition page, 8 connections", edition, "/s")
    figure("edition page / floor", edition / floor, "", at_least=0.4)
    figure("edition page, made anew for its signed-in host", made, "/s")


def registrations(address: tuple[str, int], field: Field) -> None:
    """Measure whole registrations: form, token, post, stored."""
    numbers = count(1)
    starts = [
        registering(
            f"/editions/{field.edition_id}/delegations/{one.region}/people/new",
            one.cookie,
            field.role,
            numbers,
        )
        for one in field.coordinators
    ]
    tally = busy(address, starts, afresh=True)
    name = f"registrations (form, CSRF, POST, stored), {len(starts)} connections"
    figure(name, tally.visits_a_second, "/s", at_least=100)


def rosters(address: tuple[str, int], fields: list[Field]) -> None:
    """Measure the first page of the roster, small and large in turns."""
    times: list[list[float]] = [[] for _ in fields]
    for turn in range(4):
        for field, found in zip(fields, times, strict=True):
            start = looking(f"/editions/{field.edition_id}/roster", field.host.cookie)
            tally = drive(address, [start], count=LOOKS)
            if tally.failures:
                raise RuntimeError(tally.failures[0].decode(errors="replace"))
            found.extend(tally.latencies if turn else [])
    small, large = (sorted(found)[len(found) // 2] * 1000 for found in times)
    figure("roster, first page of 1,000 people, p50", small, "ms")
    figure("roster, first page of 10,000 people, p50", large, "ms", at_most=60)
    figure("roster, 10,000 / 1,000", large / small, "", at_most=1.3)


def matrix(address: tuple[str, int], field: Field) -> None:
    """Measure the first page of who is missing what, of everybody in the edition."""
    path = f"/editions/{field.edition_id}/missing"
    start = looking(path, field.programme.cookie)
    drive(address, [start], count=LOOKS // 4)
    tally = drive(address, [start], count=LOOKS)
    if tally.failures:
        raise RuntimeError(tally.failures[0].decode(errors="replace"))
    middle = sorted(tally.latencies)[len(tally.latencies) // 2] * 1000
    figure("who is missing what, 10,000 people × 20 questions, p50", middle, "ms", at_most=80)


def ranking(address: tuple[str, int], field: Field, call_id: int) -> None:
    """Measure the first page of a ranking, as the programme's coordinator sees it."""
    start = looking(f"/calls/{call_id}/ranking", field.programme.cookie)
    drive(address, [start], count=LOOKS // 4)
    tally = drive(address, [start], count=LOOKS)
    if tally.failures:
        raise RuntimeError(tally.failures[0].decode(errors="replace"))
    middle = sorted(tally.latencies)[len(tally.latencies) // 2] * 1000
    figure("ranking of 1,000 proposals with 5 reviews each, p50", middle, "ms", at_most=80)


def board(address: tuple[str, int], field: Field) -> None:
    """Measure the board of 500 activities, and moves on it."""
    planner = planning.Planner(address, field)
    figure("board of 500 activities, p50", planner.looking() * 1000, "ms", at_most=150)
    figure("the same with its script", planner.kilobytes(), "kB", at_most=300)
    figure("a move on it, stored and answered, p50", planner.moving() * 1000, "ms", at_most=50)


def timetable(address: tuple[str, int], edition_id: int) -> None:
    """Measure the public timetable of 200 entries beside the floor, in turns."""
    starts = [looking("/floor/1"), looking(f"/editions/{edition_id}/timetable")]
    rates: list[list[float]] = [[] for _ in starts]
    for _ in range(2):
        for start, found in zip(starts, rates, strict=True):
            found.append(busy(address, [start] * CONNECTIONS).visits_a_second)
    floor, shown = (max(found) for found in rates)
    figure("public timetable of 200 entries, 8 connections", shown, "/s")
    figure("public timetable / floor", shown / floor, "", at_least=0.3)


def exports(address: tuple[str, int], field: Field) -> None:
    """Measure the workbook of everybody, from request to last byte."""
    path = f"/editions/{field.edition_id}/roster/export"
    best = min(_export(address, path, field.host.cookie.decode()) for _ in range(XLSX_RUNS))
    figure("XLSX of 10,000 people", best, "s", at_most=2)


def _export(address: tuple[str, int], path: str, cookie: str) -> float:
    """Return the seconds that one export takes."""
    connection = HTTPConnection(*address)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    held = re.findall(r"(kitamae=[^;]+)", str(answer.getheader("Set-Cookie")))
    fields = hidden(answer.read()) | {"format": "xlsx", "reason": "Measurement"}
    headers = {
        "Cookie": held[-1] if held else cookie,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    began = perf_counter()
    connection.request("POST", path, urlencode(fields), headers)
    answer = connection.getresponse()
    body = answer.read()
    took = perf_counter() - began
    connection.close()
    if not body.startswith(b"PK"):
        raise RuntimeError(f"no workbook: {answer.status} {body[:2000].decode()}")
    return took


def files(app: Flask, address: tuple[str, int], field: Field) -> None:
    """Measure a file of 10,000 new people: looked at through the server, applied by the worker."""
    imports.make_room(app, field)
    seconds, _where = imports.preview(address, field)
    figure("CSV of 10,000 people, uploaded and its preview shown", seconds, "s", at_most=5)
    figure("the same, applied by the worker", imports.applied(app), "s", at_most=10)


def main() -> None:
    """Prepare the place, measure, print."""
    say(f"Python {platform.python_version()}, PostgreSQL with fsync, gunicorn with 2 workers")
    with database():
        app = create_app()
        fields = prepare(app, SIZES, CONNECTIONS)
        ranked = rankings.fill(app, fields[0].edition_id)
        shown, released, told = releasing.fill(app)
        planning.fill(app, fields[0].edition_id)
        app.extensions["engine"].dispose()
        gc.collect()
        with server() as (address, seconds):
            figure("start to first answer", seconds, "s", at_most=2)
            pages(address, fields[0])
            rosters(address, fields)
            matrix(address, fields[-1])
            timetable(address, shown)
            figure("release of 200 activities to 1,000 people", released, "s")
            figure("the same, 1,000 mails with calendars written", told, "s")
            ranking(address, fields[0], ranked)
            board(address, fields[0])
            took = assigning.seconds()
            figure("500 proposals assigned evenly to 60 reviewers", took, "s", at_most=2)
            exports(address, fields[-1])
            registrations(address, fields[0])
            files(app, address, fields[0])


if __name__ == "__main__":
    main()

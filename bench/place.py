"""The place of a measurement: a durable PostgreSQL, two gunicorn workers, people in editions."""

import compileall
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import create_engine, make_url, select, text
from sqlalchemy.orm import Session

from app.accounts.actions.sessions import begin
from app.accounts.models import Grant, Role, User
from app.core import clock, keyring, migrations
from app.core.db import transaction
from app.editions.models import Edition, EditionRole
from app.regions.models import Region
from app.registration.models import Delegation
from app.rosters.loading import fill
from bench.answers import ask_everybody
from bench.floor import Base, Port
from tests import postgres

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
# What fsync promises is measured: nothing here is switched off.
DURABLE = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=100"
PATIENCE = 30
OK = 200


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """A person of one role, signed in."""

    cookie: bytes
    region: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """An edition to measure, and who may do what in it."""

    edition_id: int
    role: str
    host: Visitor
    programme: Visitor
    coordinators: list[Visitor]


@contextmanager
def database() -> Iterator[str]:
    """Yield the URL of a migrated database on a server of our own, with fsync."""
    with postgres.server(DURABLE) as url, TemporaryDirectory() as folder:
        keys = Path(folder) / "keys"
        keyring.add(keys)
        server = create_engine(url, isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS kitamae_bench WITH (FORCE)"))
            connection.execute(text("CREATE DATABASE kitamae_bench"))
        server.dispose()
        made = make_url(url).set(database="kitamae_bench").render_as_string(hide_password=False)
        os.environ.update(settings(made, keys))
        yield made


def settings(url: str, keys: Path) -> dict[str, str]:
    """Return the settings of a real installation."""
    return {
        "KITAMAE_DATABASE_URL": url,
        "KITAMAE_KEYS_FILE": str(keys),
        "KITAMAE_SECRET_KEY": secrets.token_hex(32),
        "KITAMAE_TRUSTED_HOSTS": HOST,
        "KITAMAE_MAIL_URL": "smtp://127.0.0.1:9",
        "KITAMAE_PUBLIC_URL": f"https://{HOST}",
        "KITAMAE_DEVELOPMENT": "0",
    }


def prepare(app: Flask, sizes: tuple[int, ...], connections: int) -> list[Field]:
    """Migrate, and make one edition a size with the people who visit it."""
    engine = app.extensions["engine"]
    migrations.upgrade(engine)
    Base.metadata.create_all(engine)
    with app.app_context(), transaction() as session:
        session.add(Port(id=1, name="Fushiki", sea="The sea in the middle"))
        editions = [fill(session, people=size, editions=1)[0] for size in sizes]
        for number in editions:
            ask_everybody(session, number)
    # As in a place that has been used for a while: else the server tidies up while it is measured.
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    with app.app_context(), transaction() as session:
        return [_field(app, session, number, connections) for number in editions]


def _field(app: Flask, session: Session, edition_id: int, connections: int) -> Field:
    """Let a host and one coordinator a connection sign in for an edition."""
    edition = session.get_one(Edition, edition_id)
    roles = select(EditionRole.role).where(EditionRole.edition_id == edition_id)
    sent = (
        select(Region)
        .join(Delegation, Delegation.region_id == Region.id)
        .where(Delegation.edition_id == edition_id)
        .order_by(Region.code)
    )
    host = {"role": Role.HOST_STAFF, "edition_id": edition_id}
    whole = {"role": Role.PROGRAMME_COORDINATOR, "programme_id": edition.programme_id}
    own = {"role": Role.REGION_COORDINATOR, "programme_id": edition.programme_id}
    return Field(
        edition_id=edition_id,
        role=session.scalars(roles.order_by(EditionRole.id)).first() or "",
        host=_visitor(app, session, f"host-{edition_id}", host),
        programme=_visitor(app, session, f"programme-{edition_id}", whole),
        coordinators=[
            _visitor(app, session, f"{region.code}-{edition_id}", {**own, "region_id": region.id})
            for region in session.scalars(sent.limit(connections))
        ],
    )


def _visitor(app: Flask, session: Session, name: str, scope: dict[str, object]) -> Visitor:
    """Make a person with one grant, signed in."""
    now = clock.now()
    user = User(email=f"{name}@example.org", name=name, created_at=now)
    session.add(user)
    session.flush()
    session.add(Grant(user_id=user.id, granted_at=now, **scope))
    session.flush()
    session.refresh(user, ["grants"])
    token = begin(session, user, "bench")
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    signed = signer.dumps({"_user_id": token})
    region = name.rpartition("-")[0]
    return Visitor(cookie=f"kitamae={signed}".encode(), region=region)


@contextmanager
def server() -> Iterator[tuple[tuple[str, int], float]]:
    """Start gunicorn; yield its address and the seconds from start to first answer."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "--workers", "2"),
        *("--bind", f"{HOST}:{port}", "--log-level", "warning", "bench.wsgi:application"),
    ]
    # An installed application has its byte code; some machines forbid Python to write it.
    around = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    compileall.compile_dir(ROOT / "app", quiet=1)
    began = perf_counter()
    started = subprocess.Popen(command, cwd=ROOT, env=around)  # noqa: S603  (our own command)
    try:
        yield (HOST, port), _first_answer(started, port) - began
    finally:
        started.terminate()
        started.wait(PATIENCE)


def _first_answer(started: subprocess.Popen[bytes], port: int) -> float:
    """Return when the home page was answered; raises RuntimeError where it never is."""
    until = perf_counter() + PATIENCE
    while perf_counter() < until and started.poll() is None:
        connection = HTTPConnection(HOST, port)
        try:
            connection.request("GET", "/")
            answer = connection.getresponse()
            answer.read()
        except ConnectionError:
            sleep(0.005)
        else:
            if answer.status != OK:
                raise RuntimeError(f"the home page answers {answer.status}")
            return perf_counter()
        finally:
            connection.close()
    raise RuntimeError("the server does not answer")


def _free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])

"""What every test may ask for; each test that touches a database runs on both engines."""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

import pytest
import time_machine
from flask import Flask
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from app import create_app
from app.accounts.models import Grant, User
from app.core import clock as clock_
from app.desk.loading import load_facts
from tests.browsing import Client
from tests.databases import ENGINES, Databases, hasty

# Two busy cores are slow at times; a property does not become false by that.
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
hypothesis_settings.register_profile("busy", hypothesis_settings(), **SLOW)
hypothesis_settings.load_profile("busy")
# Away from the developer's own; gone with this process.
KEYS = tempfile.TemporaryDirectory()
SETTINGS = {
    "DEVELOPMENT": True,
    "TESTING": True,
    "SECRET_KEY": "only-for-tests-" * 4,
    "ARGON2_CHEAP": True,
    "KEYS_FILE": f"{KEYS.name}/keys",
}


# Whose tests take seconds each; in all else the order is drawn anew each time.
LONG = ("races.py", "machine.py", "test_serve.py", "test_writing.py", "test_hostile.py")


class Compiled(BytecodeCache):
    """Templates, compiled once for all the applications of a run."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self.kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sqlite-only", action="store_true", help="leave PostgreSQL out")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes seconds: left for the end, one worker would wait for the other."""
    items.sort(key=lambda item: not item.path.name.endswith(LONG))


def pytest_collection_finish() -> None:
    """Leave what all tests share out of the collector's rounds: they cost a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine_name" in metafunc.fixturenames:
        only = metafunc.config.getoption("--sqlite-only")
        metafunc.parametrize("engine_name", ENGINES[:1] if only else ENGINES, scope="function")


def make_app(url: str, **settings: Any) -> Flask:
    """Build the application on a database, with settings for tests."""
    app = create_app({**SETTINGS, "DATABASE_URL": url, **settings})
    app.test_client_class = Client
    app.jinja_env.bytecode_cache = COMPILED
    hasty(app.extensions["engine"])
    return app


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    made = Databases(tmp_path_factory.mktemp("databases"), f"{worker}_{os.getpid()}")
    with made.open:
        yield made


@pytest.fixture(scope="session")
def applications(databases: Databases) -> Iterator[Callable[..., Flask]]:
    """One application an engine, and one that knows the facts, built when first asked for."""
    made: dict[tuple[str, bool], Flask] = {}
    with ExitStack() as open_until_the_end:

        def on(engine_name: str, *, told: bool = False) -> Flask:
            if (engine_name, told) not in made:
                url = open_until_the_end.enter_context(databases.on(engine_name).copy())
                app = make_app(url)
                open_until_the_end.callback(app.extensions["engine"].dispose)
                if told:
                    with app.extensions["sessions"].begin() as session:
                        load_facts(session)
                made[engine_name, told] = app
            return made[engine_name, told]

        yield on


@pytest.fixture
def app(
    applications: Callable[..., Flask], engine_name: str, request: pytest.FixtureRequest
) -> Flask:
    """The application; what `session` and `client` write is undone after the test."""
    return applications(engine_name, told="facts" in request.fixturenames)


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session of the test's own, on the connection that requests use too; nothing is kept."""
    real: sessionmaker[Session] = app.extensions["sessions"]
    settings = {key: value for key, value in real.kw.items() if key != "bind"}
    settings["join_transaction_mode"] = "create_savepoint"
    with app.extensions["engine"].connect() as connection, connection.begin() as outer:
        app.extensions["sessions"] = sessionmaker(connection, class_=real.class_, **settings)
        try:
            with app.extensions["sessions"]() as opened:
                yield opened
        finally:
            app.extensions["sessions"] = real
            outer.rollback()


@pytest.fixture
def facts(session: Session) -> Session:
    """The session of an application that was told everything that the files tell."""
    return session


@pytest.fixture
def client(app: Flask, session: Session) -> Client:
    """A browser that checks every page it gets; what the test's session holds is visible to it."""
    client = app.test_client()
    client.session = session
    return client


@pytest.fixture
def person(session: Session) -> Callable[..., User]:
    """Make a person: `person()`, or with a role in a scope: `person(role, programme_id=1)`."""
    numbers = count(1)

    def make(role: str | None = None, **scope: int | None) -> User:
        number = next(numbers)
        user = User(
            email=f"person-{number}@example.org", name=f"Person {number}", created_at=clock_.now()
        )
        session.add(user)
        session.flush()
        if role is not None:
            session.add(Grant(user_id=user.id, role=role, granted_at=clock_.now(), **scope))
        session.commit()
        return user

    return make


@pytest.fixture
def signed_in(client: Client, person: Callable[..., User]) -> Callable[..., Client]:
    """Sign the client in as a new person: `signed_in(role, programme_id=1).get(…)`."""
    return lambda role=None, **scope: client.sign_in(person(role, **scope))


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Collect the statements that reach the database."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "PRAGMA")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def queries(app: Flask) -> Iterator[list[str]]:
    """The statements run so far; `queries.clear()` before what is counted."""
    with statements(app.extensions["engine"]) as seen:
        yield seen


@dataclass
class Live:
    """An application on a database of its own, where commits are real: for races."""

    app: Flask
    url: str
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        self.engine = self.app.extensions["engine"]

    def client(self) -> Client:
        """Return a new browser."""
        return self.app.test_client()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Write or read in a transaction that is kept."""
        with self.app.extensions["sessions"].begin() as opened:
            yield opened


@pytest.fixture(scope="session")
def lives(databases: Databases) -> Iterator[Callable[[str], Live]]:
    """One application an engine whose commits are real; each time it is asked for it is as new."""
    made: dict[str, tuple[Live, dict[str, Any], dict[str, Any]]] = {}
    with ExitStack() as open_until_the_end:

        def on(engine_name: str) -> Live:
            if engine_name in made:
                live, config, extensions = made[engine_name]
                live.engine.dispose()
                databases.on(engine_name).renew(live.url)
            else:
                url = open_until_the_end.enter_context(databases.on(engine_name).copy())
                live = Live(make_app(url), url)
                open_until_the_end.callback(live.engine.dispose)
                config, extensions = dict(live.app.config), dict(live.app.extensions)
                made[engine_name] = live, config, extensions
            for kept, first in ((live.app.config, config), (live.app.extensions, extensions)):
                kept.clear()
                kept.update(first)
            return live

        yield on


@pytest.fixture
def live(
    lives: Callable[[str], Live],
    databases: Databases,
    engine_name: str,
    request: pytest.FixtureRequest,
) -> Iterator[Live]:
    """An application on a database whose rows nobody else wrote, and nobody else will read."""
    if request.node.get_closest_marker("own_routes") is None:
        yield lives(engine_name)
        return
    with databases.on(engine_name).copy() as url:
        app = make_app(url)
        yield Live(app, url)
        app.extensions["engine"].dispose()


@pytest.fixture
def empty_url(databases: Databases, engine_name: str) -> Iterator[str]:
    """The URL of a database without tables."""
    with databases.on(engine_name).empty() as url:
        yield url


@pytest.fixture
def clock() -> Iterator[Callable[[datetime], None]]:
    """Set the clock: `clock(datetime(2025, 8, 5, tzinfo=UTC))`; it stands still there."""
    with ExitStack() as stack:
        travellers: list[Any] = []

        def stand_at(moment: datetime) -> None:
            if travellers:
                travellers[0].move_to(moment)
            else:
                travellers.append(stack.enter_context(time_machine.travel(moment, tick=False)))

        yield stand_at

"""The canaries' world an engine, built once; each walk is made once and looked at by every test."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.canary.people import populate
from tests.canary.walking import Walk
from tests.conftest import make_app
from tests.databases import Databases
from tests.matrix.asking import Place


class Listener(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


@pytest.fixture(scope="session")
def walks(databases: Databases) -> Iterator[Callable[[str], Walk]]:
    made: dict[str, Walk] = {}
    with ExitStack() as open_until_the_end:

        def on(engine_name: str) -> Walk:
            if engine_name not in made:
                url = open_until_the_end.enter_context(databases.on(engine_name).copy())
                app = make_app(url)
                open_until_the_end.callback(app.extensions["engine"].dispose)
                flock = populate(app)
                made[engine_name] = Walk(Place(app, flock.world), flock)
            return made[engine_name]

        yield on


@pytest.fixture
def walk(walks: Callable[[str], Walk], engine_name: str) -> Walk:
    return walks(engine_name)


@pytest.fixture
def one_walk(walks: Callable[[str], Walk]) -> Walk:
    """The same on SQLite alone, for what does not depend on the engine."""
    return walks("sqlite")


@pytest.fixture
def listener() -> Iterator[Listener]:
    """What is logged while a test runs, whoever logs it."""
    handler, root = Listener(), logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)

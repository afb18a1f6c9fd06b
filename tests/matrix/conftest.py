"""A world an engine, built once; each request in it is undone."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.conftest import make_app
from tests.databases import Databases
from tests.matrix.asking import Place
from tests.matrix.building import build


@pytest.fixture(scope="session")
def places(databases: Databases) -> Iterator[Callable[[str], Place]]:
    made: dict[str, Place] = {}
    with ExitStack() as open_until_the_end:

        def on(engine_name: str) -> Place:
            if engine_name not in made:
                url = open_until_the_end.enter_context(databases.on(engine_name).copy())
                app = make_app(url)
                open_until_the_end.callback(app.extensions["engine"].dispose)
                made[engine_name] = Place(app, build(app))
            return made[engine_name]

        yield on


@pytest.fixture
def place(places: Callable[[str], Place], engine_name: str) -> Place:
    """The application with the world in it; what a request changes is undone after it."""
    return places(engine_name)


@pytest.fixture
def one_place(places: Callable[[str], Place]) -> Place:
    """The same on SQLite alone, for what does not depend on the engine and takes long."""
    return places("sqlite")

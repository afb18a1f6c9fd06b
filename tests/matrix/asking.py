"""Asking as somebody: one request to the world, undone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import MetaData
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.routing import MapAdapter
from werkzeug.test import TestResponse

from app.core.orm import Model
from tests.browsing import Client
from tests.matrix.cases import Case, case_of
from tests.matrix.reading import main_form
from tests.matrix.table import let_in
from tests.matrix.world import World

# Reading notes when a session was last used.
MAY_CHANGE = frozenset({"sign_ins", "attempts"})
ABSENT_NUMBER = 999_999_999
OK = 200
NOTHING = Case().before
SECRET = "only-for-tests"


@dataclass
class Place:
    """The application and the world in its database."""

    app: Flask
    world: World
    forms: dict[str, dict[str, Any]] = field(default_factory=dict)
    carried: dict[tuple[str, bool], str] = field(default_factory=dict)
    holds: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    @cached_property
    def shown(self) -> set[str]:
        """The endpoints that answer with a page."""
        return {rule.endpoint for rule in self.app.url_map.iter_rules() if "GET" in rule.methods}

    def carry(self, client: Client, actor: str, *, csrf: bool) -> dict[str, str]:
        """Give a browser somebody's session, made once; return the headers that go with it."""
        key = actor, csrf
        if key not in self.carried:
            signer = self.app.session_interface.get_signing_serializer(self.app)
            secret = {"csrf_token": SECRET} if csrf else {}
            token = self.world.tokens.get(actor)
            held = secret if token is None else {"_user_id": token, **secret}
            self.carried[key] = str(signer.dumps(held)) if signer and held else ""
        if self.carried[key]:
            client.set_cookie(self.app.config["SESSION_COOKIE_NAME"], self.carried[key])
        tokens = URLSafeTimedSerializer(self.app.secret_key or "", salt="wtf-csrf-token")
        return {"X-CSRFToken": str(tokens.dumps(SECRET))} if csrf else {}

    @cached_property
    def adapter(self) -> MapAdapter:
        """What turns a route's name into its path."""
        return self.app.url_map.bind("localhost")

    @contextmanager
    def undone(self) -> Iterator[Session]:
        """Let requests commit into a transaction that is rolled back in the end."""
        real: sessionmaker[Session] = self.app.extensions["sessions"]
        settings = {key: value for key, value in real.kw.items() if key != "bind"}
        settings["join_transaction_mode"] = "create_savepoint"
        with self.app.extensions["engine"].connect() as connection, connection.begin() as outer:
            self.app.extensions["sessions"] = sessionmaker(
                connection, class_=real.class_, **settings
            )
            try:
                with self.app.extensions["sessions"]() as session:
                    yield session
            finally:
                self.app.extensions["sessions"] = real
                outer.rollback()

    def held(self, session: Session, case: Case) -> dict[str, list[tuple[Any, ...]]]:
        """Return the contents once the case stands; a case that adds nothing, the world's own."""
        case.before(session, self.world)
        session.commit()
        if case.before is not NOTHING:
            return contents(session)
        if not self.holds:
            self.holds = contents(session)
        return self.holds

    def url(self, endpoint: str, arguments: dict[str, Any]) -> str:
        """Return the path of a route."""
        return self.adapter.build(endpoint, arguments, append_unknown=False)

    def arguments(self, endpoint: str, case: Case, actor: str) -> dict[str, Any]:
        """Return what the path of a route needs: the actor's own things."""
        names = set().union(*(rule.arguments for rule in self.app.url_map.iter_rules(endpoint)))
        given = case.arguments(self.world, actor)
        return {name: given.get(name, self.world.own.get(name)) for name in names}

    def ask(
        self, endpoint: str, method: str, actor: str, *, csrf: bool = True, **changed: Any
    ) -> TestResponse:
        """Send a route's valid request as the actor, with some path arguments changed."""
        case, form = case_of(endpoint, method), self.form(endpoint, method)
        path = self.url(endpoint, self.arguments(endpoint, case, actor) | changed)
        with self.undone() as session:
            case.before(session, self.world)
            session.commit()
            return self.send(path, method, actor, case, form=form, csrf=csrf)

    def form(self, endpoint: str, method: str) -> dict[str, Any]:
        """Return what the route's form holds before anybody types, as one who may see it."""
        if method == "GET" or endpoint not in self.shown:
            return {}
        if endpoint not in self.forms:
            case = case_of(endpoint, method)
            self.forms[endpoint] = {}
            for actor in let_in(endpoint):
                path = self.url(endpoint, self.arguments(endpoint, case, actor))
                with self.undone() as session:
                    case.before(session, self.world)
                    session.commit()
                    answer = self.send(path, "GET", actor, case)
                if answer.status_code == OK and (found := main_form(answer.text)):
                    self.forms[endpoint] = found
                    break
        return self.forms[endpoint]

    def send(
        self,
        path: str,
        method: str,
        actor: str,
        case: Case,
        *,
        form: dict[str, Any] | None = None,
        csrf: bool = True,
    ) -> TestResponse:
        """Send one request in the transaction that is open."""
        form = form or {}
        client: Client = self.app.test_client()
        headers = self.carry(client, actor, csrf=csrf and method != "GET")
        body = None if method == "GET" else form | case.answers(self.world, actor)
        answer = client.open(
            path,
            method=method,
            data=body,
            query_string=case.query,
            headers=headers,
            csrf=False,
            checked=False,
        )
        answer.get_data()
        answer.close()
        return answer


def what_happened(answer: TestResponse, then: str = "") -> str:
    """Say an answer in the table's words, or its status where the table has none."""
    location = answer.location or ""
    if answer.status_code == 303 and location.startswith("/sign-in") and location != then:
        return "sign-in"
    if answer.status_code < 400:
        return "yes"
    return "no" if answer.status_code in {403, 404} else str(answer.status_code)


def contents(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, but for those that reading may change."""
    connection = session.connection()
    return {
        name: [tuple(row) for row in connection.exec_driver_sql(read)]
        for name, read in _reads().items()
    }


@cache
def _reads() -> dict[str, str]:
    """Return what reads each table in a fixed order, just as the database holds it."""
    metadata: MetaData = Model.metadata
    keys = {
        table.name: ", ".join(f'"{column.name}"' for column in table.primary_key)
        for table in metadata.sorted_tables
        if table.name not in MAY_CHANGE
    }
    return {name: f'SELECT * FROM "{name}" ORDER BY {key}' for name, key in keys.items()}

"""A test client that reads every page it gets as strictly as a browser never does."""

import os
import re
from hashlib import sha1
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy.orm import Session, selectinload
from werkzeug.test import TestResponse

from app.accounts.actions import sessions
from app.accounts.models import User
from app.accounts.routes import current

LARGEST = 300_000
VOID = frozenset({"br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
UNLABELLED = frozenset({"hidden", "submit", "button", "image", "reset"})
REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Page(HTMLParser):
    """What one page holds, and what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {"h1": [], "title": [], "button": [], "": []}
        self.ids: list[str] = []
        self.controls: list[tuple[dict[str, str | None], bool]] = []
        self.forms: list[dict[str, Any]] = []
        self.doctype = False
        self.feed(html)
        self.close()
        if self.open:
            self.wrong.append(f"never closed: {[tag for tag, _ in self.open]}")
        self.check()

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl.lower() == "doctype html"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"an attribute is there twice in <{tag}>: {names}")
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"] or "")
        self.note_scripting(tag, attributes)
        self.note_form(tag, attributes)
        inside = [name for name, _ in self.open]
        if tag in {"a", "form", "button", "label"} and tag in inside:
            self.wrong.append(f"<{tag}> inside <{tag}>")
        if (
            tag in {"div", "ul", "ol", "table", "p", "form", "h1", "h2", "section"}
            and "p" in inside
        ):
            self.wrong.append(f"<{tag}> inside <p>")
        if tag in self.words:
            self.words[tag].append(attributes.get("aria-label") or "")
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()} closes {self.open[-1:]}")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        inside = [name for name, _ in self.open]
        for tag in ("h1", "title", "button"):
            if tag in inside:
                self.words[tag][-1] += data
        if not {"script", "style"} & set(inside):
            self.words[""].append(data)

    def note_scripting(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Note what the content security policy would refuse."""
        if tag == "style" or "style" in attributes:
            self.wrong.append(f"inline style in <{tag}>")
        if (
            tag == "script"
            and not attributes.get("src")
            and "json" not in str(attributes.get("type"))
        ):
            self.wrong.append("inline script")
        self.wrong += [f"{name} in <{tag}>" for name in attributes if name.startswith("on")]
        if any((value or "").lower().startswith("javascript:") for value in attributes.values()):
            self.wrong.append(f"javascript: in <{tag}>")

    def note_form(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Note forms, their token, and the controls that need a label."""
        if tag == "form":
            self.forms.append({"attributes": attributes, "token": False})
        if tag == "input" and attributes.get("name") == "csrf_token" and self.forms:
            self.forms[-1]["token"] = bool(attributes.get("value"))
        if tag in {"input", "select", "textarea"}:
            kind = attributes.get("type", "text") if tag == "input" else tag
            if kind not in UNLABELLED:
                self.controls.append((attributes, "label" in [name for name, _ in self.open]))

    def check(self) -> None:
        """Check what only the whole page shows."""
        tags = [tag for tag, _ in self.elements]
        attributes = dict(self.elements)
        if not self.doctype:
            self.wrong.append("no <!doctype html>")
        if not attributes.get("html", {}).get("lang"):
            self.wrong.append("<html> has no lang")
        if not "".join(self.words["title"]).strip():
            self.wrong.append("no title")
        if tags.count("h1") != 1 or not self.words["h1"][0].strip():
            self.wrong.append(f"not exactly one h1: {self.words['h1']}")
        if tags.count("main") != 1:
            self.wrong.append("not exactly one <main>")
        twice = {one for one in self.ids if self.ids.count(one) > 1}
        if twice:
            self.wrong.append(f"ids used twice: {sorted(twice)}")
        self.check_references()
        self.check_controls()
        self.check_words()

    def check_references(self) -> None:
        """Check that what is pointed at exists."""
        known = set(self.ids)
        for tag, attributes in self.elements:
            for name in REFERRING:
                missing = set((attributes.get(name) or "").split()) - known
                if missing:
                    self.wrong.append(f"<{tag} {name}> points at nothing: {missing}")
            link = attributes.get("href") or ""
            if tag == "a" and link.startswith("#") and link[1:] not in known:
                self.wrong.append(f"link to nothing: {link}")

    def check_controls(self) -> None:
        """Check that every control has a label and every posting form its token."""
        labelled = {found.get("for") for tag, found in self.elements if tag == "label"}
        for attributes, wrapped in self.controls:
            named = attributes.get("aria-label") or attributes.get("aria-labelledby")
            if not (wrapped or named or attributes.get("id") in labelled):
                self.wrong.append(f"no label: {attributes}")
        for form in self.forms:
            if (form["attributes"].get("method") or "get").lower() == "post" and not form["token"]:
                self.wrong.append(f"no csrf_token: {form['attributes']}")

    def check_words(self) -> None:
        """Check that pictures and buttons say something, and no sentence kept its blanks."""
        wordless = [a for tag, a in self.elements if tag == "img" and "alt" not in a]
        if wordless:
            self.wrong.append(f"pictures without alt: {wordless}")
        if not all(words.strip() for words in self.words["button"]):
            self.wrong.append("a button without words")
        blanks = re.findall(r"%\(\w+\)[sd]", self.text)
        if blanks:
            self.wrong.append(f"sentences with blanks: {blanks}")

    @property
    def text(self) -> str:
        """The page's words, white space folded."""
        return " ".join(" ".join(self.words[""]).split())


def check(response: TestResponse) -> None:
    """Fail unless the answer is one that Kitamae may give."""
    assert response.status_code != 500, "the server failed; see the log below"
    policy = response.headers.get("Content-Security-Policy", "")
    assert "default-src" in policy, "no content security policy"
    assert "unsafe" not in policy
    assert response.headers.get("X-Content-Type-Options") == "nosniff"
    assert not (response.location or "").startswith(("//", "http")), response.location
    if response.mimetype == "text/html" and response.status_code not in range(300, 400):
        assert len(response.data) < LARGEST, f"{len(response.data)} bytes"
        wrong = Page(response.text).wrong
        assert wrong == [], "\n".join([response.request.path, *wrong])


class Client(FlaskClient):
    """Adds the CSRF token to what it sends, and checks what it gets."""

    session: Session | None = None

    def open(
        self, *args: Any, csrf: bool = True, checked: bool = True, **kwargs: Any
    ) -> TestResponse:
        """Send a request; `csrf=False` leaves the token out, `checked=False` takes any page."""
        if self.session is not None:
            self.session.commit()
        if csrf and kwargs.get("method", "GET") not in SAFE:
            headers = dict(kwargs.pop("headers", None) or {})
            kwargs["headers"] = {**headers, "X-CSRFToken": self.token()}
        response = super().open(*args, **kwargs)
        if self.session is not None and kwargs.get("method", "GET") not in SAFE:
            self.session.expire_all()
        if checked:
            check(response)
        return response

    def sign_in(self, user: User) -> "Client":
        """Sign a person in, without the form; returns this browser."""
        if self.session is not None:
            self.session.commit()
        with self.application.extensions["sessions"].begin() as session:
            again = session.get_one(User, user.id, options=[selectinload(User.grants)])
            token = sessions.begin(session, again, "a test")
        with self.session_transaction() as cookie:
            cookie.clear()
            cookie[current.TOKEN] = token
        return self

    def token(self) -> str:
        """Return a CSRF token of this browser's session."""
        with self.session_transaction() as cookie:
            raw = cookie.setdefault("csrf_token", sha1(os.urandom(64)).hexdigest())
        signer = URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token")
        return str(signer.dumps(raw))

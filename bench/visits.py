"""What the visitors of a measurement do: look at a page, sign in, register a person."""

import re
from collections.abc import Callable
from html import unescape
from itertools import count
from urllib.parse import urlencode

from bench.load import Answer, Visit

HOST = "127.0.0.1"
_TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
_FIELD = re.compile(rb'<input[^>]*type="hidden"[^>]*>')
_ATTRIBUTE = re.compile(rb'(name|value)="([^"]*)"')
_COOKIE = re.compile(rb"(?im)^set-cookie: (kitamae=[^;\r\n]+)")


def get(path: str, cookie: bytes = b"") -> bytes:
    """Return a GET request."""
    return (
        f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Language: en\r\n".encode()
        + (b"Cookie: " + cookie + b"\r\n" if cookie else b"")
        + b"\r\n"
    )


def post(path: str, fields: dict[str, str], cookie: bytes) -> bytes:
    """Return a POST request with a form."""
    body = urlencode(fields).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Language: en\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n"
    )
    return head.encode() + b"Cookie: " + cookie + b"\r\n\r\n" + body


def hidden(body: bytes) -> dict[str, str]:
    """Return the hidden fields of a page's forms, the CSRF token among them."""
    found = (dict(_ATTRIBUTE.findall(field)) for field in _FIELD.findall(body))
    return {
        unescape(one[b"name"].decode()): unescape(one.get(b"value", b"").decode()) for one in found
    }


def cookie_of(answer: Answer, before: bytes = b"") -> bytes:
    """Return the session cookie after an answer."""
    found = _COOKIE.findall(answer.head)
    return found[-1] if found else before


def looking(path: str, cookie: bytes = b"") -> Callable[[], Visit]:
    """Look at one page again and again."""
    request = get(path, cookie)

    def visit() -> Visit:
        yield request

    return visit


def registering(form: str, cookie: bytes, role: str, numbers: count) -> Callable[[], Visit]:
    """Enter a person: the form, its token, the answers, and the redirect that says it is stored."""
    held = cookie

    def visit() -> Visit:
        nonlocal held
        page = yield get(form, held)
        held = cookie_of(page, held)
        number = next(numbers)
        answers = hidden(page.body) | {
            "role": role,
            "name_order": "family-first",
            "native_family": "計測",
            "native_given": f"子{_letters(number)}",
            "latin_family": "KEISOKU",
            "latin_given": f"Ko {_letters(number)}",
            "kana_family": "ケイソク",
            "kana_given": f"コ{_letters(number, 'アイウエオカキクケコ')}",
            "birth_date": "2008-05-17",
            "mail": f"entered-{number}@example.org",
        }
        stored = yield post(form, answers, held)
        if stored.status not in {302, 303}:
            raise RuntimeError(f"not stored: {stored.status} {stored.body[-6000:].decode()}")

    return visit


def _letters(number: int, letters: str = "abcdefghij") -> str:
    """Write a number in letters, for names hold no figures."""
    return "".join(letters[int(figure)] for figure in str(number))

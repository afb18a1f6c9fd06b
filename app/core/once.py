"""Answers that come twice, as two clicks send them, and do once what they ask for."""

from datetime import datetime, timedelta
from functools import wraps
from hashlib import sha256
from typing import Any, cast
from uuid import uuid4

from flask import Flask, current_app, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Index, String, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core import clock
from app.core.access import View, actor
from app.core.db import SAFE, session, transaction
from app.core.orm import Model
from app.core.queue import job

FIELD = "once"
# A page may lie open so long before it is sent a second time.
KEPT = timedelta(days=7)
_LONGEST = 64


class Answered(Model):
    """A form that was sent and done, known by a digest, and where it led."""

    __tablename__ = "answered_forms"
    __table_args__ = (
        Index("uq_answered_forms_digest", "digest", unique=True),
        Index("ix_answered_forms_at", "at"),
    )

    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    location: Mapped[str] = mapped_column(default="")


def once(view: View) -> View:
    """Let a view do what a form asks for only once: sent again, the form leads where it led.

    Stands below `allow`. The form carries a number of its own, which `form_frame` puts in; sent
    again with other answers it is another one. Two at the same moment wait for each other at the
    digest's unique index, and what is refused leaves nothing there.
    """

    @wraps(view)
    def guarded(*arguments: Any, **named: Any) -> ResponseReturnValue:
        number = request.form.get(FIELD, "")[:_LONGEST]
        if request.method in SAFE or not number or request.files:
            return view(*arguments, **named)
        opened, digest = session(), _digest(number)
        led = _claim(opened, digest)
        if led:
            return redirect(led, 303)
        answer = current_app.make_response(view(*arguments, **named))
        if answer.location:
            led_to = update(Answered).values(location=answer.location)
            opened.execute(led_to.where(Answered.digest == digest))
        else:
            opened.execute(delete(Answered).where(Answered.digest == digest))
        return answer

    return cast("View", guarded)


def _digest(number: str) -> str:
    """Tell this person's answers on this page from all others."""
    said = sorted(one for one in request.form.lists() if one[0] != "csrf_token")
    return sha256(repr((number, actor().actor_id, request.path, said)).encode()).hexdigest()


def _claim(opened: Session, digest: str) -> str:
    """Take the digest, or return where the form led that was sent before."""
    try:
        with opened.begin_nested():
            opened.add(Answered(digest=digest, at=clock.now()))
    except IntegrityError:
        return opened.scalar(select(Answered.location).where(Answered.digest == digest)) or ""
    return ""


@job(every_minute=True)
def forget_answered() -> None:
    """Let go of what no page can send again."""
    with transaction() as opened:
        opened.execute(delete(Answered).where(Answered.at < clock.now() - KEPT))


def init_app(app: Flask) -> None:
    """Give forms their number."""
    app.jinja_env.globals["form_number"] = lambda: str(uuid4())

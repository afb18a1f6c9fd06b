"""The least that a page can do with the same parts: one row, one template."""

from flask import Flask, render_template
from jinja2 import DictLoader
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from app.core.db import engine_for

PAGE = """<!doctype html>
<html lang="en"><head><title>{{ port.name }}</title></head>
<body><h1>{{ port.name }}</h1><p>{{ port.sea }}</p></body></html>
"""


class Base(DeclarativeBase):
    """Base of the one model."""


class Port(Base):
    """A port: the one row."""

    __tablename__ = "bench_floor"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sea: Mapped[str]


def make_floor(url: str) -> Flask:
    """Return a bare Flask application on the same database."""
    floor = Flask("floor")
    # A template from a string would be compiled anew for every page.
    floor.jinja_loader = DictLoader({"port.html": PAGE})
    engine = engine_for(url)

    @floor.get("/<int:port_id>")
    def show(port_id: int) -> str:
        with Session(engine) as session:
            port = session.scalars(select(Port).where(Port.id == port_id)).one()
            return render_template("port.html", port=port)

    return floor

"""Every kind of programme there is. To add one: write a module here and list it."""

from app.programmes.kind import Kind

ALL: tuple[Kind, ...] = ()

"""Where the pages about consents hang, and what guards the guardian's own."""

from flask import Blueprint

from app.accounts.routes import linked

bp = Blueprint("consents", __name__)
linked.guard(bp, "/guardian")
OF_EDITION = "/editions/<int:edition_id>/consents"
OF_PERSON = "/editions/<int:edition_id>/delegations/<code>/people/<int:person_id>/guardians"

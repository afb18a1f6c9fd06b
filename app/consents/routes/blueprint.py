"""Where the pages about consents hang."""

from flask import Blueprint

bp = Blueprint("consents", __name__)
OF_EDITION = "/editions/<int:edition_id>/consents"
OF_PERSON = "/editions/<int:edition_id>/delegations/<code>/people/<int:person_id>/guardians"

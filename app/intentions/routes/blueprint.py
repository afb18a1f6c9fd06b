"""The blueprint of the pages about intentions."""

from flask import Blueprint

bp = Blueprint("intentions", __name__, url_prefix="/calls/<int:call_id>")

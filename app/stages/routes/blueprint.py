"""The blueprint of the pages about stages."""

from flask import Blueprint

bp = Blueprint("stages", __name__, url_prefix="/editions/<int:edition_id>")

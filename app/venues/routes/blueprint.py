"""The blueprint of the pages about venues."""

from flask import Blueprint

bp = Blueprint("venues", __name__, url_prefix="/editions/<int:edition_id>/venues")

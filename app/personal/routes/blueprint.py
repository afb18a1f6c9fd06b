"""The one blueprint of people's own pages."""

from flask import Blueprint

from app.personal import models as models  # noqa: PLC0414


bp = Blueprint("personal", __name__)

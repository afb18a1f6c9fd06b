"""Pages about editions."""

from flask import Blueprint

bp = Blueprint("editions", __name__)

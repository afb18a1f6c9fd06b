"""Pages about turns."""

from flask import Blueprint

bp = Blueprint("turns", __name__)

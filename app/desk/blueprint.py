"""The one blueprint on which the desk's page modules hang their views."""

from flask import Blueprint

bp = Blueprint("desk", __name__, cli_group=None)

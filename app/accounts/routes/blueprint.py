"""The blueprint that the pages about accounts share."""

from flask import Blueprint

bp = Blueprint("accounts", __name__)

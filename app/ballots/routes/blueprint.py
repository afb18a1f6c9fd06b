"""The blueprint of the pages about votes."""

from flask import Blueprint

bp = Blueprint("ballots", __name__)

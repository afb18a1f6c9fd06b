"""The blueprint of the timetable's pages."""

from flask import Blueprint

bp = Blueprint("schedule", __name__)
EDITION = "/editions/<int:edition_id>"
ACTIVITY = "/activities/<activity_uuid>"
RUN = "/runs/<run_uuid>"

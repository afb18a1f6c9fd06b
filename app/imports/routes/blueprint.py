"""Where the pages of imports stand: below the delegation whose people the file brings."""

from flask import Blueprint, request

from app.imports.rules.reading.kinds import MOST_BYTES

bp = Blueprint("imports", __name__, url_prefix="/editions/<int:edition_id>/delegations/<code>")
# The form around the file.
AROUND = 64 * 1024


@bp.url_value_preprocessor
def expect_a_file(endpoint: str | None, _values: object) -> None:
    """Let the one page that takes files take larger ones than other pages do."""
    if endpoint == "imports.index":
        request.max_content_length = MOST_BYTES + AROUND

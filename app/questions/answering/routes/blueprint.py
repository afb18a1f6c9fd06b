"""The blueprint of the pages about answers, and how much may be sent to them."""

from typing import Any

from flask import Blueprint, request

MEGABYTE = 1024 * 1024
# Five files of five megabytes for some questions at once; forms elsewhere are small.
LARGEST = 40 * MEGABYTE
UPLOADING = frozenset({"answering.complete"})

bp = Blueprint("answering", __name__, url_prefix="/editions/<int:edition_id>")


@bp.url_value_preprocessor
def take_files(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let files be sent to the pages that take them; the form's token is read after this."""
    if endpoint in UPLOADING:
        request.max_content_length = LARGEST

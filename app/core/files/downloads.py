"""Handing a file out so that a browser stores it and runs nothing in it."""

from io import BytesIO

from flask import Response, send_file


def attachment(content: bytes, media_type: str, name: str) -> Response:
    """Return a file as a download that nobody keeps on the way."""
    answer = send_file(
        BytesIO(content), mimetype=media_type, as_attachment=True, download_name=name
    )
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer

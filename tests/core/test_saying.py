"""What is said on the next page waits in a cookie that no browser throws away."""

from flask import get_flashed_messages

from app.core.web import MOST_SAID, said


def test_who_never_looks_keeps_the_newest(applications):
    with applications("sqlite").test_request_context():
        for number in range(100):
            said(f"Kept: {number}")
        assert get_flashed_messages() == [f"Kept: {number}" for number in range(95, 100)]
    assert MOST_SAID == 5

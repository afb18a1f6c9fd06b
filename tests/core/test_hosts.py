"""Only the site's own names are answered."""

import pytest

from tests.conftest import make_app


@pytest.mark.parametrize(("host", "status"), [("kitamae.example", 200), ("evil.example", 400)])
def test_a_foreign_host_is_refused(databases, host, status):
    with databases.on("sqlite").copy() as url:
        app = make_app(url, TRUSTED_HOSTS=["kitamae.example"])
        answer = app.test_client().get("/sign-in", headers={"Host": host}, checked=False)
        app.extensions["engine"].dispose()
    assert answer.status_code == status
    assert "default-src" in answer.headers["Content-Security-Policy"]

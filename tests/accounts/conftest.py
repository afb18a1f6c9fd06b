import pytest

from app.core import sealing

PASSWORD = "wandering teapots quietly"


@pytest.fixture
def member(app, person, session):
    """Make a person with the password that these tests know."""

    def make(role=None, **scope):
        user = person(role, **scope)
        with app.app_context():
            user.password_hash = sealing.hash_password(PASSWORD)
        session.commit()
        return user

    return make


@pytest.fixture
def enter(client):
    """Send the sign-in form."""

    def send(email, password=PASSWORD, path="/sign-in", **kwargs):
        return client.post(path, data={"email": email, "password": password}, **kwargs)

    return send

"""Signing in and out, sessions, passwords, and the people an administrator invites."""

from flask import Blueprint, Flask
from flask_login import LoginManager

from app.accounts.models import Anyone

bp = Blueprint("accounts", __name__)


def init_app(app: Flask) -> None:
    """Connect sign-in to the application."""
    login = LoginManager(app)
    login.anonymous_user = Anyone
    login.user_loader(lambda _token: None)

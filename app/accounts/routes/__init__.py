"""Signing in and out, sessions, passwords, and one's own account."""

from flask import Flask
from flask_login import LoginManager

from app.accounts import commands
from app.accounts.models import Anyone
from app.accounts.routes import account, current, passwords, sessions
from app.accounts.routes.blueprint import bp

__all__ = ["account", "bp", "init_app", "passwords", "sessions"]


def init_app(app: Flask) -> None:
    """Connect sign-in to the application."""
    login = LoginManager(app)
    login.anonymous_user = Anyone
    # The row in the database decides; a hash of the browser's name would add nothing.
    login.session_protection = None
    login.user_loader(current.load)
    app.cli.add_command(commands.first_administrator)

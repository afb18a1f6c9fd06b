"""Changing one's own account."""

from sqlalchemy.orm import Session

from app.accounts.models import User


def describe(session: Session, user_id: int, *, name: str, language: str) -> None:
    """Change a person's name and the language of pages and mails."""
    user = session.get_one(User, user_id)
    user.name, user.language = name, language

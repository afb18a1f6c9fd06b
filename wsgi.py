"""Where `flask` finds the application when no other is named."""

from app import create_app

__all__ = ["create_app"]

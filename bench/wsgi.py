"""Kitamae, and beside it the floor under /floor, in the same processes."""

from werkzeug.middleware.dispatcher import DispatcherMiddleware

from app import create_app
from bench.floor import make_floor

kitamae = create_app()
application = DispatcherMiddleware(kitamae, {"/floor": make_floor(kitamae.config["DATABASE_URL"])})

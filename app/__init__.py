"""The application factory."""

import sys
from collections.abc import Mapping
from typing import Any

from flask import Flask

from app import kinds
from app.accounts import routes as accounts
from app.ballots import actions as ballot_actions
from app.ballots import commands as ballot_commands
from app.ballots import routes as ballots
from app.calls import routes as calls
from app.calls import type as proposal_type
from app.consents import routes as consents
from app.core import (
    access,
    arrival,
    assets,
    db,
    dev,
    keyring,
    languages,
    later,
    once,
    panels,
    queue,
    remembering,
    settings,
    templates,
    web,
)
from app.decisions import routes as decisions
from app.desk import routes as desk
from app.editions import routes as editions
from app.imports import routes as imports
from app.imports.actions import keys as import_keys
from app.intentions import routes as intentions
from app.kinds import proposing
from app.personal import routes as personal
from app.programmes import commands as documents
from app.programmes import kind as programme_kind
from app.programmes import routes as programmes
from app.projects import routes as projects
from app.proposals import routes as proposals
from app.questions import routes as questions
from app.questions.answering import routes as answering
from app.registration import routes as registration
from app.releases import routes as releases
from app.requests import routes as requests
from app.retention import commands as retention_commands
from app.retention import routes as retention
from app.reviews import routes as reviews
from app.rosters import routes as rosters
from app.schedule import commands as schedule_commands
from app.schedule import routes as schedule
from app.stages import routes as stages
from app.turns import commands as turn_commands
from app.turns import routes as turns
from app.vault import commands as vault_keys
from app.vault import routes as vault
from app.venues import routes as venues

CAPABILITIES = (
    accounts,
    programmes,
    editions,
    stages,
    turns,
    registration,
    requests,
    consents,
    vault,
    questions,
    answering,
    imports,
    personal,
    rosters,
    retention,
    calls,
    proposals,
    intentions,
    reviews,
    ballots,
    projects,
    decisions,
    venues,
    schedule,
    releases,
    desk,
)


# Commands that run where nothing has been set up yet.
WITHOUT_SITE = (
    documents.reads_files,
    ballot_commands.reads_files,
    schedule_commands.reads_files,
    vault_keys.makes_keys,
)


def create_app(given: Mapping[str, Any] | None = None) -> Flask:
    """Build the application from the settings given, or from the environment."""
    app = db.TransactionalFlask(
        "app", template_folder="../templates", static_folder="../static/built"
    )
    templates.init_app(app)
    if given is None and any(alone(sys.argv) for alone in WITHOUT_SITE):
        given = settings.no_site()
    settings.apply(app, given)
    db.init_app(app)
    keyring.init_app(app)
    # Before all that takes time.
    arrival.init_app(app)
    # First: what it remembers must be what all the others made of an answer.
    remembering.init_app(app)
    web.init_app(app)
    languages.init_app(app)
    panels.init_app(app)
    assets.init_app(app)
    queue.init_app(app)
    once.init_app(app)
    accounts.init_app(app)
    programme_kind.install(kinds.ALL)
    proposal_type.install(proposing.ALL)
    for capability in CAPABILITIES:
        app.register_blueprint(capability.bp)
    if app.config["DEVELOPMENT"]:
        app.register_blueprint(dev.bp)
    app.cli.add_command(later.LaterGroup("database", "app.core.commands", help=later.DATABASE))
    app.cli.add_command(turn_commands.documented)
    app.cli.add_command(ballot_commands.ballots)
    app.cli.add_command(schedule_commands.schedule)
    vault_keys.init_app(app, import_keys.rotate, ballot_actions.rotate)
    app.cli.add_command(retention_commands.retention)
    access.rules(app)
    return app

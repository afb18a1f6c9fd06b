"""Accounts of every role, to look around with: `flask demo`, in development only."""

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts import queries as accounts
from app.accounts.actions import invitations
from app.accounts.actions.invitations import Wanted
from app.accounts.models import Role, User
from app.accounts.policy import EDITION_ROLES
from app.accounts.words import role_name
from app.calls.queries import call as find_call
from app.core import clock, sealing
from app.core.db import transaction
from app.desk.demo_call import make_demo_call
from app.desk.demo_edition import open_demo_edition
from app.desk.demo_proposals import make_demo_proposals
from app.desk.scopes import named, place
from app.editions.models import Edition
from app.programmes.models import Programme
from app.regions.models import Region

PASSWORD = "seven herring barrels"  # noqa: S105  (only ever on a developer's machine)
GAMES, ASSEMBLY = "soj-highschool-games", "near-assembly"
ENVIRONMENT = "near-env-subcommittee"
AHEAD = ("open", "planned")

# Mail name, person, language, role, programme, region; staff act for the next edition.
PEOPLE = (
    ("administrator", "Aoki Kaoru", "en", Role.ADMINISTRATOR, None, None),
    ("coordinator", "Kurobe Minato", "ja", Role.PROGRAMME_COORDINATOR, GAMES, None),
    ("secretariat", "Han Seoyeon", "ko", Role.PROGRAMME_COORDINATOR, ASSEMBLY, None),
    ("toyama", "Tateyama Haru", "ja", Role.REGION_COORDINATOR, GAMES, "jp-16"),
    ("primorye", "Морозова Анна", "ru", Role.REGION_COORDINATOR, GAMES, "ru-pri"),
    ("gangwon", "김도윤", "ko", Role.REGION_COORDINATOR, GAMES, "kr-42"),
    ("liaoning", "王晓明", "zh", Role.REGION_COORDINATOR, GAMES, "cn-ln"),
    ("tottori", "Daisen Aoi", "ja", Role.REGION_COORDINATOR, ASSEMBLY, "jp-31"),
    ("environment", "Jinzu Aya", "ja", Role.PROGRAMME_COORDINATOR, ENVIRONMENT, None),
    ("reviewer", "Ichikawa Ren", "ja", Role.REVIEWER, ASSEMBLY, None),
    ("reviewer-tottori", "Nawa Sora", "ja", Role.REVIEWER, ASSEMBLY, "jp-31"),
    ("reviewer-gangwon", "박지우", "ko", Role.REVIEWER, ASSEMBLY, "kr-42"),
    ("host", "Host staff", "en", Role.HOST_STAFF, GAMES, None),
    ("care", "Care staff", "en", Role.CARE_STAFF, GAMES, None),
    ("kitchen", "Kitchen staff", "en", Role.KITCHEN_STAFF, GAMES, None),
)
# What the same people do in other programmes.
REGIONS = {"toyama": "jp-16", "primorye": "ru-pri", "gangwon": "kr-42", "liaoning": "cn-ln"}
ELSEWHERE = (
    *((name, Role.REGION_COORDINATOR, ASSEMBLY, code) for name, code in REGIONS.items()),
    *((name, Role.REGION_COORDINATOR, ENVIRONMENT, code) for name, code in REGIONS.items()),
    ("tottori", Role.REGION_COORDINATOR, ENVIRONMENT, "jp-31"),
    ("reviewer", Role.REVIEWER, ENVIRONMENT, None),
    ("reviewer-tottori", Role.REVIEWER, ENVIRONMENT, "jp-31"),
    ("reviewer-gangwon", Role.REVIEWER, ENVIRONMENT, "kr-42"),
)

# Who reviews the call of the demo, and for which region.
REVIEWERS = {"reviewer": None, "reviewer-tottori": "jp-31"}


@click.command()
@with_appcontext
def demo() -> None:
    """Make an account of every role, and print how to sign in; safe to run again."""
    if not current_app.config["DEVELOPMENT"]:
        raise click.ClickException("Demo accounts exist in development only.")
    with transaction() as session:
        open_demo_edition(session, current_app.config["PUBLIC_URL"])
        call = make_demo_call(session)
        for line in accounts_made(session):
            click.echo(line)
        if call is not None:
            whole = find_call(session, call.id)
            assert whole is not None
            make_demo_proposals(session, whole, REVIEWERS)


def accounts_made(session: Session) -> list[str]:
    """Make what is missing; returns a line a person, mail address first."""
    lines = [f"{'E-mail':<32} {'Password':<22} Role"]
    called = {name: (person, language) for name, person, language, *_ in PEOPLE}
    everything = [(name, *held) for name, _person, _language, *held in PEOPLE]
    for name, role, slug, code in [*everything, *ELSEWHERE]:
        wanted = _wanted(session, role, slug, code)
        if wanted:
            user = _account(session, f"{name}@demo.example", *called[name])
            if all(held.scope != wanted.scope for held in user.grants):
                invitations.grant(session, user.id, wanted, None)
            where = place(named(session, [wanted]), wanted)
            lines.append(f"{user.email:<32} {PASSWORD:<22} {role_name(role)}: {where}")
        else:
            lines.append(f"{name}@demo.example is not made: {slug or ''} {code or ''} is missing.")
    return lines


def _wanted(session: Session, role: Role, slug: str | None, code: str | None) -> Wanted | None:
    """Return the role in its scope, or None where the database lacks it."""
    if role == Role.ADMINISTRATOR:
        return Wanted(role=role)
    programme_id = session.scalar(select(Programme.id).where(Programme.slug == slug))
    if programme_id is None:
        return None
    if role in EDITION_ROLES:
        edition_id = _next_edition(session, programme_id)
        return Wanted(role=role, edition_id=edition_id) if edition_id else None
    if code is None:
        return Wanted(role=role, programme_id=programme_id)
    region_id = session.scalar(select(Region.id).where(Region.code == code))
    if region_id is None:
        return None
    return Wanted(role=role, programme_id=programme_id, region_id=region_id)


def _next_edition(session: Session, programme_id: int) -> int | None:
    """Return the programme's edition that comes next, if one is opened."""
    ahead = select(Edition.id).where(
        Edition.programme_id == programme_id, Edition.status.in_(AHEAD)
    )
    return session.scalars(ahead.order_by(Edition.year, Edition.id).limit(1)).one_or_none()


def _account(session: Session, email: str, name: str, language: str) -> User:
    """Return the account of a mail address, made if it is missing."""
    if accounts.user_by_email(session, email) is None:
        session.add(
            User(
                email=email,
                name=name,
                language=language,
                password_hash=sealing.hash_password(PASSWORD),
                created_at=clock.now(),
            )
        )
        session.flush()
    user = accounts.user_by_email(session, email)
    assert user is not None
    return user

"""The actors of the matrix: a person of every role and relation, signed in; mailed links."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.actions.sessions import begin
from app.accounts.models import Grant, Invitation, PasswordReset, Role, SignIn, User
from app.consents import queries as consents
from app.consents.actions import add_country, start_texts
from app.consents.models import Guardian
from app.core import clock, sealing
from app.personal.models import OwnLink
from app.vault.actions import seal
from tests.matrix.world import PASSWORD, World


def scopes(world: World) -> dict[str, dict[str, Any] | None]:
    """Return what each actor holds."""
    own, other = world.own, world.other
    here = {"programme_id": own["programme_id"]}
    there = {"programme_id": other["programme_id"]}
    region = {"role": Role.REGION_COORDINATOR}
    first, second = own["region_id"], own["second_region_id"]
    return {
        "signed_in": None,
        "administrator": {"role": Role.ADMINISTRATOR},
        "programme_own": {"role": Role.PROGRAMME_COORDINATOR, **here},
        "programme_other": {"role": Role.PROGRAMME_COORDINATOR, **there},
        "region_own": {**region, **here, "region_id": first},
        "region_other_region": {**region, **here, "region_id": second},
        "region_other_programme": {**region, **there, "region_id": first},
        "host_own": {"role": Role.HOST_STAFF, "edition_id": own["edition_id"]},
        "host_other": {"role": Role.HOST_STAFF, "edition_id": other["edition_id"]},
        "care_own": {"role": Role.CARE_STAFF, "edition_id": own["edition_id"]},
        "kitchen_own": {"role": Role.KITCHEN_STAFF, "edition_id": own["edition_id"]},
        "reviewer_own": {"role": Role.REVIEWER, **here},
    }


def sign_all_in(session: Session, world: World) -> None:
    """Make a person for each actor, grant the scope, sign in."""
    now = clock.now()
    for name, scope in scopes(world).items():
        email = f"{name.replace('_', '-')}@example.org"
        secret = sealing.hash_password(PASSWORD)
        user = User(email=email, name=name, created_at=now, password_hash=secret)
        session.add(user)
        session.flush()
        world.people[name] = user.id
        if scope:
            grant = Grant(user_id=user.id, granted_at=now, **scope)
            session.add(grant)
            session.flush()
            world.own[f"{name}_grant_id"] = grant.id
        session.refresh(user, ["grants"])
        world.tokens[name] = begin(session, user, "matrix")
        session.flush()
        newest = select(func.max(SignIn.id)).where(SignIn.user_id == user.id)
        world.sessions[name] = session.scalars(newest).one()


def links(session: Session, world: World) -> None:
    """Mail an invitation and a reset link in each programme."""
    now = clock.now()
    for told in (world.own, world.other):
        invited, reset = sealing.token(), sealing.token()
        soon = now + timedelta(minutes=30)
        invitation = Invitation(
            token_hash=sealing.digest(invited),
            email=f"guest-{told['programme_id']}@example.org",
            role=Role.REGION_COORDINATOR,
            programme_id=told["programme_id"],
            region_id=told["region_id"],
            made_at=now,
            ends_at=soon,
        )
        person = world.people["signed_in"]
        mailed = PasswordReset(token_hash=sealing.digest(reset), user_id=person, ends_at=soon)
        session.add_all([invitation, mailed])
        session.flush()
        told["invitation_id"] = invitation.id
        guardian_link(session, world, told)
        own_link(session, told)
        told["invitation_token"], told["reset_token"] = invited, reset


def own_link(session: Session, told: dict[str, Any]) -> None:
    """Send one's participant a link, opened already: the first look at it is noted."""
    secret, now = sealing.token(), clock.now()
    link = OwnLink(
        participant_id=told["participant_id"],
        token_hash=sealing.digest(secret),
        language="en",
        why="sent",
        sent_at=now,
        opened_at=now,
    )
    session.add(link)
    session.flush()
    told["own_token"] = secret


def guardian_link(session: Session, world: World, told: dict[str, Any]) -> None:
    """Name a guardian of one's participant, with texts to answer and a link."""
    child = consents.child(session, told["edition_id"], "jp-90", told["participant_id"])
    assert child is not None
    start_texts(session, None, child.delegation.edition)
    secret, uuid = sealing.token(), str(uuid4())
    written = json.dumps({"name": "Guardian", "relation": "mother", "mail": "g@example.org"})
    guardian = Guardian(
        uuid=uuid,
        participant_id=child.id,
        sealed=seal(session, child.id, f"guardians.sealed.{uuid}", written.encode()),
        language="en",
        made_at=clock.now(),
        token_hash=sealing.digest(secret),
    )
    session.add(guardian)
    session.flush()
    told["guardian_id"], told["guardian_token"] = guardian.id, secret
    texts = consents.texts(session, told["edition_id"])
    told["consents"] = {f"text_{text.id}": "yes" for text in texts.values()}
    told["purpose"] = "travel"
    if told is world.other:
        add_country(session, None, child.delegation.edition, "KR")
        told["purpose"] = "transfer:KR"

"""Who may take roles and invitations back."""

from app.accounts.policy import administers, may_give, own_programmes
from app.core.access import Actor
from app.desk.people.queries import Programmes, Standing


def may_withdraw(user: Actor, standing: Standing) -> bool:
    """Whoever may give a role somewhere may take it back there."""
    return may_give(user, standing.thing.role, standing.programme_id)


def within(user: Actor) -> Programmes:
    """Return the programmes whose people a person sees; None means all."""
    return None if administers(user) else own_programmes(user)

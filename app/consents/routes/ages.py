"""Until which age guardians answer: the administrator's pages."""

from flask.typing import ResponseReturnValue

from app.consents import actions, forms, policy, queries, rules, words
from app.consents.routes.blueprint import bp
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.regions.models import Region


@bp.get("/consent-ages")
@allow(policy.may_set_ages)
def ages() -> ResponseReturnValue:
    """Show until which age guardians answer, region by region."""
    found = queries.all_ages(session())
    return page(regions=found, countries=queries.countries(), of_age=rules.OF_AGE, words=words)


@bp.route("/consent-ages/<code>", methods=["GET", "POST"])
@allow(policy.may_set_ages, find=queries.region)
def age(region: Region) -> ResponseReturnValue:
    """Set until which age a guardian answers in a region."""
    own = queries.own_age(session(), region.id)
    form = forms.AgeForm(data={"age": own.age if own else None})
    law = rules.age_limit(None, region.country, queries.countries())
    if form.answered():
        actions.set_age(session(), actor().actor_id, region, form.age.data)
        said(_("Saved."))
        return back_to(".ages")
    return page(form.http_status, region=region, form=form, law=law)

"""What is wrong with the roles as a whole stands on a field, where the summary can lead."""

from app.editions.errors import NoRoles
from app.editions.forms.planning import edition_form
from app.editions.terms import EntryTerms
from app.kinds.games import GAMES


def test_the_error_of_no_role_stands_on_the_first_role(app):
    with app.test_request_context("/"):
        form = edition_form(GAMES.terms(EntryTerms), [], {})
        form.refuse(NoRoles())
        assert form["athlete_offered"].errors == ["Offer at least one role."]
        assert form.form_errors == []

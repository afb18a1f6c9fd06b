"""The questions of single steps: beginning, asking others, answering, submitting."""

from collections.abc import Iterable, Sequence

import wtforms
from wtforms.validators import Length, Optional

from app.accounts.forms import Email, EmailField
from app.calls.models import Call
from app.core.forms import Form, StringField, choices, required
from app.core.languages import LANGUAGES, _, _l, language
from app.proposals.actions import Beginning
from app.proposals.models import Proposal
from app.proposals.words import title
from app.regions.models import Region

LONGEST_CODE = 40


class StartForm(Form):
    """Begin a proposal."""

    region = wtforms.SelectField(_l("Region that proposes"))
    original = wtforms.RadioField(
        _l("Original language"),
        choices=choices(LANGUAGES.items()),
        description=_l("Write in the language you know best. Translations stand beside it."),
    )
    title = StringField(_l("Title"), [required(), Length(max=200)])
    organisation = StringField(
        _l("Organisation that proposes with the region"), [Optional(), Length(max=200)]
    )
    continues = wtforms.SelectField(
        _l("Continues an earlier proposal"),
        description=_l("Its texts, areas and budget are taken over."),
    )
    code = StringField(
        _l("Access code"),
        [required(), Length(max=LONGEST_CODE)],
        description=_l("Whoever was invited, or is late, was sent one by the coordinator."),
    )

    def beginning(self, regions: Iterable[Region], earlier: Iterable[Proposal]) -> Beginning:
        """Return what the proposal begins with."""
        asked = self._fields
        known = {str(one.id): one for one in earlier}
        return Beginning(
            region=next(one for one in regions if str(one.id) == self.region.data),
            title=self.title.data,
            original=self.original.data,
            organisation=(asked["organisation"].data or "") if "organisation" in asked else "",
            code=(asked["code"].data or "") if "code" in asked else "",
            continues=known.get(asked["continues"].data) if "continues" in asked else None,
        )


def start_form(
    call: Call,
    regions: Sequence[Region],
    earlier: Sequence[Proposal],
    *,
    with_code: bool,
    continues: str = "",
) -> StartForm:
    """Make the form; what cannot be answered in this call is not asked.

    `continues` is the uuid of the earlier proposal that was chosen on another page.
    """
    chosen = next((str(one.id) for one in earlier if one.uuid == continues), "")
    given = {"original": language(), "region": str(regions[0].id), "continues": chosen}
    form = StartForm(data=given)
    form.region.choices = choices((str(one.id), one.name.best(language())) for one in regions)
    offered = [("", _("No, it is new")), *((str(one.id), _earlier(one)) for one in earlier)]
    form.continues.choices = choices(offered)
    if "organisation" not in call.type.proposers:
        del form.organisation
    if not earlier:
        del form.continues
    if not with_code:
        del form.code
    return form


def _earlier(proposal: Proposal) -> str:
    """Name an earlier proposal."""
    return _("%(year)s: %(title)s", year=proposal.call.year, title=title(proposal, language()))


class RegionForm(Form):
    """Ask a region to propose together."""

    region = wtforms.SelectField(_l("Region"), [required()])


def region_form(regions: Iterable[Region]) -> RegionForm:
    """Make the form; `regions` are those that can be asked."""
    form = RegionForm()
    offered = [
        ("", _("Choose a region")),
        *((str(one.id), one.name.best(language())) for one in regions),
    ]
    form.region.choices = choices(offered)
    return form


class OrganisationForm(Form):
    """Ask an organisation to propose together."""

    organisation = StringField(_l("Organisation"), [required(), Length(max=200)])
    contact = EmailField(
        _l("Mail address of whoever answers for it"),
        [required(), Length(max=254), Email()],
        description=_l("A link is mailed there, and how it ends. Then the address is forgotten."),
    )
    language = wtforms.SelectField(
        _l("Language of the mail"), choices=choices(LANGUAGES.items()), default=language
    )


class AnswerForm(Form):
    """Confirm or decline; the buttons say which."""


class SubmitForm(Form):
    """Submit; after the deadline an access code may let it in."""

    code = StringField(_l("Access code"), [Optional(), Length(max=LONGEST_CODE)])

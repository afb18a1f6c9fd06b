"""The words for questions: what each kind asks, who sees a class of answers, diets, allergens."""

from app.core.languages import _, language, pgettext
from app.core.words import Words
from app.questions.models import Question
from app.questions.rules import shown


def kind(code: str) -> str:
    """Return the name of a kind of question."""
    words = {
        "text": pgettext("question", "Text"),
        "long-text": pgettext("question", "Longer text"),
        "number": pgettext("question", "Number"),
        "date": pgettext("question", "Date"),
        "choice": pgettext("question", "One option"),
        "choices": pgettext("question", "Several options"),
        "file": pgettext("question", "File"),
        "photo": pgettext("question", "Photo"),
        "consent": pgettext("question", "Consent"),
        "name": pgettext("question", "Name in its scripts"),
        "phone": pgettext("question", "Phone number"),
        "address": pgettext("question", "Address"),
        "diet": pgettext("question", "Diet and allergens"),
        "size": pgettext("question", "Size"),
        "passport": pgettext("question", "Passport"),
        "emergency-contact": pgettext("question", "Emergency contact"),
    }
    return str(words[code])


def kind_task(code: str) -> str:
    """Say what a person does who answers a question of this kind."""
    words = {
        "text": _("Writes a line."),
        "long-text": _("Writes several lines."),
        "number": _("Writes a number, between bounds if you set them."),
        "date": _("Chooses a day, between two days if you set them."),
        "choice": _("Chooses one of your options; an option may have limited places."),
        "choices": _("Ticks any of your options; an option may have limited places."),
        "file": _("Uploads a document or a picture; it is kept sealed."),
        "photo": _("Uploads a portrait; it is kept sealed."),
        "consent": _("Agrees by ticking a sentence."),
        "name": _("Writes a name in its own script, in Latin letters and in kana."),
        "phone": _("Writes a phone number; it is put into the international form where possible."),
        "address": _("Writes a postal address."),
        "diet": _("Ticks religious and other diets, and each allergen with how grave it is."),
        "size": _("Chooses a size, such as of a shirt."),
        "passport": _("Types the passport, or pastes its two machine-readable lines."),
        "emergency-contact": _("Names whom to call, with number and language."),
    }
    return str(words[code])


def field_class(code: str) -> str:
    """Return the name of a class of data."""
    words = {
        "open": _("Nothing personal"),
        "name": _("Name and role"),
        "contact": _("Contact"),
        "birth": _("Birth date"),
        "passport": _("Passport"),
        "medical": _("Health and diet"),
        "guardian": _("Guardian’s evidence"),
    }
    return str(words[code])


def seen_by(code: str) -> str:
    """Say who sees the answers of a class, and how they are kept."""
    words = {
        "open": _("Seen by the region, the coordinator, hosts and carers."),
        "name": _("Seen by the region, the coordinator, hosts and carers."),
        "contact": _("Seen by the region and the coordinator."),
        "birth": _("Seen by the region and the coordinator; a host sees the age."),
        "passport": _(
            "Sealed. Nobody sees it once it is saved; the region and the coordinator can reveal it "
            "for a reason that is recorded, and the person sees who did."
        ),
        "medical": _(
            "Sealed. The region sees it; carers reveal it by name for a reason that is recorded; "
            "the kitchen sees numbers without names."
        ),
        "guardian": _("Sealed. The coordinator can reveal it for a reason that is recorded."),
    }
    return str(words[code])


def need(code: str) -> str:
    """Return the words of a diet."""
    words = {
        "halal": pgettext("diet", "Halal"),
        "pork-free": pgettext("diet", "No pork"),
        "vegetarian": pgettext("diet", "Vegetarian"),
        "vegan": pgettext("diet", "Vegan"),
        "no-alcohol": pgettext("diet", "No alcohol, in dishes neither"),
    }
    return str(words[code])


def allergen(code: str) -> str:
    """Return the words of an allergen."""
    words = {
        "egg": pgettext("allergen", "Egg"),
        "milk": pgettext("allergen", "Milk"),
        "wheat": pgettext("allergen", "Wheat"),
        "buckwheat": pgettext("allergen", "Buckwheat"),
        "peanut": pgettext("allergen", "Peanut"),
        "walnut": pgettext("allergen", "Walnut"),
        "shrimp": pgettext("allergen", "Shrimp"),
        "crab": pgettext("allergen", "Crab"),
    }
    return str(words[code])


def severity(code: str) -> str:
    """Say how grave an allergy is."""
    words = {
        "trace": pgettext("allergen", "A trace is dangerous"),
        "eaten": pgettext("allergen", "Must not eat it"),
        "little": pgettext("allergen", "A little does no harm"),
    }
    return str(words[code])


def asked_of(question: Question, role_words: dict[str, str]) -> str:
    """Say which roles are asked."""
    if question.roles is None:
        return str(_("Everybody"))
    return " · ".join(role_words.get(role, role) for role in question.roles)


def option_words(question: Question) -> list[tuple[str, str]]:
    """Return each option's key and its words; a consent has one: that it was given."""
    if question.kind == "consent":
        return [(key, str(_("agreed"))) for key in shown.options_of(question)]
    return [(one["key"], Words(one["label"]).best(language())) for one in question.current.options]

"""Field classes in words."""

from app.core.languages import _l
from app.vault.classes import FieldClass

CLASSES = {
    FieldClass.NAME: _l("Name and role"),
    FieldClass.CONTACT: _l("Mail address, telephone, address"),
    FieldClass.BIRTH: _l("Date of birth"),
    FieldClass.PASSPORT: _l("Passport"),
    FieldClass.MEDICAL: _l("Health, diet and special needs"),
    FieldClass.GUARDIAN: _l("Guardians and their consent"),
    FieldClass.OPEN: _l("Other answers"),
}


def class_name(field_class: str) -> str:
    """Name a field class."""
    return str(CLASSES[FieldClass(field_class)])

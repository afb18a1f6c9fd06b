"""The sentences for what is wrong with a programme document, by their codes."""

from collections.abc import Mapping

from flask_babel import LazyString

from app.core.languages import _l

PROBLEMS: Mapping[str, LazyString] = {
    "json": _l("%(path)s: this is not JSON; look at line %(line)s, column %(column)s."),
    "deep": _l("%(path)s: this is nested too deep; leave out what stands inside."),
    "field_twice": _l("%(path)s: this field is written twice in one object; keep one."),
    "not_a_number": _l("%(path)s: %(text)s is no number that JSON knows; write a number."),
    "object": _l("%(path)s: write an object, in braces { }."),
    "list": _l("%(path)s: write a list, in brackets [ ]."),
    "list_of_texts": _l('%(path)s: write a list of texts, such as ["jp-16", "ru-pri"].'),
    "unknown_field": _l("%(path)s: there is no such field; the fields here are: %(fields)s."),
    "missing": _l("%(path)s: this must be filled in."),
    "missing_year": _l("%(path)s: this must be filled in; write a year, 2019."),
    "text": _l("%(path)s: write a text of at most %(longest)s characters, in quotation marks."),
    "whole": _l("%(path)s: write a whole number from %(least)s to %(most)s."),
    "year": _l("%(path)s: write a year, 2019."),
    "date": _l("%(path)s: write a year, 2019, or a date, 2019-08-05."),
    "choice": _l("%(path)s: write one of: %(choices)s."),
    "flag": _l("%(path)s: write true or false."),
    "words": _l("%(path)s: write a text for each language, in an object of: %(languages)s."),
    "names": _l('%(path)s: write the name in at least one language, such as {"en": "Games"}.'),
    "region": _l("%(path)s: %(code)s is not among the regions; add it to regions, or mend it."),
    "repeated": _l("%(path)s: this stands here twice; keep one."),
    "cadence_years": _l(
        '%(path)s: write the years between editions where cadence is "every", and only there.'
    ),
    "order_of_rules": _l(
        "%(path)s: write the rules by year, each later than the last; only the first may have none."
    ),
    "left_before_joined": _l("%(path)s: it left before it joined; mend one of the two dates."),
    "successor": _l('%(path)s: write a successor only where left_reason is "merged".'),
    "needs_region": _l("%(path)s: say which region it is about; a %(kind)s event needs it."),
    "needs_other": _l("%(path)s: say with which region; a %(kind)s event needs it."),
    "needs_to_year": _l("%(path)s: say with which year; a %(kind)s event needs it."),
    "to_year_later": _l("%(path)s: write a year later than the event's own year."),
    "pair": _l("%(path)s: write exactly two different regions."),
    "sides": _l("%(path)s: write at least two different sides."),
}

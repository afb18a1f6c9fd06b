"""Words and formats in the reader's language; translation happens here, at the edge."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo

from babel import Locale, dates
from babel.support import NullTranslations
from flask import Flask, Response, g, has_request_context, request, url_for
from flask_babel import Babel, LazyString, force_locale, get_locale, get_translations
from flask_babel import format_decimal as _decimal
from flask_login import current_user
from jinja2 import Environment
from markupsafe import Markup, escape

from app.core.addresses import asked
from app.core.dates import PartialDate
from app.core.words import Words

__all__ = ["LANGUAGES", "_", "_l", "language", "listed", "ngettext", "pgettext"]

LANGUAGES = {"en": "English", "ja": "日本語", "ko": "한국어", "zh": "中文", "ru": "Русский"}
COOKIE = "language"
YEAR_SECONDS = 365 * 24 * 3600
_LOCALES = {"en": "en_GB", "ja": "ja", "ko": "ko", "zh": "zh_Hans", "ru": "ru"}
_SEPARATORS = {"ja": "、", "zh": "、"}
_ENGLISH = NullTranslations()
# A sign that no address can hold: it keeps the place of the language.
_NO_LANGUAGE, _QUOTED = "\0", "language=%00"
# 24-hour skeletons: Korean would otherwise print PM 3:04.
_PARTIAL = {"year": "y", "month": "yMMMM", "day": "yMMMd"}


def language() -> str:
    """Return the language of this page: asked for, remembered, the account's, the browser's.

    English where there is no page.
    """
    # Each look through Flask's own g is four calls, and a page asks for its language very often.
    try:
        kept = g._get_current_object()  # noqa: SLF001  (documented for this)
    except RuntimeError:
        return "en"
    try:
        return str(kept.language)
    except AttributeError:
        kept.language = _choose() if has_request_context() else "en"
        return str(kept.language)


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Write in another language for a while, such as that of a mail's reader."""
    before = language()
    g.language = wanted
    g.pop("catalogue", None)
    try:
        with force_locale(_LOCALES[wanted]):
            yield
    finally:
        g.language = before
        g.pop("catalogue", None)


def catalogue() -> NullTranslations:
    """Return the sentences of this page's language; of English where there is no page.

    Kept for the page: Flask-Babel's own way to them takes longer than the translation itself.
    """
    try:
        kept = g._get_current_object()  # noqa: SLF001  (documented for this)
    except RuntimeError:
        return _ENGLISH
    try:
        return cast("NullTranslations", kept.catalogue)
    except AttributeError:
        kept.catalogue = _catalogue_in(language())
        return cast("NullTranslations", kept.catalogue)


@cache
def _catalogue_in(wanted: str) -> NullTranslations:
    """Read the sentences of a language, once for each process."""
    with force_locale(_LOCALES[wanted]):
        return cast("NullTranslations", get_translations())


def _(text: str, **values: object) -> str:
    """Translate a sentence, and fill its blanks."""
    found = str(catalogue().ugettext(text))
    return found % values if values else found


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """Translate a sentence about a number of things, which fills %(num)s."""
    return str(catalogue().ungettext(one, many, num)) % {"num": num, **values}


def pgettext(context: str, text: str, **values: object) -> str:
    """Translate words that mean something else elsewhere."""
    found = str(catalogue().upgettext(context, text))
    return found % values if values else found


def _l(text: str, **values: object) -> LazyString:
    """Translate a sentence when it is shown."""
    return LazyString(_, text, **values)


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    """Fill the blanks of a sentence for HTML: the sentence is ours, what fills it is escaped."""
    safe = Markup(text)  # noqa: S704  (written by the house or its translators)
    return safe % values if "%" in text else safe


def _translate_templates(templates: Environment) -> None:
    """Let templates take their sentences from the page's catalogue."""
    templates.globals.update(
        _=lambda text, **values: _filled(catalogue().ugettext(text), values),
        ngettext=lambda one, many, num, **values: _filled(
            catalogue().ungettext(one, many, num), {"num": num, **values}
        ),
        pgettext=lambda context, text, **values: _filled(
            catalogue().upgettext(context, text), values
        ),
    )


def _choose() -> str:
    """Choose this request's language."""
    for wish in (request.args.get("language"), request.cookies.get(COOKIE)):
        if wish in LANGUAGES:
            return wish
    if current_user.is_authenticated and current_user.language in LANGUAGES:
        return str(current_user.language)
    return request.accept_languages.best_match(list(LANGUAGES), "en") or "en"


def locale() -> Locale:
    """Return the Babel locale of this page, for dates and numbers."""
    return Locale.parse(_LOCALES[language()])


def url_in(wanted: str) -> str:
    """Return this same page's address in another language; it is made up once for all of them."""
    found = g.get("page_address")
    if found is None:
        arguments = asked() | (request.view_args or {}) if request.endpoint else {}
        endpoint = request.endpoint or "desk.home"
        found = g.page_address = url_for(endpoint, **{**arguments, "language": _NO_LANGUAGE})
    return str(found).replace(_QUOTED, f"language={wanted}")


def words(value: Words | None) -> Markup:
    """Show a text in the reader's language, or the next best one marked as such."""
    if not value:
        return Markup()
    best = value.best_language(language())
    text = escape(value.get(best, ""))
    if best == language():
        return text
    return Markup('<span lang="{}">{}</span>').format(best, text)


def day(value: date | None) -> str:
    """Write a calendar day."""
    return str(dates.format_skeleton("yMMMEd", value, locale=locale())) if value else ""


def days(start: date | None, end: date | None) -> str:
    """Write a span of calendar days, shortened where they share a month."""
    if start is None or end is None or start == end:
        return day(start or end)
    return str(dates.format_interval(start, end, "yMMMd", locale=locale()))


def partial(value: PartialDate | None) -> str:
    """Write a date as far as it is known."""
    if value is None:
        return str(_("unknown"))
    return str(dates.format_skeleton(_PARTIAL[value.precision], value.first_day(), locale=locale()))


def place(zone: str) -> str:
    """Name an IANA zone by its city, as clocks are told by it."""
    return str(dates.get_timezone_location(zone, locale=locale(), return_city=True))


def offset(value: datetime) -> str:
    """Write a zone's distance from UTC at a moment, such as UTC+9 or UTC+5:30."""
    distance = value.utcoffset() or timedelta()
    sign = "−" if distance < timedelta() else "+"
    hours, minutes = divmod(abs(distance) // timedelta(minutes=1), 60)
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def moment(value: datetime | None, zone: str) -> str:
    """Write a moment as it is in an IANA zone, and name the zone."""
    if value is None:
        return ""
    there = value.astimezone(ZoneInfo(zone))
    when = dates.format_skeleton("yMMMEd", there, locale=locale())
    sentence: str = _(
        "%(day)s, %(time)s %(place)s (%(offset)s)",
        day=when,
        time=f"{there:%H:%M}",
        place=place(zone),
        offset=offset(there),
    )
    return sentence


def separator() -> str:
    """Return what stands between the things of a list."""
    return _SEPARATORS.get(language(), ", ")


def gap() -> str:
    """Return what stands between two sentences."""
    return "" if language() in _SEPARATORS else " "


def listed(things: Iterable[object]) -> str:
    """Write things one after another; where one of them is HTML, the others are escaped."""
    found = list(things)
    if any(hasattr(one, "__html__") for one in found):
        return Markup(separator()).join(escape(one) for one in found)  # noqa: S704  (a comma)
    return separator().join(str(one) for one in found)


def number(value: float) -> str:
    """Write a number with the language's separators."""
    return str(_decimal(value))


def money(amount: Decimal, currency: str) -> str:
    """Write an amount with the letters of its currency: signs such as ¥ mean several."""
    pattern = "#,##0" if amount == int(amount) else "#,##0.00"
    shown = f"{_decimal(amount, pattern)}\N{NO-BREAK SPACE}{currency}"
    return shown.replace("-", "\N{MINUS SIGN}")


def init_app(app: Flask) -> None:
    """Connect the languages to the application and its templates."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "en")
    Babel(app, locale_selector=lambda: _LOCALES[language()].replace("en_GB", "en"))
    _translate_templates(app.jinja_env)
    app.jinja_env.globals.update(
        languages=LANGUAGES,
        language=language,
        url_in=url_in,
        get_locale=get_locale,
        separator=separator,
        gap=gap,
    )
    for show in (words, day, days, partial, place, moment, number, listed):
        app.jinja_env.filters[show.__name__] = show

    @app.after_request
    def remember(response: Response) -> Response:
        wish = request.args.get("language")
        if wish in LANGUAGES and wish != request.cookies.get(COOKIE):
            response.set_cookie(
                COOKIE,
                wish,
                max_age=YEAR_SECONDS,
                samesite="Lax",
                httponly=True,
                secure=app.config["SESSION_COOKIE_SECURE"],
            )
        return response

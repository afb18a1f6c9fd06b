import re
from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from app.core import languages
from app.core.dates import PartialDate
from app.core.words import Words
from tests.conftest import make_app


@pytest.fixture
def speak(tmp_path):
    """Ask for a page in a language."""
    application = make_app(f"sqlite:///{tmp_path}/languages.db")

    def in_language(code, **headers):
        path = headers.pop("path", f"/?language={code}" if code else "/")
        return application.test_request_context(path, **headers)

    yield in_language
    application.extensions["engine"].dispose()


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("ja,en;q=0.5", "ja"),
        ("zh-CN,zh;q=0.9", "zh"),
        ("ru-RU", "ru"),
        ("ko-KR,ko;q=0.8", "ko"),
        ("mn,fr;q=0.5", "en"),
        ("", "en"),
    ],
)
def test_the_browser_chooses(speak, accepted, chosen):
    with speak(None, headers={"Accept-Language": accepted}):
        assert languages.language() == chosen


def test_a_wish_in_the_address_is_kept_for_later_pages(client):
    answer = client.get("/?language=ru")
    assert "language=ru" in answer.headers["Set-Cookie"]
    assert '<html lang="ru">' in client.get("/").text


def test_an_unknown_language_is_not_kept(client):
    assert "Set-Cookie" not in client.get("/?language=xx").headers


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "Tue, 5 Aug 2025, 14:00 Seoul (UTC+9)"),
        ("ko", "2025년 8월 5일 (화)"),
        ("ja", "2025年8月5日(火)"),
        ("zh", "2025年8月5日周二"),
        ("ru", "вт, 5 авг. 2025 г."),
    ],
)
def test_a_moment_names_its_zone_and_uses_24_hours(speak, code, written):
    with speak(code):
        text = languages.moment(datetime(2025, 8, 5, 5, tzinfo=UTC), "Asia/Seoul")
    assert re.sub(r"\s", " ", text).startswith(written)
    assert "14:00" in text
    assert "UTC+9" in text


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("Asia/Kathmandu", "UTC+5:45"),
        ("America/St_Johns", "UTC−2:30"),
        ("Asia/Tokyo", "UTC+9"),
        ("UTC", "UTC+0"),
    ],
)
def test_offsets_are_written_out(speak, zone, offset):
    with speak("en"):
        assert offset in languages.moment(datetime(2025, 8, 5, 5, tzinfo=UTC), zone)


@pytest.mark.parametrize("code", languages.LANGUAGES)
@pytest.mark.parametrize("text", ["1990", "1990-09", "1990-09-12"])
def test_a_partly_known_date_invents_nothing(speak, code, text):
    with speak(code):
        written = languages.partial(PartialDate(text))
    assert "1990" in written
    assert ("12" in written) == (text.count("-") == 2)


def test_a_span_is_written_once_where_its_ends_agree(speak):
    with speak("en"):
        assert languages.days(date(2025, 8, 5), date(2025, 8, 10)) == "5–10 Aug 2025"


def test_a_text_in_another_language_says_so(speak):
    with speak("ko"):
        shown = languages.words(Words({"ja": "<富山>"}))
    assert shown == '<span lang="ja">&lt;富山&gt;</span>'


def test_a_mail_is_written_in_its_readers_language(speak):
    with speak("en"):
        with languages.speaking("ja"):
            assert languages.language() == "ja"
        assert languages.language() == "en"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Toyama, Gangwon"),
        ("ja", "Toyama、Gangwon"),
        ("ko", "Toyama, Gangwon"),
        ("zh", "Toyama、Gangwon"),
        ("ru", "Toyama, Gangwon"),
    ],
)
def test_a_list_is_joined_as_the_language_does(speak, code, said):
    with speak(code):
        assert languages.listed(["Toyama", "Gangwon"]) == said
        assert languages.listed(one for one in ["Toyama"]) == "Toyama"
        assert languages.listed([]) == ""


def test_a_list_with_html_in_it_escapes_the_rest(speak):
    with speak("ja"):
        assert languages.listed([Markup("<b>A</b>"), "<i>"]) == "<b>A</b>、&lt;i&gt;"
        assert not isinstance(languages.listed(["<i>"]), Markup)


@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("/", "", "/?language={}"),
        ("/calendar", "year=2027&language=ko&back=a b", "/calendar?year=2027&language={}&back=a+b"),
        ("/regions/jp-16", "say=language%3Den", "/regions/jp-16?say=language%3Den&language={}"),
        ("/nowhere", "x=1", "/?language={}"),
    ],
)
def test_a_page_has_an_address_in_each_language(speak, path, query, address):
    with speak(None, path=path, query_string=query):
        found = [languages.url_in(code) for code in languages.LANGUAGES]
    assert found == [address.format(code) for code in languages.LANGUAGES]


def test_each_language_has_sentences_of_its_own(speak):
    said = []
    for code in (*languages.LANGUAGES, "ja"):
        with speak(code):
            said.append(str(languages._("Calendar")))
    assert len(set(said)) == 5
    assert said[0] == "Calendar"
    assert said[1] == said[-1] != "Calendar"


def test_clocks_are_named_by_their_city_and_sentences_stand_apart_as_the_language_has_it(app):
    told = {}
    for spoken in ("en", "ja", "ru"):
        with app.test_request_context(f"/?language={spoken}"):
            told[spoken] = languages.place("Asia/Irkutsk"), languages.gap()
    assert told == {"en": ("Irkutsk", " "), "ja": ("イルクーツク", ""), "ru": ("Иркутск", " ")}

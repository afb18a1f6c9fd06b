"""Addresses that no page gave out are answered, and never with a failure."""

import pytest

from app.accounts.routes import current

NUMBERS = (
    "/editions/{}",
    "/editions/{}/roster",
    "/editions/{}/delegations/jp-16/people/1/edit",
    "/turns/{}",
    "/memberships/{}/edit",
    "/offices/{}/edit",
    "/people/grants/{}/revoke",
    "/dev/mail/{}",
)
NOBODYS = ("0", "-1", "2147483647", "2147483648", str(2**63), "1" * 5000, "%D9%A1", "１", "01")
PAGES = ("/", "/calendar", "/programmes", "/regions", "/statistics", "/history", "/people")
STEERING = ("endpoint=x", "_method=BOGUS", "_scheme=javascript&_external=1", "_external=1")


@pytest.mark.parametrize("number", NOBODYS)
def test_a_number_that_no_row_bears_is_not_found(administrator, number):
    answers = {path: administrator.get(path.format(number)).status_code for path in NUMBERS}
    assert set(answers.values()) == {404}, answers


def test_a_number_that_a_row_bears_is_found(administrator, world):
    assert administrator.get(world.path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/programmes/a%00b", "/regions/%00", "/calendar?q=%00", "/?a%00=1", "/people?q=a%00"]
)
def test_nul_in_an_address_is_refused(administrator, path):
    assert administrator.get(path).status_code == 400
    assert administrator.get(path.replace("%00", "x")).status_code in {200, 404}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("argument", STEERING)
def test_an_argument_steers_no_link(administrator, page, argument):
    answer = administrator.get(f"{page}?{argument}&q=fish")
    assert answer.status_code == 200
    assert "javascript:" not in answer.text
    assert 'href="http' not in answer.text.replace('href="https://www.', "")
    assert f'href="{page}?q=fish&amp;language=ja"' in answer.text


def test_a_links_page_is_the_readers_own(coordinator, world):
    for argument in ("edition_id=abc", "edition_id=5"):
        answer = coordinator.get(f"{world.path}/roster?{argument}")
        assert answer.status_code == 200
        assert f'href="{world.path}/roster?language=ja"' in answer.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0000-00-00", "2023-02-29"])
@pytest.mark.parametrize("page", ["/history", "/history.csv"])
def test_days_at_the_edges_of_the_calendar_are_not_looked_for(administrator, page, day):
    assert administrator.get(f"{page}?since={day}&until={day}").status_code == 200


LEAVING = [
    f"{start}evil.example{end}"
    for start in (
        *(
            "//",
            "///",
            "/\\",
            "\\\\",
            "/\\/",
            "https:",
            "https:/",
            "https://",
            "//user@",
            "HTTPS://",
        ),
        *(
            " //",
            "\t//",
            "/\t/",
            "/\n/",
            "//\u3002",
            "\uff0f\uff0f",
            "/\u2215",
            "/%09/",
            "/.//",
            "/..//",
        ),
        *("javascript:", "data:text/html,", "vbscript:", "//localhost@", "/;//", "http://[", "//["),
    )
    for end in ("", "/%2e%2e", "?next=/")
]


@pytest.mark.parametrize("wish", LEAVING)
def test_a_wish_for_another_site_leads_home(app, wish):
    with app.test_request_context("/sign-in"):
        assert current.next_page(wish, "/home") == "/home"


@pytest.mark.parametrize("wish", ["/calendar", "/programmes?q=fish", "/account"])
def test_a_wish_for_a_page_is_granted(app, wish):
    with app.test_request_context("/sign-in"):
        assert current.next_page(wish, "/home") == wish

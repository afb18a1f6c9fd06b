"""The list of programmes."""

from app.desk.demo_edition import open_demo_edition


def test_the_list_says_of_each_programme_who_hosts_next(client, facts, in_2026):
    page = client.get("/programmes").text
    assert "Next host, 2026: Liaoning Province (expected by the rule)." in page
    assert "Next host, 2027: Republic of Buryatia (agreed on record)." in page
    assert page.count('data-label="Who hosts next"') == 25


def test_the_list_says_when_the_next_edition_is_held(client, facts, in_2026):
    assert "Next edition" not in client.get("/programmes").text
    edition = open_demo_edition(facts, "https://kitamae.example")
    page = client.get("/programmes").text
    assert page.count("Next edition") == 1
    assert f'href="/editions/{edition.id}"' in page
    assert "5–10 Aug 2027" in page

"""The list of programmes."""


def test_the_list_says_of_each_programme_who_hosts_next(client, facts, in_2026):
    page = client.get("/programmes").text
    assert "Next host, 2026: Liaoning Province (expected by the rule)." in page
    assert "Next host, 2027: Republic of Buryatia (agreed on record)." in page
    assert page.count('data-label="Who hosts next"') == 25

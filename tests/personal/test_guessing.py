"""Links that lead nowhere."""

import secrets

GUESSES = 10_000
FREE = 30


def test_ten_thousand_random_links_lead_nowhere_and_are_slowed_down(app, session, send, sakura):
    link = send(sakura)
    client = app.test_client()
    said = [
        client.get(f"/own/{secrets.token_urlsafe(32)}", checked=False).status_code
        for _ in range(100)
    ]
    assert said == [404] * FREE + [429] * (100 - FREE)
    # Whoever holds a link is not locked out by a neighbour who guesses.
    assert client.get(link.path).status_code == 200

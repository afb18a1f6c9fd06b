"""Links that lead nowhere."""

import secrets

# Of what 256 random bits leave to guess, a neighbour's tries are none; they only cost us work.
FREE, TRIES = 30, 400


def test_random_links_lead_nowhere_and_are_slowed_down(app, session, send, sakura):
    link = send(sakura)
    client = app.test_client()
    said = [
        client.get(f"/own/{secrets.token_urlsafe(32)}", checked=False).status_code
        for _ in range(TRIES)
    ]
    assert said == [404] * FREE + [429] * (TRIES - FREE)
    # Whoever holds a link is not locked out by a neighbour who guesses.
    assert client.get(link.path).status_code == 200

"""Two people change the same answers: each is told in words what the other chose."""

from tests.hostile.test_forms import plan


def opened(answer):
    """Return what a form remembers of its beginning."""
    return answer.text.split('name="opened"')[1].split('value="')[1].split('"')[0]


def test_a_choice_of_somebody_else_is_shown_in_words(coordinator, world):
    path = f"{world.path}/edit"
    begun = plan(opened=opened(coordinator.get(path)).replace("&#34;", '"'))
    theirs = plan(host=str(world.regions[2].id), mode="online", invitees=[world.gangwon.id])
    mine = begun | {"host": str(world.gangwon.id), "mode": "hybrid", "invitees": [world.toyama.id]}
    assert coordinator.post(path, data=theirs).status_code == 303
    answer = coordinator.post(path, data=mine)
    assert answer.status_code == 422
    for words in ("Liaoning", "Online", "Gangwon"):
        assert f"changed this to “{words}”" in answer.text

import json


def test_a_programme_goes_out_and_comes_in_at_the_command_line(app, session, world, tmp_path):
    runner = app.test_cli_runner()
    out = runner.invoke(args=["programmes", "export", "coast-games"])
    assert out.exit_code == 0
    told = json.loads(out.output)
    file = tmp_path / "told.json"
    file.write_text(json.dumps({**told, "slug": "the-copy"}))
    assert "the-copy: 7 changes" in runner.invoke(args=["programmes", "import", str(file)]).output
    assert "the-copy: 0 changes" in runner.invoke(args=["programmes", "import", str(file)]).output


def test_what_cannot_be_read_is_said_in_words(app, session, world, tmp_path):
    runner = app.test_cli_runner()
    file = tmp_path / "told.json"
    file.write_text("{}")
    found = runner.invoke(args=["programmes", "import", str(file)])
    assert found.exit_code == 1
    assert "slug" in found.output
    assert runner.invoke(args=["programmes", "export", "nothing"]).exit_code == 1

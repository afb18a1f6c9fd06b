"""The outbox and the mail server: nothing lost, nothing twice but after a crash."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_string

import pytest
from aiosmtpd.controller import Controller
from flask import abort
from sqlalchemy import select

from app.core import access, db, languages, mail, outbox
from app.core.outbox import Letter

# Seconds: a limit for what is broken.
PATIENCE = 600
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Sink:
    """A mail server that keeps what it takes, and answers as it is told."""

    def __init__(self, recipients="250 OK", texts="250 OK"):
        self.recipients, self.texts = recipients, texts
        self.taken = []

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self.recipients.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipients

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        if self.texts.startswith("250"):
            self.taken.append(envelope.content.decode())
        return self.texts

    def ids(self):
        lines = [line for text in self.taken for line in text.splitlines()]
        return [line.split(":", 1)[1].strip() for line in lines if line.startswith("Message-ID:")]


class Reader:
    def __init__(self, email, language):
        self.email, self.language = email, language


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def serving(sink, port):
    controller = Controller(sink, hostname="127.0.0.1", port=port, ready_timeout=PATIENCE)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


@pytest.fixture
def post(live):
    """An application with a mail server's address, and a way to post."""
    port = free_port()
    live.app.config["MAIL_URL"] = f"smtp://127.0.0.1:{port}"

    def send(to="a@example.org", subject="Привет", body="Line\nhttps://x.example/1"):
        with live.app.app_context(), db.transaction() as session:
            mail.post(session, to, subject, body, "ru")

    send.port = port
    return send


def deliver(live):
    with live.app.app_context():
        mail.deliver()


def letters(live):
    with live.transaction() as session:
        return session.scalars(select(Letter).order_by(Letter.id)).all()


def test_a_mail_is_delivered_once_and_its_text_erased(live, post):
    post()
    with serving(Sink(), post.port) as sink:
        deliver(live)
        deliver(live)
    (letter,) = letters(live)
    assert sink.ids() == [letter.message_id]
    assert "Subject: =?utf-8?" in sink.taken[0]
    assert "Auto-Submitted: auto-generated" in sink.taken[0]
    assert (letter.state, letter.body) == ("sent", "")


def test_a_server_that_was_down_gets_it_later(live, post, clock):
    clock(NOON)
    post()
    deliver(live)
    (letter,) = letters(live)
    assert letter.state == "waiting"
    assert letter.error.startswith("ConnectionRefusedError")
    with serving(Sink(), post.port) as sink:
        deliver(live)
        assert sink.taken == []
        clock(NOON + timedelta(seconds=30))
        deliver(live)
    assert sink.ids() == [letter.message_id]


def test_three_days_without_a_server_lose_nothing(live, post, clock):
    clock(NOON)
    for number in range(120):
        post(to=f"{number}@example.org")
    clock(NOON + timedelta(minutes=1))
    deliver(live)
    with live.transaction() as session:
        for letter in session.scalars(select(Letter)):
            letter.attempts = 100
    clock(NOON + timedelta(hours=72))
    deliver(live)
    assert {letter.state for letter in letters(live)} == {"waiting"}
    assert max(letter.next_at for letter in letters(live)) <= NOON + timedelta(hours=72, minutes=30)
    with serving(Sink(), post.port) as sink:
        clock(NOON + timedelta(hours=72, minutes=30))
        deliver(live)
    assert len(set(sink.ids())) == len(sink.ids()) == 120


def test_after_five_days_it_is_given_up_and_says_so(live, post, clock):
    clock(NOON)
    post()
    clock(NOON + timedelta(days=5, minutes=1))
    deliver(live)
    (letter,) = letters(live)
    assert letter.state == "failed"
    assert letter.error


@pytest.mark.parametrize("where", ["recipients", "texts"])
def test_a_refusal_for_now_is_tried_again(live, post, clock, where):
    clock(NOON)
    post()
    with serving(Sink(**{where: "450 Mailbox busy"}), post.port):
        deliver(live)
    (letter,) = letters(live)
    assert (letter.state, letter.error) == ("waiting", "450 Mailbox busy")
    with serving(Sink(), post.port) as sink:
        clock(NOON + timedelta(minutes=1))
        deliver(live)
    assert len(sink.taken) == 1


@pytest.mark.parametrize("where", ["recipients", "texts"])
def test_a_refusal_for_ever_is_shown_and_holds_nobody_up(live, post, where):
    post(to="gone@example.org")
    with serving(Sink(**{where: "550 No such mailbox"}), post.port):
        deliver(live)
    post(to="here@example.org")
    with serving(Sink(), post.port) as sink:
        deliver(live)
    gone, here = letters(live)
    assert (gone.state, gone.error) == ("failed", "550 No such mailbox")
    assert here.state == "sent"
    assert len(sink.taken) == 1


def test_two_senders_share_and_never_double(live, post):
    for _ in range(3):
        post()
    with live.transaction() as first:
        taken = outbox.lease(first, datetime.now(UTC))
    with live.transaction() as second:
        assert outbox.lease(second, datetime.now(UTC)) == []
    assert len(taken) == 3


def test_a_crash_between_sending_and_noting_repeats_the_same_message_id(
    live, post, clock, monkeypatch
):
    clock(NOON)
    post()
    with serving(Sink(), post.port) as sink:
        with monkeypatch.context() as broken:
            broken.setattr(outbox, "sent", lambda *_given: sys.exit("killed"))
            with pytest.raises(SystemExit):
                deliver(live)
        deliver(live)
        assert len(sink.taken) == 1
        clock(NOON + outbox.LEASE)
        deliver(live)
    (letter,) = letters(live)
    assert sink.ids() == [letter.message_id] * 2
    assert letter.state == "sent"


@pytest.mark.parametrize("subject", ["A\r\nBcc: x@example.org", "A\nB"])
def test_a_line_break_in_a_header_is_refused(post, live, subject):
    with pytest.raises(ValueError, match=r"linefeed|newline|characters"):
        post(subject=subject)
    assert letters(live) == []


def test_a_line_break_in_an_address_is_refused(post, live):
    with pytest.raises(ValueError, match=r".+"):
        post(to="a@example.org\r\nBcc: x@example.org")
    assert letters(live) == []


@pytest.mark.own_routes
@pytest.mark.parametrize(("fails", "count"), [(True, 0), (False, 1)])
def test_work_that_is_undone_sends_nothing(live, fails, count):
    @live.app.post("/mailing")
    @access.allow(access.anyone)
    def mailing():
        mail.post(db.session(), "a@example.org", "A", "B", "en")
        if fails:
            abort(409)
        return "<p>done"

    live.client().post("/mailing", checked=False)
    assert len(letters(live)) == count


def test_without_a_server_mail_is_kept_for_reading(live):
    with live.app.app_context(), db.transaction() as session:
        mail.post(session, "a@example.org", "Read me", "See https://x.example/1", "en")
    deliver(live)
    (letter,) = letters(live)
    assert letter.state == "kept"
    client = live.client()
    assert "Read me" in client.get("/dev/mail").text
    assert '<a href="https://x.example/1"' in client.get(f"/dev/mail/{letter.id}").text


@pytest.mark.parametrize("stop", [signal.SIGTERM])
def test_the_worker_sends_what_waits_and_stops_on_term(live, post, stop):
    post()
    given = {
        "KITAMAE_DATABASE_URL": live.url,
        "KITAMAE_DEVELOPMENT": "1",
        "KITAMAE_MAIL_URL": f"smtp://127.0.0.1:{post.port}",
    }
    command = [sys.executable, "-m", "flask", "--app", "app", "worker"]
    with (
        serving(Sink(), post.port) as sink,
        subprocess.Popen(command, env={**os.environ, **given}) as worker,
    ):
        end = time.monotonic() + PATIENCE
        while not sink.taken and time.monotonic() < end:
            time.sleep(0.1)
        worker.send_signal(stop)
        assert worker.wait(PATIENCE) == 0
    assert len(sink.taken) == 1


def test_each_reader_is_told_in_their_own_language(app, session):
    readers = [Reader("a@example.org", "ja"), Reader("b@example.org", "mn")]
    with app.app_context():
        mail.tell(
            session, readers, lambda chosen: (f"in {chosen}", [languages._("Saved."), "Bye."])
        )
    told = {one.recipient: one for one in session.scalars(select(Letter))}
    assert {to: (one.language, one.subject, one.body) for to, one in told.items()} == {
        "a@example.org": ("ja", "in ja", "保存しました。\n\nBye."),
        "b@example.org": ("en", "in en", "Saved.\n\nBye."),
    }


def test_links_in_mails_need_no_request(app):
    with app.app_context():
        assert mail.link("desk.home", language="ja") == f"{app.config['PUBLIC_URL']}/?language=ja"


def test_files_go_along_and_are_erased_with_the_text(live, post):
    files = [
        mail.Attachment("a.ics", "text/calendar; method=CANCEL", "BEGIN:VCALENDAR\r\nX:日本\r\n")
    ]
    with live.app.app_context(), db.transaction() as session:
        mail.post(session, "a@example.org", "Moved", "See the file.", "en", files)
    with serving(Sink(), post.port) as sink:
        deliver(live)
    read = message_from_string(sink.taken[0])
    (found,) = [one for one in read.walk() if one.get_filename() == "a.ics"]
    assert found.get_content_type() == "text/calendar"
    assert (found.get_param("method"), found.get_param("charset")) == ("CANCEL", "utf-8")
    assert found.get_payload(decode=True).decode() == "BEGIN:VCALENDAR\r\nX:日本\r\n"
    (letter,) = letters(live)
    assert (letter.body, letter.attachments) == ("", [])


def test_more_than_fits_is_not_attached(app, session):
    many = [mail.Attachment("a.ics", "text/calendar", "x" * outbox.MOST_ATTACHED)]
    with app.app_context():
        assert mail.post(session, "a@example.org", "x", "x", "en", many).attachments
        with pytest.raises(ValueError, match="too much"):
            mail.post(session, "a@example.org", "x", "x", "en", many * 2)

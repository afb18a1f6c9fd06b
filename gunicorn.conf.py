"""How gunicorn serves Kitamae; each value can be set in the environment."""

import gc
import os

wsgi_app = "app:create_app()"
bind = os.environ.get("BIND", "127.0.0.1:8000")
# With one socket for all, one worker took all connections that came at once and the other none:
# half the registrations a second. A socket in the file system cannot be shared that way.
reuse_port = not bind.startswith("unix:")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
# The application is imported once; each worker opens its own database connections.
preload_app = True
timeout = 60
graceful_timeout = 20
keepalive = 5
# The proxy in front tells by X-Forwarded-Proto that the person came over HTTPS.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
control_socket_disable = True
# A worker's heartbeat must not wait for a disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108

# Imports make hundreds of thousands of objects that stay: looking for cycles among them again and
# again took a third of the start.
gc.disable()


def when_ready(_server: object) -> None:
    """Leave what was imported out of every collection, which took a tenth of a worker's time.

    The workers are forked after this, and share those objects untouched.
    """
    gc.freeze()
    gc.enable()

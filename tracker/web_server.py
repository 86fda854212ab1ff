"""How gunicorn serves the product: `gunicorn --config tracker/web_server.py tracker.wsgi`.

WEB_CONCURRENCY sets the number of processes.
"""

import sys

from gunicorn.workers.base import Worker

bind = "127.0.0.1:8000"
worker_class = "tracker.front_door.worker.WaitressWorker"
timeout = 60
graceful_timeout = 10
max_requests = 10_000
max_requests_jitter = 1_000
loglevel = "warning"
# one well-known path per user: two instances on a machine would fight over it
control_socket_disable = True


def post_worker_init(worker: Worker) -> None:
    """Tell the address once it answers."""
    for listening in worker.sockets:
        host, port, *_ = listening.getsockname()
        sys.stdout.write(f"Ready: http://{f'[{host}]' if ':' in host else host}:{port}\n")
    sys.stdout.flush()

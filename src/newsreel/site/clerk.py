"""The clerk: the ticker, which writes what falls due as rows, the background tasks, the newsroom's
search index, mails to readers, and on SQLite the one writer of readers' comments."""

import logging
import threading
import time
from datetime import UTC, datetime

from django.conf import settings
from django.db import close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker

from newsreel.comments.actions.mail import AwayError, Postman
from newsreel.comments.actions.rule import close_by_age
from newsreel.comments.post_box import PostBox
from newsreel.stories.actions.tick import tick
from newsreel.stories.search import begin_anew, keep_up

log = logging.getLogger("newsreel.clerk")
TICK = 0.5
BREATH = 0.05
POST = 2.0
POST_AWAY = 30.0


def run(stopped: threading.Event) -> None:
    """Tick and work until ``stopped``."""
    ticker = threading.Thread(target=_tick, args=(stopped,), name="ticker")
    ticker.start()
    indexer = threading.Thread(target=_index, args=(stopped,), name="indexer")
    indexer.start()
    comments = threading.Thread(target=_take_comments, args=(stopped,), name="comments")
    comments.start()
    postman = threading.Thread(target=_mail, args=(stopped,), name="postman")
    postman.start()
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0.5,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"clerk-{threading.get_native_id()}",
    )
    threading.Thread(target=_stop, args=(stopped, worker), daemon=True).start()
    try:
        worker.run()
    finally:
        stopped.set()
        ticker.join()
        indexer.join()
        comments.join()
        postman.join()


def _stop(stopped: threading.Event, worker: Worker) -> None:
    stopped.wait()
    worker.running = False


def _take_comments(stopped: threading.Event) -> None:
    box = settings.COMMENTS["box"]
    if box is not None:
        PostBox(box).serve(stopped)
        connection.close()


def _tick(stopped: threading.Event) -> None:
    # By the clock's own halves of a second: what is due on the hour is not late by a tick.
    while not stopped.wait(TICK - time.time() % TICK):
        try:
            now = datetime.now(UTC)
            tick(now)
            close_by_age(now)
        except Exception:
            log.exception("the ticker failed; it tries again")
            close_old_connections()
    connection.close()


def _mail(stopped: threading.Event) -> None:
    """Mail what is due to readers; the mail server holds up nothing else."""
    postman, pause = Postman(), POST
    while not stopped.wait(pause):
        pause = POST
        try:
            postman.round(datetime.now(UTC))
        except AwayError as error:
            log.warning("the mail server does not answer; readers' mails wait: %s", error)
            pause = POST_AWAY
        except Exception:
            log.exception("readers' mails could not be sent; it is tried again")
            close_old_connections()
            pause = POST_AWAY
    connection.close()


def _index(stopped: threading.Event) -> None:
    """Take in what changed. After an import that is a lot: the newsroom's writes go between."""
    pause, begun = TICK, False
    while not stopped.wait(pause):
        try:
            begun = begun or begin_anew() or True
            pause = BREATH if keep_up() else TICK
        except Exception:
            log.exception("the search index could not be kept up; it is tried again")
            close_old_connections()
            pause = 5.0
    connection.close()

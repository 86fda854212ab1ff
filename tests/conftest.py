"""What every test module shares: which servers there are, and no silent skips in CI."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from events import tasks
from events.extraction.gazetteer.build_gazetteer import build, is_current
from events.extraction.gazetteer.gazetteer_file import FileGazetteer
from events.services.queue.outage import Outage
from tracker.cache import ForgivingRedisCache

# Where this is set (CI does), a test that cannot run is a failure: a skip would say "all is well"
# of what nobody looked at.
REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
# It needs somebody's language model, and none is to be had on every machine.
MAY_BE_SKIPPED = {
    "tests/services/language_model/test_real_model.py::test_a_real_model_keeps_the_contract"
}
NEEDS = {
    "postgres": ("DATABASE_URL", lambda: "postgresql" in settings.DATABASES["default"]["ENGINE"]),
    "redis": ("REDIS_URL", lambda: bool(settings.REDIS_URL)),
}


# A test that asks no database proves the same beside either: it runs once.
ASKING = {"db", "transactional_db", "django_db_setup", "live_server", "admin_client"}


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="only what another database or a server could answer otherwise",
    )


# An import contract says so: the second round need not even load these tests.
ASKS_NO_DATABASE = Path(__file__).with_name("extraction")


def pytest_ignore_collect(collection_path, config):
    if config.getoption("--database-only") and collection_path == ASKS_NO_DATABASE:
        return True
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    _skip_what_has_no_server(items)
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if config.getoption("--database-only"):
        kept = [item for item in items if _asks(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept


def _asks(item):
    """Whether the test asks a database or a server, and none that answers like SQLite."""
    if item.get_closest_marker("either_database"):
        return False
    marked = any(item.get_closest_marker(name) for name in ("django_db", *NEEDS))
    return marked or not ASKING.isdisjoint(item.fixturenames)


def _skip_what_has_no_server(items):
    for marker, (variable, is_there) in NEEDS.items():
        if not is_there():
            skip = pytest.mark.skip(reason=f"needs {variable}; `make services` starts a server")
            for item in items:
                if item.get_closest_marker(marker):
                    item.add_marker(skip)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if (
        REQUIRE_ALL
        and report.skipped
        and not hasattr(report, "wasxfail")
        and item.nodeid not in MAY_BE_SKIPPED
    ):
        report.outcome = "failed"
        report.longrepr = (
            f"{item.nodeid} was skipped, and REQUIRE_ALL=1 allows no skip: {report.longrepr}"
        )
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    if REQUIRE_ALL and report.skipped:
        report.outcome = "failed"
        report.longrepr = (
            f"{collector.nodeid} was skipped, and REQUIRE_ALL=1 allows no skip: {report.longrepr}"
        )
    return report


@pytest.fixture(scope="session")
def gazetteer_path(pytestconfig) -> Path:
    """The whole gazetteer, kept in pytest's cache; locked for xdist's workers. The one that the
    set-up has built will do: to build another takes half a minute.
    """
    directory = Path(pytestconfig.cache.mkdir("gazetteer"))
    path = directory / "gazetteer.sqlite3"
    with (directory / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_current(path):
            built = Path(settings.GAZETTEER_FILE)
            shutil.copy(built, path) if is_current(built) else build(path)
    return path


@pytest.fixture(scope="session")
def gazetteer(gazetteer_path) -> FileGazetteer:
    """The gazetteer that the product uses."""
    return FileGazetteer(gazetteer_path)


@pytest.fixture(autouse=True)
def no_outage(monkeypatch):
    """A server that one test found silent is asked by the next."""
    for holder, name in ((tasks, "broker_outage"), (ForgivingRedisCache, "outage")):
        monkeypatch.setattr(holder, name, Outage())


@pytest.fixture(autouse=True)
def in_english():
    """A page that one test asked for in another language leaves that to the thread, and so to the
    next test.
    """
    with translation.override("en"):
        yield

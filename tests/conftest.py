"""What every test stands on: no display, nobody's real settings, and silence.

An unexpected warning, Qt message or log record fails the test that caused it (see also [tool.pytest] in
pyproject.toml). Tests marked `real_window` run on their own: `pytest -m real_window` under Xvfb and a window manager.
"""

from __future__ import annotations

import logging
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.model import ids

# The same examples on every run and every machine; `HYPOTHESIS_PROFILE=search` looks for new ones.
settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search", parent=settings.get_profile("steady"), derandomize=False, max_examples=2000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_configure(config: pytest.Config) -> None:
    """Choose the offscreen platform before anything can load Qt."""
    if _wants_real_windows(config):
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs a real window, unless it is asked for."""
    if _wants_real_windows(config):
        return
    skip = pytest.mark.skip(reason="needs a real window: pytest -m real_window")
    for item in items:
        if item.get_closest_marker("real_window"):
            item.add_marker(skip)


def _wants_real_windows(config: pytest.Config) -> bool:
    return str(config.getoption("markexpr", "")) == "real_window"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """State and settings go to a new folder for each test, never to those of the person running it."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    monkeypatch.setenv("BATON_STATE_DIR", str(home / "state"))
    monkeypatch.setenv("BATON_CONFIG_DIR", str(home / "config"))
    return home


@pytest.fixture(autouse=True)
def same_ids(request: pytest.FixtureRequest) -> Iterator[None]:
    """Ids are random, and order by id decides ties: the same ids in every run of a test.

    `HYPOTHESIS_PROFILE=search` looks for ids that a test does not bear.
    """
    if settings.get_current_profile_name() != "search":
        ids.seed(random.Random(request.node.nodeid).choice)
    yield
    ids.seed(None)


@pytest.fixture(autouse=True)
def english_menus() -> None:
    """Each test starts with English menus, whatever the one before it has chosen."""
    from app import words

    words.use("en")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> object:
    """A log record of level WARNING or above fails the test, unless it is marked `expected_log(pattern)`."""
    yield
    expected = [str(mark.args[0]) for mark in request.node.iter_markers("expected_log")]
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    unexpected = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in records
        if record.levelno >= logging.WARNING
        and not any(re.search(pattern, record.getMessage()) for pattern in expected)
    ]
    assert not unexpected, "unexpected log records:\n" + "\n".join(unexpected)

"""What every test may use: the folder of shared material, where it is present, and how properties are tried."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of an example. Where CI asks whether a change holds, the examples are the same each time;
# everywhere else they are new ones, and so find what nobody thought of.
settings.register_profile(
    "pubkit",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("pubkit")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder named by PUBKIT_SHARED; a test that needs it says that it was skipped without."""
    folder = os.environ.get("PUBKIT_SHARED", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("PUBKIT_SHARED names no folder: the checks against shared material are skipped")
    return Path(folder)

"""What every test may use: the folder of shared material, where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder named by PUBKIT_SHARED; a test that needs it says that it was skipped without."""
    folder = os.environ.get("PUBKIT_SHARED", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("PUBKIT_SHARED names no folder: the checks against shared material are skipped")
    return Path(folder)

"""How the tests of several processes start `worker.py`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
WORKER = (sys.executable, "-m", "tests.index.library.worker")
ENVIRONMENT = os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}


def done(mode: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the worker in one of its modes to its end."""
    return subprocess.run(
        [*WORKER, mode, str(folder)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=ENVIRONMENT | environment,
        timeout=60,
    )

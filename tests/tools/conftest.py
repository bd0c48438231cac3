"""The tools import each other as the scripts they are."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "tools"))

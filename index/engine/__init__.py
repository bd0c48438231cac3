"""Where candidates come from: Tantivy, derived from the store and rebuilt from it at need."""

from index.engine.engine import (
    FOLDER_NAME,
    Checkpoint,
    Engine,
    EngineWriter,
    Posting,
    replace_folder,
)
from index.engine.snapshot import Snapshot, Weighted

__all__ = [
    "FOLDER_NAME",
    "Checkpoint",
    "Engine",
    "EngineWriter",
    "Posting",
    "Snapshot",
    "Weighted",
    "replace_folder",
]

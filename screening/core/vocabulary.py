"""A vocabulary file (YAML) in, its plain values out: read once, cached for the life of the worker."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def load_vocabulary(path: Path) -> Any:
    """The values of the YAML file at `path`. They are shared by every caller and must not be changed.

    Raises:
        OSError: there is no such file.
        yaml.YAMLError: the file is no YAML.

    """
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)

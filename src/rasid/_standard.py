"""Keep a script's own ``numbers.py`` from standing in for the standard library's.

Python puts a script's folder first on its path: beside a file named ``numbers.py``, which anyone who counts may have,
``decimal`` and whatever needs it fail to import. The standard one is loaded by its place before they ask for it.
"""

from __future__ import annotations

import importlib.util
import sys
import sysconfig
from pathlib import Path

SHADOWED = ("numbers",)


def keep_standard_modules() -> None:
    """Load the standard modules that a neighbour's file most easily shadows, unless they are loaded already."""
    for name in SHADOWED:
        path = Path(sysconfig.get_path("stdlib")) / f"{name}.py"
        if name in sys.modules or not path.is_file():
            continue
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)

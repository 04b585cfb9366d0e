"""Modules of the front end as one script, to try in a page. The bundler is a program of its own and needs no Node."""

import os
import subprocess
from functools import cache
from pathlib import Path

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"


@cache
def bundled(entry: str) -> str:
    """The script that a module makes; it may import our islands, and packages of the front end."""
    [esbuild] = (FRONTEND / "node_modules" / "@esbuild").glob("*/bin/esbuild")
    words = [str(esbuild), "--bundle", "--format=iife", "--log-level=warning"]
    environment = {**os.environ, "NODE_PATH": str(FRONTEND / "node_modules")}
    done = subprocess.run(words, input=entry, env=environment, capture_output=True, text=True, check=True, cwd=FRONTEND)
    return done.stdout

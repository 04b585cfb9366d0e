"""The key that signs cookies and codes: given by the operator, or made once and kept."""

import os
import secrets
from pathlib import Path

from samskab.config.env import setting


def secret_key(home: Path) -> str:
    """The key from the environment, else the one in `home`, which is made readable to its owner alone."""
    given: str = setting("SAMSKAB_SECRET_KEY")
    if given:
        return given
    path = home / "secret-key"
    if not path.exists():
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f".secret-key-{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # another process was first; its key is the key
        finally:
            fresh.unlink()
    return path.read_text()

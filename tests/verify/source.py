"""Names the state of the source a result was measured on."""

import hashlib
import subprocess
from pathlib import Path


def source_key(root: Path) -> str:
    """Hash every file git does not ignore, and what is uncommitted, for rows that make a clone."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(_git(root, "status", "--porcelain", "-z"))
    for name in sorted(_git(root, "ls-files", "-co", "--exclude-standard", "-z").split(b"\0")):
        path = root / name.decode()
        if name and path.is_file():
            digest.update(name + b"\0" + hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def _git(root: Path, *args: str) -> bytes:
    return subprocess.run(["git", *args], cwd=root, check=True, capture_output=True).stdout

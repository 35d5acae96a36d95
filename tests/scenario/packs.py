"""Packs as strangers might send them: one that is in order, and every hostile one by name."""

import io
import json
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping

from simgame.authoring.packing.manifest import MANIFEST, listed
from simgame.authoring.starter.make import scenario_text

NAME = "spring-tea"
TEXT = scenario_text(NAME, "en").encode()
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
GOOD = {"scenario.yaml": TEXT, "notes/lesson.md": "# 讲义\n".encode(), "cover.png": PNG}


def manifest(files: Mapping[str, bytes], **changed: object) -> bytes:
    """Return a manifest that fits these files, but for what is changed."""
    data: dict[str, object] = {
        "pack": 1,
        "id": NAME,
        "version": "1",
        "title": {"zh": "春茶", "en": "Spring tea"},
        "format": 1,
        "extends": "cn-consumer@1",
        "files": {name: entry.model_dump() for name, entry in listed(dict(files)).items()},
    }
    return json.dumps(data | changed).encode()


def zipped(
    files: Mapping[str, bytes],
    sheet: bytes | None = None,
    method: int = zipfile.ZIP_STORED,
    spoil: Callable[[zipfile.ZipInfo], None] = lambda _: None,
) -> bytes:
    """Return a zip of these files with a manifest; `spoil` may change every entry."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as pack:
        for name, data in {MANIFEST: sheet or manifest(files), **files}.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            spoil(info)
            pack.writestr(info, data)
    return buffer.getvalue()


def _with(name: str, data: bytes = b"x") -> bytes:
    return zipped({**GOOD, name: data})


def _twice() -> bytes:
    buffer = io.BytesIO(zipped(GOOD))
    with zipfile.ZipFile(buffer, "a") as pack, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pack.writestr("scenario.yaml", TEXT)
    return buffer.getvalue()


def _link(info: zipfile.ZipInfo) -> None:
    if info.filename == "notes/lesson.md":
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16


def _device(info: zipfile.ZipInfo) -> None:
    if info.filename == "cover.png":
        info.create_system, info.external_attr = 3, (stat.S_IFCHR | 0o666) << 16


def _flagged() -> bytes:
    """Return a pack whose last file says that it is encrypted."""
    data = bytearray(zipped(GOOD))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def _lying_size() -> bytes:
    """Return a pack whose text is longer, unpacked, than the zip says."""
    data = bytearray(zipped({**GOOD, "long.md": b"a" * 9000}, method=zipfile.ZIP_DEFLATED))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 100)
    return bytes(data)


def _altered() -> bytes:
    return zipped({**GOOD, "scenario.yaml": TEXT + b"# more\n"}, manifest(GOOD))


def _broken_scenario() -> bytes:
    return zipped({"scenario.yaml": TEXT.replace(b"rounds: 8", b"rounds: soon")})


def _broken_level() -> bytes:
    return zipped({"scenario.yaml": TEXT.replace(b"total: \xc2\xa5180k", b"totl: \xc2\xa5180k")})


def _shipped() -> bytes:
    files = {"scenario.yaml": TEXT.replace(b"id: spring-tea", b"id: tutorial")}
    return zipped(files, manifest(files, id="tutorial"))


def _many() -> bytes:
    return zipped({**GOOD, **{f"{n}.md": b"x" for n in range(300)}})


_BOMB = {**GOOD, "bomb.md": b" " * 3_000_000}

# Each with the code it is refused by; `errors` stands for findings in its scenario.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "climbs out": (lambda: _with("../evil.yaml"), "path"),
    "climbs out from inside": (lambda: _with("notes/../../evil.yaml"), "path"),
    "absolute": (lambda: _with("/tmp/evil.yaml"), "path"),
    "drive letter": (lambda: _with("C:/evil.yaml"), "path"),
    "drive letter, bare": (lambda: _with("C:evil.yaml"), "path"),
    "backslashes": (lambda: _with("..\\evil.yaml"), "path"),
    "network path": (lambda: _with("//host/share/evil.yaml"), "path"),
    "stream of another file": (lambda: _with("scenario.yaml:hidden.yaml"), "path"),
    "hidden file": (lambda: _with(".bashrc.yaml"), "path"),
    "hidden folder": (lambda: _with(".vscode/tasks.yaml"), "path"),
    "empty part": (lambda: _with("notes//evil.yaml"), "path"),
    "folder entry": (lambda: _with("notes/", b""), "path"),
    "device": (lambda: _with("con.yaml"), "path"),
    "device in a folder": (lambda: _with("notes/LPT1.md"), "path"),
    "trailing dot": (lambda: _with("evil.yaml."), "path"),
    "trailing blank": (lambda: _with("evil .yaml/x .md "), "path"),
    "control character": (lambda: _with("ev\til.yaml"), "path"),
    "text turned round": (lambda: _with("gpj\u202elmay.md"), "path"),
    "decomposed letters": (lambda: _with("cafe\u0301.md"), "path"),
    "very long name": (lambda: _with("x" * 200 + ".md"), "path"),
    "very deep": (lambda: _with("a/b/c/d/e/f.md"), "path"),
    "same name twice": (_twice, "collision"),
    "same name but for case": (lambda: _with("Cover.png", PNG), "collision"),
    "same name but for width": (lambda: _with("\uff43over.png", PNG), "collision"),
    "file and folder": (lambda: _with("cover.png/x.md"), "collision"),
    "second manifest": (lambda: _with("Manifest.json"), "file-type"),
    "link": (lambda: zipped(GOOD, spoil=_link), "link"),
    "device file": (lambda: zipped(GOOD, spoil=_device), "link"),
    "encrypted": (_flagged, "locked"),
    "bzip2": (lambda: zipped(GOOD, method=zipfile.ZIP_BZIP2), "locked"),
    "program": (lambda: _with("run.py"), "file-type"),
    "program for Windows": (lambda: _with("run.exe"), "file-type"),
    "web page": (lambda: _with("index.html"), "file-type"),
    "drawing with scripts": (lambda: _with("cover.svg"), "file-type"),
    "nested zip": (lambda: _with("more.zip", zipped(GOOD)), "file-type"),
    "nested zip in disguise": (lambda: _with("more.md", zipped(GOOD)), "content"),
    "nested zip as a picture": (lambda: _with("more.png", zipped(GOOD)), "content"),
    "no picture": (lambda: _with("fake.jpg", b"MZ\x90"), "content"),
    "bomb": (lambda: zipped(_BOMB, method=zipfile.ZIP_DEFLATED), "bomb"),
    "bomb that lies": (_lying_size, "not-a-zip"),
    "large file": (lambda: _with("large.md", b"x" * 5_000_000), "too-large"),
    "large in all": (
        lambda: zipped({**GOOD, **{f"{n}.md": b"x" * 3_900_000 for n in range(5)}}), "too-large",
    ),
    "many files": (_many, "too-many"),
    "altered": (_altered, "checksum"),
    "not listed": (lambda: zipped({**GOOD, "more.md": b"x"}, manifest(GOOD)), "unlisted"),
    "listed in vain": (lambda: zipped(GOOD, manifest({**GOOD, "more.md": b"x"})), "missing"),
    "unknown key": (lambda: zipped(GOOD, manifest(GOOD, run="rm")), "manifest"),
    "later form": (lambda: zipped(GOOD, manifest(GOOD, pack=2)), "manifest"),
    "id with a path": (lambda: zipped(GOOD, manifest(GOOD, id="../evil")), "manifest"),
    "deep manifest": (lambda: zipped(GOOD, b"[" * 100_000), "manifest"),
    "no manifest": (lambda: _bare(GOOD), "no-scenario"),
    "no scenario": (lambda: zipped({"cover.png": PNG}), "no-scenario"),
    "other id": (lambda: zipped(GOOD, manifest(GOOD, id="other")), "other-id"),
    "id of a shipped scenario": (_shipped, "shipped"),
    "scenario with errors": (_broken_scenario, "errors"),
    "level with errors": (_broken_level, "errors"),
    "no zip": (lambda: b"PK, but not really", "not-a-zip"),
    "empty": (lambda: b"", "not-a-zip"),
    "cut off": (lambda: zipped(GOOD)[:-40], "not-a-zip"),
}  # fmt: skip


def _bare(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    return buffer.getvalue()

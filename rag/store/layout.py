"""Where an index lies on disk, and how one generation takes the place of another.

    index/CURRENT                    the name of the live generation, one line
    index/generation-<n>/            a generation: never changed once it has its name
    index/.writing-<n>-<pid>/        one in the making, or what a killed build left behind
    index/.lock                      held while an index is written

The one rename of ``CURRENT`` is the swap: before it the old generation is live, after it the new one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rag.errors import IndexMissing, IndexNotWritable

DATABASE = "projektlots.sqlite"
WINDOW_VECTORS = "windows.faiss"
PASSAGE_VECTORS = "passages.faiss"
ARRAYS = "arrays.npz"
MANIFEST = "manifest.json"

_CURRENT = "CURRENT"
_GENERATION = "generation-"
_WRITING = ".writing-"
_LOCK = ".lock"


def current_generation(index: Path) -> Path:
    """Return the folder of the live generation; `IndexMissing` when there is none."""
    try:
        name = (index / _CURRENT).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    if not name.startswith(_GENERATION) or Path(name).name != name:
        raise IndexMissing(f"There is no index in {index}: run `python -m rag build`.")
    return index / name


def last_generation(index: Path) -> Path | None:
    """Return the folder of the live generation, of the newest when that cannot be told; None without any."""
    with contextlib.suppress(IndexMissing):
        if (current := current_generation(index)).is_dir():
            return current
    folders = [path for path in index.glob(f"{_GENERATION}*") if path.is_dir() and _number(path) > 0]
    return max(folders, key=_number, default=None)


def start_generation(index: Path) -> Path:
    """Make the temporary folder of the next generation; the lock must be held."""
    folder = index / f"{_WRITING}{_next_number(index)}-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def name_generation(index: Path, writing: Path) -> Path:
    """Flush the files of a finished temporary folder to disk and give it its name; it is not live yet."""
    for file in writing.iterdir():
        _flush(file)
    _flush_folder(writing)
    generation = index / f"{_GENERATION}{_next_number(index)}"
    writing.rename(generation)
    _flush_folder(index)
    return generation


def make_current(index: Path, generation: Path) -> None:
    """Make a named generation the live one, by one rename."""
    pointer = index / f"{_WRITING}{_CURRENT}"
    pointer.write_text(generation.name + "\n", "utf-8")
    _flush(pointer)
    pointer.replace(index / _CURRENT)
    _flush_folder(index)


def clean(index: Path, keep: Path) -> None:
    """Remove every generation but ``keep`` and what killed builds left; what is in use stays for later."""
    for path in index.iterdir():
        if path == keep or not path.name.startswith((_GENERATION, _WRITING)):
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)  # Windows: a file that is open cannot be removed
        else:
            with contextlib.suppress(OSError):
                path.unlink()


@contextmanager
def writing_lock(index: Path) -> Iterator[None]:
    """Hold the right to write the index; `IndexNotWritable` at once when another process has it.

    The lock is the operating system's, on an open file: it ends with its process, so that a lock file
    which a killed build left behind locks nothing.
    """
    index.mkdir(parents=True, exist_ok=True)
    with (index / _LOCK).open("a+b") as file:
        if not _lock(file):
            raise IndexNotWritable(f"Another process is writing the index in {index}: wait until it is done.")
        try:
            yield
        finally:
            _unlock(file)


def _next_number(index: Path) -> int:
    return max(map(_number, index.glob(f"{_GENERATION}*")), default=0) + 1


def _number(generation: Path) -> int:
    """The number in a generation's name; 0 for another name."""
    number = generation.name.removeprefix(_GENERATION)
    return int(number) if number.isdigit() else 0


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the folder's entries durable, where the system can (Windows has no such call)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

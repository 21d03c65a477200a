"""Running a command on a terminal or in a pipe: any letter can be printed, and an error is one line."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from rag.errors import ProjektlotsError


def run(command: Callable[[], None]) -> None:
    """Run a command; a named error is one line on stderr and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        _print_any_letter(stream)
    try:
        try:
            command()
        finally:
            sys.stdout.flush()
    except ProjektlotsError as error:
        _stop(" ".join(str(error).split()), 1)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left unwritten is let go
        where = f" ({error.filename})" if error.filename else ""
        _stop(f"{error.strerror or error}{where}: check the disk and where the output goes", 1)
    except KeyboardInterrupt:
        _stop("stopped; the index is as it was", 130)


def emit(value: Any, as_json: bool, text: Iterable[str]) -> None:
    """Print a result: the value as JSON, or the lines of text."""
    if as_json:
        print_json(value)
    else:
        sys.stdout.writelines(f"{line}\n" for line in text)


def print_json(value: Any) -> None:
    """Print one object on a line of its own, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _stop(message: str, code: int) -> None:
    sys.stderr.write(f"projektlots: {message}\n")
    sys.exit(code)


def _print_any_letter(stream: TextIO) -> None:
    """Files and pipes get UTF-8 on every system; a letter that a terminal lacks, or half a surrogate pair
    from a broken argument, is written as an escape, which JSON reads as well."""
    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")

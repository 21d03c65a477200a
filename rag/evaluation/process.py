"""Measuring a whole process: wall time and peak memory, from its start to its end.

The process is started by a small interpreter of its own (this file): Linux counts the memory of the
process that starts another one as the other one's peak, so a large parent would be measured instead.
Nothing but the standard library is imported here, to keep that interpreter small.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process took: wall ``seconds``, and ``mib``, its own greatest resident size in MiB.

    ``mib`` is None where the system does not tell it (Windows).
    """

    seconds: float
    mib: float | None


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Usage:
    """Run a command in a folder to its end; its output is thrown away.

    subprocess.CalledProcessError, with the end of what it wrote to stderr, when it fails.
    """
    starter = [sys.executable, "-I", __file__, *command]
    done = subprocess.run(starter, cwd=folder, env=environment, check=True, capture_output=True)
    return Usage(**json.loads(done.stdout))


def run(command: Sequence[str]) -> tuple[int, Usage]:
    """Run a command as a child of this process: its exit status, and what it took."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    if sys.platform == "win32":
        return child.wait(), Usage(time.perf_counter() - began, None)
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else KIB  # getrusage(2): bytes on macOS, KiB elsewhere
    return child.returncode, Usage(seconds, used.ru_maxrss * unit / MIB)


def main() -> int:
    """Run the command in the arguments and print what it took as JSON; its exit status is this one's."""
    status, usage = run(sys.argv[1:])
    sys.stdout.write(json.dumps({"seconds": usage.seconds, "mib": usage.mib}))
    return 0 if status == 0 else 1


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: Apache-2.0
"""What a command costs: CPU time, and instructions where they can be counted."""
import re
import resource
import shutil
import subprocess
import tempfile


def cpu_seconds(command, codes=(0,)):
    """User and system time of the command and all it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in codes:
        raise subprocess.CalledProcessError(done.returncode, command)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def instructions(command):
    """Counted by perf, else by valgrind; None where neither can."""
    if shutil.which("perf"):
        perf = ["perf", "stat", "-x", ",", "-e", "instructions:u", *command]
        counted = re.search(r"^(\d+),", said_by(perf), re.MULTILINE)
        if counted:  # not so in many a virtual machine
            return int(counted[1])
    if not shutil.which("valgrind"):
        return None
    with tempfile.TemporaryDirectory(prefix="linjera-bench-") as folder:
        said = said_by(["valgrind", "--tool=callgrind", "--trace-children=yes",
                        f"--callgrind-out-file={folder}/%p", *command])
    return sum(map(int, re.findall(r"Collected : (\d+)", said))) or None


def said_by(command):
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True,
                          check=False).stderr.decode("utf-8", "replace")

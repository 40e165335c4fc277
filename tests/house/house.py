"""What the house tests share: the committed files, and the way faults are told."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files(*patterns):
    """What git knows or would add, sorted, as paths below ROOT."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return sorted(path for path in paths if path.is_file())


def name(path):
    return str(path.relative_to(ROOT))


def read(path):
    return path.read_text(encoding="utf-8")


def finish(faults, promise):
    """Prints the faults, or the promise that was kept, and ends the test."""
    faults = list(faults)
    print("\n".join(faults) if faults else promise)
    sys.exit(1 if faults else 0)

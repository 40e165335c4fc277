#!/usr/bin/env python3
"""src/ is laid out as .clang-format says, so that a change shows what changed. `make format` mends it."""
import re
import subprocess
import house


def faults():
    sources = [house.name(path) for path in house.files("src/*.cpp", "src/*.hpp")]
    told = subprocess.run(["clang-format-19", "--dry-run", *sources], cwd=house.ROOT, check=True,
                          capture_output=True, text=True).stderr
    for place in sorted(set(re.findall(r"^(src/\S+?):\d+:\d+: warning:", told, re.M))):
        yield f"{place}: not laid out as .clang-format says. Run `make format`."


house.finish(faults(), "layout: as .clang-format says")

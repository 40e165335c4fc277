#!/usr/bin/env python3
"""Every include in src/ runs down the plan of the house, src/floors.txt.

Each fault names the file and line, the two floors, and what would mend it.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
LOCAL_INCLUDE = re.compile(r'^\s*#\s*include\s+"([a-z_]+)/')


def read_plan(text):
    """{floor: floors it may use}, with every floor listed after those it uses."""
    plan = {}
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        floor, _, allowed = line.partition(":")
        allowed = set(allowed.split())
        above = allowed - plan.keys() - {"*"}
        if above:
            sys.exit(f"src/floors.txt: {floor.strip()} uses {sorted(above)}, listed later or nowhere")
        plan[floor.strip()] = allowed
    return plan


def faults(plan):
    for path in sorted([*SOURCE.rglob("*.cpp"), *SOURCE.rglob("*.hpp")]):
        parts = path.relative_to(SOURCE).parts
        if len(parts) == 1:  # main.cpp belongs to app.
            room = "app"
        else:
            room = parts[0]
        where = path.relative_to(ROOT)
        if room not in plan:
            yield f"{where}: the folder {room}/ is not in src/floors.txt. Give it a floor."
            continue
        may_use_testing = path.stem.endswith(("_test", "_fuzz"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found = LOCAL_INCLUDE.match(line)
            if not found:
                continue
            wanted = found[1]
            allowed = plan[room]
            if wanted == room or wanted in allowed or "*" in allowed:
                continue
            if may_use_testing and wanted == "testing":
                continue
            if wanted == "embedded":  # Bytes put in by cmake/EmbedFiles.cmake: they include nothing.
                continue
            yield (f"{where}:{number}: {room}/ may not include {wanted}/. "
                   "Hand the thing in as a parameter, or move the shared part to a lower floor.")


def main():
    found = list(faults(read_plan((SOURCE / "floors.txt").read_text(encoding="utf-8"))))
    print("\n".join(found) if found else "floors: every include runs down")
    return 1 if found else 0


sys.exit(main())

#!/usr/bin/env python3
"""Every link from one of our papers to another file leads to a file that is there."""
import re
import house

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


def faults():
    for path in house.files("*.md"):
        for number, line in enumerate(house.read(path).splitlines(), start=1):
            for target in LINK.findall(line):
                if re.match(r"[a-z]+:", target):
                    continue
                if not (path.parent / target).exists():
                    yield f"{house.name(path)}:{number}: the link to {target} leads nowhere."


house.finish(faults(), "links: our papers lead to each other")

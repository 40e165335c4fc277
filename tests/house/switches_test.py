#!/usr/bin/env python3
"""A switch over one of our enums has no `default:`, so that a new member is a warning in every place
that has to learn of it."""
import re
import house

LABEL = re.compile(r"\b(switch)\s*\(|\b(case)\s+([^;{}]*?[^:]):(?!:)|\b(default)\s*:|([{}])")
NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)

FOREIGN = ("std::", "boost::", "beast::", "asio::")  # their enums grow without us


def blank(match):
    return re.sub(r"[^\n]", " ", match[0])


def faults():
    for path in house.files("src/*.hpp", "src/*.cpp"):
        text = NOISE.sub(blank, house.read(path))
        switches, depth, coming = [], 0, False
        for found in LABEL.finditer(text):
            if found[1]:
                coming = True
            elif found[5] == "{":
                depth += 1
                if coming:
                    switches.append({"depth": depth, "ours": False, "default": None})
                    coming = False
            elif found[5] == "}":
                if switches and switches[-1]["depth"] == depth:
                    done = switches.pop()
                    if done["ours"] and done["default"]:
                        yield (f"{house.name(path)}:{done['default']}: `default:` in a switch over an enum. "
                               "Name every member instead.")
                depth -= 1
            elif switches and found[2]:
                # Members of our enums are written with their enum; characters and numbers are not.
                switches[-1]["ours"] |= "::" in found[3] and not found[3].startswith(FOREIGN)
            elif switches and found[4]:
                switches[-1]["default"] = text.count("\n", 0, found.start()) + 1


house.finish(faults(), "switches: no enum hides behind default")

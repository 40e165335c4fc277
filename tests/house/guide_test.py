#!/usr/bin/env python3
"""Every help that a page offers leads to a chapter of the guide that is there."""
import re
import house

CHAPTER = re.compile(r"^(\d+)_([a-z_]+)\.md$")
HELP = re.compile(r'"/guide#([a-z_]+)"')


def faults():
    chapters = {}
    for path in house.files("docs/guide/*"):
        found = CHAPTER.match(path.name)
        if not found:
            yield f"{house.name(path)}: a chapter is called NUMBER_name.md."
            continue
        number, name = int(found[1]), found[2]
        if number in chapters:
            yield f"{house.name(path)}: number {number} is taken by {chapters[number]}."
        chapters[number] = name
        if not re.match(r"# \S.*\n", house.read(path)):
            yield f"{house.name(path)}: the first line is the title, \"# Title\"."
    offered = 0
    for path in house.files("src/web/*.cpp", "src/web/*.hpp"):
        for line, text in enumerate(house.read(path).splitlines(), start=1):
            for name in HELP.findall(text):
                offered += 1
                if name not in chapters.values():
                    yield f"{house.name(path)}:{line}: the guide has no chapter {name}."
    if offered < 5:
        yield "src/web: hardly a page offers help; has the way of writing it changed?"


house.finish(faults(), "guide: every help leads to its chapter")

#!/usr/bin/env python3
"""Every catalog is sound: its form, its plurals, and the same {places} in a text and its translation."""
import ast
import re
import subprocess
import house

PLACE = re.compile(r"\{[^{}]*\}")
STRING = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$')


def entries(text):
    """The strings of each entry that is in use: {"msgid": …, "msgstr[0]": …}."""
    for block in text.split("\n\n"):
        strings, key = {}, None
        for line in block.splitlines():
            found = STRING.match(line)
            if found:
                key = found[1]
                strings[key] = ast.literal_eval(found[2])
            elif line.startswith('"') and key:
                strings[key] += ast.literal_eval(line)
        if strings.get("msgid"):
            yield strings


def faults():
    for path in house.files("po/*.po"):
        told = subprocess.run(["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", path],
                              capture_output=True, text=True)
        if told.returncode:
            yield told.stderr
        seen = 0
        for strings in entries(house.read(path)):
            originals = [strings["msgid"], strings.get("msgid_plural", strings["msgid"])]
            wanted = {frozenset(PLACE.findall(one)) for one in originals}
            for key, said in strings.items():
                if not key.startswith("msgstr") or not said:
                    continue
                seen += 1
                if frozenset(PLACE.findall(said)) not in wanted or len(PLACE.findall(said)) > max(
                        len(PLACE.findall(one)) for one in originals):
                    yield f"{house.name(path)}: {strings['msgid']!r}: other places in {said!r}."
        if seen < 100:
            yield f"{house.name(path)}: only {seen} translations were found."


house.finish(faults(), "catalogs: translations keep their form and their places")

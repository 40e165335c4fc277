#!/usr/bin/env python3
"""A file in src/ is named after the one thing in it, and its tests after the file."""
import re
import house

COMMENT = re.compile(r"//.*")
GOOD = re.compile(r"[a-z][a-z0-9_]*$")


def flat(text):
    return text.replace("_", "").lower()


def faults():
    for path in house.files("src/*.hpp", "src/*.cpp"):
        where = house.name(path)
        stem = path.stem
        if not GOOD.match(stem):
            yield f"{where}: names of files are small words joined by _."
        for kind in ("_test", "_fuzz"):
            subject = path.with_name(stem.removesuffix(kind))
            if stem.endswith(kind) and not any(subject.with_suffix(s).is_file() for s in (".hpp", ".cpp")):
                yield f"{where}: there is no {subject.name}.hpp or .cpp beside it to test. Name it after its subject."
        if path.suffix == ".hpp":
            text = house.read(path)
            opening = text.split("#pragma once")[0]
            if not opening.startswith("//"):
                yield f"{where}: a header opens with a sentence that says what it is for."
            said = flat(opening + COMMENT.sub("", text))
            for word in stem.split("_"):
                if word.removesuffix("s") not in said:
                    yield f"{where}: nothing in it is called `{word}`. Name the file after what it declares."


house.finish(faults(), "file names: each says what lies in it")

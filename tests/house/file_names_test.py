#!/usr/bin/env python3
"""A file in src/ is named after the one thing in it, and its tests after the file."""
import re
import house

GOOD = re.compile(r"[a-z][a-z0-9_]*$")


def faults():
    for path in house.files("src/*.hpp", "src/*.cpp"):
        where = house.name(path)
        stem = path.stem
        if not GOOD.match(stem):
            yield f"{where}: names of files are small words joined by _."
        for kind in ("_test", "_fuzz"):
            if not stem.endswith(kind):
                continue
            subject = path.with_name(stem.removesuffix(kind))
            # A story through the whole room: workspace_test, workspace_bad_days_test.
            is_room = (subject.name + "_").startswith(path.parent.name + "_")
            if not is_room and not any(subject.with_suffix(s).is_file() for s in (".hpp", ".cpp")):
                yield f"{where}: there is no {subject.name}.hpp or .cpp beside it to test. Name it after its subject."
        if path.suffix == ".hpp":
            text = house.read(path)
            if not re.search(r"^// [A-Z]", text, re.M):
                yield f"{where}: no sentence says what it is for or what it promises."
            # Comments count: `edtf` is said there, while the code speaks of fuzzy dates.
            said = text.replace("_", "").lower()
            for word in stem.split("_"):
                if re.sub(r"(s|e|ed|ing|ion)$", "", word) not in said:
                    yield f"{where}: nothing in it is called `{word}`. Name the file after what it declares."


house.finish(faults(), "file names: each says what lies in it")

#!/usr/bin/env python3
"""Each craft has its only hands: a foreign library is included in the rooms named here and no others,
so that it can be reviewed, replaced and fuzzed in one place."""
import re
import house

ONLY = {
    r"sodium": {"crypto"},
    r"openssl/": {"crypto", "http"},   # http: TLS
    r"boost/(asio|beast)": {"http"},
    r"sqlite3": {"store"},
    r"qrencode": {"render"},
    r"graphviz": {"render"},
    r"libintl|gettext": {"render"},
}
INCLUDE = re.compile(r'\s*#\s*include\s*[<"]([^>"]+)[>"]')


def faults():
    for path in house.files("src/*.hpp", "src/*.cpp"):
        room = path.relative_to(house.ROOT / "src").parts[0]
        if path.stem.endswith(("_test", "_fuzz")) or room == "testing":
            continue  # a test may look at a thing from the other side
        for number, line in enumerate(house.read(path).splitlines(), start=1):
            included = INCLUDE.match(line)
            if not included:
                continue
            for library, rooms in ONLY.items():
                if re.match(library, included[1]) and room not in rooms:
                    yield (f"{house.name(path)}:{number}: only {' and '.join(sorted(rooms))} may include "
                           f"<{included[1]}>. Ask that room for what you need.")


house.finish(faults(), "hands: foreign libraries stay in their rooms")

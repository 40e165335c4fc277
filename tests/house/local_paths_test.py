#!/usr/bin/env python3
"""No committed file tells of the machine it was written on, or of the registry it was fetched from."""
import re
import house

# Written in pieces, so that this file does not hold what it looks for.
PATHS = re.compile(r"(?<![\w./-])/(?:" + "wor" + "k|ro" + r"ot)/[\w.]")
HOSTS = re.compile("|".join(["registry" + r"\.npmjs", "deb" + r"\.debian\.org",
                             "snapshot" + r"\.debian", "nodesource" + r"\.com"]))
# The proofs make their own root folder with its own /root.
OWN_ROOT = {"tools/fresh_proof", "tools/package_proof"}


def faults():
    here = str(house.ROOT) + "/"
    for path in house.files():
        try:
            text = house.read(path)
        except UnicodeDecodeError:
            continue  # a picture, a font
        for number, line in enumerate(text.splitlines(), start=1):
            where = f"{house.name(path)}:{number}"
            if here in line or (PATHS.search(line) and house.name(path) not in OWN_ROOT):
                yield f"{where}: a path of one machine. Say it relative to the checkout or to SAKSI_HOME."
            if HOSTS.search(line):
                yield f"{where}: the host of a registry. Whoever builds has one configured; name none."


house.finish(faults(), "local paths: no file tells of one machine or registry")

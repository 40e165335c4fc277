#!/usr/bin/env python3
"""Every part that comes from outside has its reasons written down: each Debian package and npm package
is named on a page of docs/decisions/, each page is in the index, and npm packages are pinned."""
import json
import re
import house

FOLDER = house.ROOT / "docs" / "decisions"


def faults():
    index = house.read(FOLDER / "README.md")
    pages = [path for path in house.files("docs/decisions/*.md") if path.name != "README.md"]
    for page in pages:
        if f"]({page.name})" not in index:
            yield f"{house.name(page)}: not in docs/decisions/README.md. Add a line that says what it decides."
    reasons = "\n".join(house.read(page) for page in pages)

    def is_explained(part):
        return re.search(rf"(?<![\w-]){re.escape(part)}(?![\w-])", reasons)

    packages = [line.split("#")[0].strip() for line in house.read(house.ROOT / "packages.txt").splitlines()]
    for package in sorted({line for line in packages if line and not line.startswith("[")}):
        if not is_explained(package):
            yield f"packages.txt: no page in docs/decisions/ says why {package}, and why not something else."
    manifest = json.loads(house.read(house.ROOT / "package.json"))
    for part, version in {**manifest.get("dependencies", {}), **manifest.get("devDependencies", {})}.items():
        if not is_explained(part):
            yield f"package.json: no page in docs/decisions/ says why {part}, and why not something else."
        if not re.fullmatch(r"\d+\.\d+\.\d+", version):
            yield f"package.json: {part} is not pinned to one version ({version})."


house.finish(faults(), "decisions: every part from outside has its reasons")

#!/usr/bin/env python3
"""The reference packs hold what they promise: columns, codes, dates, keys, sources.

The record types and vocabularies are read from src/catalog as text, so that a pack and the program
cannot drift apart. Each fault names file and line. Format: docs/formats/reference_pack.md.
"""
import calendar
import csv
import json
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOG = ROOT / "src" / "catalog"
REFERENCE = ROOT / "reference"
ROW_COLUMNS = {"@source", "@verified", "@note"}
VERIFIED = {"yes", "partial", "no"}
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")


def string(text, name):
    found = re.search(rf'\.{name} = "([^"]*)"', text)
    return found[1] if found else ""


def record_types():
    """{type key: {"keys": [...], "fields": {key: {...}}}}"""
    types = {}
    for path in sorted((CATALOG / "records").glob("*.cpp")):
        head, *fields = re.split(r"\{ (?=\.key = )", path.read_text(encoding="utf-8"))
        keys = re.search(r"\.key_fields = \{([^}]*)\}", head)
        types[string(head, "key")] = {
            "keys": re.findall(r'"([^"]+)"', keys[1]) if keys else [],
            "fields": {
                string(field, "key"): {
                    "kind": (re.search(r"FieldKind::(\w+)", field) or [0, "short_text"])[1],
                    "vocabulary": string(field, "vocabulary"),
                    "targets": re.findall(r'"(\w+)"', (re.search(r"\.targets = \{([^}]*)\}", field) or [0, ""])[1]),
                    "repeats": ".repeats = true" in field,
                    "required": ".required = true" in field,
                }
                for field in fields
            },
        }
    return types


def vocabularies():
    return {
        path.stem: set(re.findall(r'\{ "([^"]+)", N_\(', path.read_text(encoding="utf-8")))
        for path in (CATALOG / "vocabularies").glob("*.cpp")
    }


def split_values(cell):
    """The values of a repeating field: separated by "; ", a backslash keeps a semicolon."""
    return [value.replace("\\;", ";").replace("\\\\", "\\") for value in re.split(r"(?<!\\); ", cell)]


def is_day_or_less(text):
    found = DATE.match(text)
    if not found or int(found[1]) > 2031:
        return False
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def is_date(text):
    ends = text.split("/")
    return len(ends) <= 2 and all(map(is_day_or_less, ends)) and ends == sorted(ends)


class Pack:
    def __init__(self, folder):
        self.folder = folder
        self.types = record_types()
        self.lists = vocabularies()
        self.keys = {}  # type -> the keys of its records, as references spell them
        self.rows = {}  # file -> number of rows, and of each kind of @verified
        self.found = []

    def fault(self, file, line, what):
        self.found.append(f"reference/{self.folder.name}/{file}:{line}: {what}")

    def check(self):
        manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        if set(manifest) != {"format", "pack", "version", "title", "files"} or manifest["format"] != 1:
            self.fault("manifest.json", 1, "not a manifest of format 1")
        if manifest["pack"] != self.folder.name or not is_day_or_less(manifest["version"]):
            self.fault("manifest.json", 1, "pack is the folder's name, version is a day")
        named = [entry["file"] for entry in manifest["files"]]
        lying = {path.name for path in self.folder.iterdir()} - {"manifest.json"}
        if set(named) != lying or len(named) != len(set(named)):
            self.fault("manifest.json", 1, f"names {sorted(named)}, but here lie {sorted(lying)}")
        for entry in manifest["files"]:
            self.check_file(entry["file"], entry["type"])
        return self.found

    def check_file(self, file, type_key):
        data = (self.folder / file).read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return self.fault(file, 1, "is not UTF-8")
        if b"\r" in data or not text.endswith("\n") or unicodedata.normalize("NFC", text) != text:
            self.fault(file, 1, "is to be NFC with LF line ends")
        reader = csv.reader(text.splitlines(keepends=True), strict=True)
        header = next(reader)
        record_type = self.types[type_key]
        self.check_header(file, header, record_type)
        seen = set()
        count = {"rows": 0, "yes": 0, "partial": 0, "no": 0}
        first_of_type = type_key not in self.keys
        for cells in reader:
            line = reader.line_num
            if len(cells) != len(header):
                self.fault(file, line, f"has {len(cells)} cells, the header has {len(header)}")
                continue
            row = dict(zip(header, cells))
            self.check_row(file, line, row, record_type)
            self.check_promises(file, line, row, type_key)
            key = tuple(row[name] for name in record_type["keys"])
            # A second file of a type adds values to records that an earlier one makes.
            unique = key if first_of_type else tuple(cells[: len(key) + 2])
            if unique in seen:
                self.fault(file, line, f"the key {unique} is there twice")
            seen.add(unique)
            if first_of_type:
                self.keys.setdefault(type_key, set()).add(key[0] if len(key) == 1 else key)
                for name, field in record_type["fields"].items():
                    if field["required"] and not row.get(name):
                        self.fault(file, line, f"{name} is needed")
            elif key[0] not in self.keys[type_key]:
                self.fault(file, line, f"no earlier file has the record {key}")
            count["rows"] += 1
            count[row["@verified"] if row["@verified"] in VERIFIED else "no"] += 1
        self.rows[file] = count

    def check_header(self, file, header, record_type):
        if len(header) != len(set(header)) or not ROW_COLUMNS <= set(header):
            self.fault(file, 1, f"columns are there once, and {sorted(ROW_COLUMNS)} are there")
        for column in set(header) - ROW_COLUMNS:
            field, _, about = column.partition("@")
            field, _, part = field.partition(".")
            if field not in record_type["fields"] or part not in ("", "lang") or about not in ("", "verified"):
                self.fault(file, 1, f"{column} is no column of this type")
            if about and field not in header:
                self.fault(file, 1, f"{column} speaks of a column that is not there")

    def check_row(self, file, line, row, record_type):
        if row["@verified"] not in VERIFIED:
            self.fault(file, line, "@verified is yes, partial or no")
        if row["@source"].startswith("none"):
            self.fault(file, line, "no source is an empty cell")
        if not row["@source"] and row["@verified"] != "no":
            self.fault(file, line, "what has no source is not verified")
        for column, cell in row.items():
            if cell != cell.strip() or any(unicodedata.category(c) == "Cc" for c in cell):
                self.fault(file, line, f"{column} has outer white space or a control character")
            if not cell or column in ROW_COLUMNS:
                continue
            field_key, _, about = column.partition("@")
            if about:
                if cell not in VERIFIED or not row[field_key]:
                    self.fault(file, line, f"{column} is yes, partial or no, beside a value")
                continue
            field = record_type["fields"][field_key.partition(".")[0]]
            for value in split_values(cell) if field["repeats"] else [cell]:
                self.check_value(file, line, column, field, value)

    def check_value(self, file, line, column, field, value):
        kind = field["kind"]
        if kind == "fuzzy_date" and not is_date(value):
            self.fault(file, line, f"{column} is no date of ours")
        if kind == "term" and value not in self.lists[field["vocabulary"]]:
            self.fault(file, line, f"{column}: {field['vocabulary']} has no such code")
        if kind == "country" and (value not in self.lists["country"] or len(value) != 3):
            self.fault(file, line, f"{column} is no country code")
        if kind == "truth" and value not in ("yes", "no", "unknown"):
            self.fault(file, line, f"{column} is yes, no or unknown")
        if kind == "number" and not re.fullmatch(r"-?\d+", value):
            self.fault(file, line, f"{column} is no number")
        if kind == "reference" and value not in set().union(*(self.keys.get(t, set()) for t in field["targets"])):
            self.fault(file, line, f"{column} refers to a record that no earlier row makes")

    def check_promises(self, file, line, row, type_key):
        """What the readers of a list rely on beyond single cells."""
        if type_key == "treaty_status":
            if (row["status"] in ("party", "withdrawn")) != bool(row["consent_date"]):
                self.fault(file, line, "a party, and no other, has a date of consent")
            if row["consent_date"] and row["signature_date"][:4] > row["consent_date"][:4]:
                self.fault(file, line, "signed after consenting")
        if type_key == "reporting_cycle" and row["next_due_estimate"] and row["next_due_estimate@verified"] != "no":
            self.fault(file, line, "an estimate is never verified")
        if type_key == "forum_law":
            for column, cell in row.items():
                if cell and column + "@verified" in row and not row[column + "@verified"]:
                    self.fault(file, line, f"{column} does not say whether it was seen")


def counted_in_readme():
    """{file: counts} as the table in reference/README.md tells."""
    pattern = re.compile(r"^\| `(\w+\.csv)` \|[^|]*\| (\d+) \| (\d+) \| (\d+) \| (\d+) \|", re.M)
    return {
        file: {"rows": int(rows), "yes": int(yes), "partial": int(partial), "no": int(no)}
        for file, rows, yes, partial, no in pattern.findall((REFERENCE / "README.md").read_text(encoding="utf-8"))
    }


def main():
    pack = Pack(REFERENCE / "asia")
    found = pack.check()
    told = counted_in_readme()
    if told != pack.rows:
        found.append(f"reference/README.md: the table says {told}, the files have {pack.rows}")
    statuses = pack.keys.get("treaty_status", set())
    states = {state for state, _ in statuses}
    if len(statuses) != len(states) * len(pack.keys.get("treaty", ())) or len(states) != 60:
        found.append("reference/asia/treaty_status.csv: a State or a treaty of the 60 x 19 is missing")
    print("\n".join(found) if found else "reference: columns, codes, dates, keys and sources hold")
    return 1 if found else 0


sys.exit(main())

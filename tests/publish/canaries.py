"""Puts words into a workspace that no book may ever show, through the forms of its web face."""

import html.parser
import pathlib
import tempfile
import urllib.parse

CANARY = "zaffre-canary-nobody-may-read"
UNVERIFIED = "ochre-canary-nobody-verified"
PUBLIC = "kingfisher-word-for-everybody"


class Fields(html.parser.HTMLParser):
    """The fields of the last form of a page that has a field of this name."""

    def __init__(self, page, wanted):
        super().__init__()
        self.form, self.select, self.found, self.area = [], None, [], None
        self.wanted = wanted
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        one = dict(attributes)
        name = one.get("name")
        if tag == "form":
            self.form = []
        elif tag == "input" and name and one.get("type") not in ("file", "submit"):
            self.form.append([name, one.get("value") or "", one.get("type") or "text"])
        elif tag == "textarea" and name:
            self.area = [name, "", "textarea"]
            self.form.append(self.area)
        elif tag == "select" and name:
            self.select = [name, "", "select", []]
            self.form.append(self.select)
        elif tag == "option" and self.select:
            self.select[3].append(one.get("value") or "")
            if "selected" in one:
                self.select[1] = one.get("value") or ""

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "form" and any(field[0] == self.wanted for field in self.form):
            self.found = self.form


def post_form(server, path, fields):
    """Sends names and values in order, as a browser does."""
    return server.post(path, [(field[0], field[1]) for field in fields])


def fill(server, page_path, post_path, word, basis):
    """Fills a form wholly: the word wherever words go, a choice wherever one is offered."""
    status, _, page = server.get(page_path)
    assert status == 200, (page_path, status)
    fields = Fields(page, "basis.note").found
    for field in fields:
        name, _, kind = field[:3]
        if name in basis:
            field[1] = basis[name]
        elif kind in ("text", "textarea"):
            field[1] = word
        elif kind == "select" and not field[1] and not name.startswith("basis."):
            field[1] = next((choice for choice in field[3] if choice), "")
    # What takes no words (numbers, dates) says so; it is left empty then.
    for _ in range(3):
        status, where, reply = post_form(server, post_path, fields)
        if status == 303:
            return where.split("?")[0]
        faulty = {part.split('"')[0] for part in reply.split('href="#f-')[1:]}
        assert status == 400 and faulty, (post_path, status, reply[:300])
        for field in fields:
            if field[0].split(".")[0] in faulty:
                field[1] = ""
    raise AssertionError(f"{post_path}: {faulty}")


def change(server, record, field, values, **basis):
    """Writes one field of a record anew, as its form does."""
    _, _, page = server.get(f"{record}/edit?field={field}")
    form = Fields(page, "basis.note").found
    assert form, (record, field)
    for one in form:
        one[1] = values.get(one[0], basis.get(one[0].replace("basis.", ""), one[1]))
    status, where, reply = post_form(server, f"{record}/edit", form)
    assert status == 303 and "done=saved" in where, (record, field, status, where, reply[-600:])


def attach(server, record, field, name, content):
    """Attaches a file of this name and content to a field of a record, as its form does."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / name
        file.write_text(content)
        return server.post_file(f"{record}/files", {"field": field}, "file", file)


def plant(server, decisions):
    """A case full of canaries, and canaries behind public decisions. Two ids of decisions are given."""
    case = fill(server, "/cases/new", "/cases/new", f"{CANARY} case", {})
    case_id = case.rsplit("/", 1)[1]
    inside = urllib.parse.urlencode({"in": case_id})
    made = {}
    for kind in ("place", "person", "source", "event", "act", "involvement"):
        made[kind] = fill(server, f"/records/{kind}/new?{inside}", f"/records/{kind}/new",
                          f"{CANARY} {kind}", {"in": case_id})
    attached = attach(server, made["source"], "files", f"{CANARY}.txt", CANARY)
    source_id = made["source"].rsplit("/", 1)[1]

    first, second = (f"/r/{one}" for one in decisions)
    # A public value whose note and source are not.
    change(server, first, "outcome", {"outcome": PUBLIC}, source=source_id, note=f"{CANARY} note")
    # Words that were printed once and are replaced: told as changed, not told again.
    change(server, first, "case_type_detail", {"case_type_detail": f"{CANARY} former"})
    change(server, first, "case_type_detail", {"case_type_detail": "mended"})
    # A date that was replaced is told in the corrections.
    change(server, first, "date", {"date": "1999-12-31"})
    change(server, first, "date", {"date": "2000-01-01"})
    # What nobody has verified.
    change(server, second, "remedy", {"remedy": f"{UNVERIFIED} remedy"}, confidence="unverified")
    fill(server, "/records/decision/new", "/records/decision/new", f"{UNVERIFIED} decision",
         {"basis.confidence": "unverified", "state": "", "respondent_or_forum_state": "",
          "state_of_concern": "", "date": ""})
    return attached[0] == 303 and len(made) == 6

"""Sessions of the command line: what scripts rely on, what goes wrong, and what must never leak.

One demonstration home serves nearly all of it, since every command pays a second for its passphrase.
"""

import csv
import hashlib
import io
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import tempfile
import urllib.request
import zipfile
from xml.etree import ElementTree

import kills
import vault_sessions
from session import PROGRAM, ROOT, Counts, Home, Server, check

KILLS = 30  # `make kills` asks for more; the unit tests kill a hundred times below the web.
CANARY = "zephyrquail"  # A word that stands nowhere else; it is entered into a sealed field.
COMMANDS = ["demo", "init", "serve", "list", "show", "search", "import", "export", "verify",
            "rebuild", "member", "grant", "bench", "backup", "restore", "conflicts", "archive"]


def helps(home):
    whole = home.run("--help", home=False)
    check("--help names every command",
          whole.code == 0 and all(name.encode() in whole.out for name in COMMANDS), whole)
    for name in COMMANDS:
        told = home.run(name, "--help", home=False)
        check(f"{name} --help tells its options and does nothing",
              told.code == 0 and b"--help" in told.out and not told.err, told)
    check("a command that is not there ends with 2", home.run("fly", home=False).code == 2)


def reads(home):
    listed = home.run("list", "treaty_status", "treaty=CAT", "status=party", "--json")
    rows = listed.json()
    check("the parties to the CAT come as one JSON document",
          listed.code == 0 and rows["total"] == len(rows["records"]) and rows["total"] > 40, listed)
    shown = home.run("show", "NPL", "--json")
    nepal = shown.json()
    check("a State is shown by its key, each value with source, confidence, author and time",
          shown.code == 0 and nepal["title"] == "Nepal" and all(
              {"source", "confidence", "author"} <= set(stated)
              for values in nepal["values"].values() for stated in values), shown)
    for words, type_key in (("नेपाल", "state"), ("ไทย", "state"), ("日本", "state"),
                            ("ශ්‍රී ලංකාව", "state"), ("இலங்கை", "state"), ("torture", "")):
        more = ("--type", type_key) if type_key else ()
        found = home.run("search", words, *more, "--json")
        check(f"search finds {words}", found.code == 0 and found.json()["total"] > 0, found)
    found = home.run("search", "indonezia", "--json").json()
    check("search finds a name in another spelling and says that it only sounds alike",
          found["total"] > 0 and found["alike"] == found["total"]
          and all(hit["alike"] for hit in found["hits"]), home.said[-1])
    found = home.run("search", "un_name:nepal", "--sort", "title", "--json").json()
    check("search looks in one field", found["total"] > 0
          and all("un_name" in hit["fields"] for hit in found["hits"]), home.said[-1])
    check("an order that does not exist is refused with one sentence",
          home.run("search", "nepal", "--sort", "luck").is_refused(4), home.said[-1])


def conflicts(home):
    told = home.run("conflicts", "--json")
    found = told.json()
    check("what differs is listed with every value, its source and author",
          told.code == 0 and found["total"] == len(found["conflicts"]) > 0 and all(
              len(one["values"]) > 1 and all(
                  {"value", "source", "author"} <= set(value) for value in one["values"])
              for one in found["conflicts"]), told)
    of_acts = home.run("conflicts", "act", "--json").json()
    check("and of one type only", 0 < of_acts["total"] <= found["total"]
          and {one["type"] for one in of_acts["conflicts"]} == {"act"}, of_acts)
    check("a type that is not there: 3 and one sentence",
          home.run("conflicts", "dragon").is_refused(3), home.said[-1])


def refusals(home, folder):
    wrong = folder / "wrong.txt"
    wrong.write_text("six words that are not it\n")
    check("a wrong passphrase: 8 and one sentence",
          home.run("list", "state", passphrase_file=wrong).is_refused(8), home.said[-1])
    check("a missing passphrase file: 3 and one sentence",
          home.run("list", "state", passphrase_file=folder / "none").is_refused(3), home.said[-1])
    check("a folder without a workspace: 3 and one sentence",
          Home(folder / "nowhere").run("list", "state").is_refused(3))
    check("an unknown type: 3 and one sentence", home.run("list", "dragon").is_refused(3),
          home.said[-1])
    check("a filter without an equals sign: 4 and one sentence",
          home.run("list", "state", "Nepal").is_refused(4), home.said[-1])
    check("a filter on a field that is not there is refused with one sentence",
          home.run("list", "state", "dragon=yes").code not in (0, 1)
          and home.said[-1].err.count(b"\n") == 1, home.said[-1])
    check("a second demonstration in the same folder: 6 and one sentence",
          home.run("demo").is_refused(6), home.said[-1])


def tables(home, folder):
    good = folder / "laws.csv"
    exported = home.run("export", "forum_law", "--format", "csv")
    rows = list(csv.reader(io.StringIO(exported.out.decode("utf-8-sig"))))
    check("export gives CSV with a header and every row", exported.code == 0 and len(rows) > 10
          and all(len(row) == len(rows[0]) for row in rows), exported)
    good.write_bytes(exported.out)
    again = home.run("import", good, "--type", "forum_law", "--dry-run", "--json")
    report = again.json()
    check("what was exported as CSV, imported again, changes nothing",
          report["unchanged"] == report["rows"] == len(rows) - 1 and report["faulty"] == 0, again)
    as_json = home.run("export", "state", "--format", "json")
    check("export as JSON is one document", as_json.code == 0 and bool(as_json.json()), as_json)

    faulty, kept = folder / "status.csv", folder / "kept.csv"
    faulty.write_text("state,treaty,status,consent_date\nBTN,CAT,party,2026-05-01\n"
                      "NPL,CAT,party,the first of May\nXYZ,CAT,party,\n")
    tried = home.run("import", faulty, "--type", "treaty_status", "--dry-run", "--json").json()
    check("a dry run tells each fault with its line and field",
          tried["faulty"] == 2 and [fault["line"] for fault in tried["faults"]] == [3, 4]
          and tried["faults"][0]["field"] == "consent_date", tried)
    done = home.run("import", faulty, "--type", "treaty_status", "--faulty", kept, "--json").json()
    check("the faultless row is imported, and the faulty ones are kept in a file",
          done["faulty"] == 2 and done["created"] + done["changed"] == 1
          and b"the first of May" in kept.read_bytes() and b"XYZ" in kept.read_bytes(), done)
    (folder / "quotes.csv").write_text('state,treaty,status\n"NPL,CAT,party\n')
    (folder / "bytes.csv").write_bytes(b"state,treaty,status\nNPL,CAT,\xff\xfe\n")
    for name in ("quotes.csv", "bytes.csv"):
        ran = home.run("import", folder / name, "--type", "treaty_status", "--json")
        told = ran.is_refused(4) or (ran.code == 0 and ran.json()["faulty"] == 1
                                     and ran.json()["created"] + ran.json()["changed"] == 0)
        check(f"{name} is told and changes nothing", told, ran)
    pack = folder / "pack"
    pack.mkdir()
    (pack / "manifest.json").write_text(json.dumps(
        {"format": 999, "name": "x", "version": "2026-01-01", "files": []}))
    ran = home.run("import", "--pack", pack)
    check("a pack of an unknown format is refused with one sentence",
          ran.code in (4, 11) and ran.err.count(b"\n") == 1, ran)


def handing_out(home, folder):
    """What leaves a case leaves with consent, and what the group keeps for itself says so."""
    case = "Invented: a night at the Riverside police post"
    sheet = home.run("export", "person", "--format", "xlsx")
    (folder / "people.xlsx").write_bytes(sheet.out)
    with zipfile.ZipFile(folder / "people.xlsx") as book:
        cells = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(
            "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c")
        kinds = {cell.get("t") for cell in cells}
    check("a list as XLSX is a spreadsheet of texts and no formula", kinds == {"inlineStr"}, kinds)

    own = folder / "own.zip"
    packed = home.run("archive", case, own)
    check("a case is packed for the group itself, readable by nobody else, and says what it is",
          packed.code == 0 and b"not encrypted" in packed.out and own.stat().st_mode & 0o777 == 0o600,
          packed)
    check("it is not written over: 6 and one sentence", home.run("archive", case, own).is_refused(6),
          home.said[-1])
    with zipfile.ZipFile(own) as archive:
        archive.extractall(folder / "own")
    sums = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS.txt"], check=False,
                          cwd=folder / "own/dossier", capture_output=True)
    check("GNU sha256sum finds it whole", sums.returncode == 0, sums)
    pages = b"".join(page.read_bytes() for page in (folder / "own/dossier").glob("*.html"))
    check("its pages need no script and nothing from elsewhere",
          b"Asha Example" in pages and b"<script" not in pages and b'src="http' not in pages)

    def handed(name, *arguments):
        return home.run("archive", case, folder / name, *arguments)

    for number, purpose in enumerate((("--for", "CO-08", "--to", "A ministry"), ("--for", "CO-11"),
                                      ("--for", "CO-07", "--to", "Somebody Else"))):
        refused = handed(f"refused-{number}.zip", *purpose)
        check(f"what was not allowed is not packed: {' '.join(purpose)}: 5 and no file",
              refused.code == 5 and not (folder / f"refused-{number}.zip").exists()
              and refused.err.count(b"\n") == 1, refused)
    check("to share without saying with whom is refused: 4",
          handed("nobody.zip", "--for", "CO-07").is_refused(4), home.said[-1])
    check("consent to keep a story is none to send it: 4",
          handed("kept.zip", "--for", "CO-01", "--to", "A ministry").is_refused(4), home.said[-1])
    check("a recipient without a purpose is refused, not taken for the group's own copy: 4",
          handed("own-2.zip", "--to", "Advocate Example").is_refused(4), home.said[-1])
    given = handed("lawyer.json", "--for", "CO-07", "--to", "advocate EXAMPLE", "--format", "json",
                   "--without", "health", "addresses")
    check("what was allowed is packed", given.code == 0 and b"allowed" in given.out, given)
    text = (folder / "lawyer.json").read_text(encoding="utf-8")
    told = json.loads(text)
    check("under the code, without the name, and for this purpose",
          "EX-1-V" in text and "Asha" not in text and "आशा" not in text
          and told["for"] == {"scope": "CO-07", "recipient": "advocate EXAMPLE"}, told)
    noted = home.run("list", "handover", "--json").json()
    check("and the case says that it was made", noted["total"] == 1, noted)


def sign_in(server, home):
    return server.post("/sign-in", {"passphrase": home.passphrase(), "next": "/"})[0] == 303


def canary_and_serving(home):
    """A sealed word goes in by the web; another process is refused; the word is in no file."""
    server = Server(home)
    try:
        check("the server opens the home", sign_in(server, home))
        opened = server.post("/cases/new", {"title": f"Case {CANARY}", "summary": CANARY})
        check("a case is opened by the web", opened[0] == 303, opened)
        check("while it is served, another process is told so: 6",
              home.run("list", "state").is_refused(6), home.said[-1])
        check("and so is who wants a backup",
              home.run("backup", home.path / "b.age").is_refused(6), home.said[-1])
        # A form that goes wrong comes back with what was typed, to the person alone.
        refused = server.post("/cases/new", {"title": "", "summary": CANARY})
        check("a faulty form loses nothing", refused[0] == 400 and CANARY in refused[2], refused[0])
        for token in ("", "0" * 32):
            forged = server.post("/cases/new", {"title": "Forged", "summary": CANARY}, token=token)
            check(f"a form with {'another' if token else 'no'} token does nothing, and what was typed "
                  "comes back to be sent once more",
                  forged[0] == 409 and CANARY in forged[2] and "csrf-token" in forged[2], forged[0])
        check("a faulty token changes no settings", server.post(
            "/settings/rebuild", {}, token="0" * 32)[0] == 409)
        check("nor signs anybody in", server.post(
            "/sign-in", {"passphrase": home.passphrase()}, token="0" * 32)[0] == 409)
    finally:
        ended = server.end()
    check("the server ends in order when it is told to", ended.code == 0, ended)
    check("the server says nothing of what is in a case",
          CANARY.encode() not in ended.out + ended.err, ended)
    home.run("show", f"{CANARY} no such record")
    home.run("list", "case", f"nosuch={CANARY}")
    check("no error of a command repeats a value", not any(
        CANARY.encode() in ran.err for ran in home.said), "in standard error")
    files = [path for path in home.path.rglob("*") if path.is_file()]
    leaks = [str(path) for path in files if CANARY.encode() in path.read_bytes().lower()]
    check(f"a sealed word is in none of the {len(files)} files of the home", not leaks, leaks)
    found = home.run("search", CANARY, "--json")
    check("and it is found by who has the passphrase", found.json()["total"] == 1, found)


def backups(home, folder):
    """A backup is opened by tools of others, restored elsewhere, and refused when it is not whole."""
    file, words = folder / "away.age", home.path / "demonstration-passphrase.txt"
    made = home.run("backup", file)
    check("a backup is one file that nobody else may read",
          made.code == 0 and file.stat().st_mode & 0o777 == 0o600, made)
    check("it is not written over: 6 and one sentence", home.run("backup", file).is_refused(6),
          home.said[-1])
    archive = folder / "away.tar"
    subprocess.run(["script", "-qec", f"age -d -o {archive} {file}", "/dev/null"], check=True,
                   input=home.passphrase() + "\n", text=True, stdout=subprocess.DEVNULL)
    listed = subprocess.run(["tar", "-tf", archive], check=True, capture_output=True, text=True)
    check("the stock age and GNU tar open it with the passphrase",
          listed.stdout.split()[:3] == ["saksi-backup", "slots", "database"], listed)
    check("what is in it is sealed once more", CANARY.encode() not in archive.read_bytes().lower())

    elsewhere = Home(folder / "restored")
    restored = elsewhere.run("restore", file, passphrase_file=words)
    check("it is restored elsewhere and proves itself", restored.code == 0, restored)
    ours = home.run("verify", "--json").json()
    theirs = elsewhere.run("verify", "--json", passphrase_file=words).json()
    check("the restored workspace holds as much as the first", ours == theirs, theirs)
    check("a workspace is not restored over: 6 and one sentence",
          elsewhere.run("restore", file, passphrase_file=words).is_refused(6), elsewhere.said[-1])

    wrong = folder / "other.txt"
    wrong.write_text("six words that are not it\n")
    nowhere = Home(folder / "not-restored")
    check("a wrong passphrase restores nothing: 8 and one sentence",
          nowhere.run("restore", file, passphrase_file=wrong).is_refused(8), nowhere.said[-1])
    cut = folder / "cut.age"
    cut.write_bytes(file.read_bytes()[:-100_000])
    check("a backup that was cut restores nothing: 9 and one sentence",
          nowhere.run("restore", cut, passphrase_file=words).is_refused(9), nowhere.said[-1])
    check("and leaves nothing", not any(nowhere.path.iterdir()))


def office(home):
    """Served with TLS: who others can reach needs it, and the certificate is what the screen says."""
    for wrong in (["--address", "0.0.0.0"], ["--address", "0.0.0.0", "--office"],
                  ["--address", "the office"], ["--office", "--name", "of fice"],
                  ["--certificate", "nowhere.pem"]):
        check(f"serve {' '.join(wrong)} is refused in one sentence: 4",
              home.run("serve", "--port", "0", *wrong).is_refused(4), home.said[-1])
    certificate, key = home.path / "office-certificate.pem", home.path / "office-key.pem"
    check("and a refusal makes no certificate", not certificate.exists() and not key.exists())

    fingerprints = []
    for time in ("first", "second"):
        server = Server(home, "--office", "--name", "localhost", certificate=certificate)
        try:
            check(f"the {time} time, the office's browser trusts the certificate and signs in",
                  server.address.startswith("https://localhost:") and sign_in(server, home),
                  server.address)
            session = [one for one in server.cookies if one.name == "__Host-saksi_session"]
            check("the session's cookie is for TLS and this host alone",
                  len(session) == 1 and session[0].secure and session[0].path == "/", session)
            shown = server.get("/settings")[2]
            forged = urllib.request.Request(
                server.address + "/cases/new", data=b"title=x",
                headers={"Origin": server.address.replace("https", "http")})
            check("a form from our name without TLS is refused", server._ask(forged)[0] == 403)
        finally:
            told = server.end().out.decode()
        der = ssl.PEM_cert_to_DER_cert(certificate.read_text())
        fingerprint = hashlib.sha256(der).hexdigest().upper()
        fingerprint = ":".join(fingerprint[at:at + 2] for at in range(0, 64, 2))
        check("the screen and the settings show its fingerprint",
              fingerprint in told and fingerprint in shown, told)
        fingerprints.append(fingerprint)
    check("the second start uses the same certificate",
          fingerprints[0] == fingerprints[1], fingerprints)
    check("the key is for this account alone", key.stat().st_mode & 0o777 == 0o600,
          oct(key.stat().st_mode))


def care(home):
    verified = home.run("verify", "--json")
    check("verify walks the whole log and everything holds",
          verified.code == 0 and verified.json()["holds"] is True, verified)
    rebuilt = home.run("rebuild", "--json")
    check("rebuild gives the same tables", rebuilt.code == 0
          and rebuilt.json()["same"] and rebuilt.json()["before"] == rebuilt.json()["after"],
          rebuilt)


def damage(home, folder):
    def overwritten(name, start):
        copy = Home(folder / f"damaged-{name}")
        shutil.copytree(home.path, copy.path)
        file = copy.path / "vault" / name
        held = bytearray(file.read_bytes())
        for at in range(start, min(start + 4096, len(held))):
            held[at] ^= 0x5a
        file.write_bytes(held)
        return copy.run("verify")

    ran = overwritten("db", 0)
    check("a damaged database: 9 and one sentence", ran.is_refused(9), ran)
    ran = overwritten("slots", 0)
    check("damaged slots: 9 and one sentence", ran.is_refused(9), ran)


def grants(home, folder, ama, binod):
    """A case of ama's, as binod sees it."""
    rows = folder / "cases.csv"
    rows.write_text("title\nInvented: one night\n")
    made = home.run("import", rows, "--type", "case", passphrase_file=ama)
    case = home.run("list", "case", "--json", passphrase_file=ama).json()["records"][0]["id"]

    def seen():
        return home.run("list", "case", "--json", passphrase_file=binod).json()["total"]

    check("a case is seen by whoever opened it and by nobody else", made.code == 0 and seen() == 0
          and home.run("show", case, passphrase_file=binod).is_refused(3), home.said[-1])
    check("grant give gives it", seen() == 0
          and home.run("grant", "give", case, "binod", "--level", "write", passphrase_file=ama).code == 0
          and seen() == 1, home.said[-1])
    listed = home.run("grant", "list", case, passphrase_file=binod)
    check("grant list tells who may see it, what they hold, and who gave it", listed.out
          == b"ama\tadminister\tadminister\tama\nbinod\twrite\twrite\tama\n", listed)
    check("who does not administer it gives it to nobody: 5",
          home.run("grant", "give", case, "ama", passphrase_file=binod).is_refused(5), home.said[-1])
    check("member role changes what a grant is good for",
          home.run("member", "role", "binod", "--role", "reader", passphrase_file=ama).code == 0
          and b"binod\twrite\tread\tama" in home.run("grant", "list", case, passphrase_file=ama).out,
          home.said[-1])
    rows.write_text("title\nInvented: another night\n")
    check("a reader opens no case, checks nothing, publishes nothing: 5",
          home.run("import", rows, "--type", "case", passphrase_file=binod).is_refused(5)
          and home.run("verify", passphrase_file=binod).is_refused(5)
          and home.run("publish", "book", "--out", folder / "no-book", passphrase_file=binod).is_refused(5),
          home.said[-1])
    check("the last administrator stays one: 6",
          home.run("member", "role", "ama", "--role", "editor", passphrase_file=ama).is_refused(6),
          home.said[-1])
    check("grant take takes it back",
          home.run("grant", "take", case, "binod", passphrase_file=ama).code == 0 and seen() == 0,
          home.said[-1])


def first_start(folder):
    home = Home(folder / "first")
    words = folder / "first-words.txt"
    words.write_text("able baker candle\n")
    check("init refuses a passphrase that can be guessed: 4", home.run(
        "init", "--group", "Ours", "--handle", "ama", passphrase_file=words).is_refused(4),
        home.said[-1])
    words.write_text("able baker candle dragon ember falcon\n")
    made = home.run("init", "--group", "Ours", "--handle", "ama", passphrase_file=words)
    check("init makes a workspace and shows the recovery code once",
          made.code == 0 and b"Recovery code: " in made.out and b"able baker" not in made.out, made)
    code = folder / "recovery.txt"
    code.write_bytes(made.out.split(b"Recovery code: ")[1].split()[0])
    check("the recovery code opens it too",
          home.run("list", "case", "--json", passphrase_file=code).code == 0, home.said[-1])
    added = home.run("member", "add", "binod", passphrase_file=words)
    check("member add prints a passphrase once", added.code == 0 and b"Passphrase: " in added.out, added)
    own = folder / "binod-words.txt"
    own.write_bytes(added.out.split(b"Passphrase:")[1].split(b"\n")[0].strip() + b"\n")
    listed = home.run("member", "list", passphrase_file=own)
    check("the member comes in by it and sees who may",
          listed.code == 0 and listed.out == b"ama\tfirst administrator\tadministrator\nbinod\tmember\tcaseworker\n", listed)
    check("only administrators add members: 5",
          home.run("member", "add", "chandra", passphrase_file=own).is_refused(5), home.said[-1])
    grants(home, folder, words, own)
    check("member leave lets the member go",
          home.run("member", "leave", "binod", passphrase_file=words).code == 0, home.said[-1])
    check("and the passphrase opens nothing any more: 8",
          home.run("member", "list", passphrase_file=own).is_refused(8), home.said[-1])
    check("without a terminal and a passphrase file it says so: 7",
          home.run("list", "case").is_refused(7), home.said[-1])


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        home = Home(folder / "home")
        helps(home)
        made = home.run("demo")
        check("demo makes a workspace with the reference packs and no faulty row",
              made.code == 0 and b" 0 faulty rows" in made.out, made)
        if made.code == 0:
            for session in (reads, conflicts, lambda h: refusals(h, folder), lambda h: tables(h, folder),
                            lambda h: handing_out(h, folder),
                            canary_and_serving, office, lambda h: kills.in_mid_save(h, KILLS), care,
                            lambda h: backups(h, folder), lambda h: damage(h, folder)):
                try:
                    session(home)
                except (ValueError, KeyError, OSError, subprocess.SubprocessError) as problem:
                    check(f"a session ran to its end: {problem!r}", False, home.said[-1])
        first_start(folder)
        vault_sessions.all_sessions(folder)
    written = subprocess.run([str(ROOT / "tools/make_cli_page"), "--check"], check=False,
                             capture_output=True, text=True, env={**os.environ, "SAKSI": str(PROGRAM)})
    check("docs/cli.md says what the commands say", written.returncode == 0, written.stdout + written.stderr)
    print(f"{Counts.passed} passed, {Counts.failed} failed")
    raise SystemExit(Counts.failed > 0)


main()

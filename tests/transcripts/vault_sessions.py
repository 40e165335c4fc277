"""Backups through the web and for the paper, older copies, and what is left in memory after locking."""
import http.client
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

from memory import hits
from session import ROOT, SECONDS_MAX, Home, Server, check

sys.path.insert(0, str(ROOT / "tests/formats"))
import read_backup  # noqa: E402: it lies with the papers that it reads by.

WORDS = "able baker candle dragon ember falcon"
CANARY = "Quillonzephyr"  # Stands nowhere else; it is entered into sealed fields.


def made(folder, name):
    """A fresh workspace, the file with its passphrase, and its recovery code."""
    home, words = Home(folder / name), folder / f"{name}-words.txt"
    words.write_text(WORDS + "\n")
    said = home.run("init", "--group", "Ours", "--handle", "ama", passphrase_file=words)
    code = said.out.split(b"Recovery code: ")[1].split()[0].decode()
    return home, words, code


def unlocked(home):
    server = Server(home)
    check("the server opens the home", server.post("/sign-in", {"passphrase": WORDS, "next": "/"})[0] == 303)
    return server


def for_paper(folder, home, words, code):
    """A backup for the paper: by the stock tool, by a second reader, and by Saksi elsewhere."""
    file, code_file = folder / "paper.age", folder / "code.txt"
    code_file.write_text(code + "\n")
    said = home.run("backup", file, "--for-paper", passphrase_file=words)
    check("a backup for the paper takes no paper", said.code == 0 and b"recovery code on paper" in said.out, said)
    identity = folder / "identity.txt"
    identity.write_text(read_backup.age_identity(read_backup.recovery_scalar(read_backup.code_bits(code))) + "\n")
    opened = subprocess.run(["age", "-d", "-i", identity, file], check=False, capture_output=True)
    listed = subprocess.run(["tar", "-tf", "-"], check=False, input=opened.stdout, capture_output=True)
    check("the stock age opens it with the key that follows from the code, and GNU tar lists it",
          listed.stdout.split()[:3] == [b"saksi-backup", b"slots", b"database"], (opened.stderr, listed))
    names, key, plain = read_backup.read(file, code)
    commits = read_backup.rows(plain, "SELECT count(*) FROM log")[0][0]
    check("a second reader, from the papers alone, comes down to the rows of the database",
          len(key) == 32 and names[0] == "saksi-backup" and commits > 2, (names, commits))
    elsewhere = Home(folder / "from-paper")
    check("the passphrase does not open it: 8 and one sentence",
          elsewhere.run("restore", file, passphrase_file=words).is_refused(8), elsewhere.said[-1])
    check("the code does", elsewhere.run("restore", file, passphrase_file=code_file).code == 0, elsewhere.said[-1])
    check("and the restored workspace opens with the passphrase as before",
          elsewhere.run("verify", passphrase_file=words).code == 0, elsewhere.said[-1])


def add_case(home):
    server = unlocked(home)
    try:
        opened = server.post("/cases/new", {"title": f"Case {CANARY}", "summary": CANARY})
        check("a case is opened", opened[0] == 303, opened)
    finally:
        server.end()


def through_the_web(folder, home):
    """The button and the download, while the program is in use."""
    file = folder / "web.age"
    server = unlocked(home)
    try:
        told = server.get("/")[2]
        check("Today says that there is no backup yet",
              "Time for a backup" in told and "There is no backup yet" in told)
        check("a wrong passphrase makes none",
              server.post("/settings/backup", {"for": "passphrase", "passphrase": "six words that are not it"})[0]
              == 400)
        begun = server.post("/settings/backup", {"for": "paper"})
        check("one click begins a backup", begun[0] == 303 and begun[1].startswith("/jobs/"), begun)
        check("another program that wants one is told where to make it",
              b"Settings, Backup" in home.run("backup", folder / "no.age").err, home.said[-1])
        ended = server.job(begun[1])
        check("its end leads to where it waits",
              ended[0] == 303 and ended[1].startswith("/settings/backup/"), ended)
        page = server.get(ended[1])[2]
        link = re.search(r'href="(/settings/backup/\w+/file)"', page)
        check("to be downloaded", link is not None, page)
        headers, sent = server.get_bytes(link[1])
        file.write_bytes(sent)
        check("under a name that tells the day only",
              re.search(r'filename="saksi-\d{4}-\d\d-\d\d\.age"', headers["Content-Disposition"] or ""), headers)
        check("without a word of what is in it", CANARY.encode() not in sent)
        check("Today does not remind any more", "Time for a backup" not in server.get("/")[2])
        check("nobody finds one by guessing", server.get("/settings/backup/../../db/file")[0] in (400, 404)
              and server.get("/settings/backup/0123456789abcdef/file")[0] == 404)
        server.post("/lock", {})
        server.post("/sign-in", {"passphrase": WORDS, "next": "/"})
        left = sorted(path.name for path in (home.path / "vault").iterdir())
        check("the next unlocking leaves neither it nor the copy it was made from",
              not [name for name in left if name.startswith(("copy", "backup"))], left)
    finally:
        server.end()
    return file


def on_the_first_page(folder, file, code):
    """The first page of another computer makes the workspace out of a backup."""
    elsewhere = Home(folder / "from-web")
    elsewhere.path.mkdir()
    server = Server(elsewhere)
    try:
        check("the first page of another computer offers to restore",
              'href="/welcome/restore"' in server.get("/welcome")[2])
        wrong = server.post_file("/welcome/restore", {"passphrase": WORDS}, "backup", file)
        check("what does not open it restores nothing, and says so",
              wrong[0] == 400 and "does not open" in wrong[2], wrong)
        check("and the page offers it still", server.get("/welcome/restore")[0] == 200)
        restored = server.post_file("/welcome/restore", {"passphrase": code}, "backup", file)
        check("the code makes the workspace, and everything in it holds",
              restored[0] == 200 and "Everything holds." in restored[2], restored[2].partition("alert")[2])
        check("where there is a workspace nothing is restored over it",
              server.get("/welcome/restore")[0] == 303)
        server.post("/sign-in", {"passphrase": WORDS, "next": "/"})
        check("it is unlocked by the passphrase as before, and has the case",
              CANARY in server.get("/cases")[2])
    finally:
        server.end()


def older_copy(folder, home, words):
    """A folder that was copied back by hand is noticed at the next opening, and works."""
    kept = folder / "kept"
    shutil.copytree(home.path, kept)
    server = unlocked(home)
    server.post("/cases/new", {"title": "Newer than the copy"})
    server.end()
    shutil.rmtree(home.path)
    shutil.copytree(kept, home.path)
    server = unlocked(home)
    try:
        check("an older copy of the folder is noticed", "older than it was" in server.get("/")[2])
        check("and takes entries", server.post("/cases/new", {"title": "After"})[0] == 303)
        server.post("/settings/older-copy", {})
        check("once it was read, nothing is said any more", "older than it was" not in server.get("/")[2])
    finally:
        server.end()
    check("and everything in it holds", home.run("verify", passphrase_file=words).code == 0, home.said[-1])


class Browser:
    """Somebody whose connection stays open, as browsers keep theirs."""

    def __init__(self, server):
        self.wire = http.client.HTTPConnection(server.address.partition("//")[2], timeout=SECONDS_MAX)
        self.cookies, self.token = {}, ""
        self.ask("GET", "/sign-in")

    def ask(self, method, path, fields=None):
        head = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
                "Content-Type": "application/x-www-form-urlencoded"}
        body = urllib.parse.urlencode({**fields, "csrf-token": self.token}) if fields else None
        self.wire.request(method, path, body, head)
        reply = self.wire.getresponse()
        told = reply.read().decode()
        for cookie in reply.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        found = re.search(r'name="csrf-token"[^>]* value="([0-9a-f]{32})"', told)
        self.token = found[1] if found else self.token
        return reply.status, reply.headers["Location"], told


def after_locking(folder, home, words, code):
    """The memory of the real program, signed in, read from, locked: no key and no word of a sealed field."""
    file = folder / "memory.age"
    home.run("backup", file, "--for-paper", passphrase_file=words)
    server = unlocked(home)
    try:
        _, vault_key, plain = read_backup.read(file, code)
        secrets = {f"the secret {name}": bytes(value) for name, value in
                   read_backup.rows(plain, "SELECT name, bytes FROM secret")}
        wanted = {"the vault key": vault_key, "the vault key in digits": vault_key.hex().encode(),
                  "the passphrase": WORDS.encode(), "the passphrase as sent": WORDS.replace(" ", "+").encode(),
                  "the recovery code": code.encode(), "a sealed word": CANARY.encode(),
                  "a sealed word in the index": CANARY.lower().encode(), **secrets}
        browser = Browser(server)
        check("a browser signs in whose connection stays open",
              browser.ask("POST", "/sign-in", {"passphrase": WORDS, "next": "/"})[0] == 303)
        browser.ask("GET", "/settings")
        kept = browser.ask("POST", "/cases/new", {"title": CANARY, "summary": CANARY + " again"})
        check("and writes", kept[0] == 303 and "/r/" in kept[1], kept)
        record = kept[1].partition("?")[0]
        for path in ("/", "/cases", f"/search?q={CANARY}", "/records/case", "/settings",
                     record, record + "/edit", record + "/history", "/records/case?q=" + CANARY):
            check(f"and reads {path.partition('?')[0][:18]}", browser.ask("GET", path)[0] in (200, 303), path)
        browser.ask("POST", "/cases/new", {"title": "", "summary": CANARY})
        if os.geteuid() != 0:
            try:
                hits(server.process.pid, wanted)
                check("another program of the same account may not look", False)
            except PermissionError:
                check("another program of the same account may not look", True)
            return
        before = {name for name, *_ in hits(server.process.pid, wanted)}
        check("unlocked, the vault key and the sealed word are in memory: we look in the right place",
              {"the vault key", "a sealed word"} <= before, before)
        server.post("/lock", {})
        server.get("/sign-in")
        after = hits(server.process.pid, wanted)
        check("after locking there is no key, no passphrase and no sealed word in memory", not after,
              [(name, mapping, address, bytes(around)) for name, mapping, address, around in after[:8]])
    finally:
        server.end()


def all_sessions(folder):
    folder = pathlib.Path(folder)
    home, words, code = made(folder, "vaulted")
    add_case(home)
    file = through_the_web(folder, home)
    for_paper(folder, home, words, code)
    on_the_first_page(folder, file, code)
    older_copy(folder, home, words)
    after_locking(folder, home, words, code)

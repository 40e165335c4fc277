"""The book, made from a demonstration in a temporary folder and judged from outside."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/transcripts"))

from book_files import (Page, epub_bytes, holds, html_bytes, pdf_bytes, pdf_info,  # noqa: E402
                        pdf_text, run)
from canaries import CANARY, PUBLIC, UNVERIFIED, plant  # noqa: E402
from session import Counts, Home, Server, check  # noqa: E402

# A sentence in each script, after article 5 of the Universal Declaration of Human Rights. Not to be
# cited from here: it only has to be set and found again.
SCRIPTS = json.loads((pathlib.Path(__file__).parent / "sentences.json").read_text(encoding="utf-8"))


def decision_in_all_scripts(home, folder):
    """One decision whose facts are told in every script that our readers write."""
    text = lambda words: words.replace("\\", "\\\\").replace(";", "\\;").replace('"', '""')
    rows = folder / "scripts.csv"
    facts = "; ".join(text(words) for words in SCRIPTS.values())
    rows.write_text("title,citation,forum,date,state,facts,facts.lang\n"
                    'Invented v. Nobody,SCRIPTS/1,An invented forum,2001,NPL,'
                    f'"{facts}","{"; ".join(SCRIPTS)}"\n', encoding="utf-8")
    return home.run("import", rows, "--type", "decision", "--json")


def published(home, out, *more):
    return home.run("publish", "book", "--type", "decision", *more, "--out", out, "--json")


def the_web_pages(folder):
    names = sorted(path.name for path in (folder / "html").iterdir())
    pages = {name: Page(folder / "html" / name) for name in names if name.endswith(".html")}
    check("the folder holds pages and one stylesheet, nothing else",
          set(names) - set(pages) == {"book.css"}, names)
    check("no page has a script, a form or a frame",
          not any(page.forbidden for page in pages.values()),
          {name: page.forbidden for name, page in pages.items() if page.forbidden})
    loaded = {address for page in pages.values() for address in page.loaded}
    check("pages load their stylesheet and nothing from elsewhere", loaded == {"book.css"}, loaded)
    css = (folder / "html/book.css").read_text(encoding="utf-8")
    check("the stylesheet fetches nothing", "url(" not in css and "@import" not in css)
    broken = []
    for name, page in pages.items():
        for link in page.links:
            if re.match(r"https?:", link):
                continue
            path, _, anchor = link.partition("#")
            target = pages.get(path or name)
            if target is None or (anchor and anchor not in target.ids):
                broken.append(f"{name}: {link}")
    check("every link within the folder leads somewhere", not broken, broken[:5])
    check("every page says its language", all(page.language == "en" for page in pages.values()))
    check("there is a page of corrections, and the cover leads to it",
          "corrections.html" in pages and any(link.startswith("corrections.html")
                                              for link in pages["index.html"].links))
    with tempfile.TemporaryDirectory() as profile:
        seen = run("chromium", "--headless", "--disable-gpu", "--no-sandbox",
                   f"--user-data-dir={profile}", "--proxy-server=127.0.0.1:9", "--dump-dom",
                   (folder / "html/index.html").as_uri())
    check("a browser without a network opens it", b"Decisions on torture in Asia" in seen.stdout,
          seen.stderr[-300:])


def the_epub(folder):
    # By its jar: /usr/bin/epubcheck starts only where the kernel knows jar files by themselves.
    judged = run("java", "-jar", "/usr/share/java/epubcheck.jar", "--json", "-",
                 str(folder / "book.epub"))
    report = json.loads(judged.stdout[judged.stdout.index(b"{"):])
    found = [message for message in report["messages"]
             if message["severity"] in ("FATAL", "ERROR", "WARNING")]
    check("epubcheck finds no error and no warning", not found and judged.returncode == 0, found)
    check("epubcheck read an EPUB 3", report["publication"]["ePubVersion"].startswith("3"))


def the_pdf(folder):
    info = pdf_info(folder)
    whole = (folder / "book.pdf").read_bytes()
    check("the PDF is tagged", info.get("Tagged") == "yes", info)
    check("it has a title, and says nothing of who made it, with what and when",
          info.get("Title") == "Decisions on torture in Asia"
          and not {"Author", "Creator", "Producer", "Subject", "Keywords", "CreationDate", "ModDate"}
          & set(info), info)
    check("it says its language", re.search(rb"/Lang \(en\)", whole) is not None)
    outline = re.search(rb"/Outlines (\d+) 0 R", whole)
    count = outline and re.search(rb"\n%s 0 obj\n.*?/Count (\d+)" % outline[1], whole, re.S)
    check("it has bookmarks", bool(count) and int(count[1]) > 5, count and count[1])
    fonts = run("pdffonts", str(folder / "book.pdf")).stdout.decode().splitlines()[2:]
    columns = [line.split()[-5] for line in fonts]
    check(f"all {len(fonts)} fonts are embedded", len(fonts) > 5 and set(columns) == {"yes"}, fonts)
    check("it runs and fetches nothing", not re.search(rb"/(JavaScript|JS|Launch|SubmitForm)\b", whole))
    text = unicodedata.normalize("NFKC", pdf_text(folder))
    squeezed = re.sub(r"[\s\u200b\u200c\u200d\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    for language, words in SCRIPTS.items():
        # One word of each sentence, since lines break and columns part. Of Urdu a short one: in
        # Nastaliq the dots of longer words come apart from their letters (docs/decisions/pdf.md).
        begins = re.split(r"[\s\u060c\u0964\u104a\u3001\uff0c,;.]+", unicodedata.normalize("NFKC", words))
        word = "کسی" if language == "ur" else max(begins[:4], key=len)[:6]
        word = re.sub(r"[\u200b\u200c\u200d]", "", word)
        check(f"the PDF's text can be searched: {language}", word in squeezed, word)
    pages = text.split("\f")
    empty = [number for number, page in enumerate(pages[:-1], start=1) if len(page.strip()) < 8]
    check("no page is empty", not empty, empty)


def no_canary(folder, kind, absent, present):
    """Words that must be in no byte, and words that must be found, so that this looks where words are."""
    for name, read in (("web pages", html_bytes), ("EPUB", epub_bytes), ("PDF", pdf_bytes)):
        parts = read(folder)
        for word in present:
            check(f"{kind}, {name}: {word} is found", bool(holds(parts, word)))
        for word in absent:
            check(f"{kind}, {name}: {word} is in no byte", not holds(parts, word), holds(parts, word))
    edition = (folder / "edition.json").read_text(encoding="utf-8")
    check(f"{kind}: nor in its description", not any(word in edition for word in absent))


def corrections(folder):
    told = (folder / "html/corrections.html").read_text(encoding="utf-8")
    check("a date that was changed is told with the former one",
          "31 December 1999" in told and "1 January 2000" in told)
    check("words that were changed are told to have changed, without the words", "changed" in told)


def choice(home, folder, everything):
    narrow = published(home, folder / "narrow", "state=NPL")
    check("filters choose", narrow.code == 0
          and 0 < narrow.json()["briefs"] < everything["briefs"], narrow)
    check("a field that is none is refused: 3",
          published(home, folder / "none", "nosuch=NPL").is_refused(3), home.said[-1])
    check("a choice that fits nothing is refused: 4",
          published(home, folder / "none", "citation=no such citation").is_refused(4), home.said[-1])
    check("and nothing is left of a refused book", not (folder / "none").exists())
    sealed = home.run("publish", "book", "--type", "case", "--out", folder / "none", "--json")
    check("a book of cases is refused, for they are sealed: 4", sealed.is_refused(4), sealed)


def twice(home, folder, first):
    """The day of the edition is in the book, so both must be of one day."""
    again = folder / "again"
    published(home, again)
    if (again / "edition.json").read_bytes() != (first / "edition.json").read_bytes():
        published(home, first)
    check("the same book has the same pages", html_bytes(first) == html_bytes(again))
    check("the same book is the same EPUB, byte for byte",
          (first / "book.epub").read_bytes() == (again / "book.epub").read_bytes())


def main():
    with tempfile.TemporaryDirectory(prefix="saksi-publish-") as temporary:
        folder = pathlib.Path(temporary)
        home = Home(folder / "home")
        made = home.run("demo")
        check("the demonstration is made", made.code == 0, made)
        imported = decision_in_all_scripts(home, folder)
        check("a decision told in every script is imported",
              imported.code == 0 and imported.json()["created"] == 1, imported)
        listed = home.run("list", "decision", "state=NPL", "--limit", "2", "--json").json()
        server = Server(home)
        try:
            server.post("/sign-in", {"passphrase": home.passphrase(), "next": "/"})
            check("canaries are planted in a case and behind decisions",
                  plant(server, [one["id"] for one in listed["records"]]))
        finally:
            server.end()
        found = home.run("search", CANARY, "--json").json()["total"]
        check("the workspace itself finds it in the case and its six records", found == 7, found)

        # As far below as a shelf in somebody's home: Chromium's socket did not fit into such a path.
        out = folder / ("book-" * 20)
        book = published(home, out)
        check("the book is made in all formats", book.code == 0
              and set(book.json()["files"]) == {"html", "epub", "pdf"}, book)
        the_web_pages(out)
        the_epub(out)
        the_pdf(out)
        no_canary(out, "what is verified", [CANARY, UNVERIFIED], [PUBLIC])
        corrections(out)
        choice(home, folder, book.json())
        twice(home, folder, out)
        doubtful = published(home, folder / "doubtful", "--include-unverified")
        check("a book with what nobody verified is made when it is asked for", doubtful.code == 0, doubtful)
        no_canary(folder / "doubtful", "what is not verified too", [CANARY], [PUBLIC, UNVERIFIED])
    print(f"{Counts.passed} passed, {Counts.failed} failed")
    raise SystemExit(Counts.failed > 0)


if __name__ == "__main__":
    try:
        main()
    except (AssertionError, subprocess.TimeoutExpired, OSError, ValueError, KeyError) as problem:
        check(f"the test ran to its end: {problem!r}", False)
        print(f"{Counts.passed} passed, {Counts.failed} failed")
        raise SystemExit(1) from problem

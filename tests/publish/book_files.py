"""Reads what a book is made of, byte by byte, without the program that made it."""

import html.parser
import pathlib
import re
import subprocess
import urllib.parse
import zipfile
import zlib


def run(*line, **more):
    return subprocess.run(line, capture_output=True, check=False, timeout=300, **more)


def html_bytes(folder):
    return {f"html/{path.name}": path.read_bytes() for path in sorted((folder / "html").iterdir())}


def epub_bytes(folder):
    with zipfile.ZipFile(folder / "book.epub") as book:
        return {f"epub/{name}": book.read(name) for name in book.namelist()}


def pdf_bytes(folder):
    """The file as it lies there, every stream in it unpacked, and its text as readers see it."""
    whole = (folder / "book.pdf").read_bytes()
    parts = {"pdf": whole, "pdf, its text": pdf_text(folder).encode()}
    for number, stream in enumerate(re.findall(rb"stream\r?\n(.*?)\r?\nendstream", whole, re.S)):
        try:
            parts[f"pdf, stream {number}"] = zlib.decompress(stream)
        except zlib.error:
            parts[f"pdf, stream {number}"] = stream
    return parts


def pdf_text(folder):
    return run("pdftotext", "-enc", "UTF-8", str(folder / "book.pdf"), "-").stdout.decode()


def pdf_info(folder):
    lines = run("pdfinfo", str(folder / "book.pdf")).stdout.decode().splitlines()
    return dict((part.strip() for part in line.split(":", 1)) for line in lines if ":" in line)


def holds(parts, word):
    """Where the word stands: as it is, in UTF-16, or written as HTML and addresses write it."""
    spellings = {word.encode(), word.encode("utf-16-be"), word.encode("utf-16-le"),
                 urllib.parse.quote(word).encode(), word.upper().encode()}
    return [name for name, content in parts.items()
            if any(spelling in content or spelling in content.lower() for spelling in spellings)]


class Page(html.parser.HTMLParser):
    """Everything in a page that leads or loads, and what must not be there."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loaded, self.forbidden, self.language = set(), [], [], [], None
        self.feed(pathlib.Path(path).read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        one = dict(attributes)
        if tag == "html":
            self.language = one.get("lang")
        if "id" in one:
            self.ids.add(one["id"])
        if tag in ("script", "iframe", "object", "embed", "form", "base"):
            self.forbidden.append(tag)
        self.forbidden += [name for name in one if name.startswith("on")]
        if tag == "a" and "href" in one:
            self.links.append(one["href"])
        elif tag != "a":
            self.loaded += [one[name] for name in ("href", "src", "srcset", "data", "poster")
                            if name in one]

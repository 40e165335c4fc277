"""What the transcripts stand on: the real program in a temporary folder, and the count of what held."""

import http.cookiejar
import json
import os
import pathlib
import re
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("SAKSI_BUILD", ROOT / "build/release"))
PROGRAM = pathlib.Path(os.environ.get("SAKSI", BUILD / "saksi")).resolve()
SECONDS_MAX = 300  # For one command, on a machine that does much else.


class Counts:
    passed = 0
    failed = 0


def check(name, holds, came=""):
    """Tells one thing that was tried; what came is printed only when it does not hold."""
    if holds:
        Counts.passed += 1
        print(f"ok      {name}")
    else:
        Counts.failed += 1
        print(f"FAILED  {name}\n        came: {str(came)[:600]}")
    sys.stdout.flush()


class Ran:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def __str__(self):
        return f"code {self.code}, out {self.out[:300]!r}, err {self.err[:300]!r}"

    def json(self):
        return json.loads(self.out)

    def is_refused(self, code):
        """One sentence on the error stream, nothing on the other, and this exit code."""
        told = self.err.decode(errors="replace")
        return (self.code == code and told.startswith("saksi: ") and told.count("\n") == 1
                and not self.out)


class Home:
    """One workspace folder, and the transcript of everything that was run on it."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.said = []

    def run(self, *arguments, passphrase_file=None, home=True):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.path.parent), "LANG": "C.UTF-8"}
        if passphrase_file:
            environment["SAKSI_PASSPHRASE_FILE"] = str(passphrase_file)
        line = [str(PROGRAM), *map(str, arguments)] + (["--home", str(self.path)] if home else [])
        ended = subprocess.run(line, env=environment, stdin=subprocess.DEVNULL,
                               capture_output=True, timeout=SECONDS_MAX, check=False)
        ran = Ran(ended.returncode, ended.stdout, ended.stderr)
        self.said.append(ran)
        return ran

    def passphrase(self):
        return (self.path / "demonstration-passphrase.txt").read_text().strip()


class StaysHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Server:
    """The web face of a home, on a port that the system chose."""

    def __init__(self, home, *options, certificate=None):
        self.process = subprocess.Popen(
            [str(PROGRAM), "serve", "--home", str(home.path), "--port", "0", *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        # The first line names the address; reading up to the last one is how we wait.
        self.told = b""
        for line in self.process.stdout:
            self.told += line
            if line.startswith(b"Ctrl-C"):
                break
        self.address = self.told.decode().partition("\n")[0].split()[-1]
        self.cookies = http.cookiejar.CookieJar()
        over_tls = []
        if certificate:  # Trusted alone, once it is there.
            over_tls = [urllib.request.HTTPSHandler(
                context=ssl.create_default_context(cafile=str(certificate)))]
        self.opener = urllib.request.build_opener(
            *over_tls, StaysHere(), urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path):
        return self._ask(urllib.request.Request(self.address + path))

    def form_token(self):
        """What the forms of this browser bear, as any client finds it on a page: at the door, and
        another one once it has signed in."""
        signed_in = any(cookie.name.endswith("saksi_session") for cookie in self.cookies)
        page = self.get("/settings" if signed_in else "/sign-in")
        if page[0] == 303:  # Signed out meanwhile, or there is no workspace yet.
            page = self.get(page[1])
        found = re.search(r'name="csrf-token"[^>]* value="([0-9a-f]{32})"', page[2])
        return found[1] if found else ""

    def post(self, path, fields, token=None):
        """Sends a form, with the token that a browser would send along."""
        pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
        pairs.append(("csrf-token", self.form_token() if token is None else token))
        return self._ask(urllib.request.Request(
            self.address + path, data=urllib.parse.urlencode(pairs).encode()))

    def get_bytes(self, path):
        with self.opener.open(self.address + path, timeout=SECONDS_MAX) as reply:
            return reply.headers, reply.read()

    def job(self, path):
        """What the page of finished work answers. Asking again is how we wait, as a browser does."""
        while True:
            answer = self.get(path)
            if 'id="job"' not in answer[2]:
                return answer
            time.sleep(0.05)

    def post_file(self, path, fields, name, file):
        """A form with one file, as a browser sends it."""
        fields = {"csrf-token": self.form_token(), **fields}
        mark = "----saksi-transcript"
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
                 for key, value in fields.items()]
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file.name}"\r\n'
                     "Content-Type: application/octet-stream\r\n\r\n".encode() + file.read_bytes()
                     + f"\r\n--{mark}--\r\n".encode())
        return self.post_bytes(path, b"".join(parts), f"multipart/form-data; boundary={mark}")

    def post_bytes(self, path, body, content_type):
        return self._ask(urllib.request.Request(
            self.address + path, data=body, headers={"Content-Type": content_type}))

    def _ask(self, request):
        try:
            with self.opener.open(request, timeout=SECONDS_MAX) as reply:
                return reply.status, reply.headers.get("Location", ""), reply.read().decode()
        except urllib.error.HTTPError as reply:
            return reply.code, reply.headers.get("Location", ""), reply.read().decode()

    def end(self, kill=False):
        if kill:
            self.process.kill()
        else:
            self.process.terminate()
        out, err = self.process.communicate(timeout=SECONDS_MAX)
        return Ran(self.process.returncode, self.told + out, err)

#!/usr/bin/env python3
"""bench/beside_nginx.py [SECONDS]: how many list pages a second Saksi gives to eight connections, and how
many nginx gives of the same bytes, as a file. Both are asked by wrk, one after the other, three times in turn.

SAKSI names the program. Needs the packages of the group bench (packages.txt).
"""
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/transcripts"))
from session import Home, Server  # noqa: E402  pylint: disable=wrong-import-position

SECONDS = sys.argv[1] if len(sys.argv) > 1 else "5"
PAGE = "/records/treaty_status"
TURNS = 3


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def requests_per_second(address, *headers):
    asked = ["wrk", "-t", "2", "-c", "8", "-d", f"{SECONDS}s"]
    for header in headers:
        asked += ["-H", header]
    said = subprocess.run([*asked, address], capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said and "Socket errors" not in said, said
    return float(re.search(r"Requests/sec: *([\d.]+)", said)[1])


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)  # nginx reads it under another account.
        home = Home(folder / "home")
        made = home.run("demo")
        assert made.code == 0, made
        server = Server(home)
        status, _, said = server.post("/sign-in", {"handle": "", "passphrase": home.passphrase().split("\n")[0]})
        assert status == 303, (status, said[:300])
        status, _, page = server.get(PAGE)
        assert status == 200, status
        served = folder / "www"
        served.mkdir()
        (served / "list.html").write_text(page)
        port = free_port()
        (folder / "nginx.conf").write_text(f"""
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes auto;
events {{}}
http {{ access_log off; sendfile on; tcp_nopush on; types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {served}; }} }}
""")
        nginx = subprocess.Popen(["/usr/sbin/nginx", "-c", str(folder / "nginx.conf")],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cookies = "; ".join(f"{one.name}={one.value}" for one in server.cookies)
        ours, theirs = [], []
        try:
            for _ in range(TURNS):
                ours.append(requests_per_second(server.address + PAGE, f"Cookie: {cookies}"))
                theirs.append(requests_per_second(f"http://127.0.0.1:{port}/list.html"))
        finally:
            nginx.terminate()
            nginx.wait()
            server.end()
        us, them = statistics.median(ours), statistics.median(theirs)
        print(f"a list page of {len(page.encode()):,} bytes, eight connections: saksi {us:,.0f}/s,"
              f" nginx {them:,.0f}/s, {us / them:.0%}")


main()

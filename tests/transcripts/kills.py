#!/usr/bin/python3
"""kill -9 while several people save through the web: what was acknowledged is there, every time.

    kills.py ROUNDS      on a demonstration of its own
"""
import http.client
import pathlib
import random
import sys
import tempfile
import threading

from session import Counts, Home, Server, check

SEED = 20260210
WRITERS = 3


def in_mid_save(home, rounds):
    dice = random.Random(SEED)
    acknowledged = []
    for number in range(rounds):
        server = Server(home)
        try:
            if server.post("/sign-in", {"passphrase": home.passphrase(), "next": "/"})[0] != 303:
                check(f"round {number}: the home opens again after kill -9", False)
                return
            doomed = threading.Timer(dice.uniform(0.01, 0.25), server.process.kill)

            def save(writer, number=number, server=server):
                try:
                    for one in range(1000):
                        name = f"Killed {number}-{writer}-{one}"
                        if server.post("/cases/new", {"title": name})[0] == 303:
                            acknowledged.append(name)
                except (OSError, http.client.HTTPException):  # The connection broke: the server was killed.
                    pass

            writers = [threading.Thread(target=save, args=(writer,)) for writer in range(WRITERS)]
            doomed.start()
            for one in [*writers]:
                one.start()
            for one in [doomed, *writers]:
                one.join()
        finally:
            server.end(kill=True)
    listed = home.run("list", "case", "--json")
    titles = {record["title"] for record in listed.json()["records"]}
    lost = [name for name in acknowledged if name not in titles]
    check(f"{rounds} times kill -9 loses none of {len(acknowledged)} acknowledged saves",
          acknowledged and not lost, lost or listed)
    verified = home.run("verify")
    check("and everything holds", verified.code == 0, verified)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        home = Home(pathlib.Path(folder) / "home")
        home.run("demo")
        in_mid_save(home, int(sys.argv[1]))
    sys.exit(1 if Counts.failed or not Counts.passed else 0)

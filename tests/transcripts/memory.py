"""What lies in the memory of a running program, found by looking through all of it."""
import re

MAPPING = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) (r\S*) \S+ \S+ \S+ *(.*)$")


def pieces(pid):
    """Every readable, writable piece of the process's memory, with the name of its mapping."""
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            found = MAPPING.match(line.rstrip())
            if not found or "w" not in found[3] or found[4] in ("[vvar]", "[vsyscall]"):
                continue
            start, end = int(found[1], 16), int(found[2], 16)
            held = b""
            while start + len(held) < end:
                try:
                    memory.seek(start + len(held))
                    more = memory.read(end - start - len(held))
                except (OSError, ValueError):
                    break  # Some mappings of devices answer so.
                if not more:
                    break
                held += more
            yield found[4] or "anonymous", start, held


def hits(pid, wanted):
    """Where each of the wanted (a dict of names and bytes) lies: a list of (name, mapping, address, around)."""
    found = []
    for mapping, start, held in pieces(pid):
        for name, needle in wanted.items():
            at = held.find(needle)
            while at >= 0:
                found.append((name, mapping, hex(start + at), held[max(0, at - 24):at + len(needle) + 24]))
                at = held.find(needle, at + 1)
    return found

#!/usr/bin/python3
"""Opens a backup with nothing but docs/formats/ and Debian's Python, down to the rows of the database.

    read_backup.py FILE SECRET_FILE      the passphrase, or the recovery code as it is printed

Prints what is in it, and how many commits and secrets its database holds. What it says of the pages of the
database is the format of SQLite3 Multiple Ciphers, cipher chacha20 (docs/formats/vault.md).
"""
import base64
import hashlib
import hmac
import pathlib
import sqlite3
import sys
import tempfile

import argon2.low_level
import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.poly1305 import Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ZERO_NONCE = bytes(12)
CHUNK = 64 * 1024 + 16
PAGE = 4096
CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Refused(Exception):
    """A file that is not what the papers say."""


def demand(condition, why):
    if not condition:
        raise Refused(why)


def hkdf(key, salt, info, length):
    return HKDF(SHA256(), length, salt, info).derive(key)


def code_bits(printed):
    """The 16 bytes of a recovery code, or nothing when the text is none."""
    letters = printed.strip().upper().replace("-", "").replace(" ", "")
    if len(letters) != 27 or any(letter not in CODE_LETTERS for letter in letters):
        return None
    number = 0
    for letter in letters[:26]:
        number = number << 5 | CODE_LETTERS.index(letter)
    return number.to_bytes(17, "big")[1:]


def recovery_scalar(bits):
    return hkdf(bits, b"", b"saksi/v1/recovery-age", 32)


def raw(key):
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def bech32(prefix, data):
    """Source: BIP 173."""
    letters, generator = "qpzry9x8gf2tvdw0s3jn54khce6mua7l", [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

    def polymod(values):
        check = 1
        for value in values:
            top = check >> 25
            check = (check & 0x1ffffff) << 5 ^ value
            for place in range(5):
                check ^= generator[place] if top >> place & 1 else 0
        return check

    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[at:at + 5], 2) for at in range(0, len(bits), 5)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = polymod(expanded + values + [0] * 6) ^ 1
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return prefix + "1" + "".join(letters[value] for value in values)


def age_recipient(scalar):
    return bech32("age", raw(X25519PrivateKey.from_private_bytes(scalar)))


def age_identity(scalar):
    return bech32("age-secret-key-", scalar).upper()


def unpadded(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)


def open_age(file, secret):
    """The plain bytes of an age file of one stanza."""
    header, rest = file[:file.index(b"\n---")], file[file.index(b"\n---") + 4:]
    version, stanza, body = header.split(b"\n")
    demand(version == b"age-encryption.org/v1", "no age file")
    words, wrapped = stanza.split(b" ")[1:], unpadded(body)
    bits = code_bits(secret)
    if words[0] == b"X25519":
        demand(bits is not None, "this backup is for the recovery code")
        identity = X25519PrivateKey.from_private_bytes(recovery_scalar(bits))
        share = unpadded(words[1])
        key = hkdf(identity.exchange(X25519PublicKey.from_public_bytes(share)), share + raw(identity),
                   b"age-encryption.org/v1/X25519", 32)
    else:
        demand(words[0] == b"scrypt", "another kind of stanza")
        key = hashlib.scrypt(secret.encode(), salt=b"age-encryption.org/v1/scrypt" + unpadded(words[1]),
                             n=2 ** int(words[2]), r=8, p=1, dklen=32, maxmem=2 ** 30)
    file_key = ChaCha20Poly1305(key).decrypt(ZERO_NONCE, wrapped, None)
    mac, body = rest[1:].split(b"\n", 1)
    demand(hmac.compare_digest(hmac.digest(hkdf(file_key, b"", b"header", 32), header + b"\n---", "sha256"),
                               unpadded(mac)), "the header's code does not hold")
    payload, sealed = hkdf(file_key, body[:16], b"payload", 32), body[16:]
    count = -(-len(sealed) // CHUNK)
    return b"".join(
        ChaCha20Poly1305(payload).decrypt(
            number.to_bytes(11, "big") + bytes([number == count - 1]),
            sealed[number * CHUNK:(number + 1) * CHUNK], None)
        for number in range(count))


def entries(archive):
    """Name and bytes of each file of the archive, whose only spelling is the one in the paper."""
    at, found = 0, []
    while archive[at:at + 512] != bytes(512):
        head = archive[at:at + 512]
        name, size = head[:100].rstrip(b"\0"), int(head[124:135], 8)
        spelled = (name.ljust(100, b"\0") + b"0000600\0" + b"0000000\0" * 2 + b"%011o\0" % size
                   + b"00000000000\0" + b" " * 8 + b"0" + bytes(100) + b"ustar\0" + b"00").ljust(512, b"\0")
        spelled = spelled[:148] + b"%06o\0 " % sum(spelled) + spelled[156:]
        demand(head == spelled, f"the head of {name} is spelled another way")
        found.append((name.decode(), archive[at + 512:at + 512 + size]))
        at += 512 + -(-size // 512) * 512
    demand(archive[at:] == bytes(1024), "something follows the end")
    names = [name for name, _ in found]
    demand(names[:3] == ["saksi-backup", "slots", "database"] and names[3:] == sorted(set(names[3:])),
           "the entries are not those of a backup")
    demand(found[0][1] == b"1\n", "another version")
    for name, part in found[3:]:
        demand(name == "parts/" + hashlib.sha256(part).hexdigest(), f"{name} is not what its name says")
    return found


def open_sealed(key, sealed, info):
    salt, commitment, rest = sealed[:32], sealed[32:64], sealed[64:]
    both = hkdf(key, salt, info, 64)
    demand(both[32:] == commitment, "another key")
    return ChaCha20Poly1305(both[:32]).decrypt(ZERO_NONCE, rest, b"")


def vault_key(slots, secret):
    body, checksum = cbor2.loads(slots)
    demand(hashlib.sha256(body).digest() == checksum, "the slots are damaged")
    inner = cbor2.loads(body)
    bits = code_bits(secret)
    for slot in inner[3]:
        if slot[1] == 2 and bits is None:
            continue
        key = bits if slot[1] == 2 else argon2.low_level.hash_secret_raw(
            secret.encode(), slot[3], slot[4], slot[5] // 1024, 1, 32, argon2.low_level.Type.ID)
        try:
            return open_sealed(key, slot[2], b"saksi/v1/slot" + inner[2] + bytes([slot[1]]) + slot.get(6, b""))
        except (Refused, InvalidTag):
            continue
    raise Refused("no slot opens with this")


def keystream(key, counter, nonce, data):
    return Cipher(ChaCha20(key, counter.to_bytes(4, "little") + nonce), None).encryptor().update(data)


def plain_database(sealed, key):
    """Every page is sealed by itself: its last 32 bytes are a nonce of 16 and a tag of 16."""
    pages = []
    for number in range(1, len(sealed) // PAGE + 1):
        page = sealed[(number - 1) * PAGE:number * PAGE]
        text, nonce, tag = page[:PAGE - 32], page[PAGE - 32:PAGE - 16], page[PAGE - 16:]
        counter = (int.from_bytes(nonce[12:], "little") ^ number) & 0xffffffff
        once = keystream(key, counter, nonce[:12], bytes(64))
        Poly1305.verify_tag(once[:32], text + nonce, tag)
        begin = 24 if number == 1 else 0  # SQLite's own name and the page's size stand in front.
        opened = text[:begin] + keystream(once[32:], (counter + 1) & 0xffffffff, nonce[:12], text[begin:])
        if number == 1:
            opened = b"SQLite format 3\0" + opened[16:]
        pages.append(opened + page[PAGE - 32:])
    return b"".join(pages)


def rows(plain, query):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "db"
        file.write_bytes(plain)
        return sqlite3.connect(f"file:{file}?immutable=1", uri=True).execute(query).fetchall()


def read(file, secret):
    """The names in a backup, the vault's key, and the plain database."""
    found = entries(open_age(pathlib.Path(file).read_bytes(), secret))
    key = vault_key(found[1][1], secret)
    return [name for name, _ in found], key, plain_database(found[2][1], key)


def main():
    names, _, plain = read(sys.argv[1], pathlib.Path(sys.argv[2]).read_text().strip())
    print("\n".join(names))
    print(rows(plain, "SELECT count(*) FROM log")[0][0], "commits")
    print(rows(plain, "SELECT count(*) FROM secret")[0][0], "secrets")


if __name__ == "__main__":
    main()

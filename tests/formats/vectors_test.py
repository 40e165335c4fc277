#!/usr/bin/python3
"""A second implementation of the formats, from docs/formats/ alone: every worked example of the papers is
computed again with Python's own libraries. That the program writes the same bytes is held by the frozen
vectors beside the code; that those are the bytes of the papers is held here."""
import base64
import hashlib
import hmac
import pathlib
import re

import argon2.low_level
import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```vector (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^(\w+) = (.*(?:\n  .*)*)", re.MULTILINE)
ZERO_NONCE = bytes(12)


def vectors():
    for paper in sorted((ROOT / "docs" / "formats").glob("*.md")):
        for name, body in BLOCK.findall(paper.read_text(encoding="utf-8")):
            yield name, {key: value.replace("\n  ", "") for key, value in FIELD.findall(body)}


def raw(public_key):
    return public_key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def hkdf(key, salt, info, length):
    return HKDF(SHA256(), length, salt, info).derive(key)


def sealed(key, salt, info, bound, plain):
    both = hkdf(key, salt, info, 64)
    return salt + both[32:] + ChaCha20Poly1305(both[:32]).encrypt(ZERO_NONCE, plain, bound)


def of_hex(fields, *names):
    return [bytes.fromhex(fields[name]) for name in names]


def check_cbor(fields):
    value = {1: 1, 2: ["यातना", -500, None], 24: b"\x00\xff", 256: True}
    assert cbor2.dumps(value, canonical=True).hex() == fields["encoded"]


def check_sealed(fields):
    key, salt, info, bound, plain = of_hex(fields, "key", "salt", "info", "bound", "plain")
    assert sealed(key, salt, info, bound, plain).hex() == fields["object"]


def check_cose_sign1(fields):
    seed, payload = of_hex(fields, "seed", "payload")
    key = Ed25519PrivateKey.from_private_bytes(seed)
    device = hashlib.sha256(raw(key.public_key())).digest()[:16]
    protected = cbor2.dumps({1: -8, 3: "application/saksi-commit+cbor", 4: device})
    structure = cbor2.dumps(["Signature1", protected, b"saksi/v1", payload])
    message = cbor2.CBORTag(18, [protected, {}, payload, key.sign(structure)])
    assert device.hex() == fields["device"]
    assert cbor2.dumps(message).hex() == fields["message"]
    assert hashlib.sha256(structure).hexdigest() == fields["id"]


def stream_chunk(file_key, nonce, number, last, plain):
    key = hkdf(file_key, nonce, b"payload", 32)
    return ChaCha20Poly1305(key).encrypt(number.to_bytes(11, "big") + bytes([last]), plain, None)


def check_stream(fields):
    file_key, nonce, plain = of_hex(fields, "file_key", "nonce", "plain")
    assert (nonce + stream_chunk(file_key, nonce, 0, 1, plain)).hex() == fields["body"]


def unpadded(data):
    return base64.b64encode(data).rstrip(b"=")


def check_age(fields):
    scalar, plain = of_hex(fields, "identity", "plain")
    recipient = raw(X25519PrivateKey.from_private_bytes(scalar).public_key())
    drawn = bytes(range(64))
    file_key, ephemeral, nonce = drawn[:16], X25519PrivateKey.from_private_bytes(drawn[16:48]), drawn[48:]
    share = raw(ephemeral.public_key())
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    key = hkdf(shared, share + recipient, b"age-encryption.org/v1/X25519", 32)
    body = ChaCha20Poly1305(key).encrypt(ZERO_NONCE, file_key, None)
    header = b"age-encryption.org/v1\n-> X25519 " + unpadded(share) + b"\n" + unpadded(body) + b"\n---"
    mac = hmac.digest(hkdf(file_key, b"", b"header", 32), header, "sha256")
    file = header + b" " + unpadded(mac) + b"\n" + nonce + stream_chunk(file_key, nonce, 0, 1, plain)
    assert file.hex() == fields["file"]


def check_vault_slots(fields):
    vault_key, passphrase = of_hex(fields, "vault_key", "passphrase")
    passes, memory = int(fields["passes"]), int(fields["memory"])
    drawn = bytes(range(112))
    vault, argon2_salt, first, code, second = drawn[:16], drawn[16:32], drawn[32:64], drawn[64:80], drawn[80:]
    stretched = argon2.low_level.hash_secret_raw(
        passphrase, argon2_salt, passes, memory // 1024, 1, 32, argon2.low_level.Type.ID)

    def wrapped(key, salt, kind):
        return sealed(key, salt, b"saksi/v1/slot" + vault + bytes([kind]), b"", vault_key)

    body = cbor2.dumps({1: 1, 2: vault, 3: [
        {1: 1, 2: wrapped(stretched, first, 1), 3: argon2_salt, 4: passes, 5: memory},
        {1: 2, 2: wrapped(code, second, 2)},
    ]})
    assert cbor2.dumps([body, hashlib.sha256(body).digest()]).hex() == fields["slots"]


def check_recovery_code(fields):
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = int(fields["bits"], 16)
    values = [number >> 5 * place & 31 for place in reversed(range(26))]

    def times_x(r):
        return (r << 1) ^ (0b100101 if r & 16 else 0)

    r = 0
    for value in values:
        r = times_x(r) ^ value
    letters = "".join(alphabet[value] for value in [*values, times_x(r)])
    assert "-".join(letters[at:at + 3] for at in range(0, 27, 3)) == fields["printed"]


def main():
    # The frozen vectors as the unit tests write them: string literals over several lines.
    frozen = re.sub(r'"\s*"', "", "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*_test.cpp"))))
    passed = failed = 0
    for name, fields in vectors():
        try:
            globals()["check_" + name](fields)
            result = list(fields.values())[-1]
            assert f'"{result}"' in frozen, "no unit test holds the program to these bytes"
        except Exception as fault:
            failed += 1
            print(f"FAILED: {name}: {fault or 'the paper says other bytes than its own rules give'}")
        else:
            passed += 1
            print(f"{name}: the paper, a second implementation and the program agree")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


raise SystemExit(main())

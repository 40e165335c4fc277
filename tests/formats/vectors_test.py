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

import read_backup
import read_envelope

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
    message, identity = signed(seed, payload, "application/saksi-commit+cbor")
    assert hashlib.sha256(raw(key.public_key())).hexdigest()[:32] == fields["device"]
    assert message.hex() == fields["message"]
    assert identity.hex() == fields["id"]


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
    assert age_file(scalar, bytes(range(64)), plain).hex() == fields["file"]


def check_age_passphrase(fields):
    passphrase, plain = of_hex(fields, "passphrase", "plain")
    file_key, salt, nonce = bytes(range(16)), bytes(range(16, 32)), bytes(range(32, 48))
    factor = int(fields["factor"])
    key = hashlib.scrypt(
        passphrase, salt=b"age-encryption.org/v1/scrypt" + salt, n=2**factor, r=8, p=1, dklen=32)
    stanza = b"scrypt " + unpadded(salt) + b" %d" % factor
    assert age_file_of(stanza, key, file_key, nonce, plain).hex() == fields["file"]


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


def check_member_slots(fields):
    vault_key, passphrase = of_hex(fields, "vault_key", "passphrase")
    passes, memory = int(fields["passes"]), int(fields["memory"])
    drawn = bytes(range(80))
    vault, slot, argon2_salt, salt = drawn[:16], drawn[16:32], drawn[32:48], drawn[48:]
    stretched = argon2.low_level.hash_secret_raw(
        passphrase, argon2_salt, passes, memory // 1024, 1, 32, argon2.low_level.Type.ID)
    wrapped = sealed(stretched, salt, b"saksi/v1/slot" + vault + bytes([3]) + slot, b"", vault_key)
    hint = hashlib.sha256(vault + b"member" + fields["handle"].encode()).digest()[0]
    body = cbor2.dumps({1: 2, 2: vault, 3: [
        {1: 3, 2: wrapped, 3: argon2_salt, 4: passes, 5: memory, 6: slot, 7: hint},
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


def check_recovery_age(fields):
    scalar = read_backup.recovery_scalar(bytes.fromhex(fields["bits"]))
    assert scalar.hex() == fields["scalar"]
    assert read_backup.age_recipient(scalar) == fields["recipient"]


def statement_of(fields):
    salt, record, source, superseded = of_hex(fields, "salt", "record", "source", "superseded")
    return [salt, 1, record, fields["field"], [4, fields["date"]], source, int(fields["confidence"]),
            [superseded], fields["note"]]


def check_statement(fields):
    encoded = cbor2.dumps(statement_of(fields))
    assert encoded.hex() == fields["encoded"]
    assert hashlib.sha256(b"saksi/v1/stmt" + encoded).hexdigest() == fields["id"]


def signed(seed, payload, content_type):
    """(COSE_Sign1, its id), made with the key from this seed."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    kid = hashlib.sha256(raw(key.public_key())).digest()[:16]
    protected = cbor2.dumps({1: -8, 3: content_type, 4: kid})
    structure = cbor2.dumps(["Signature1", protected, b"saksi/v1", payload])
    message = cbor2.CBORTag(18, [protected, {}, payload, key.sign(structure)])
    return cbor2.dumps(message), hashlib.sha256(structure).digest()


def payload_of(items):
    before = len(cbor2.dumps([items, {}, b""])) - 1
    return cbor2.dumps([items, {}, bytes(read_envelope.pad_for(before))])


def root_of(domain, items):
    ids = [hashlib.sha256(domain + cbor2.dumps(item)).digest() for item in items]
    return hashlib.sha256(b"".join(ids)).digest()


def envelope_of(key, dossier, seed, header, sealed_payload, salt):
    """Completes the header with what follows from P, and seals it: (encoded, commit id, encoded header)."""
    header = header | {10: hashlib.sha256(sealed_payload).digest(), 11: len(sealed_payload)}
    encoded = cbor2.dumps(dict(sorted(header.items())))
    message, commit = signed(seed, encoded, "application/saksi-commit+cbor")
    context = b"saksi/v1/hdr" + dossier
    head = sealed(key, salt, context, context, message)
    return cbor2.dumps([1, header[8], head, sealed_payload]), commit, encoded


def epoch_of(key):
    return hashlib.sha256(b"saksi/v1/epoch" + key).digest()[:16]


def sealed_items(key, salt, header, items):
    """(P, the header's keys 12 and 13)."""
    place = b"saksi/v1/pay" + header[3]
    bound = place + header[4] + header[5].to_bytes(8, "big") + header[8]
    sealed_payload = sealed(key, salt, place, bound, payload_of(items))
    return sealed_payload, sealed_payload[32:64]


def check_commit(fields):
    key, dossier, seed, envelope = of_hex(fields, "key", "dossier", "seed", "envelope")
    asserted = statement_of(dict(next(body for name, body in vectors() if name == "statement")))
    retracted = [b"\x66" * 16, 2, b"\x22" * 16, "deposited_on", None, 1, 0, [b"\x55" * 32], ""]
    header = {1: 1, 2: 1, 3: dossier, 4: b"\x77" * 16, 5: 2, 6: b"\x88" * 32, 7: [b"\x99" * 32],
              8: epoch_of(key), 9: 1790000000, 12: root_of(b"saksi/v1/stmt", [asserted, retracted])}
    body, header[13] = sealed_items(key, bytes(range(0, 32)), header, [asserted, retracted])
    made, commit, encoded = envelope_of(key, dossier, seed, header, body, bytes(range(32, 64)))
    assert encoded.hex() == fields["header"]
    assert commit.hex() == fields["id"]
    assert made == envelope
    halves = [hashlib.sha256(part).digest() for part in cbor2.loads(envelope)[2:]]
    assert hashlib.sha256(b"".join(halves)).hexdigest() == fields["wire_id"]
    # And the other way round: a reader with nothing but the dossier's key finds the statements.
    _, _, found, items = read_envelope.open_envelope(key, dossier, envelope)
    assert found == commit
    assert [item for _, item in items] == [asserted, retracted]
    assert "deposited_on = ['1991-05-14']" in read_envelope.in_words(items[0][1])


def age_file(scalar, drawn, plain):
    recipient = raw(X25519PrivateKey.from_private_bytes(scalar).public_key())
    file_key, ephemeral, nonce = drawn[:16], X25519PrivateKey.from_private_bytes(drawn[16:48]), drawn[48:]
    share = raw(ephemeral.public_key())
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    key = hkdf(shared, share + recipient, b"age-encryption.org/v1/X25519", 32)
    return age_file_of(b"X25519 " + unpadded(share), key, file_key, nonce, plain)


def age_file_of(stanza, key, file_key, nonce, plain):
    body = ChaCha20Poly1305(key).encrypt(ZERO_NONCE, file_key, None)
    header = b"age-encryption.org/v1\n-> " + stanza + b"\n" + unpadded(body) + b"\n---"
    mac = hmac.digest(hkdf(file_key, b"", b"header", 32), header, "sha256")
    return header + b" " + unpadded(mac) + b"\n" + nonce + stream_chunk(file_key, nonce, 0, 1, plain)


def check_founding(fields):
    seed, identity, group = of_hex(fields, "seed", "identity", "group")
    drawn = bytes(range(240))
    salt, feed, key, for_age = drawn[:32], drawn[32:48], drawn[48:80], drawn[80:144]
    device = hashlib.sha256(raw(Ed25519PrivateKey.from_private_bytes(seed).public_key())).digest()[:16]
    dossier = hashlib.sha256(b"saksi/v1/dossier" + salt + group + device).digest()[:16]
    recipient = raw(X25519PrivateKey.from_private_bytes(identity).public_key())
    header = {1: 1, 2: 2, 3: dossier, 4: feed, 5: 0, 7: [], 8: epoch_of(key), 9: 1790000000}
    inside = cbor2.dumps({1: dossier, 2: key, 3: [[group, 1, recipient]]})
    grant, first, _ = envelope_of(
        key, dossier, seed, header, age_file(identity, for_age, inside), drawn[144:176])
    assert grant.hex() == fields["grant"]

    item = [1, salt, group, device, [group]]
    header |= {2: 3, 5: 1, 6: first, 12: root_of(b"saksi/v1/member", [item])}
    body, header[13] = sealed_items(key, drawn[176:208], header, [item])
    membership, _, _ = envelope_of(key, dossier, seed, header, body, drawn[208:240])
    assert membership.hex() == fields["membership"]
    assert read_envelope.open_envelope(key, dossier, membership)[3][0][1] == item


def check_group_log(fields):
    root, device = of_hex(fields, "root", "device")
    root_key = raw(Ed25519PrivateKey.from_private_bytes(root).public_key())
    device_key = raw(Ed25519PrivateKey.from_private_bytes(device).public_key())
    recipients = [raw(X25519PrivateKey.from_private_bytes(bytes([byte]) * 32).public_key()) for byte in (0x45, 0x47)]
    group = hashlib.sha256(b"saksi/v1/group" + root_key).digest()[:16]
    agreed = cbor2.dumps(["saksi/v1/join", group, device_key, recipients[1], "asha"])
    bodies = [
        [root_key, fields["name"]],
        [device_key, recipients[1], "asha", Ed25519PrivateKey.from_private_bytes(device).sign(agreed)],
        [1, hashlib.sha256(device_key).digest()[:16]],
        [1, recipients[0]],
    ]
    prev = None
    for seq, (name, body) in enumerate(zip(("founded", "added", "keeper", "recipient"), bodies)):
        payload = cbor2.dumps([1, seq + 1, group, seq, prev, 1790000000, body])
        message, prev = signed(root, payload, "application/saksi-group-entry+cbor")
        assert message.hex() == fields[name]


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

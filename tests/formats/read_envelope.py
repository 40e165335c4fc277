#!/usr/bin/python3
"""Opens commits with nothing but docs/formats/ and Debian's Python: who holds a dossier's key needs no Saksi.

    read_envelope.py KEY DOSSIER ENVELOPE      each in hexadecimal; prints the header and the statements
"""
import hashlib
import sys

import cbor2
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ITEM_DOMAINS = {1: b"saksi/v1/stmt", 3: b"saksi/v1/member"}


class Refused(Exception):
    """An envelope that is not what the papers say."""


def demand(condition, why):
    if not condition:
        raise Refused(why)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def open_sealed(key, sealed, info, bound):
    both = HKDF(SHA256(), 64, sealed[:32], info).derive(key)
    demand(both[32:] == sealed[32:64], "the key commitment")
    return ChaCha20Poly1305(both[:32]).decrypt(bytes(12), sealed[64:], bound)


def padme(length):
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


def pad_for(before):
    """How many zeros a payload takes that has `before` bytes without its pad."""
    total = padme(before + 1)
    while True:
        for zeros in range(total - before - 1, max(total - before - 6, -1), -1):
            if before + len(cbor2.dumps(bytes(zeros))) == total:
                return zeros
        total = padme(total + 1)


def open_envelope(key, dossier, encoded):
    """(header, signer, commit id, items) of a data or membership commit; the signature is not looked at."""
    version, epoch, head, payload = cbor2.loads(encoded)
    demand(version == 1 and epoch == sha256(b"saksi/v1/epoch", key)[:16], "the epoch")
    context = b"saksi/v1/hdr" + dossier
    message = cbor2.loads(open_sealed(key, head, context, context))
    demand(message.tag == 18, "the tag of COSE_Sign1")
    protected, _, signed, _ = message.value
    labels = cbor2.loads(protected)
    demand(labels[1] == -8 and labels[3] == "application/saksi-commit+cbor", "the protected header")
    header = cbor2.loads(signed)
    demand(header[1] == 1 and header[3] == dossier and header[8] == epoch, "the header")
    commit = sha256(cbor2.dumps(["Signature1", protected, b"saksi/v1", signed]))
    if header[2] == 2 or payload is None:
        return header, labels[4], commit, []

    demand(len(payload) == header[11] and sha256(payload) == header[10], "the hash of P")
    demand(payload[32:64] == header[13], "the commitment of P")
    place = b"saksi/v1/pay" + dossier
    bound = place + header[4] + header[5].to_bytes(8, "big") + epoch
    plain = open_sealed(key, payload, place, bound)
    items, keys, pad = cbor2.loads(plain)
    before = len(plain) - len(cbor2.dumps(pad))
    demand(keys == {} and pad == bytes(pad_for(before)), "the pad")
    ids = [sha256(ITEM_DOMAINS[header[2]], cbor2.dumps(item)) for item in items]
    demand(sha256(*ids) == header[12], "the statements root")
    return header, labels[4], commit, list(zip(ids, items))


def in_words(item):
    """A statement as one line."""
    _, op, record, field, value, source, confidence, superseded, note = item
    deed = {1: "asserts", 2: "retracts", 3: "disputes"}[op]
    said = "" if value is None else f" = {value[1:]}"
    named = "".join(f" ({one.hex()[:8]}…)" for one in superseded)
    basis = source.hex()[:8] + "…" if isinstance(source, bytes) else {None: "not said", 1: "own observation"}[source]
    return f"{deed} {record.hex()[:8]}… {field}{said}{named}; source {basis}, confidence {confidence}; {note}"


def main():
    header, signer, commit, items = open_envelope(*(bytes.fromhex(text) for text in sys.argv[1:4]))
    print(f"commit {commit.hex()}\nkind {header[2]}, feed {header[4].hex()}, seq {header[5]}, device {signer.hex()}")
    for identity, item in items:
        print(identity.hex()[:16], in_words(item) if header[2] == 1 else item)


if __name__ == "__main__":
    main()

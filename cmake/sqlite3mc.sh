#!/bin/sh
# sqlite3mc.sh FROM TO: SQLite3 Multiple Ciphers with libsodium's ChaCha20 and Poly1305 in the place
# of its own. docs/decisions/page_cipher.md says why. Stops when the places are not the known ones.
set -eu
sed -E \
    -e 's/^SQLITE_PRIVATE void (chacha20_xor|poly1305)\(/void saksi_\1(/' \
    -e 's/^void (chacha20_xor|poly1305)\((void. buffer|const uint8_t. msg)/__attribute__((unused)) void slow_\1(\2/' \
    -e 's/^( +)(chacha20_xor|poly1305)\(/\1saksi_\2(/' \
    "$1" > "$2.new"
places=$(grep -cE '(saksi|slow)_(chacha20_xor|poly1305)\(' "$2.new")
left=$(grep -cE '(^|[^_])(chacha20_xor|poly1305)\(' "$2.new") || true
if [ "$places" != 21 ] || [ "$left" != 0 ]; then
    echo "sqlite3mc.sh: 21 places were expected, $places are there and $left are left: look at them" >&2
    exit 1
fi
mv "$2.new" "$2"

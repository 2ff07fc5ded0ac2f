#!/usr/bin/env bash
# Sign trackman.app with the hardened runtime: sign.sh PATH/trackman.app
#
# Reads from the environment:
#   MACOS_IDENTITY  name of a "Developer ID Application" certificate in the keychain. Without it the
#                   program is signed for this computer only ("ad hoc"), and others ask before they
#                   start it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
app=${1:?usage: sign.sh PATH/trackman.app}
identity=${MACOS_IDENTITY:--}
options=(--force --sign "$identity")

if [[ $identity == - ]]; then
    echo "MACOS_IDENTITY is not set: signing ad hoc, for this computer only." >&2
else
    options+=(--timestamp --options runtime --entitlements "$here/entitlements.plist")
fi

# From the inside to the outside: what holds others is signed after them.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    while IFS= read -r -d '' library; do
        codesign "${options[@]}" "$library"
    done
find "$app/Contents" -depth -type d -name '*.framework' -print0 |
    while IFS= read -r -d '' framework; do
        codesign "${options[@]}" "$framework"
    done
codesign "${options[@]}" "$app"
codesign --verify --deep --strict --verbose=2 "$app"

#!/usr/bin/env bash
# Have Apple look at a signed disk image, and attach the answer to it: notarise.sh FILE.dmg
#
# Reads from the environment:
#   MACOS_NOTARY_APPLE_ID   the Apple account
#   MACOS_NOTARY_TEAM_ID    its team
#   MACOS_NOTARY_PASSWORD   a password of that account for this program alone
# Without all three it says which are missing and changes nothing; with --required it then fails.
set -euo pipefail

required=false
if [[ ${1:-} == --required ]]; then
    required=true
    shift
fi
image=${1:?usage: notarise.sh [--required] FILE.dmg}

missing=()
for name in MACOS_NOTARY_APPLE_ID MACOS_NOTARY_TEAM_ID MACOS_NOTARY_PASSWORD; do
    [[ -n ${!name:-} ]] || missing+=("$name")
done
if ((${#missing[@]})); then
    echo "Not notarised, for these are not set: ${missing[*]}. macOS will ask before the first start." >&2
    if $required; then exit 1; else exit 0; fi
fi

# Apple's log says why it refuses; --wait ends with its verdict.
xcrun notarytool submit "$image" --wait \
    --apple-id "$MACOS_NOTARY_APPLE_ID" \
    --team-id "$MACOS_NOTARY_TEAM_ID" \
    --password "$MACOS_NOTARY_PASSWORD"
xcrun stapler staple "$image"
xcrun stapler validate "$image"

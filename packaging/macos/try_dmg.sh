#!/usr/bin/env bash
# Install the program from a disk image, start it, let it test itself, remove it: try_dmg.sh FILE.dmg
set -euo pipefail

image=${1:?usage: try_dmg.sh FILE.dmg}
applications=${APPLICATIONS:-/Applications}
volume=$(mktemp -d)

hdiutil attach -nobrowse -readonly -mountpoint "$volume" "$image"
trap 'hdiutil detach "$volume" || true' EXIT
rm -rf "$applications/trackman.app"
cp -R "$volume/trackman.app" "$applications/"

program=$applications/trackman.app/Contents/MacOS/trackman
codesign --verify --deep --strict "$applications/trackman.app"
plutil -lint "$applications/trackman.app/Contents/Info.plist"
"$program" --version
"$program" --self-test
rm -rf "$applications/trackman.app"

#!/usr/bin/env bash
# Make build/packages/trackman-VERSION-macos-ARCH.dmg of build/bundle/trackman.app: signed, and
# notarised, as far as the environment says with what (see sign.sh and notarise.sh).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
app=$root/build/bundle/trackman.app
packages=$root/build/packages

if [[ $(uname -s) != Darwin ]]; then
    echo "Disk images are made on macOS: hdiutil, codesign and notarytool are there only." >&2
    exit 1
fi
if [[ ! -d $app ]]; then
    echo "There is no bundle: make it with \`python3 packaging/dev.py bundle\`." >&2
    exit 1
fi

version=$(/usr/libexec/PlistBuddy -c 'Print :CFBundleShortVersionString' "$app/Contents/Info.plist")
image=$packages/trackman-$version-macos-$(uname -m).dmg

"$here/sign.sh" "$app"

# What one sees when it is opened: the program, and where to drag it.
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
cp "$root/LICENSE" "$stage/License.txt"

mkdir -p "$packages"
rm -f "$image"
hdiutil create -volname "trackman $version" -srcfolder "$stage" -fs HFS+ -format ULMO "$image"
if [[ -n ${MACOS_IDENTITY:-} ]]; then
    codesign --sign "$MACOS_IDENTITY" --timestamp "$image"
    "$here/notarise.sh" "$image"
else
    echo "Not notarised, for nothing is signed: MACOS_IDENTITY is not set." >&2
fi
echo "$image"

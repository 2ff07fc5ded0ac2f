#!/usr/bin/env bash
# Make an AppImage of the tar.xz in build/packages: appimage.sh [PACKAGE.tar.xz]
#
# Reads from the environment:
#   APPIMAGETOOL  the program appimagetool (https://github.com/AppImage/appimagetool); it brings the
#                 runtime that every AppImage begins with. No registry of packages has it, so it is
#                 fetched by hand. Without it the folder that it would pack is made, and tried.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
packages=$root/build/packages
package=${1:-$(find "$packages" -name 'trackman-*-linux-*.tar.xz' -print -quit)}
tool=${APPIMAGETOOL:-appimagetool}

if [[ ! -f $package ]]; then
    echo "There is no package: make it with \`python3 packaging/dev.py package\`." >&2
    exit 1
fi

folder=$root/build/AppDir
rm -rf "$folder"
mkdir -p "$folder/usr/lib/trackman" "$folder/usr/bin"
tar --extract --file "$package" --strip-components 1 --directory "$folder/usr/lib/trackman"
mv "$folder/usr/lib/trackman/share" "$folder/usr/share"
rm "$folder/usr/lib/trackman/install.sh"
ln -s ../lib/trackman/trackman "$folder/usr/bin/trackman"

# What appimagetool looks for at the top.
cp "$folder/usr/share/applications/trackman.desktop" "$folder/"
cp "$folder/usr/share/icons/hicolor/256x256/apps/trackman.png" "$folder/"
ln -s trackman.png "$folder/.DirIcon"
cat > "$folder/AppRun" <<'END'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/usr/lib/trackman/trackman" "$@"
END
chmod +x "$folder/AppRun"
"$folder/AppRun" --version

if ! command -v "$tool" > /dev/null; then
    echo "appimagetool is not here (see the beginning of this script): $folder is ready for it." >&2
    exit 1
fi
image=$packages/$(basename "$package" .tar.xz | sed 's/-linux-/-/').AppImage
"$tool" "$folder" "$image"
"$image" --appimage-extract-and-run --self-test
echo "$image"

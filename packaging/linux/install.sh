#!/bin/sh
# Install trackman from this folder for everybody, or remove it: install.sh [--remove]
# PREFIX says where to: /usr/local unless it is set, ~/.local for yourself alone.
set -eu

prefix=${PREFIX:-/usr/local}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

remove() {
    rm -rf "$prefix/lib/trackman"
    rm -f "$prefix/bin/trackman"
    (cd "$here/share" && find . -type f) | while IFS= read -r file; do
        rm -f "$prefix/share/$file"
    done
}

remove
if [ "${1:-}" != --remove ]; then
    mkdir -p "$prefix/lib/trackman" "$prefix/bin" "$prefix/share"
    cp -R "$here/trackman" "$here/_internal" "$prefix/lib/trackman"
    cp -R "$here/share/." "$prefix/share"
    ln -s ../lib/trackman/trackman "$prefix/bin/trackman"
    echo "trackman is installed: $prefix/bin/trackman"
else
    echo "trackman is removed. Your data stays in its data folder, ~/.local/share/trackman."
fi
if command -v update-desktop-database > /dev/null; then
    update-desktop-database -q "$prefix/share/applications" 2> /dev/null || true
fi

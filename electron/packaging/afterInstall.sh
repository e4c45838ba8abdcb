#!/bin/sh
# Runs after the .deb is unpacked. electron-builder fills in the names.
set -e
app='/opt/${sanitizedProductName}'

# The command line, which also opens the window.
ln -sf "$app/resources/bin/${executable}" '/usr/bin/${executable}'

# Chromium's sandbox uses user namespaces. Only a kernel without them needs the helper that runs as root.
if unshare --user true 2>/dev/null; then
  chmod 0755 "$app/chrome-sandbox"
else
  chmod 4755 "$app/chrome-sandbox"
fi

# Ubuntu 24.04 and later allow user namespaces only to programs with a profile. An older AppArmor cannot read this one.
profile='/etc/apparmor.d/${executable}'
if apparmor_status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load "$app/resources/apparmor-profile" >/dev/null 2>&1; then
  cp -f "$app/resources/apparmor-profile" "$profile"
  ischroot || apparmor_parser --replace --write-cache --skip-read-cache "$profile"
fi

#!/bin/sh
# Runs after the .deb is removed, and also after an upgrade, which keeps the command. What the user has stays.
set -e
case "$1" in
  remove | purge)
    rm -f '/usr/bin/${executable}'
    profile='/etc/apparmor.d/${executable}'
    if [ -f "$profile" ]; then
      ischroot || apparmor_parser --remove "$profile" || true
      rm -f "$profile"
    fi
    ;;
esac

#!/bin/sh
# Starts the browser so that it keeps its own sandbox and dies with whoever started it.
# BROWSER_PROGRAM, BROWSER_PROFILE: what to start and where it may write. BROWSER_UID: whom to become (root only).
HOME=$BROWSER_PROFILE
XDG_CONFIG_HOME=$BROWSER_PROFILE
XDG_CACHE_HOME=$BROWSER_PROFILE
TMPDIR=$BROWSER_PROFILE
export HOME XDG_CONFIG_HOME XDG_CACHE_HOME TMPDIR
cd "$BROWSER_PROFILE" || exit 1
if [ -n "$BROWSER_UID" ]; then
  exec setpriv --reuid="$BROWSER_UID" --regid="$BROWSER_UID" --clear-groups --inh-caps=-all --pdeathsig KILL \
    "$BROWSER_PROGRAM" "$@" "--user-data-dir=$BROWSER_PROFILE"
fi
if command -v setpriv >/dev/null 2>&1; then
  exec setpriv --pdeathsig KILL "$BROWSER_PROGRAM" "$@" "--user-data-dir=$BROWSER_PROFILE"
fi
exec "$BROWSER_PROGRAM" "$@" "--user-data-dir=$BROWSER_PROFILE"

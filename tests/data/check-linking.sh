#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-linking.sh EXECUTABLE…: none of them may need plain SQLite. Both libraries export the same names, and when the
# plain one comes first, encryption is lost without any error.
set -eu

status=0
for executable in "$@"; do
  needed=$(readelf -d "$executable" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p')
  case $needed in
    *libsqlite3.so*) echo "$executable needs libsqlite3: its case files would not be encrypted." >&2; status=1 ;;
    *libsqlcipher.so*) ;;
    *) echo "$executable does not need libsqlcipher; is it the right file?" >&2; status=1 ;;
  esac
done
exit $status

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-potfiles.sh SOURCE: every file with text that people read is in po/POTFILES.in, in order, and nothing else is.
set -euo pipefail
export LC_ALL=C
cd "$1"

wanted=$(
  grep -rlE --include='*.c' --include='*.h' --include='*.blp' '\b(_|N_|C_|NC_|ngettext) ?\(' src
  ls data/*.desktop.in data/*.gschema.xml data/*.metainfo.xml.in
)
wanted=$(sort <<<"$wanted")
listed=$(grep -v '^#' po/POTFILES.in)

if [ "$wanted" != "$listed" ]; then
  echo "po/POTFILES.in is not what it should be (< should be there, > should not):"
  diff <(echo "$wanted") <(echo "$listed")
  exit 1
fi

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-sizes.sh SOURCE: no file over 800 lines, no function over 100: past that nobody reads them.
set -euo pipefail
cd "$1"

# A function's body stands between braces at the start of a line; its name is on the line before the first of them.
find src tests \( -name '*.c' -o -name '*.h' \) -print0 | sort -z | xargs -0 awk '
  FNR == 1 { inside = 0; name = "" }
  FNR == 801 { print FILENAME ": more than 800 lines"; bad = 1 }
  /^[a-z_A-Z][a-z_A-Z0-9]* \(/ { name = $1 }
  /^\{/ && name != "" { start = FNR; inside = 1 }
  /^\}/ && inside {
    if (FNR - start - 1 > 100) { print FILENAME ": " name " has " FNR - start - 1 " lines (100 at most)"; bad = 1 }
    inside = 0; name = ""
  }
  END { exit bad }'

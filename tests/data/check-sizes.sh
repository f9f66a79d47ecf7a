#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-sizes.sh SOURCE: no file over 800 lines, no function over 100: past that nobody reads them.
set -euo pipefail
cd "$1"

failed=0
while read -r file; do
  lines=$(wc -l <"$file")
  if [ "$lines" -gt 800 ]; then
    echo "$file: $lines lines (800 at most)"
    failed=1
  fi
  # A function's body stands between braces at the start of a line; its name is on the line before the first of them.
  awk -v file="$file" '
    /^[a-z_A-Z][a-z_A-Z0-9]* \(/ { name = $1 }
    /^\{/ && name != "" { start = NR; inside = 1 }
    /^\}/ && inside {
      if (NR - start - 1 > 100) { print file ": " name " has " NR - start - 1 " lines (100 at most)"; bad = 1 }
      inside = 0; name = ""
    }
    END { exit bad }' "$file" || failed=1
done < <(find src tests -name '*.c' -o -name '*.h' | sort)
exit $failed

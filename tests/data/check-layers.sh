#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-layers.sh SOURCE: no layer reaches past its own (HACKING.md, "Layers").
set -euo pipefail
cd "$1/src"

failed=0

# forbid WHAT PATTERN FOLDER…: says where the pattern stands though it must not.
forbid ()
{
  local what=$1 pattern=$2
  shift 2
  local found
  found=$(grep -rnE --include='*.c' --include='*.h' "$pattern" "$@" 2>/dev/null || true)
  [ -z "$found" ] && return
  echo "$what:"
  echo "$found"
  failed=1
}

ALL=(base model store exchange report casework cli ui)
# shellcheck disable=SC2046 # names of folders without spaces
all_but () { for layer in "${ALL[@]}"; do [[ " $* " == *" $layer "* ]] || echo "$layer"; done; }

mapfile -t no_window < <(all_but ui)
mapfile -t no_store < <(all_but store)

forbid 'GTK or Adwaita below the window' '#include <(gtk|adwaita|gtksourceview|libspelling)' "${no_window[@]}"
forbid 'SQLite outside the store' '#include <sqlite3' "${no_store[@]}"
forbid 'SQLite in the store outside its floor (src/store/db)' '#include <sqlite3' store/*.c store/*.h store/vault
forbid 'SQL text outside the store' \
  '"[^"]*\b(SELECT [a-z*]|INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM|CREATE TABLE|PRAGMA [a-z_]+)' "${no_store[@]}"
forbid 'The network' '#include <(libsoup|curl|gio/gnetworking)|g_socket_client_new|g_network_address_new' "${ALL[@]}"

# Headers of ours by layer; an include finds them by name because every layer has an include folder of its own.
declare -A layer_of
for layer in "${ALL[@]}"; do
  while read -r header; do
    layer_of[${header#"$layer/"}]=$layer
  done < <(find "$layer" -name '*.h' 2>/dev/null)
done

may_include ()
{
  case $1 in
    base) echo base ;;
    model) echo base model ;;
    store) echo base model store ;;
    exchange) echo base model exchange ;;
    report) echo base model report ;;
    casework) echo base model store exchange report casework ;;
    cli) echo base model store exchange report casework cli ;;
    ui) echo base model store exchange report casework ui ;;
  esac
}

for layer in "${ALL[@]}"; do
  [ -d "$layer" ] || continue
  allowed=" $(may_include "$layer") "
  while IFS=: read -r file line include; do
    name=${include#*\"}
    name=${name%%\"*}
    owner=${layer_of[$name]:-}
    if [ -n "$owner" ] && [[ $allowed != *" $owner "* ]]; then
      echo "src/$file:$line: $layer must not include $name of $owner"
      failed=1
    fi
  done < <(grep -rnE --include='*.c' --include='*.h' '^#include "' "$layer" || true)
done

exit $failed

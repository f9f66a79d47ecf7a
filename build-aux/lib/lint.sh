# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Style checks that a compiler does not make. What can be wrong in the product itself (desktop file, schemas, layers,
# translations) is a meson test instead.

lint ()
{
  local failed=0
  cd "$SOURCE_DIR" || return
  lint_scripts || failed=1
  lint_blueprints || failed=1
  lint_lines || failed=1
  lint_changes
  [ $failed -eq 0 ] || die "lint found something; see above."
  say "lint found nothing that must change."
}

lint_files ()
{
  local file
  git ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do
    [ ! -f "$file" ] || echo "$file"
  done
}

lint_scripts ()
{
  local -a scripts
  mapfile -t scripts < <(lint_files build-aux .ci tests | while read -r file; do
    [[ $file = *.sh ]] || head -n 1 "$file" | grep -qaE '^#!.*\b(ba)?sh\b' && echo "$file"
  done)
  [ ${#scripts[@]} -eq 0 ] || (enter shellcheck --external-sources "${scripts[@]}")
}

lint_blueprints ()
{
  local -a blueprints
  mapfile -t blueprints < <(lint_files '*.blp')
  [ ${#blueprints[@]} -eq 0 ] || (enter blueprint-compiler format "${blueprints[@]}")
}

lint_lines ()
{
  local -a sources
  mapfile -t sources < <(lint_files '*.c' '*.h' '*.blp' '*.py' '*.sh' 'build-aux/*')
  [ ${#sources[@]} -eq 0 ] && return
  ! (enter env LC_ALL=C.UTF-8 grep -nHE $'.{121,}|\t|[ \t]$' "${sources[@]}") ||
    { say "the lines above are longer than 120 characters, or have a tab or a space at the end."; return 1; }
}

# Advice on changed lines only: clang-format does not know every shape that GTK code has.
lint_changes ()
{
  git rev-parse --verify -q HEAD >/dev/null || return 0
  (enter git clang-format --diff --quiet HEAD -- src tests) >&2 ||
    say "clang-format would write the changed lines above another way; take what reads better."
}

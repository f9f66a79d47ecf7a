# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Running a command inside the private root.
#
# What the command sees is written once, as a plan, and carried out by whichever way in this computer allows:
# bubblewrap (no privileges needed), a chroot in a mount namespace of its own (needs the administrator), or proot (slow,
# and all that is left in a container that allows neither).

# enter COMMAND…: run the command where Kith's packages are. Replaces the shell; the command's status is the status.
enter ()
{
  local -a environment=()
  enter_environment
  if [ -z "$ROOT" ]; then
    exec env -i "${environment[@]}" "$@"
  fi

  local -a plan=()
  enter_plan
  local way
  way=$(enter_way) || exit
  case $way in
    bwrap) enter_bwrap "$@" ;;
    chroot) enter_chroot "$@" ;;
    proot) enter_proot "$@" ;;
    *) die "KITH_ENTER is bwrap, chroot or proot." ;;
  esac
}

enter_way ()
{
  if [ -n "${KITH_ENTER:-}" ]; then
    echo "$KITH_ENTER"
  elif bwrap --bind / / --dev /dev --bind /proc /proc true 2>/dev/null; then
    echo bwrap
  elif can_be_root && as_root unshare --mount true 2>/dev/null; then
    echo chroot
  elif command -v proot >/dev/null; then
    echo proot
  elif can_be_root; then
    say "this computer allows neither user namespaces nor mounts; going on with proot, which is slower."
    apt_install proot
    echo proot
  else
    die "this computer allows neither user namespaces nor sudo, so the private Debian 13 cannot be entered." \
        "Ask for one of them, or for the package proot, or work on a computer with Debian 13."
  fi
}

# A clean environment, so that a build does not depend on what happens to be set, with what is meant for Kith.
enter_environment ()
{
  local name
  environment=("PATH=${ENTER_PATH:+$ENTER_PATH:}/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin")
  while read -r name; do
    case $name in
      HOME | USER | LOGNAME | TERM | COLORTERM | LANG | LANGUAGE | LC_* | TZ | CI | NO_COLOR | SOURCE_DATE_EPOCH | \
      DISPLAY | XAUTHORITY | WAYLAND_* | XDG_* | DBUS_SESSION_BUS_ADDRESS | AT_SPI_* | \
      KITH_* | MESON_* | NINJA_* | CFLAGS | CPPFLAGS | LDFLAGS | CC | \
      G_* | GTK_* | GDK_* | GSK_* | ADW_* | GIO_* | GSETTINGS_* | \
      ASAN_OPTIONS | LSAN_OPTIONS | UBSAN_OPTIONS | MALLOC_*)
        environment+=("$name=${!name}") ;;
    esac
  done < <(compgen -e)
  # The root has C.UTF-8 and the languages the tests use; a host's other languages would only warn.
  [ -z "$ROOT" ] || environment+=(LANG="$(enter_language)" LC_ALL=)
}

enter_language ()
{
  case "${LC_ALL:-${LANG:-}}" in
    en_GB.* | cy_GB.* | tr_TR.*) echo "${LC_ALL:-$LANG}" ;;
    *) echo C.UTF-8 ;;
  esac
}

# The plan: "kind|source|target" lines, later ones on top of earlier ones.
enter_plan ()
{
  local entry
  for entry in usr etc opt; do
    plan+=("ro|$ROOT/$entry|/$entry")
  done
  for entry in bin sbin lib lib64; do
    [ ! -L "$ROOT/$entry" ] || plan+=("link|$(readlink "$ROOT/$entry")|/$entry")
  done
  # /var is put together from parts, so that a checkout below the host's /var can be shown in it.
  for entry in "$ROOT"/var/lib/*/ "$ROOT"/var/cache/*/; do
    entry=${entry%/}
    plan+=("ro|$entry|${entry#"$ROOT"}")
  done
  plan+=("tmp||/var/tmp" "tmp||/run")

  for entry in /etc/passwd /etc/group /etc/resolv.conf /etc/localtime /etc/machine-id; do
    # Through the link, as /etc/localtime and often /etc/resolv.conf are one.
    [ ! -s "$entry" ] || [ ! -e "$ROOT$entry" ] || plan+=("ro|$(readlink -f "$entry")|$entry")
  done
  enter_plan_desktop
  enter_plan_folders
}

# The sockets of the desktop session, so that a window can appear and speak to the screen reader.
enter_plan_desktop ()
{
  local runtime=${XDG_RUNTIME_DIR:-}
  [ -z "$runtime" ] || [ ! -d "$runtime" ] || plan+=("rw|$runtime|$runtime")
  [ ! -d /run/dbus ] || plan+=("ro|/run/dbus|/run/dbus")
}

# Read-only the folder around the checkout; read-write the checkout, the home folder, /tmp and the current folder.
enter_plan_folders ()
{
  local folder around
  around=$(dirname "$SOURCE_DIR")
  [ "$around" = / ] || plan+=("ro|$around|$around")
  for folder in /tmp "$HOME" "$SOURCE_DIR" "${KITH_BUILD_DIR:-}" "$PWD"; do
    case $folder in
      # Showing these would hide the root itself.
      '' | / | /usr | /usr/* | /etc | /etc/* | /var | /bin* | /sbin* | /lib* | /dev* | /proc* | /sys*) ;;
      *) [ ! -d "$folder" ] || plan+=("rw|$folder|$folder") ;;
    esac
  done
}

# The folder to start in: this one where it is shown, else the checkout.
enter_folder ()
{
  case $PWD in
    / | /usr* | /etc* | /var | /bin* | /sbin* | /lib* | /dev* | /proc* | /sys*) echo "$SOURCE_DIR" ;;
    *) echo "$PWD" ;;
  esac
}

# No process namespace: X servers leave their process number in /tmp, which is shared, and one of another namespace
# would look dead and lose its display to the next.
enter_bwrap ()
{
  local -a arguments=()
  local line kind source target
  for line in "${plan[@]}"; do
    IFS='|' read -r kind source target <<<"$line"
    case $kind in
      ro) arguments+=(--ro-bind "$source" "$target") ;;
      rw) arguments+=(--bind "$source" "$target") ;;
      tmp) arguments+=(--tmpfs "$target") ;;
      link) arguments+=(--symlink "$source" "$target") ;;
    esac
  done
  exec bwrap "${arguments[@]}" --dev /dev --bind /proc /proc --ro-bind /sys /sys --die-with-parent \
    --chdir "$(enter_folder)" -- env -i "${environment[@]}" "$@"
}

enter_chroot ()
{
  local -a become=()
  local plan_file
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "a chroot needs the administrator, and sudo is not installed."
    become=(sudo)
  fi
  # In a file, so that standard input stays the command's and sudo may close what else is open; chroot-in removes it.
  plan_file=$(mktemp)
  printf '%s\n' "${plan[@]}" >"$plan_file"
  exec "${become[@]}" unshare --mount --propagation private "$SOURCE_DIR/build-aux/lib/chroot-in" "$plan_file" \
    "$(id -u):$(id -g)" "$(enter_folder)" env -i "${environment[@]}" "$@"
}

# The root's own files are the root folder here, so only what comes from outside it is shown in it.
enter_proot ()
{
  local -a arguments=(-r "$ROOT" -b /dev -b /proc -b /sys)
  local line kind source target
  for line in "${plan[@]}"; do
    IFS='|' read -r kind source target <<<"$line"
    case $kind:$source in
      *:"$ROOT"/* | tmp:* | link:*) ;;
      *) arguments+=(-b "$source:$target") ;;
    esac
  done
  exec proot "${arguments[@]}" -w "$(enter_folder)" /usr/bin/env -i "${environment[@]}" "$@"
}

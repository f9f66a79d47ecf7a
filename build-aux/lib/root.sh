# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Making the private Debian 13 root, for computers whose own packages are too old for Kith.
#
# The root is made under another name and renamed when it is complete, so one that was interrupted is never used. A
# lock keeps two calls from making it at once. Its name carries a hash of the package list, so a checkout that needs
# other packages gets another root and an older checkout keeps its own.

ROOT_SUITE=trixie
# Raise this when the recipe below changes in a way that makes older roots wrong.
ROOT_RECIPE=1
ROOT_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/kith
ROOT_LOCALES='en_GB cy_GB tr_TR'
ROOT_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
ROOT_NEEDS_MIB=3000

root_path ()
{
  local hash
  hash=$({ packages_listed | LC_ALL=C sort
           echo "$ROOT_SUITE $ROOT_RECIPE $(dpkg --print-architecture)"; } | sha256sum | cut -c1-12)
  printf '%s/debian13-%s\n' "$ROOT_CACHE" "$hash"
}

# root_ensure: make the root if it is not there; sets ROOT.
root_ensure ()
{
  ROOT=$(root_path)
  [ -d "$ROOT" ] && return

  mkdir -p "$ROOT_CACHE"
  exec 9>"$ROOT_CACHE/lock"
  if ! flock --nonblock 9; then
    say "another call is making the private Debian 13; waiting for it."
    flock 9
  fi
  if [ ! -d "$ROOT" ]; then
    root_install_tools
    root_make
  fi
  exec 9>&-
}

root_install_tools ()
{
  local missing=()
  command -v apt-get >/dev/null ||
    die "this computer has neither packages new enough for Kith nor apt to make a private Debian 13 with." \
        "Kith needs GTK 4.18, libadwaita 1.7 and GLib 2.84; see README.md for the full list."
  command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
  command -v bwrap >/dev/null || missing+=(bubblewrap)
  # With this one an ordinary user makes a root without further help of the administrator.
  [ "$(id -u)" -eq 0 ] || command -v newuidmap >/dev/null || missing+=(uidmap)
  [ -e "$ROOT_KEYRING" ] || missing+=(debian-archive-keyring)
  [ ${#missing[@]} -eq 0 ] || apt_install ca-certificates "${missing[@]}"
}

# root_sources: the apt lines for the suite, on the mirror that the host itself uses. On a host that is not Debian there
# is none; then nothing is printed and mmdebstrap uses its own default.
root_sources ()
{
  local main security options=''
  main=${KITH_DEBIAN_MIRROR:-$(root_host_mirror Debian)}
  security=${KITH_DEBIAN_SECURITY_MIRROR:-$(root_host_mirror Debian-Security)}
  [ -n "$main" ] || return 0
  [ -e "$ROOT_KEYRING" ] && options="[signed-by=$ROOT_KEYRING] "

  echo "deb $options$main $ROOT_SUITE main"
  echo "deb $options$main $ROOT_SUITE-updates main"
  [ -z "$security" ] || echo "deb $options$security $ROOT_SUITE-security main"
}

root_host_mirror ()
{
  # shellcheck disable=SC2016 # apt-get fills it in
  # All of the output is read, or apt-get would complain of a broken pipe.
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' "Label: $1" 2>/dev/null |
    sed -n 1p
}

root_check_space ()
{
  local free
  free=$(df --output=avail -m "$ROOT_CACHE" | tail -n 1)
  [ "$free" -ge "$ROOT_NEEDS_MIB" ] ||
    die "the private Debian 13 needs $ROOT_NEEDS_MIB MiB while it is made, and $ROOT_CACHE has $free MiB free." \
        "Free some space, or set XDG_CACHE_HOME to a folder on a larger disk."
}

root_make ()
{
  local part=$ROOT.part.$$ log=$ROOT_CACHE/making.log started=$SECONDS
  local -a sources

  root_check_space
  # The lock is held, so whatever is lying here was left by a call that was stopped.
  root_remove "$ROOT_CACHE"/debian13-*.part.*

  say "making a private Debian 13 in $ROOT"
  say "this takes about three minutes and 1.6 GB, once. Nothing else on this computer is changed."
  mapfile -t sources < <(root_sources)
  if [ "$(id -u)" -ne 0 ] && ! root_has_namespaces; then
    say "this computer gives $(id -un) no user namespaces, so unpacking it needs the administrator."
    as_root true || die "sudo refused."
  fi

  root_bootstrap "$part" "${sources[@]}" >"$log" 2>&1 &
  if ! root_wait $!; then
    tail -n 15 "$log" >&2
    root_remove "$part"
    die "the private Debian 13 could not be made; the lines above say why, $log has all of them."
  fi
  mv "$part" "$ROOT"
  say "made in $((SECONDS - started)) seconds."
}

# root_wait PID: wait, with a sign of life every half minute for people and for CI that stops silent jobs.
root_wait ()
{
  local pid=$1 beat=0
  trap 'say "stopped."; root_stop "$pid"; root_remove "$ROOT.part.$$"; exit 130' INT TERM HUP
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    beat=$((beat + 1))
    [ $((beat % 30)) -ne 0 ] || say "still making it ($beat seconds)…"
  done
  trap - INT TERM HUP
  wait "$pid"
}

# root_stop PID: end it and everything it started, and wait until nothing of it is writing any more.
root_stop ()
{
  local pid=$1 child children tries
  children=$(ps -o pid= --ppid "$pid" || true)
  kill "$pid" 2>/dev/null || true
  for child in $children; do
    root_stop "$child"
  done
  for ((tries = 0; tries < 50; tries++)); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
}

# root_bootstrap DIRECTORY [SOURCE…]
root_bootstrap ()
{
  local dir=$1 include locale
  shift
  include=$(packages_listed | paste -s -d ,)

  # shellcheck disable=SC2016 # the hooks' $1 is the root, which mmdebstrap passes
  local -a command=(mmdebstrap --variant=apt --include="$include"
    --aptopt='Acquire::Retries "3"' --aptopt='Acquire::Languages "none"'
    # Documentation is a third of the size and nobody reads it here.
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*'
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/gtk-doc/*'
    --dpkgopt='path-exclude=/usr/share/help/*'
    # Empty files that the host's own are shown on (a link would be followed out of the root).
    --customize-hook='cd "$1/etc" && rm -f resolv.conf localtime machine-id && touch resolv.conf localtime machine-id'
    --customize-hook='chroot "$1" fc-cache -s')
  for locale in $ROOT_LOCALES; do
    command+=(--customize-hook="chroot \"\$1\" localedef -i $locale -f UTF-8 $locale.UTF-8")
  done

  if [ "$(id -u)" -eq 0 ]; then
    root_without_mounts "${command[@]}" --mode=root --format=directory "$ROOT_SUITE" "$dir" "$@"
  else
    root_bootstrap_as_user "$dir" "$@"
  fi
}

# root_without_mounts COMMAND…: as the administrator, so that what mmdebstrap mounts in the root (/proc, /sys) goes away
# with it, even when it is killed. A plain container allows no mounts, and needs none of this.
root_without_mounts ()
{
  if as_root unshare --mount true 2>/dev/null; then
    as_root unshare --mount --propagation private "$@"
  else
    as_root "$@"
  fi
}

# Whether an ordinary user may have a range of user numbers, which the files of a root need while they are unpacked.
root_has_namespaces ()
{
  command -v newuidmap >/dev/null && grep -qs "^$(id -un):" /etc/subuid && unshare --user true 2>/dev/null
}

# An ordinary user's root is unpacked as that user, so that it can be entered and removed without the administrator.
root_bootstrap_as_user ()
{
  local dir=$1 mode=unshare
  local -a become=()
  shift
  if ! root_has_namespaces; then
    mode=root
    become=(root_without_mounts)
  fi
  mkdir "$dir"
  "${become[@]}" "${command[@]}" --mode="$mode" --format=tar "$ROOT_SUITE" - "$@" |
    tar --extract --directory="$dir" --no-same-owner --exclude='./dev/*' --file=-
}

# root_remove DIRECTORY…: never with something of the host mounted in it.
root_remove ()
{
  local dir
  for dir in "$@"; do
    [ -e "$dir" ] || continue
    ! grep -qF " $dir/" /proc/self/mountinfo || die "something is mounted in $dir; unmount it, then try again."
    rm -rf --one-file-system "$dir"
  done
}

# root_remove_all: every private root, of this checkout and of older ones.
root_remove_all ()
{
  mkdir -p "$ROOT_CACHE"
  exec 9>"$ROOT_CACHE/lock"
  flock 9
  root_remove "$ROOT_CACHE"/debian13-*
  exec 9>&-
}

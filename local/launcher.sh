# Sourced by ./run, ./test and bench/run: whether a launcher runs from this folder, and whether there is room.

# The command line of a process, also where there is no ps.
command_of() {
  ps -ww -p "$1" -o command= 2>/dev/null || tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null
}

# Prints the launcher's process id; fails if none runs.
running_launcher() {
  local pid
  pid=$(cat .local/launcher.pid 2>/dev/null) || return 1
  command_of "$pid" | grep -qF "repository=$PWD throughline.local.command.Main" && echo "$pid"
}

# A build would change the jars under the running services.
refuse_while_running() {
  if running_launcher >/dev/null; then
    echo "Throughline is running from this folder, and a build would change it underneath: stop it with Ctrl-C in its terminal, or with ./run --stop." >&2
    exit 1
  fi
}

# Ends the script where the disk that holds this folder has fewer megabytes left, before anything is written.
require_room() {
  local free
  free=$(($(df -Pk . | awk 'NR == 2 { print $4 }') / 1024))
  if [ "$free" -lt "$1" ]; then
    echo "The disk that holds $PWD has only $free MB free, and Throughline needs $1 MB: make room and try again." >&2
    exit 1
  fi
}

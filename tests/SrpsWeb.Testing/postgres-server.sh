#!/bin/sh
# A throw-away PostgreSQL server for one test process: postgres-server.sh FOLDER PROGRAMS
# It listens on a socket in FOLDER only, so no port can be taken twice, and it ends when standard input ends, that is also
# when the test process is killed. FOLDER is deleted then.
set -eu
folder=$1
programs=$2
# Ctrl-C reaches the whole group: the server is needed until the tests have closed the pipe.
trap '' INT TERM
cd "$folder"
exec >server.log 2>&1

as_server=
if [ "$(id -u)" = 0 ]; then
    # initdb refuses root.
    chown postgres "$folder"
    as_server='setpriv --reuid=postgres --regid=postgres --clear-groups'
fi

$as_server "$programs/initdb" --pgdata data --username srps --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync
# Nothing here has to survive a power cut.
$as_server "$programs/postgres" -D data -k "$folder" -c listen_addresses= -c fsync=off -c synchronous_commit=off \
    -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB -c deadlock_timeout=200ms &
server=$!
cat >/dev/null || true
kill -QUIT "$server"
wait "$server" || true
rm -rf "$folder"

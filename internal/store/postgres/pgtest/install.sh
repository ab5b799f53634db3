#!/bin/sh
# Makes sure that there is a PostgreSQL server's programs to test with. Debian's
# package is installed where there are none and it may; otherwise it is said
# aloud that the tests with PostgreSQL will not run. It never fails.
found() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1; }

found && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing PostgreSQL to test with"
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends postgresql; } >/dev/null 2>&1
  found && exit 0
fi
echo "!! NO POSTGRESQL SERVER IS INSTALLED, AND NONE COULD BE: THE TESTS WITH POSTGRESQL DO NOT RUN" >&2
exit 0

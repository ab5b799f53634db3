#!/bin/sh
# Copies the primary the first time, then follows it. To promote it, once the
# primary is known to be down for good: pg_ctl promote -D "$PGDATA"
set -e
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  until pg_basebackup -D "$PGDATA" -R -X stream --checkpoint=fast -d "host=primary user=kart application_name=standby sslmode=require"; do
    rm -rf "${PGDATA:?}"/*
    sleep 2
  done
  chmod 0700 "$PGDATA"
fi
exec postgres -D "$PGDATA" -c listen_addresses='*' -c ssl=on -c ssl_cert_file=/tls/db.crt -c ssl_key_file=/tls/db.key

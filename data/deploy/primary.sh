#!/bin/sh
# Runs once, when the primary's data is made: lets the standby in, and has commits
# wait for it.
set -e
echo "hostssl replication kart all scram-sha-256" >> "$PGDATA/pg_hba.conf"
echo "hostssl kart kart all scram-sha-256" >> "$PGDATA/pg_hba.conf"
psql -v ON_ERROR_STOP=1 -U kart -d kart -c "alter system set synchronous_standby_names = 'standby'"

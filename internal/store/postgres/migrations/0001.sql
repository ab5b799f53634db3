-- One row a map: what the list of maps tells, and what the next commit hangs on.
create table maps (
    id        text collate "C" primary key,
    revision  bigint not null,
    chain     bytea not null,            -- link of the last journal record
    summary   json not null,             -- of the list of maps
    rewritten bigint not null default 0  -- how often something was redacted
) with (fillfactor = 60);

-- The records of all maps as they are now. No foreign keys: every writer of a
-- map holds its row in maps first.
create table records (
    map   text collate "C" not null,
    kind  text collate "C" not null,
    id    text collate "C" not null,
    value json not null,
    primary key (map, kind, id)
) with (fillfactor = 80);

-- The journals. Salt and payload are null once an entry is redacted.
create table journal (
    map      text collate "C" not null,
    revision bigint not null,
    command  text collate "C" not null,
    digest   bytea not null,
    link     bytea not null,             -- what the next record hangs on
    salt     bytea,
    payload  bytea,
    primary key (map, revision),
    unique (map, command)
);

-- Rows beside the maps: those that stay, and those that end by themselves and
-- are left out of backups. Until is in nanoseconds since 1970, 0 for never.
create table kept_rows (
    name  text collate "C" not null,
    key   bytea not null,
    value bytea not null,
    until bigint not null,
    primary key (name, key)
);

create table short_rows (
    name  text collate "C" not null,
    key   bytea not null,
    value bytea not null,
    until bigint not null,
    primary key (name, key)
) with (fillfactor = 70);

#include "core/trail/reads_sql.h"

/* As in migrations/0001_first.sql, but that a setting refers to no school: schools are in the other file. */
static const char FIRST[] =
    "CREATE TABLE setting (school_id {id} NOT NULL, name {text} NOT NULL, value {text} NOT NULL,"
    " PRIMARY KEY (school_id, name)) {clustered};"
    "CREATE TABLE event ("
    " school_id {id} NOT NULL, chain {text} NOT NULL, seq {bigint} NOT NULL, at {bigint} NOT NULL,"
    " account_id {id} NOT NULL, person_id {id} NOT NULL, hat {text} NOT NULL, action {text} NOT NULL,"
    " pupil {id} NOT NULL, record {text} NOT NULL, record_id {id} NOT NULL, digest {text} NOT NULL,"
    " hash {text} NOT NULL, PRIMARY KEY (school_id, chain, seq)) {clustered};"
    "CREATE INDEX event_by_pupil ON event (school_id, pupil, at);";

const struct embedded reads_migrations[] = {
	{ "0001_reads", (const unsigned char *)FIRST, sizeof FIRST - 1 },
	{ NULL, NULL, 0 },
};

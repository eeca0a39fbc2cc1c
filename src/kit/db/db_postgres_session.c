/* One session with PostgreSQL: what its failures mean, how it is set up, and how it is made again when it was lost.
 * Refuses a server that may forget answered saves. */
#include "kit/db/postgres_own.h"

#include <stdio.h>
#include <string.h>

#include "kit/base/clock.h"

enum { RECONNECT_PAUSE_US = 100000 };

static enum rc rc_of_state(const char *state)
{
	static const struct {
		const char *state;
		enum rc rc;
	} list[] = {
		{ "42P07", RC_CONFLICT }, /* a table or index is there already: another process migrates */
		{ "42710", RC_CONFLICT }, /* or its type */
		{ "42701", RC_CONFLICT }, /* the same of a column */
		{ "42704", RC_CONFLICT }, /* an index is gone already */
		{ "40001", RC_BUSY },     /* serialization failure */
		{ "40P01", RC_BUSY },     /* deadlock */
		{ "55P03", RC_BUSY },     /* lock timeout */
		{ "53300", RC_BUSY },     /* too many connections */
		{ "23505", RC_CONFLICT }, /* unique */
		{ "23503", RC_CONFLICT }, /* foreign key */
	};

	for (size_t i = 0; state != NULL && i < sizeof list / sizeof *list; i++) {
		if (strcmp(state, list[i].state) == 0)
			return list[i].rc;
	}
	return RC_FAIL;
}

/* The primary message only: the detail would carry values. */
enum rc postgres_failed(struct postgres_db *p, const char *what, PGresult *res, struct err *e)
{
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
	const char *text = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
	enum rc rc = rc_of_state(state);

	if (postgres_lost(p))
		rc = p->db.depth > 0 ? RC_BUSY
		                     : RC_FAIL; /* inside a transaction nothing was saved: again from the start */
	(void)err_set(e, rc, "%s: %s (%s)", what, text != NULL ? text : "no answer from the database",
	              state != NULL ? state : "connection");
	PQclear(res);
	return rc;
}

/* Connection */

enum rc postgres_command(struct postgres_db *p, const char *sql, struct err *e)
{
	PGresult *res = PQexec(p->h, sql);
	ExecStatusType status = PQresultStatus(res);

	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
		return postgres_failed(p, sql, res, e);
	PQclear(res);
	return RC_OK;
}

/* Refuses a value that would lose answered saves. */
static enum rc not_off(struct postgres_db *p, const char *show, struct err *e)
{
	PGresult *res = PQexec(p->h, show);
	enum rc rc = RC_OK;

	if (PQresultStatus(res) != PGRES_TUPLES_OK)
		return postgres_failed(p, show, res, e);
	if (strcmp(PQgetvalue(res, 0, 0), "off") == 0)
		rc = err_set(e, RC_FAIL, "%s says off: this server may lose what was saved; switch it on", show);
	PQclear(res);
	return rc;
}

enum rc postgres_set_up(struct postgres_db *p, struct err *e)
{
	char locks[64];
	const char *const set[] = {
		"SET client_encoding = 'UTF8'",      "SET default_transaction_isolation = 'serializable'",
		"SET statement_timeout = 60000",     "SET idle_in_transaction_session_timeout = 120000",
		"SET bytea_output = 'hex'",          "SET standard_conforming_strings = on",
		"SET client_min_messages = warning", locks,
	};
	enum rc rc = RC_OK;

	(void)snprintf(locks, sizeof locks, "SET lock_timeout = %d", p->db.max_wait_ms > 0 ? p->db.max_wait_ms : 1);
	for (size_t i = 0; rc == RC_OK && i < sizeof set / sizeof *set; i++)
		rc = postgres_command(p, set[i], e);
	if (rc == RC_OK)
		rc = not_off(p, "SHOW fsync", e);
	if (rc == RC_OK)
		rc = not_off(p, "SHOW full_page_writes", e);
	if (rc == RC_OK)
		rc = not_off(p, "SHOW synchronous_commit", e);
	return rc;
}

enum rc postgres_again(struct postgres_db *p, struct err *e)
{
	const int64_t until = clock_monotonic_us() + (int64_t)p->db.max_wait_ms * 1000;

	for (size_t i = 0; i < p->db.slots; i++)
		p->db.slot[i].ready = false;
	for (;;) {
		PQreset(p->h);
		if (!postgres_lost(p))
			return postgres_set_up(p, e);
		if (clock_monotonic_us() >= until)
			return err_set(e, RC_FAIL, "the database cannot be reached");
		clock_sleep_us(RECONNECT_PAUSE_US);
	}
}

/* Outside a transaction a lost connection is made again before anything is sent. */
enum rc postgres_connected(struct postgres_db *p, struct err *e)
{
	if (!postgres_lost(p))
		return RC_OK;
	if (p->db.depth > 0)
		return err_set(e, RC_BUSY, "the connection was lost inside a transaction");
	return postgres_again(p, e);
}

/* apdr audit verify: walks every chain of the audit and names the first entry that was changed, removed or inserted. */
#include <stdio.h>

#include "cmd/app.h"
#include "cmd/options.h"
#include "core/trail/audit.h"

enum { AUDIT_ARENA = 256 << 20 };

int cmd_audit(int argc, char **argv)
{
	struct arena *a = arena_new(AUDIT_ARENA);
	struct app_options o = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &o.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_TEXT, &o.database, "URL   the database, when it is not in the data folder", false },
	};
	struct operands left;
	struct app app = { 0 };
	struct db *db = NULL;
	struct err e = { "" };
	struct audit_fault fault;
	int64_t events = 0;
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 1))
		return 2;
	if (left.n != 1 || !str_is(left.v[0], "verify")) {
		options_help("audit", "verify", table, sizeof table / sizeof table[0]);
		return 2;
	}
	rc = app_open(a, &o, APP_EXISTS, &app, &db, &e);
	if (rc == RC_OK)
		rc = app_reads_open(a, &o, &app, db, &e);
	if (rc == RC_OK) {
		rc = audit_verify(db, app.reads, a, app.key, &events, &fault, &e);
		if (rc == RC_OK)
			printf("The audit is whole: %lld entries.\n", (long long)events);
		else if (rc == RC_INVALID)
			fprintf(stderr, "The audit is NOT whole: school %lld, chain %.*s, entry %lld: %.*s.\n",
			        (long long)fault.school_id, STR_ARG(fault.chain), (long long)fault.seq,
			        STR_ARG(fault.why));
	}
	db_close(app.reads);
	db_close(db);
	if (rc != RC_OK && rc != RC_INVALID)
		fprintf(stderr, "apdr audit: %s\n", e.text);
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}

/* Any bytes as what is sent to the school's public form, which everybody on the internet can reach: a page comes back,
 * never a fault; a receipt means that one letter more is kept, and anything else that none is. The hour moves on with
 * every input, so that the limit of the form does not end the test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kit/base/utf8.h"
#include "kit/db/migrate.h"
#include "notice/concern/concern_sql.h"
#include "core/school/setup_sql.h"
#include "core/door/web.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA = 256 << 20, SCHOOL = 7, HOUR = 3600 };

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1, .hash_memory_mib = 1 };
static struct db *db;
/* In memory where there is such a place: nothing here waits for a disk. */
static char folder[2][40] = { "/dev/shm/apdr-fuzz-worry-XXXXXX", "/tmp/apdr-fuzz-worry-XXXXXX" };
static size_t at;

static void must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "fuzz_worry: %s\n", what);
	abort();
}

static void folder_remove(void)
{
	static const char *const ENDS[] = { "", "-wal", "-shm" };
	char path[sizeof folder[0] + 16];

	db_close(db);
	for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++) {
		(void)snprintf(path, sizeof path, "%s/f.db%s", folder[at], ENDS[i]);
		(void)unlink(path);
	}
	(void)rmdir(folder[at]);
}

static void school_make(struct arena *a)
{
	struct school_row s = {
		.id = SCHOOL, .name = S("Marlbeck Primary School"), .short_name = S("Marlbeck"), .phase = S("primary")
	};
	struct err e;

	while (at < 2 && mkdtemp(folder[at]) == NULL)
		at++;
	must(at < 2, "no folder");
	must(db_open(str_fmt(a, "%s/f.db", folder[at]), 1000, &db, &e) == RC_OK, "open");
	atexit(folder_remove);
	must(migrate_up(db, 0, app.clock.utc, &e) == RC_OK, "migrate");
	must(school_insert(db, a, &s, &e) == RC_OK, "school");
}

static struct net_reply ask(struct arena *a, struct str body)
{
	struct worker w = { &app, db, a };
	struct net_request q = {
		.method = S("POST"), .path = S("/s/7/worry"), .body = body, .peer = S("192.0.2.1"), .id = S("1")
	};
	struct net_reply p;

	q.header[q.headers++] = (struct net_pair){ S("host"), S("localhost") };
	q.header[q.headers++] = (struct net_pair){ S("content-type"), S("application/x-www-form-urlencoded") };
	web_answer(&w, &q, &p);
	return p;
}

/* What is kept is text that a page can show, and within its limits. */
static void letter_check(const struct concern_inbox *x)
{
	must(utf8_ok(x->words) && utf8_ok(x->child) && utf8_ok(x->sender) && utf8_ok(x->reach), "well-formed");
	must(str_trim(x->words).n > 0 && str_trim(x->child).n > 0 && str_trim(x->sender).n > 0, "with words");
	must(x->words.n <= 4 * 4000 && x->child.n <= 4 * 120, "within limits");
	must(x->state == INBOX_NEW && x->pupil_id == 0 && x->concern_id == 0, "nothing is settled from outside");
	must(x->receipt.n == 8, "has a receipt");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(ARENA);
	struct concern_inbox *list;
	struct net_reply p;
	struct err e;
	size_t n;

	if (db == NULL)
		school_make(a);
	app.clock.utc += HOUR;
	p = ask(a, (struct str){ (const char *)data, size });
	must(p.status == 303 || p.status == 200 || (p.status >= 400 && p.status < 500), "a page, not a fault");
	must(inbox_list(db, a, SCHOOL, S("new"), &list, &n, &e) == RC_OK, "list");
	must(n == 0 || (n == 1 && p.status == 303), "kept with a receipt, or not at all");
	if (n > 0) {
		letter_check(list);
		must(db_script(db, S("DELETE FROM concern_inbox"), &e) == RC_OK, "none is in the way of the next");
	}
	arena_free(a);
	return 0;
}

/* apdr verify: is this file a statement of help as it was sealed? Says what its code stands for, where the record is
 * still there. The seal of a file needs the key alone, so a file can be proven when the record is gone. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/app.h"
#include "cmd/options.h"
#include "statement/statement.h"

enum { VERIFY_ARENA = 1 << 28, FILE_MOST = 64 << 20 };

static enum rc file_load(struct arena *a, struct str path, struct str *out, struct err *e)
{
	const char *name = str_c(a, path);
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	struct stat st;
	ssize_t n = -1;
	char *p;

	if (fd < 0)
		return err_set(e, RC_FAIL, "%s: %s", name, strerror(errno));
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > FILE_MOST) {
		close(fd);
		return err_set(e, RC_FAIL, "%s is not a file, or too large for a statement", name);
	}
	p = arena_alloc(a, (size_t)st.st_size + 1);
	n = pread(fd, p, (size_t)st.st_size, 0);
	close(fd);
	if (n != st.st_size)
		return err_set(e, RC_FAIL, "%s cannot be read", name);
	*out = (struct str){ p, (size_t)n };
	return RC_OK;
}

static void numbers_print(struct arena *a, const struct statement_one *s, struct str school)
{
	printf("The record has it: %.*s sealed it on %.*s for %.*s.\n", STR_ARG(school),
	       STR_ARG(date_long(a, s->row.made_on)), STR_ARG(date_month(a, s->row.month)));
	printf("Agreed %lld, given %lld, missed %lld, caught up %lld.\n", (long long)s->row.agreed,
	       (long long)s->row.given, (long long)s->row.missed, (long long)s->row.caught);
	if (!date_none(s->later_on))
		printf("Another statement took its place on %.*s.\n", STR_ARG(date_long(a, s->later_on)));
}

static enum rc record_say(struct ctx *c, struct str code)
{
	struct statement_one s;
	struct str school;
	enum rc rc = IN_READ(c, statement_check(c, code, &s, &school));

	if (rc == RC_NONE) {
		printf("The record has no statement with this code any more.\n");
		return RC_OK;
	}
	if (rc != RC_OK)
		return rc;
	if (!s.whole) {
		fprintf(stderr, "apdr verify: the record of this statement was CHANGED. See 'apdr audit verify'.\n");
		return RC_INVALID;
	}
	numbers_print(c->a, &s, school);
	return RC_OK;
}

static enum rc verify(struct ctx *c, struct str file)
{
	struct str code;
	enum rc rc = statement_file_check(c->a, c->app->key, file, &code);

	if (rc == RC_NONE)
		fprintf(stderr,
		        "apdr verify: this file has no seal. It was not saved from a page, or its end is cut off.\n");
	if (rc == RC_INVALID)
		fprintf(stderr, "apdr verify: this file is NOT as it was sealed, or another school sealed it.\n");
	if (rc != RC_OK)
		return RC_INVALID;
	printf("The file is as it was sealed. Code %.*s.\n", STR_ARG(code));
	return record_say(c, code);
}

int cmd_verify(int argc, char **argv)
{
	struct arena *a = arena_new(VERIFY_ARENA);
	struct app_options o = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &o.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &o.database, "URL   the database, when it is not in the data folder",
		  false },
	};
	struct operands left;
	struct ctx *c = NEW(a, struct ctx);
	struct app app = { 0 };
	struct err e = { "" };
	struct str file;
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 1))
		return 2;
	if (left.n != 1) {
		options_help("verify", "FILE", table, sizeof table / sizeof table[0]);
		return 2;
	}
	rc = file_load(a, left.v[0], &file, &e);
	if (rc == RC_OK)
		rc = app_open(a, &o, APP_EXISTS, &app, &c->db, &e);
	if (rc == RC_OK) {
		c->app = &app;
		c->a = a;
		c->now = clock_read(&app.clock);
		rc = verify(c, file);
		if (rc != RC_OK && rc != RC_INVALID)
			e = c->err;
	}
	db_close(c->db);
	if (rc != RC_OK && rc != RC_INVALID)
		fprintf(stderr, "apdr verify: %s\n", e.text);
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}

/* apdr publish export: the documents that a school has published, as plain pages in a folder for its own website. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/app.h"
#include "cmd/options.h"
#include "cmd/school_find.h"
#include "publish/publish_site_parts.h"

enum { PUBLISH_ARENA = 256 << 20 };

static enum rc file_put(struct ctx *c, struct str dir, const struct publish_file *f)
{
	const char *path = str_c(c->a, str_fmt(c->a, "%.*s/%.*s", STR_ARG(dir), STR_ARG(f->name)));
	const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
	size_t at = 0;

	if (fd < 0)
		return err_set(&c->err, RC_FAIL, "%s: %s", path, strerror(errno));
	while (at < f->body.n) {
		const ssize_t n = write(fd, f->body.p + at, f->body.n - at);

		if (n <= 0) {
			(void)close(fd);
			return err_set(&c->err, RC_FAIL, "%s: could not be written: is the disk full?", path);
		}
		at += (size_t)n;
	}
	return close(fd) == 0 ? RC_OK : err_set(&c->err, RC_FAIL, "%s: %s", path, strerror(errno));
}

static enum rc site_read(struct ctx *c, struct publish_file **file, size_t *n)
{
	struct public_school s;

	TRY(public_school_own(c, &s));
	return publish_site_make(c, &s, file, n);
}

static enum rc export(struct ctx *c, struct str school, struct str to) {
	struct publish_file *file; size_t n = 0; enum rc rc;

	TRY(school_find(c, school, &c->actor.school_id));
	TRY(school_has_pupils(c));
	rc = IN_READ(c, site_read(c, &file, &n));
	if (rc != RC_OK) return rc;
	if (mkdir(str_c(c->a, to), 0755) != 0 && errno != EEXIST) return err_set(&c->err, RC_FAIL, "%.*s: %s",
	                                                                         STR_ARG(to), strerror(errno));
	for (size_t i = 0; i < n; i++) TRY(file_put(c, to, &file[i]));
	printf("Done. %zu pages are in %.*s; begin with index.html.\n", n, STR_ARG(to));
	return RC_OK;
}

int cmd_publish(int argc, char **argv)
{
	struct arena *a = arena_new(PUBLISH_ARENA);
	struct app_options o = { 0 };
	struct str school = STR_NONE, to = STR_NONE;
	const struct option table[] = {
		{ "--data", OPT_TEXT, &o.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &o.database, "URL   the database, when it is not in the data folder",
		  false },
		{ "--school", OPT_TEXT, &school, "NAME  which school, when there are several", false },
		{ "--to", OPT_TEXT, &to, "DIR   the folder for the pages; made when it is not there", true },
		{ "--now", OPT_TEXT, &o.now, "TIME  a fixed clock, for tests", false },
	};
	enum { OPTIONS = sizeof table / sizeof table[0] };
	struct operands left;
	struct app app;
	struct ctx *c = NEW(a, struct ctx);
	enum rc rc;

	if (!options_read(argc, argv, table, OPTIONS, &left, 1))
		return 2;
	if (left.n != 1 || !str_is(left.v[0], "export")) {
		options_help("publish", "export", table, OPTIONS);
		return 2;
	}
	*c = (struct ctx){ .app = &app, .a = a };
	rc = app_open(a, &o, APP_EXISTS, &app, &c->db, &c->err);
	if (rc == RC_OK) {
		c->now = clock_read(&app.clock);
		rc = export(c, school, to);
		db_close(c->db);
	}
	if (rc != RC_OK)
		fprintf(stderr, "apdr publish: %s\n", c->err.text[0] != '\0' ? c->err.text : "it could not be written");
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}

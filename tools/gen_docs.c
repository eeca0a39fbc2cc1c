/* Writes the documents that the program's own tables make: what each role may do, the routes, the fields of every
 * record, the register of duties. Not a command of apdr: it belongs to the build. script/docs runs it; a test runs it
 * with --check.
 *
 * usage: gen_docs DIR            writes DIR/permissions.md routes.md data-dictionary.md duties.md
 *        gen_docs --check DIR    says which of them differ from the tables; exit status 1 when one does */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/base/buf.h"
#include "core/duty/duty_rule.h"
#include "core/record/record_rec.h"
#include "core/rights/caps_rule.h"
#include "core/door/routes.h"

enum { DOC_MAX = 4 * 1024 * 1024, ROWS_MAX = 1000 };

static const char NOTE[] =
    "Written by `script/docs` from the tables in the program. Do not edit: change the table.\n\n";

/* Text for a cell of a table. */
static void cell(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '|')
			buf_char(b, '\\');
		buf_char(b, s.p[i] == '\n' ? ' ' : s.p[i]);
	}
}

static void cell_c(struct buf *b, const char *c)
{
	cell(b, str_of(c));
}

static int route_order(const void *x, const void *y)
{
	const struct route *a = *(const struct route *const *)x;
	const struct route *b = *(const struct route *const *)y;
	int by_path = strcmp(a->path, b->path);

	return by_path != 0 ? by_path : (int)a->method - (int)b->method;
}

static void route_roles(struct buf *b, enum cap cap)
{
	const char *between = "";

	if (cap == CAP_PUBLIC || cap == CAP_SIGNED_IN) {
		buf_str(b, cap == CAP_PUBLIC ? S("everybody") : S("everybody who is signed in"));
		return;
	}
	for (int r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
		if (role_can((enum role)r, cap)) {
			buf_fmt(b, "%s%s", between, role_label((enum role)r));
			between = ", ";
		}
}

static void roles_head(struct buf *b, const char *first)
{
	buf_fmt(b, "| %s |", first);
	for (int r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
		buf_fmt(b, " %s |", role_label((enum role)r));
	buf_str(b, S("\n|"));
	for (int r = ROLE_NONE; r < ROLE_COUNT; r++)
		buf_str(b, S(" --- |"));
}

static size_t routes_sorted(const struct route *out[ROWS_MAX])
{
	size_t n = 0;

	for (size_t t = 0; t < route_table_count(); t++)
		for (size_t i = 0; i < route_table_at(t)->n && n < ROWS_MAX; i++)
			out[n++] = &route_table_at(t)->route[i];
	qsort(out, n, sizeof out[0], route_order);
	return n;
}

/* One line for each address that needs a right; those open to everybody who is signed in are in routes.md. */
static void write_route_rights(struct buf *b)
{
	const struct route *sorted[ROWS_MAX];
	size_t n = routes_sorted(sorted);

	buf_str(b, S("\n## By address\n\nThe right to the function again, for each address. An address of a pupil "
	             "answers only when the "
	             "relation to that\npupil is open too. tests/core/door/test_rights_page.c asks all of them as "
	             "everybody and "
	             "compares with a table "
	             "of its own.\n\n"));
	roles_head(b, "");
	for (size_t i = 0; i < n; i++) {
		if (sorted[i]->cap == CAP_PUBLIC || sorted[i]->cap == CAP_SIGNED_IN)
			continue;
		buf_fmt(b, "\n| %s `%s` |", sorted[i]->method == POST ? "POST" : "GET", sorted[i]->path);
		for (int r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
			buf_str(b, role_can((enum role)r, sorted[i]->cap) ? S(" yes |") : S(" |"));
	}
	buf_char(b, '\n');
}

static void write_permissions(struct buf *b)
{
	buf_fmt(b, "# Who may do what\n\n%s", NOTE);
	buf_str(b,
	        S("A yes is the right to the function. Whose pupils it reaches is a second question, answered for each "
	          "row:\nteaches, is assigned, is a parent of and not restricted, is the pupil, was asked with "
	          "agreement, or "
	          "has a role in the\nwhole school.\n\n"));
	roles_head(b, "");
	for (int c = CAP_SIGNED_IN + 1; c < CAP_COUNT; c++) {
		buf_str(b, S("\n| "));
		cell_c(b, cap_label((enum cap)c));
		buf_fmt(b, " `%s` |", cap_name((enum cap)c));
		for (int r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
			buf_str(b, role_can((enum role)r, (enum cap)c) ? S(" yes |") : S(" |"));
	}
	buf_char(b, '\n');
	write_route_rights(b);
}

static void write_routes(struct buf *b)
{
	const struct route *sorted[ROWS_MAX];
	size_t n = routes_sorted(sorted);

	buf_fmt(b, "# Routes\n\n%s| | Address | Needs | Roles |\n| --- | --- | --- | --- |\n", NOTE);
	for (size_t i = 0; i < n; i++) {
		buf_fmt(b, "| %s | `%s` | `%s` | ", sorted[i]->method == POST ? "POST" : "GET", sorted[i]->path,
		        cap_name(sorted[i]->cap));
		route_roles(b, sorted[i]->cap);
		buf_str(b, S(" |\n"));
	}
}

static const char *type_word(enum field_type t)
{
	switch (t) {
	case FT_ID:
		return "reference";
	case FT_INT:
		return "number";
	case FT_MILLI:
		return "decimal, in thousandths";
	case FT_FLAG:
		return "yes or no";
	case FT_TEXT:
		return "text, one line";
	case FT_LONG:
		return "text";
	case FT_ONE_OF:
		return "one of";
	case FT_SOME_OF:
		return "some of";
	case FT_DATE:
		return "date";
	}
	return "";
}

static void write_field(struct buf *b, const struct field *f)
{
	const char *between = " ";

	buf_fmt(b, "| `%s` | ", f->name);
	cell_c(b, f->label);
	buf_fmt(b, " | %s", type_word(f->type));
	for (const struct choice *c = f->choices; c != NULL && c->value != NULL; c++) {
		buf_fmt(b, "%s`%s` ", between, c->value);
		cell_c(b, c->label);
		between = ", ";
	}
	if (f->type == FT_TEXT || f->type == FT_LONG)
		buf_fmt(b, ", up to %d characters", field_max(f));
	buf_fmt(b, " | %s | %s | ", (f->flags & F_REQUIRED) != 0 ? "yes" : "",
	        (f->flags & F_PERSONAL) != 0 ? "yes" : "");
	cell_c(b, f->doc);
	buf_fmt(b, "%s |\n", (f->flags & F_FAMILY) != 0 ? ". The family reads it word for word" : "");
}

static int record_order(const void *x, const void *y)
{
	return strcmp((*(const struct record *const *)x)->name, (*(const struct record *const *)y)->name);
}

static void write_dictionary(struct buf *b)
{
	const struct record *sorted[ROWS_MAX];
	size_t n = 0;

	for (; n < record_count() && n < ROWS_MAX; n++)
		sorted[n] = record_at(n);
	qsort(sorted, n, sizeof sorted[0], record_order);
	buf_fmt(b, "# Data dictionary\n\n%s", NOTE);
	buf_str(b, S("Every record that people fill in, by table. Personal: about a person, so never in logs or file "
	             "names.\n"));
	for (size_t i = 0; i < n; i++) {
		buf_fmt(b, "\n## %s\n\n| Field | Label | Type | Required | Personal | Meaning |\n", sorted[i]->name);
		buf_str(b, S("| --- | --- | --- | --- | --- | --- |\n"));
		for (size_t k = 0; k < sorted[i]->fields; k++)
			write_field(b, &sorted[i]->field[k]);
	}
}

/* The law first, then by key. */
static int duty_order(const void *x, const void *y)
{
	const struct duty_rule *a = *(const struct duty_rule *const *)x;
	const struct duty_rule *b = *(const struct duty_rule *const *)y;

	return a->force != b->force ? (a->force < b->force ? -1 : 1) : str_cmp(a->key, b->key);
}

static void write_duties(struct arena *a, struct buf *b)
{
	const struct duty_rule *sorted[ROWS_MAX];
	size_t n = 0;

	for (; n < ROWS_MAX && duty_rule_at(n) != NULL; n++)
		sorted[n] = duty_rule_at(n);
	qsort(sorted, n, sizeof sorted[0], duty_order);
	buf_fmt(b, "# Register of duties\n\n%s", NOTE);
	buf_str(b,
	        S("What APDR reminds of, why, and how strongly. \"Must\" is law; \"should\" is guidance. Every one of "
	          "them is read from\nthe record and appears on Today: a duty without facts does not compile. $ "
	          "stands for the pupil, @ for the pupil's, # for a day.\n\n"
	          "\"Who does it\" is who is reminded. What must be done is owed by the governing body or proprietor "
	          "(sections 66 to 69 of the\nAct); the annual review of an EHC plan by the local authority. \"Whose "
	          "time\" says who set the time: where the source names\nnone, it is APDR's default and no law. A day "
	          "that is counted back is never in a holiday: it is the last school day before.\n\n"
	          "| Key | Duty | Force | Source | Who does it | By when | Whose time | Why | Where it is done | How "
	          "sure of the source |\n"
	          "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"));
	for (size_t i = 0; i < n; i++) {
		const struct duty_rule *r = sorted[i];

		buf_fmt(b, "| `%.*s` | ", STR_ARG(r->key));
		cell(b, r->title);
		buf_fmt(b, " | %.*s | ", STR_ARG(force_word(r->force)));
		cell(b, r->act);
		buf_fmt(b, " | %.*s | ", STR_ARG(duty_owner_word(r->owner)));
		cell(b, duty_timing_words(a, r));
		buf_fmt(b, " | %.*s | ", STR_ARG(duty_time_word(r->time)));
		cell(b, r->why);
		buf_fmt(b, " | `/pupil/:id%s%s` | %.*s |\n", r->at, r->at_record ? "/:id" : "",
		        STR_ARG(source_word(r->mark)));
	}
}

static bool file_is(const char *path, struct str text)
{
	FILE *f = fopen(path, "rb");
	bool same = f != NULL;

	for (size_t i = 0; same && i < text.n; i++)
		same = fgetc(f) == (unsigned char)text.p[i];
	same = same && fgetc(f) == EOF;
	if (f != NULL)
		fclose(f);
	return same;
}

/* Returns whether the file is as it should be now. */
static bool deliver(bool check, const char *dir, const char *name, const struct buf *b)
{
	struct str text = buf_view(b);
	char path[1000];
	FILE *f;
	bool ok;

	snprintf(path, sizeof path, "%s/%s", dir, name);
	if (check) {
		if (file_is(path, text))
			return true;
		printf("%s differs from the tables of the program: run script/docs and read what it changed\n", path);
		return false;
	}
	f = fopen(path, "wb");
	ok = f != NULL && fwrite(text.p, 1, text.n, f) == text.n;
	return f != NULL && fclose(f) == 0 && ok;
}

int main(int argc, char **argv)
{
	bool check = argc == 3 && strcmp(argv[1], "--check") == 0;
	const char *dir = argv[argc - 1];
	struct arena *a = arena_new(64u << 20);
	struct buf doc[4];
	static const char *const NAME[] = { "permissions.md", "routes.md", "data-dictionary.md", "duties.md" };
	bool ok = true;

	if (argc != 2 && !check) {
		fputs("usage: gen_docs [--check] DIR\n", stderr);
		return 2;
	}
	for (size_t i = 0; i < 4; i++)
		doc[i] = buf_new(a, DOC_MAX);
	write_permissions(&doc[0]);
	write_routes(&doc[1]);
	write_dictionary(&doc[2]);
	write_duties(a, &doc[3]);
	for (size_t i = 0; i < 4; i++)
		ok = !doc[i].full && deliver(check, dir, NAME[i], &doc[i]) && ok;
	arena_free(a);
	return ok ? 0 : 1;
}

/* Lines kept for later: which they are, and why. How the rounds go is in import.c. */
#include "import/import_keep.h"

#include <string.h>

#include "import/keep_read.h"

enum { KEPT_MAX = 500 }; /* more is not a list that people put right by hand */

struct keep_fault {
	struct import_fault say;
	struct keep_fault *next;
};

void import_keep_begin(struct import_keep *k, struct date today, const struct import_file *f)
{
	const struct import_reader r = { .a = k->a, .file = &f->source.file, .map = &f->map, .today = today };
	size_t n = r.file->n;

	k->line = keep_lines(&r);
	k->out = NEW_ARRAY(k->a, bool, n + 1);
	k->with = NEW_ARRAY(k->a, size_t, n + 1);
	k->looked = false;
	k->need_reach = 0;
	k->fault = NEW_ARRAY(k->a, struct keep_fault *, n + 1);
	k->n = 0;
	k->why_not = STR_NONE;
}

void import_keep_none(struct import_keep *k, const char *why)
{
	k->out = NULL;
	k->n = 0;
	k->why_not = str_of(why);
}

/* Rows are in the order of their lines. */
static bool row_of(const struct csv_file *f, size_t line, size_t *row)
{
	size_t low = 0, high = f->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (f->row[mid].line < line)
			low = mid + 1;
		else
			high = mid;
	}
	*row = low;
	return low < f->n && f->row[low].line == line;
}

/* False: the fault is not of a line. */
static bool fault_add(struct import *m, size_t line, struct import_fault say)
{
	struct import_keep *k = m->keep;
	struct keep_fault *f = NEW(k->a, struct keep_fault);
	size_t row;

	if (!row_of(m->r->file, line, &row))
		return false;
	f->say =
	    (struct import_fault){ str_dup(k->a, say.column), str_dup(k->a, say.value), str_dup(k->a, say.reason) };
	f->next = k->fault[row];
	k->fault[row] = f;
	k->out[row] = true;
	return true;
}

/* A word that is no code is one problem for all its lines: here each has its own. */
static bool unknowns_add(struct import *m)
{
	const struct import_unknowns *all = &m->r->unknowns;
	bool fine = true;

	for (size_t i = 0; i < all->n; i++)
		for (size_t j = 0; all->item[i]->stops && j < all->item[i]->rows; j++)
			fine = fault_add(m, all->item[i]->line[j],
			                 (struct import_fault){ all->item[i]->heading, all->item[i]->value,
			                                        all->item[i]->reason }) &&
			       fine;
	return fine;
}

static struct import_unknowns unknowns_copy(struct arena *a, const struct import_unknowns *from)
{
	struct import_unknowns to = { from->n, from->n, NEW_ARRAY(a, struct import_unknown *, from->n + 1) };

	for (size_t i = 0; i < from->n; i++) {
		const struct import_unknown *u = from->item[i];
		struct import_unknown *copy = NEW(a, struct import_unknown);

		*copy = *u;
		copy->heading = str_dup(a, u->heading);
		copy->value = str_dup(a, u->value);
		copy->reason = str_dup(a, u->reason);
		copy->line = NEW_ARRAY(a, size_t, u->rows + 1);
		copy->cap = u->rows;
		memcpy(copy->line, u->line, u->rows * sizeof *u->line);
		to.item[i] = copy;
	}
	return to;
}

static bool is_of_unknown(const struct import *m, const struct import_problem *p)
{
	const struct import_unknowns *all = &m->r->unknowns;

	for (size_t i = 0; i < all->n; i++)
		if (all->item[i]->stops && all->item[i]->line[0] == p->line && all->item[i]->heading.p == p->column.p &&
		    str_eq(all->item[i]->value, p->value))
			return true;
	return false;
}

static bool faults_add(struct import *m)
{
	const struct import_problems *list = &m->r->problems;
	const struct import_report *r = m->report;
	bool fine = unknowns_add(m);

	for (size_t i = 0; i < list->kept; i++)
		if (!is_of_unknown(m, &list->item[i]))
			fine = fault_add(m, list->item[i].line,
			                 (struct import_fault){ list->item[i].column, list->item[i].value,
			                                        list->item[i].reason }) &&
			       fine;
	for (size_t i = 0; i < r->questions; i++)
		if (r->question[i].answer.n == 0)
			fine = fault_add(m, r->question[i].line,
			                 (struct import_fault){
			                     STR_NONE, STR_NONE,
			                     str_fmt(m->c->a, "Who is meant? %.*s", STR_ARG(r->question[i].why)) }) &&
			       fine;
	return fine;
}

size_t import_keep_more(struct import *m)
{
	struct import_keep *k = m->keep;
	size_t before = k->n, rows = m->r->file->n;

	if (!k->looked)
		k->unknowns = unknowns_copy(k->a, &m->r->unknowns);
	k->looked = true;
	if (!faults_add(m)) {
		import_keep_none(k, "The fault is not of a line, but of the whole file.");
		return 0;
	}
	for (size_t i = 0; i < rows; i++)
		k->out[i] = k->out[i] || k->with[i] != 0;
	k->n = keep_close(k->a, k->line, rows, k->out);
	if (k->n == rows && k->n > 0)
		import_keep_none(k, "There is something wrong with every line.");
	else if (k->n > KEPT_MAX)
		import_keep_none(k, "More than 500 lines would have to be kept. Put the file right.");
	return k->why_not.n > 0 ? 0 : k->n - before;
}

static uint64_t mix(uint64_t h, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return (h ^ 0xFF) * 1099511628211u;
}

/* The faults of a line in the order of finding. */
static void faults_say(struct arena *a, const struct keep_fault *first, struct import_kept *out)
{
	struct import_fault *all;
	size_t n = 0;

	for (const struct keep_fault *f = first; f != NULL; f = f->next)
		n++;
	out->fault = all = NEW_ARRAY(a, struct import_fault, n + 1);
	out->faults = n;
	for (const struct keep_fault *f = first; f != NULL; f = f->next)
		all[--n] = (struct import_fault){ str_dup(a, f->say.column), str_dup(a, f->say.value),
			                          str_dup(a, f->say.reason) };
}

/* Are the two of one child, by their cells or by the record here? */
static bool together(const struct import *m, const struct import_kept *x, const struct import_kept *y)
{
	const struct import_keep *k = m->keep;
	size_t i = (size_t)(x->row - m->r->file->row), j = (size_t)(y->row - m->r->file->row);

	return k->with[i] == y->line || k->with[j] == x->line || keep_same(&k->line[i], &k->line[j]);
}

/* The number of a group is that of its first line; joining gives the later one the number of the earlier. */
static void groups_make(const struct import *m)
{
	struct import_report *r = m->report;

	for (size_t i = 0; i < r->kepts; i++) {
		r->kept[i].whose = i;
		for (size_t j = 0; j < i; j++) {
			size_t mine = r->kept[i].whose, other = r->kept[j].whose;

			if (mine == other || !together(m, &r->kept[i], &r->kept[j]))
				continue;
			for (size_t k = 0; k <= i; k++)
				if (r->kept[k].whose == mine || r->kept[k].whose == other)
					r->kept[k].whose = mine < other ? mine : other;
		}
	}
	for (size_t i = 0; i < r->kepts; i++)
		r->waits += r->kept[i].whose == i;
}

void import_keep_say(struct import *m)
{
	const struct import_keep *k = m->keep;
	struct import_report *r = m->report;
	struct arena *a = m->c->a;

	r->keep_not = k->why_not;
	r->unknowns = unknowns_copy(a, &k->unknowns);
	r->kept = NEW_ARRAY(a, struct import_kept, k->n + 1);
	for (size_t i = 0; i < m->r->file->n && k->out != NULL; i++) {
		struct import_kept *out = &r->kept[r->kepts];

		if (!k->out[i])
			continue;
		out->row = &m->r->file->row[i];
		out->line = out->row->line;
		out->who = str_dup(a, import_who(a, k->line[i].given, k->line[i].family));
		faults_say(a, k->fault[i], out);
		r->kepts++;
		r->digest = mix(r->digest, str_fmt(a, "kept %zu", out->line));
		for (size_t n = 0; n < out->faults; n++)
			r->digest = mix(r->digest, out->fault[n].reason);
	}
	groups_make(m);
	for (size_t i = 0; i < m->data.pupils && m->pupil != NULL; i++)
		for (size_t j = 0; j < r->kepts && m->pupil[i].kept_line != 0; j++)
			r->kept[j].here = r->kept[j].here || r->kept[j].line == m->pupil[i].kept_line;
}

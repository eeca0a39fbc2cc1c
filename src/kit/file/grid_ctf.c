/* The Common Transfer File of the Department for Education, as three sheets: its pupils, their contacts, their results.
 * Headings are the words that other files have too (kit/text/columns); what a roll has no column for gets a heading of
 * its own, so that it is listed and not lost. */
#include "kit/file/look_grid.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "kit/base/date.h"
#include "kit/file/grid_xml.h"

enum { NEEDS_MAX = 9, CONTACTS_MAX = 9, HISTORY_MAX = 50, RESULTS_MAX = 400, FIXED = 14, OF_CONTACT = 9 };

/* ---- the tree ---- */

static bool is(const xmlNode *n, const char *name)
{
	return n != NULL && n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

/* The next sibling of this name, n itself included. */
static xmlNode *at(xmlNode *n, const char *name)
{
	while (n != NULL && !is(n, name))
		n = n->next;
	return n;
}

static xmlNode *child(xmlNode *n, const char *name)
{
	return n != NULL ? at(n->children, name) : NULL;
}

static struct str text_of(struct arena *a, xmlNode *n)
{
	xmlChar *s = n != NULL ? xmlNodeGetContent(n) : NULL;

	return s != NULL ? str_dup(a, str_trim(str_of((const char *)s))) : STR_NONE;
}

static struct str child_text(struct arena *a, xmlNode *n, const char *name)
{
	return text_of(a, child(n, name));
}

/* ---- history of SEN ---- */

struct spell {
	struct str from;
	struct str until;
	struct str what;
	int64_t rank;
};

/* Of those that begin on one day, one that has no end is the last. */
static int by_day(const void *x, const void *y)
{
	const struct spell *p = x, *q = y;
	int by = str_cmp(p->from, q->from);

	if (by != 0 || (p->until.n == 0) != (q->until.n == 0))
		return by != 0 ? by : p->until.n == 0 ? 1 : -1;
	return str_cmp(p->until, q->until);
}

/* By the day of the file. When that, or the end, is no day, whatever has an end has ended: what nobody can tell is not
 * taken for what is now. */
static bool has_ended(const struct spell *s, struct str today)
{
	struct date until, day;

	if (s->until.n == 0)
		return false;
	return !date_parse_iso(str_sub(s->until, 0, 10), &until) || !date_parse_iso(today, &day) ||
	       date_cmp(until, day) <= 0;
}

/* What begins after the day of the file is not what is now. */
static bool is_to_come(const struct spell *s, struct str today)
{
	struct date from, day;

	return date_parse_iso(str_sub(s->from, 0, 10), &from) && date_parse_iso(today, &day) && date_cmp(from, day) > 0;
}

static int by_rank(const void *x, const void *y)
{
	const struct spell *p = x, *q = y;

	return p->rank != q->rank ? (p->rank > q->rank) - (p->rank < q->rank) : str_cmp(p->from, q->from);
}

static size_t spells(struct arena *a, xmlNode *first, const char *names[4], struct spell *out)
{
	size_t n = 0;

	for (xmlNode *x = at(first, names[0]); x != NULL && n < HISTORY_MAX; x = at(x->next, names[0])) {
		struct spell s = { child_text(a, x, names[1]), child_text(a, x, names[2]), child_text(a, x, names[3]),
			           HISTORY_MAX };

		(void)str_int(child_text(a, x, "SENtypeRank"), &s.rank); /* none: behind those that have one */
		if (s.what.n > 0)
			out[n++] = s;
	}
	return n;
}

/* "K from 2024-09-01 to 2025-07-20" */
static struct str spell_text(struct arena *a, const struct spell *s, struct str next)
{
	struct str until = s->until.n > 0 ? s->until : next;

	return str_fmt(a, "%.*s%s%.*s%s%.*s", STR_ARG(s->what), s->from.n > 0 ? " from " : "", STR_ARG(s->from),
	               until.n > 0 ? " to " : "", STR_ARG(until));
}

static struct str joined(struct arena *a, const struct str *part, size_t n)
{
	return n > 0 ? str_join(a, part, n, S("; ")) : STR_NONE;
}

/* ---- pupils ---- */

static const char *const HEADING[FIXED] = { "UPN",
	                                    "Former UPN",
	                                    "Surname",
	                                    "Forename",
	                                    "Middle names",
	                                    "Preferred surname",
	                                    "Preferred forename",
	                                    "Date of birth",
	                                    "Sex",
	                                    "NC year",
	                                    "SEN provision",
	                                    "SEN provision start date",
	                                    "Other SEN provision",
	                                    "Earlier SEN needs" };
static const char *const CONTACT_HEADING[OF_CONTACT] = {
	"Title", "Forename", "Surname", "Relationship", "Parental responsibility",
	"Phone", "Email",    "Address", "Lives with"
};

struct pupil {
	struct str fixed[FIXED];
	struct str need[NEEDS_MAX];
	struct str contact[CONTACTS_MAX][OF_CONTACT];
	size_t contacts;
};

static void sen_read(struct arena *a, xmlNode *history, struct str today, struct pupil *p)
{
	const char *provision[4] = { "SEN", "StartDate", "EndDate", "SENprovision" };
	const char *need[4] = { "SENneed", "NeedStartDate", "NeedEndDate", "SENtype" };
	struct spell s[HISTORY_MAX];
	struct str earlier[HISTORY_MAX];
	size_t n = spells(a, history != NULL ? history->children : NULL, provision, s), now, past;
	size_t others = 0, kept = 0, ended = 0;
	xmlNode *needs = child(history, "SENneeds");

	if (n > 1)
		qsort(s, n, sizeof *s, by_day);
	now = n;
	while (now > 0 && is_to_come(&s[now - 1], today))
		now--;
	past = now > 0 && !has_ended(&s[now - 1], today) ? now - 1 : n;
	for (size_t i = 0; i < n; i++)
		if (i != past)
			earlier[others++] = spell_text(a, &s[i], i + 1 < n ? s[i + 1].from : STR_NONE);
	p->fixed[10] = past < n ? s[past].what : STR_NONE;
	p->fixed[11] = past < n ? s[past].from : STR_NONE;
	p->fixed[12] = joined(a, earlier, others);
	n = spells(a, needs != NULL ? needs->children : NULL, need, s);
	if (n > 1)
		qsort(s, n, sizeof *s, by_rank);
	for (size_t i = 0; i < n; i++) {
		if (has_ended(&s[i], today) || kept == NEEDS_MAX)
			earlier[ended++] = spell_text(a, &s[i], STR_NONE);
		else
			p->need[kept++] = s[i].what;
	}
	p->fixed[13] = joined(a, earlier, ended);
}

/* Of the codes for a relationship those that cannot be mistaken; another one stays as it is. */
static struct str relationship(struct str code)
{
	static const struct {
		const char *code;
		const char *word;
	} KNOWN[] = { { "PAM", "Mother" },        { "PAF", "Father" }, { "STP", "Step-parent" },
		      { "FOS", "Foster parent" }, { "CRR", "Carer" },  { "FAM", "Other family member" },
		      { "SWR", "Social worker" }, { "DOC", "Doctor" } };

	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
		if (str_is(code, KNOWN[i].code))
			return str_of(KNOWN[i].word);
	return code;
}

/* What stands in the innermost elements, in their order. */
static void leaves(struct arena *a, xmlNode *n, int depth, struct str *part, size_t *parts)
{
	bool inner = false;

	for (xmlNode *x = n != NULL ? n->children : NULL; x != NULL; x = x->next) {
		if (x->type != XML_ELEMENT_NODE)
			continue;
		inner = true;
		if (depth < 4)
			leaves(a, x, depth + 1, part, parts);
	}
	if (inner || *parts == HISTORY_MAX)
		return;
	part[*parts] = text_of(a, n);
	*parts += part[*parts].n > 0;
}

/* The parts of an address in one line. */
static struct str address_text(struct arena *a, xmlNode *n)
{
	struct str part[HISTORY_MAX];
	size_t parts = 0;

	leaves(a, n, 0, part, &parts);
	return parts > 0 ? str_join(a, part, parts, S(", ")) : STR_NONE;
}

static bool is_yes(struct str s)
{
	return str_is(s, "true") || str_is(s, "1") || str_is(s, "Y") || str_is(s, "y");
}

static void contact_read(struct arena *a, xmlNode *x, xmlNode *of_pupil, struct str *c)
{
	xmlNode *phones = child(x, "Phones");
	bool same = is_yes(child_text(a, x, "AddressAsPupil"));

	c[0] = child_text(a, x, "Title");
	c[1] = child_text(a, x, "Forename");
	c[2] = child_text(a, x, "Surname");
	c[3] = relationship(child_text(a, x, "Relationship"));
	c[4] = child_text(a, x, "Responsibility");
	c[5] = child_text(a, child(phones, "Phone"), "PhoneNo");
	c[6] = child_text(a, x, "Email");
	c[7] = address_text(a, same ? child(of_pupil, "Address") : child(x, "Address"));
	c[8] = same ? S("Y") : STR_NONE;
}

static int64_t order_of(struct arena *a, xmlNode *contact)
{
	int64_t order = CONTACTS_MAX + 1;

	(void)str_int(child_text(a, contact, "Order"), &order); /* none: behind those that have one */
	return order;
}

/* In their order; those of one order as they stand. */
static void contacts_read(struct arena *a, xmlNode *pupil, struct pupil *p)
{
	xmlNode *all = child(pupil, "Contacts"), *sorted[HISTORY_MAX];
	size_t n = 0;

	for (xmlNode *x = child(all, "Contact"); x != NULL && n < HISTORY_MAX; x = at(x->next, "Contact")) {
		size_t k = n++;

		for (; k > 0 && order_of(a, sorted[k - 1]) > order_of(a, x); k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = x;
	}
	p->contacts = n < CONTACTS_MAX ? n : CONTACTS_MAX;
	for (size_t i = 0; i < p->contacts; i++)
		contact_read(a, sorted[i], pupil, p->contact[i]);
}

static struct str either(struct arena *a, xmlNode *pupil, const char *name)
{
	struct str s = child_text(a, pupil, name);

	return s.n > 0 ? s : child_text(a, child(pupil, "BasicDetails"), name);
}

static void pupil_read(struct arena *a, xmlNode *x, struct str today, struct pupil *p)
{
	static const char *const name[] = { "UPN",         "FormerUPN",        "Surname",           "Forename",
		                            "MiddleNames", "PreferredSurname", "PreferredForename", "DOB",
		                            "Sex",         "NCyearActual" };

	*p = (struct pupil){ 0 };
	for (size_t i = 0; i < sizeof name / sizeof *name; i++)
		p->fixed[i] = either(a, x, name[i]);
	if (p->fixed[8].n == 0)
		p->fixed[8] = either(a, x, "Gender");
	sen_read(a, child(x, "SENhistory"), today, p);
	contacts_read(a, x, p);
}

static void pupils_put(struct grid_made *g, const struct pupil *p, size_t n)
{
	bool fixed[FIXED] = { [0] = true, [2] = true, [3] = true, [7] = true };
	size_t needs = 0, contacts = 0;

	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < FIXED; k++)
			fixed[k] = fixed[k] || p[i].fixed[k].n > 0;
		for (size_t k = 0; k < NEEDS_MAX; k++)
			needs = p[i].need[k].n > 0 && k >= needs ? k + 1 : needs;
		contacts = p[i].contacts > contacts ? p[i].contacts : contacts;
	}
	for (size_t i = 0; i <= n; i++) {
		size_t column = 0;

		for (size_t k = 0; k < FIXED; k++)
			if (fixed[k])
				grid_cell(g, column++, i == 0 ? str_of(HEADING[k]) : p[i - 1].fixed[k]);
		for (size_t k = 0; k < needs; k++)
			grid_cell(g, column++, i == 0 ? str_fmt(g->a, "SEN need %zu", k + 1) : p[i - 1].need[k]);
		for (size_t c = 0; c < contacts; c++)
			for (size_t k = 0; k < OF_CONTACT; k++)
				grid_cell(g, column++,
				          i == 0 ? str_fmt(g->a, "Contact %zu %s", c + 1, CONTACT_HEADING[k])
				                 : p[i - 1].contact[c][k]);
		grid_row(g, i + 1, false);
	}
}

/* ---- contacts and results, one on a line ---- */

static size_t pupil_put(struct grid_made *g, const struct pupil *p)
{
	static const size_t which[] = { 0, 2, 3, 7 };
	static const char *const name[] = { "UPN", "Pupil surname", "Pupil forename", "Date of birth" };

	for (size_t i = 0; i < 4; i++)
		grid_cell(g, i, p == NULL ? str_of(name[i]) : p->fixed[which[i]]);
	return 4;
}

static void contacts_put(struct grid_made *g, const struct pupil *p, size_t n)
{
	size_t line = 1, column = pupil_put(g, NULL);

	for (size_t k = 0; k < OF_CONTACT; k++)
		grid_cell(g, column++, str_fmt(g->a, "Contact %s", CONTACT_HEADING[k]));
	grid_row(g, line++, false);
	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; c < p[i].contacts; c++) {
			column = pupil_put(g, &p[i]);
			for (size_t k = 0; k < OF_CONTACT; k++)
				grid_cell(g, column++, p[i].contact[c][k]);
			grid_row(g, line++, false);
		}
}

/* Of the codes for a subject those that cannot be mistaken; another one stays as it is. */
static struct str subject(struct str code)
{
	static const struct {
		const char *code;
		const char *word;
	} KNOWN[] = { { "PHO", "Phonics" }, { "REA", "Reading" }, { "WRI", "Writing" },      { "MAT", "Maths" },
		      { "ENG", "English" }, { "SCI", "Science" }, { "MTC", "Times tables" }, { "GPS", "GPS" } };

	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
		if (str_is(code, KNOWN[i].code))
			return str_of(KNOWN[i].word);
	return code;
}

enum { STAGE, YEAR, SUBJECT, METHOD, COMPONENT, SCALE, STATUS, RESULT, NO_RESULT, OF_RESULT };

static const char *const RESULT_HEADING[OF_RESULT] = { "Stage",
	                                               "Academic year",
	                                               "Subject",
	                                               "Method",
	                                               "Component",
	                                               "Scale",
	                                               "Status of the result",
	                                               "Result",
	                                               "Target, estimate or raw mark" };

/* "2026" as the school year that ends in it, "2025/26". */
static struct str school_year(struct arena *a, struct str year)
{
	int64_t v;

	return year.n == 4 && str_int(year, &v) && v > 0
	           ? str_fmt(a, "%04lld/%02lld", (long long)v - 1, (long long)v % 100)
	           : year;
}

static bool is_number(struct str s)
{
	int64_t v;

	return str_int(s, &v);
}

/* The scale, by its code, where the file says it: a scaled score of key stage 2, a judgement of a teacher. */
static struct str scale_of(struct arena *a, xmlNode *r, const struct str cell[OF_RESULT])
{
	if (str_is(cell[STAGE], "KS2") && str_is(child_text(a, r, "ResultQualifier"), "NS"))
		return S("ks2-scaled");
	return str_is(cell[METHOD], "TA") && !is_number(cell[RESULT]) ? S("teacher") : STR_NONE;
}

/* A mark out of a test's own total says nothing beside other years; phonics and tables are marks. */
static bool is_raw(struct arena *a, xmlNode *r)
{
	struct str code = child_text(a, r, "Subject");

	return str_is(child_text(a, r, "ResultQualifier"), "NM") && !str_is(code, "PHO") && !str_is(code, "MTC");
}

/* A target, an estimate or a raw mark is no result: it has a column of its own. */
static void result_put(struct grid_made *g, xmlNode *stage, xmlNode *r, const struct pupil *p, size_t line)
{
	struct arena *a = g->a;
	struct str cell[OF_RESULT] = { [STAGE] = child_text(a, stage, "Stage"),
		                       [YEAR] = school_year(a, child_text(a, r, "Year")),
		                       [SUBJECT] = subject(child_text(a, r, "Subject")),
		                       [METHOD] = child_text(a, r, "Method"),
		                       [COMPONENT] = child_text(a, r, "Component"),
		                       [STATUS] = child_text(a, r, "ResultStatus"),
		                       [RESULT] = child_text(a, r, "Result") };
	size_t column = pupil_put(g, p);

	cell[SCALE] = scale_of(a, r, cell);
	if (str_is(cell[STATUS], "T") || str_is(cell[STATUS], "E") || is_raw(a, r)) {
		cell[NO_RESULT] = cell[RESULT];
		cell[RESULT] = STR_NONE;
	}
	for (size_t i = 0; i < OF_RESULT; i++)
		grid_cell(g, column++, cell[i]);
	grid_row(g, line, false);
}

static void results_of(struct grid_made *g, xmlNode *pupil, const struct pupil *p, size_t *line)
{
	for (xmlNode *k = child(child(pupil, "StageAssessments"), "KeyStage"); k != NULL; k = at(k->next, "KeyStage"))
		for (xmlNode *r = child(k, "StageAssessment"); r != NULL; r = at(r->next, "StageAssessment"))
			result_put(g, k, r, p, (*line)++);
}

static void results_put(struct grid_made *g, xmlNode *first, const struct pupil *p)
{
	size_t line = 1, column = pupil_put(g, NULL);

	for (size_t i = 0; i < OF_RESULT; i++)
		grid_cell(g, column++, str_of(RESULT_HEADING[i]));
	grid_row(g, line++, false);
	for (xmlNode *x = at(first, "Pupil"); x != NULL; x = at(x->next, "Pupil"))
		results_of(g, x, p++, &line);
}

void grid_ctf(struct grid_made *g, struct str in)
{
	xmlDocPtr doc;
	xmlNode *root;
	xmlNode *first;
	struct str today;
	struct pupil *p;
	size_t n = 0, i = 0;

	if (str_find(in, S("<!DOCTYPE")) >= 0 || str_find(in, S("<!ENTITY")) >= 0)
		grid_refuse(GRID_UNSAFE);
	doc = xmlReadMemory(in.p, (int)in.n, NULL, "UTF-8", XML_HOW | XML_PARSE_NOCDATA);
	root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	if (!is(root, "CTfile"))
		grid_refuse(GRID_DAMAGED);
	first = child(child(root, "CTFpupilData"), "Pupil");
	today = str_sub(child_text(g->a, child(root, "Header"), "DateTime"), 0, 10);
	for (xmlNode *x = first; x != NULL; x = at(x->next, "Pupil"))
		n++;
	p = NEW_ARRAY(g->a, struct pupil, n);
	for (xmlNode *x = first; x != NULL; x = at(x->next, "Pupil"))
		pupil_read(g->a, x, today, &p[i++]);
	grid_sheet(g, S("Pupils"), false, n > 0);
	grid_sheet(g, S("Contacts"), false, n > 0);
	grid_sheet(g, S("Results"), false, n > 0);
	g->taken = grid_choose(g);
	if (g->taken == GRID_CTF_PUPILS)
		pupils_put(g, p, n);
	else if (g->taken == GRID_CTF_CONTACTS)
		contacts_put(g, p, n);
	else
		results_put(g, first, p);
}

#include "publish/publish_fact.h"

#include "complain/complaint_ways.h"
#include "core/people/codes_rule.h"
#include "core/people/person_rec.h"
#include "core/record/smallnum_rule.h"
#include "core/school/area_help.h"
#include "core/school/school_sql.h"
#include "kit/base/buf.h"
#include "publish/publish_kinds.h"

enum { FACTS_MOST = 16 + PUBLISH_KINDS_MOST, WORDS_MOST = 8000 };

static void put(struct ctx *c, struct publish_facts *f, struct str name, struct str words)
{
	if (words.n > 0 && f->n < FACTS_MOST)
		f->item[f->n++] = (struct publish_fact){ name, words, c->now.today };
}

static enum rc senco_put(struct ctx *c, struct publish_facts *f)
{
	struct school s;
	struct staff *staff;
	size_t n;
	struct buf b = buf_new(c->a, WORDS_MOST);

	TRY(school_load(c->db, c->a, c->actor.school_id, &s, &c->err));
	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &staff, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (staff[i].senco) {
			struct str name = name_formal(c->a, staff[i].title, staff[i].given, staff[i].family);

			buf_fmt(&b, "%s%.*s is our SENCO.", b.n > 0 ? " " : "", STR_ARG(name));
		}
	if (b.n == 0)
		return RC_OK;
	if (s.phone.n > 0)
		buf_fmt(&b, " Phone %.*s.", STR_ARG(s.phone));
	if (s.email.n > 0)
		buf_fmt(&b, " Email %.*s.", STR_ARG(s.email));
	put(c, f, S("senco"), buf_view(&b));
	return RC_OK;
}

static enum rc complaints_put(struct ctx *c, struct publish_facts *f)
{
	struct complaint_ways *w = NEW(c->a, struct complaint_ways);
	struct str line[COMPLAINT_STAGES_MOST];
	size_t n;

	TRY(complaint_ways_load(c, w));
	n = complaint_way_lines(c->a, w, line);
	for (size_t i = 0; i < n; i++)
		line[i] = str_fmt(c->a, "%zu. %.*s", i + 1, STR_ARG(line[i]));
	put(c, f, S("complaints"), str_join(c->a, line, n, S("\n")));
	return RC_OK;
}

static enum rc area_put(struct ctx *c, struct publish_facts *f)
{
	struct area_help h;
	struct buf b = buf_new(c->a, WORDS_MOST);

	TRY(area_help_load(c, &h));
	if (h.service.n > 0) {
		buf_fmt(&b, "%.*s gives free advice that does not take sides.", STR_ARG(h.service));
		if (h.phone.n > 0)
			buf_fmt(&b, " Phone %.*s.", STR_ARG(h.phone));
		if (h.hours.n > 0)
			buf_fmt(&b, " %.*s.", STR_ARG(h.hours));
		if (h.email.n > 0)
			buf_fmt(&b, " Email %.*s.", STR_ARG(h.email));
		put(c, f, S("advice"), buf_view(&b));
	}
	if (h.local_offer.n > 0)
		put(c, f, S("offer"),
		    str_fmt(c->a, "The Local Offer shows all the help in our area: %.*s", STR_ARG(h.local_offer)));
	return RC_OK;
}

/* "58 had SEN Support" or that the number is not shown, which says nothing of how small it is. */
static struct str number_words(struct arena *a, int64_t n, bool hidden, const char *what)
{
	if (hidden)
		return str_fmt(a, "The number with %s is not shown.", what);
	return str_fmt(a, "%lld had %s.", (long long)n, what);
}

/* The areas with their sum, which is known from the sentence above it. */
static struct str needs_words(struct arena *a, const struct publish_counts *n)
{
	int64_t cell[NEED_AREAS + 1] = { 0 };
	const bool *hidden;
	struct buf b = buf_new(a, WORDS_MOST);

	for (size_t i = 0; i < n->needs; i++) {
		const enum need_area area = n->need[i].code.n > 0 ? need_area_of(n->need[i].code) : AREA_NONE;

		cell[area] += n->need[i].pupils;
		cell[NEED_AREAS] += n->need[i].pupils;
	}
	hidden = small_hide(a, &(struct small_table){ cell, 1, NEED_AREAS + 1, true, false }, SMALL_MOST);
	for (int area = 0; area < NEED_AREAS; area++) {
		struct str text = small_text(a, cell[area], hidden[area]);

		if (cell[area] > 0)
			buf_fmt(&b, "%s%.*s\t%.*s", b.n > 0 ? "\n" : "", STR_ARG(need_area_label((enum need_area)area)),
			        STR_ARG(text));
	}
	return buf_view(&b);
}

static enum rc numbers_put(struct ctx *c, struct publish_facts *f)
{
	struct publish_counts *n = NEW(c->a, struct publish_counts);
	struct str since = date_long(c->a, date_school_year(c->now.today));
	int64_t cell[4];
	const bool *hidden;

	TRY(publish_count(c->db, c->a, c->actor.school_id, c->now.today, date_school_year(c->now.today), n, &c->err));
	if (n->pupils == 0)
		return RC_OK;
	cell[0] = n->support;
	cell[1] = n->ehc;
	cell[2] = n->pupils - n->support - n->ehc;
	cell[3] = n->pupils;
	hidden = small_hide(c->a, &(struct small_table){ cell, 1, 4, true, false }, SMALL_MOST);
	if (!hidden[3]) {
		struct str words[] = { number_words(c->a, n->support, hidden[0], "SEN Support"),
			               number_words(c->a, n->ehc, hidden[1], "an EHC plan") };

		put(c, f, S("numbers"),
		    str_fmt(c->a, "On %.*s we had %lld children. %.*s %.*s", STR_ARG(date_long(c->a, c->now.today)),
		            (long long)n->pupils, STR_ARG(words[0]), STR_ARG(words[1])));
	}
	if (n->support + n->ehc > 0 && !hidden[0] && !hidden[1] && !hidden[2] && !hidden[3])
		put(c, f, S("needs"), needs_words(c->a, n));
	if (n->meetings > SMALL_MOST)
		put(c, f, S("meetings"),
		    str_fmt(c->a, "Since %.*s we have met parents %lld times about their child’s help.", STR_ARG(since),
		            (long long)n->meetings));
	if (n->views > SMALL_MOST)
		put(c, f, S("views"),
		    str_fmt(c->a, "Since %.*s %lld children have told us what they think of their help.",
		            STR_ARG(since), (long long)n->views));
	if (n->helps > SMALL_MOST)
		put(c, f, S("help"),
		    str_fmt(c->a, "There are %lld kinds of extra help at our school now.", (long long)n->helps));
	return RC_OK;
}

static enum rc documents_put(struct ctx *c, struct publish_facts *f)
{
	struct publish_version *v;
	const struct publish_kinds *kinds = publish_kinds(c->a);
	size_t n;

	TRY(publication_list(c->db, c->a, c->actor.school_id, STR_NONE, &v, &n, &c->err));
	for (size_t k = 0; k < kinds->n; k++)
		for (size_t i = 0; i < n; i++)
			if (str_eq(v[i].pub.kind, kinds->item[k].key) && v[i].pub.state == PUBLISH_PUBLISHED) {
				struct str on = date_long(c->a, v[i].pub.published_on);

				put(c, f, str_fmt(c->a, "doc.%.*s", STR_ARG(kinds->item[k].key)),
				    str_fmt(c->a, "%.*s\t%.*s\tof %.*s", STR_ARG(kinds->item[k].key),
				            STR_ARG(kinds->item[k].title), STR_ARG(on)));
				break;
			}
	return RC_OK;
}

enum rc publish_facts_load(struct ctx *c, struct publish_facts *out)
{
	*out = (struct publish_facts){ .item = NEW_ARRAY(c->a, struct publish_fact, FACTS_MOST) };
	TRY(senco_put(c, out));
	TRY(complaints_put(c, out));
	TRY(area_put(c, out));
	TRY(numbers_put(c, out));
	return documents_put(c, out);
}

const struct publish_fact *publish_fact_find(const struct publish_facts *f, struct str name)
{
	for (size_t i = 0; i < f->n; i++)
		if (str_eq(f->item[i].name, name))
			return &f->item[i];
	return NULL;
}

bool publish_fact_any(const struct publish_facts *f, const struct publish_part *p)
{
	for (size_t i = 0; i < p->facts; i++)
		if (publish_fact_find(f, p->fact[i]) != NULL)
			return true;
	return false;
}

bool publish_fact_is_table(struct str name)
{
	return str_is(name, "needs");
}

bool publish_fact_is_document(struct str name)
{
	return str_starts(name, S("doc."));
}

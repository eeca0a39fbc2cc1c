#include "core/area/area_edit.h"

#include "core/area/area_build_rule.h"
#include "core/area/area_rule.h"
#include "core/area/area_sql.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"

enum { DUE_MOST = 500, WORDS_MOST = 40 };

ACTION(ACT_AREA_CHANGE, "settings.area", "Changed the local area");
ACTION(ACT_AREA_SUGGEST, "area.suggest", "Suggested a change to the local area");
ACTION(ACT_AREA_RULES, "area.rules", "Changed who keeps the local area");

static const char KEEPER[] = "area.keeper", LINKS[] = "area.link_months", DATED[] = "area.dated_months";

/* ---- rules ---- */

static enum rc months(struct ctx *c, const char *name, int64_t usual, int64_t *out)
{
	struct str v;

	TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(name), &v, &c->err));
	if (!str_int(v, out))
		*out = usual;
	return RC_OK;
}

enum rc area_rules_load(struct ctx *c, struct area_rules *out)
{
	struct str v;

	*out = (struct area_rules){ 0 };
	TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(KEEPER), &v, &c->err));
	out->by_service = str_is(v, "service");
	TRY(months(c, LINKS, AREA_LINK_MONTHS, &out->link_months));
	return months(c, DATED, AREA_DATED_MONTHS, &out->dated_months);
}

enum rc area_rules_save(struct ctx *c, const struct area_rules *r)
{
	int64_t s = c->actor.school_id;

	TRY(gate_cap(c, CAP_SETTINGS));
	if (r->link_months < 1 || r->link_months > AREA_MONTHS_MOST || r->dated_months < 1 ||
	    r->dated_months > AREA_MONTHS_MOST)
		return RC_INVALID;
	TRY(setting_set(c->db, c->a, s, str_of(KEEPER), r->by_service ? S("service") : S("school"), &c->err));
	TRY(setting_set(c->db, c->a, s, str_of(LINKS), str_fmt(c->a, "%lld", (long long)r->link_months), &c->err));
	TRY(setting_set(c->db, c->a, s, str_of(DATED), str_fmt(c->a, "%lld", (long long)r->dated_months), &c->err));
	return audit_write(c, 0, &ACT_AREA_RULES, "area_fact", s, STR_NONE);
}

static bool suggests(const struct ctx *c, const struct area_rules *r)
{
	return r->by_service && c->actor.hat != ROLE_SENDIASS && c->actor.hat != ROLE_OFFICER;
}

/* ---- what there is ---- */

static bool of_item(const struct area_fact *f, struct str part, struct str item)
{
	return str_eq(f->part, part) && str_eq(f->item, item);
}

struct str area_title(const struct area_part *p, const struct area_fact *f, size_t n)
{
	static const char *const FIELD[] = { "title", "name", "words", "language", "value", "kind" };
	const struct field *fd;

	if (!area_part_many(p))
		return str_of(p->title);
	for (size_t k = 0; k < sizeof FIELD / sizeof *FIELD; k++)
		for (size_t i = 0; i < n; i++) {
			if (!str_is(f[i].field, FIELD[k]) || f[i].value.n == 0)
				continue;
			fd = record_field(&p->rec, f[i].field);
			return fd != NULL && fd->type == FT_ONE_OF ? str_of(choice_word_of(fd->choices, f[i].value))
			                                           : f[i].value;
		}
	return f[0].item;
}

static int64_t months_of(const struct area_part *p, const struct area_rules *r)
{
	if (p->check_months == 0)
		return 0;
	return p->check_months == AREA_DATED_MONTHS ? r->dated_months : r->link_months;
}

/* The oldest day; none when a value was never looked at. */
static struct date looked_at(const struct area_fact *f, size_t n)
{
	struct date out = DATE_NONE;

	for (size_t i = 0; i < n; i++) {
		if (f[i].value.n == 0 || f[i].state == AREA_FACT_SUGGESTED)
			continue;
		if (date_none(f[i].checked_on))
			return DATE_NONE;
		out = date_none(out) ? f[i].checked_on : date_earlier(out, f[i].checked_on);
	}
	return out;
}

static bool says_something(const struct area_fact *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (f[i].value.n > 0 && f[i].state != AREA_FACT_SUGGESTED)
			return true;
	return false;
}

static void dues_fill(const struct ctx *c, struct area_overview *v)
{
	for (size_t i = 0; i < v->facts;) {
		const struct area_fact *f = v->fact + i;
		const struct area_part *p = area_part_find(f->part);
		size_t n = 1;

		while (i + n < v->facts && of_item(&f[n], f->part, f->item))
			n++;
		i += n;
		if (p == NULL || v->dues == DUE_MOST || !says_something(f, n) ||
		    !area_check_due(looked_at(f, n), (int)months_of(p, &v->rules), c->now.today))
			continue;
		v->due[v->dues++] = (struct area_due){ p, f->item, area_title(p, f, n), looked_at(f, n) };
	}
}

static bool same_value(const struct area_fact *x, const struct area_fact *y)
{
	return of_item(x, y->part, y->item) && str_eq(x->field, y->field);
}

enum rc area_overview_load(struct ctx *c, struct area_overview *out)
{
	*out = (struct area_overview){ .due = NEW_ARRAY(c->a, struct area_due, DUE_MOST) };
	TRY(gate_cap(c, CAP_AREA));
	TRY(area_rules_load(c, &out->rules));
	TRY(area_facts_now(c->db, c->a, c->actor.school_id, &out->fact, &out->facts, &c->err));
	out->suggests = suggests(c, &out->rules);
	area_build(c->a, out->fact, out->facts, &out->area);
	dues_fill(c, out);
	for (size_t i = 0; i < out->facts; i++)
		if (out->fact[i].state != AREA_FACT_STANDS &&
		    (i == 0 || !same_value(&out->fact[i], &out->fact[i - 1]) ||
		     out->fact[i - 1].state == AREA_FACT_STANDS))
			out->questions++;
	return RC_OK;
}

int64_t area_item_mark(const struct area_fact *f, size_t n, struct str part, struct str item)
{
	int64_t mark = 0;

	for (size_t i = 0; i < n; i++)
		if (of_item(&f[i], part, item) && f[i].id > mark)
			mark = f[i].id;
	return mark;
}

enum rc area_value_load(struct ctx *c, struct str part, struct str item, struct str field, struct area_value *out)
{
	const struct area_part *p = area_part_find(part);
	struct area_overview v;
	struct area_fact *all;
	size_t n;

	*out = (struct area_value){ .part = p, .item = item };
	out->field = p != NULL ? record_field(&p->rec, field) : NULL;
	TRY(area_overview_load(c, &v));
	if (out->field == NULL || area_part_many(p) != (item.n > 0))
		return RC_NONE;
	TRY(area_facts_all(c->db, c->a, c->actor.school_id, part, &all, &n, &c->err));
	out->suggests = v.suggests;
	out->now = NEW_ARRAY(c->a, struct area_fact, v.facts + 1);
	out->other = NEW_ARRAY(c->a, struct area_fact, v.facts + 1);
	out->log = NEW_ARRAY(c->a, struct area_fact, n + 1);
	for (size_t i = 0; i < n; i++)
		if (of_item(&all[i], part, item) && str_eq(all[i].field, field))
			out->log[out->logs++] = all[i];
	for (size_t i = 0; i < v.facts; i++) {
		if (!of_item(&v.fact[i], part, item))
			continue;
		if (str_eq(v.fact[i].field, field))
			out->now[out->nows++] = v.fact[i];
		else if (v.fact[i].state == AREA_FACT_STANDS)
			out->other[out->others++] = v.fact[i];
	}
	out->kind =
	    area_part_many(p) && str_is(part, "contacts") ? area_kind_of(out->other, out->others) : AREA_CONTACT_NONE;
	out->printed = area_printed(out->field, out->kind, out->now, out->nows);
	out->mark = out->logs > 0 ? out->log[0].id : 0;
	for (size_t i = 0; i < out->logs; i++)
		out->mark = out->log[i].id > out->mark ? out->log[i].id : out->mark;
	return area_part_many(p) && out->others + out->nows == 0 ? RC_NONE : RC_OK;
}

/* ---- saving ---- */

static enum rc put(struct ctx *c, struct area_fact f, enum area_fact_state state)
{
	f.school_id = c->actor.school_id;
	f.id = id_new();
	f.state = state;
	f.by_id = c->actor.person_id;
	f.at = c->now.utc;
	f.ended_by = 0;
	f.ended_at = 0;
	return area_fact_add(c->db, c->a, &f, &c->err);
}

static enum rc end(struct ctx *c, const struct area_fact *f)
{
	return area_fact_end(c->db, c->a, c->actor.school_id, f->id, c->actor.person_id, c->now.utc, &c->err);
}

static struct str typed_of(const struct area_typed *t, const char *field)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_is(t->change[i].field, field))
			return t->change[i].value;
	return STR_NONE;
}

/* The kind of the contact that is typed, or that stands. */
static enum area_contact_kind kind_of(const struct area_typed *t, const struct area_fact *f, size_t n)
{
	enum area_contact_kind kind = AREA_CONTACT_NONE;

	if (!str_is(t->part, "contacts"))
		return kind;
	if (!area_contact_kind_of(typed_of(t, "kind"), &kind) || kind != AREA_CONTACT_NONE)
		return kind;
	for (size_t i = 0; i < n; i++)
		if (of_item(&f[i], t->part, t->item) && str_is(f[i].field, "kind") && f[i].state == AREA_FACT_STANDS)
			(void)area_contact_kind_of(f[i].value, &kind); /* an unknown one stays none */
	return kind;
}

static bool wrong(struct area_typed *t, const char *field, struct str why)
{
	if (t->why.n == 0) {
		t->wrong = field;
		t->why = why;
	}
	return true;
}

static bool is_wrong(struct ctx *c, struct area_typed *t, const struct area_part *p, const struct area_fact *f,
                     size_t n)
{
	enum area_contact_kind kind = kind_of(t, f, n);
	bool any = false, bad = false;

	for (size_t i = 0; i < t->n; i++) {
		const struct field *fd = record_field(&p->rec, t->change[i].field);
		struct str why =
		    fd == NULL ? S("there is no such field") : area_value_fault(c->a, fd, kind, t->change[i].value);

		if (fd != NULL && (fd->flags & F_REQUIRED) != 0 && t->change[i].value.n == 0)
			why = fd->missing != NULL ? str_of(fd->missing) : S("it has to be given");
		any = any || t->change[i].value.n > 0;
		if (why.n > 0)
			bad = wrong(t, fd != NULL ? fd->name : "value", why);
	}
	if (any && t->source.n == 0)
		bad = wrong(t, "source", S("Say where this is from"));
	if (date_cmp(t->checked_on, c->now.today) > 0)
		bad = wrong(t, "checked_on", S("Checked on: this day has not come yet"));
	return bad;
}

static struct str new_key(struct ctx *c, const struct area_typed *t, const struct area_fact *f, size_t n)
{
	static const char *const FIELD[] = { "title", "name", "words", "language", "value", "kind" };
	struct str words = S("item"), key;
	int again = 1;

	for (size_t i = sizeof FIELD / sizeof *FIELD; i-- > 0;)
		if (typed_of(t, FIELD[i]).n > 0)
			words = typed_of(t, FIELD[i]);
	key = area_key(c->a, str_sub(words, 0, WORDS_MOST));
	words = key;
	for (size_t i = 0; i < n; i++)
		if (of_item(&f[i], t->part, key)) {
			key = str_fmt(c->a, "%.*s-%d", STR_ARG(words), ++again);
			i = (size_t)-1;
		}
	return key;
}

/* Sent twice: an item says all of this already, from the same source. */
static bool there_already(const struct area_typed *t, const struct area_fact *f, size_t n, struct str key)
{
	size_t same = 0, given = 0;

	for (size_t i = 0; i < t->n; i++) {
		given += t->change[i].value.n > 0;
		for (size_t k = 0; k < n; k++)
			same += t->change[i].value.n > 0 && of_item(&f[k], t->part, key) &&
			        str_eq(f[k].field, t->change[i].field) && str_eq(f[k].value, t->change[i].value) &&
			        str_eq(f[k].source, t->source);
	}
	return given > 0 && same == given;
}

static int64_t place_of(const struct area_typed *t, const struct area_fact *f, size_t n)
{
	int64_t last = 0;

	for (size_t i = 0; i < n; i++) {
		if (of_item(&f[i], t->part, t->item))
			return f[i].place;
		if (str_eq(f[i].part, t->part) && f[i].place > last)
			last = f[i].place;
	}
	return last + 1;
}

/* What stands of a value; NULL when nothing does, or when it is a question. */
static const struct area_fact *standing(const struct area_fact *f, size_t n, const struct area_fact *x)
{
	const struct area_fact *out = NULL;

	for (size_t i = 0; i < n; i++)
		if (same_value(&f[i], x)) {
			if (f[i].state != AREA_FACT_STANDS)
				return NULL;
			out = &f[i];
		}
	return out;
}

static bool asked(const struct area_fact *f, size_t n, const struct area_fact *x)
{
	for (size_t i = 0; i < n; i++)
		if (same_value(&f[i], x) && f[i].state != AREA_FACT_STANDS)
			return true;
	return false;
}

static enum rc one_save(struct ctx *c, const struct area_fact *f, size_t n, struct area_fact x, bool whole,
                        bool as_said, size_t *saved)
{
	const struct area_fact *now = standing(f, n, &x);

	if (!whole && (now != NULL ? str_eq(now->value, x.value) : x.value.n == 0 || asked(f, n, &x)))
		return RC_OK;
	++*saved;
	x.since_on = now != NULL && str_eq(now->value, x.value) ? now->since_on : c->now.today;
	if (as_said)
		return put(c, x, AREA_FACT_SUGGESTED);
	for (size_t i = 0; i < n; i++)
		if (same_value(&f[i], &x))
			TRY(end(c, &f[i]));
	return put(c, x, AREA_FACT_STANDS);
}

enum rc area_save(struct ctx *c, struct area_typed *t, bool whole)
{
	const struct area_part *p = area_part_find(t->part);
	struct area_overview v;
	struct area_fact x;
	size_t saved = 0;

	TRY(area_overview_load(c, &v));
	if (p == NULL)
		return RC_NONE;
	if (is_wrong(c, t, p, v.fact, v.facts))
		return RC_INVALID;
	if (!t->new_item && area_item_mark(v.fact, v.facts, t->part, t->item) != t->mark && !whole)
		return RC_CONFLICT;
	for (size_t i = 0; i < v.facts && t->new_item; i++)
		if (str_eq(v.fact[i].part, t->part) && there_already(t, v.fact, v.facts, v.fact[i].item))
			return RC_OK;
	if (area_part_many(p) && t->new_item)
		t->item = new_key(c, t, v.fact, v.facts);
	x = (struct area_fact){ .part = str_of(p->key),
		                .item = t->item,
		                .place = area_part_many(p) ? place_of(t, v.fact, v.facts) : 0,
		                .source = t->source,
		                .spot = t->spot,
		                .checked_on = t->checked_on,
		                .note = t->note };
	for (size_t i = 0; i < t->n; i++) {
		x.field = t->change[i].field;
		x.value = t->change[i].value;
		TRY(one_save(c, v.fact, v.facts, x, whole, v.suggests && !p->own, &saved));
	}
	if (saved == 0)
		return RC_OK;
	return audit_write(c, 0, v.suggests && !p->own ? &ACT_AREA_SUGGEST : &ACT_AREA_CHANGE, "area_fact",
	                   c->actor.school_id, str_fmt(c->a, "%.*s %.*s", STR_ARG(t->part), STR_ARG(t->item)));
}

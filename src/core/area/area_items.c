/* Items as a whole: removed, back again, looked at; and what a check of links found. */
#include "core/area/area_edit.h"

#include "core/area/area_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"

ACTION(ACT_AREA_REMOVE, "area.remove", "Removed something from the local area");
ACTION(ACT_AREA_RESTORE, "area.restore", "Put something back into the local area");
ACTION(ACT_AREA_CHECKED, "area.checked", "Checked the local area");
ACTION(ACT_AREA_LINKS, "area.links", "Took over a check of the links");

enum { REMOVED_MOST = 500 };

static bool of_item(const struct area_fact *f, struct str part, struct str item)
{
	return str_eq(f->part, part) && str_eq(f->item, item);
}

static enum rc put(struct ctx *c, struct area_fact f)
{
	f.id = id_new();
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

static enum rc noted(struct ctx *c, const struct action *a, struct str part, struct str item)
{
	return audit_write(c, 0, a, "area_fact", c->actor.school_id,
	                   str_fmt(c->a, "%.*s %.*s", STR_ARG(part), STR_ARG(item)));
}

enum rc area_item_remove(struct ctx *c, struct str part, struct str item)
{
	struct area_overview v;
	size_t n = 0;

	TRY(area_overview_load(c, &v));
	if (v.suggests || item.n == 0)
		return RC_NONE;
	for (size_t i = 0; i < v.facts; i++)
		if (of_item(&v.fact[i], part, item)) {
			TRY(end(c, &v.fact[i]));
			n++;
		}
	return n == 0 ? RC_NONE : noted(c, &ACT_AREA_REMOVE, part, item);
}

enum rc area_item_restore(struct ctx *c, struct str part, struct str item)
{
	struct area_overview v;
	struct area_fact *all;
	size_t n;
	int64_t last = 0;

	TRY(area_overview_load(c, &v));
	if (v.suggests || item.n == 0)
		return RC_NONE;
	TRY(area_facts_all(c->db, c->a, c->actor.school_id, part, &all, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		if (of_item(&all[i], part, item) && all[i].state != AREA_FACT_PAST)
			return RC_NONE;
		if (of_item(&all[i], part, item) && all[i].ended_at > last)
			last = all[i].ended_at;
	}
	for (size_t i = n; i-- > 0 && last > 0;)
		if (of_item(&all[i], part, item) && all[i].ended_at == last && all[i].at <= last) {
			bool later = false;

			for (size_t k = 0; k < i; k++)
				later = later || (of_item(&all[k], part, item) && str_eq(all[k].field, all[i].field) &&
				                  all[k].ended_at == last);
			all[i].state = AREA_FACT_STANDS;
			if (!later)
				TRY(put(c, all[i]));
		}
	return last == 0 ? RC_NONE : noted(c, &ACT_AREA_RESTORE, part, item);
}

enum rc area_item_checked(struct ctx *c, struct str part, struct str item)
{
	struct area_overview v;
	size_t n = 0;

	TRY(area_overview_load(c, &v));
	if (v.suggests)
		return RC_NONE;
	for (size_t i = 0; i < v.facts; i++) {
		struct area_fact f = v.fact[i];

		if (!of_item(&f, part, item) || f.state != AREA_FACT_STANDS || f.value.n == 0)
			continue;
		n++;
		if (date_cmp(f.checked_on, c->now.today) == 0)
			continue;
		TRY(end(c, &v.fact[i]));
		f.checked_on = c->now.today;
		TRY(put(c, f));
	}
	return n == 0 ? RC_NONE : noted(c, &ACT_AREA_CHECKED, part, item);
}

/* Ended values of one part: for each item that has nothing any more, one line with its best words. */
static void removed_of(const struct area_part *p, const struct area_fact *all, size_t n, struct area_due *out,
                       size_t *count)
{
	static const char *const FIELD[] = { "title", "name", "words", "language", "value" };

	for (size_t i = 0; i < n && *count < REMOVED_MOST; i++) {
		bool gone = true;
		struct str title = all[i].item;

		for (size_t k = 0; k < n; k++)
			if (str_eq(all[k].item, all[i].item) && (all[k].state != AREA_FACT_PAST || k < i))
				gone = false;
		for (size_t w = sizeof FIELD / sizeof *FIELD; w-- > 0 && gone;)
			for (size_t k = n; k-- > 0;)
				if (str_eq(all[k].item, all[i].item) && str_is(all[k].field, FIELD[w]) &&
				    all[k].value.n > 0)
					title = all[k].value;
		if (gone)
			out[(*count)++] = (struct area_due){ p, all[i].item, title, DATE_NONE };
	}
}

enum rc area_removed(struct ctx *c, struct area_due **out, size_t *n)
{
	struct area_fact *all;
	size_t facts;

	*out = NEW_ARRAY(c->a, struct area_due, REMOVED_MOST);
	*n = 0;
	TRY(gate_cap(c, CAP_AREA));
	for (size_t i = 0; i < area_part_count(); i++) {
		const struct area_part *p = area_part_at(i);

		if (!area_part_many(p))
			continue;
		TRY(area_facts_all(c->db, c->a, c->actor.school_id, str_of(p->key), &all, &facts, &c->err));
		removed_of(p, all, facts, *out, n);
	}
	return RC_OK;
}

/* ---- links ---- */

static enum rc state_save(struct ctx *c, const struct area_overview *v, const struct area_fact *url,
                          const struct area_link_result *r, struct area_links_io *io)
{
	const struct area_fact *now = NULL;
	struct area_fact f = *url;

	if (record_field(&area_part_find(url->part)->rec, S("state")) == NULL)
		return RC_OK;
	for (size_t i = 0; i < v->facts; i++)
		if (of_item(&v->fact[i], url->part, url->item) && str_is(v->fact[i].field, "state"))
			now = &v->fact[i];
	io->changed += now != NULL ? !str_eq(now->value, link_state_code(r->state)) : r->state != LINK_STATE_OK;
	if (now != NULL)
		TRY(end(c, now));
	f.field = S("state");
	f.value = link_state_code(r->state);
	f.source = S("Check of the links");
	f.spot = f.note = STR_NONE;
	f.checked_on = f.since_on = r->on;
	if (now != NULL && str_eq(now->value, f.value))
		f.since_on = now->since_on;
	return put(c, f);
}

static enum rc result_take(struct ctx *c, struct area_overview *v, const struct area_link_result *r,
                           struct area_links_io *io)
{
	size_t met = 0;

	for (size_t i = 0; i < v->facts; i++) {
		struct area_fact f = v->fact[i];

		if (f.state != AREA_FACT_STANDS || !str_eq(f.value, r->url) ||
		    !(str_ends(f.field, S("url")) || str_is(f.field, "value")))
			continue;
		met++;
		if (date_cmp(f.checked_on, r->on) >= 0)
			continue; /* somebody looked at it later */
		TRY(state_save(c, v, &f, r, io));
		if (r->state != LINK_STATE_OK)
			continue;
		TRY(end(c, &v->fact[i]));
		f.checked_on = r->on;
		TRY(put(c, f));
	}
	io->found += met;
	io->unknown += met == 0;
	return RC_OK;
}

enum rc area_links_checked(struct ctx *c, const struct area_link_result *r, size_t n, struct area_links_io *io)
{
	for (size_t i = 0; i < n; i++) {
		struct area_overview v;

		TRY(area_overview_load(c, &v)); /* anew: an address may stand in the list twice */
		TRY(result_take(c, &v, &r[i], io));
	}
	if (io->found == 0)
		return RC_OK;
	return audit_write(c, 0, &ACT_AREA_LINKS, "area_fact", c->actor.school_id, STR_NONE);
}

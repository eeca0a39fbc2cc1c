/* The thresholds of the screen as settings of a school. */
#include "notice/screen/screening.h"

#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_SCREEN_RULES, "screen.rules", "Changed the thresholds of the screening");

#define AT(m) offsetof(struct screen_rules, m)

static const struct screen_rule_field FIELDS[] = {
	{ "screen_span_days", "Days between baseline and latest result",
	  "About three terms, so that seasons and holidays do not count as slow progress. Usually 270", 60, 800,
	  AT(span_days) },
	{ "screen_span_least", "If there is no result so old: at least so many days", "About one term. Usually 80", 20,
	  400, AT(span_least) },
	{ "screen_stale_days", "A latest result older than so many days is not judged",
	  "Long enough for the summer holiday. Usually 200", 30, 400, AT(stale_days) },
	{ "screen_pair_days", "Two results at most so many days apart count as one, their mean",
	  "One bad day can move one result. 0: never. Usually 200", 0, 400, AT(pair_days) },
	{ "screen_peers_least", "Pupils with the same baseline, at least",
	  "Fewer than 5 and one other child decides the result. Usually 5", 2, 50, AT(peers_least) },
	{ "screen_middle_least", "Pupils for the middle of a year group, at least", "Usually 10", 3, 100,
	  AT(middle_least) },
	{ "screen_widen_most", "How often the same baseline may be widened to find them",
	  "Each time it is twice as wide; the list says how many there were. Usually 2", 0, 4, AT(widen_most) },
	{ "screen_slower", "Slower: behind the peers by this share of their spread, in thousandths",
	  "And always more than the error of the test. Usually 1220: about one in twenty of the peers", 0, 3000,
	  AT(slower_permille) },
	{ "screen_gap", "A gap is one from this share of the year group’s spread, in thousandths",
	  "Somebody is always below the middle; a whole spread below is about one child in eleven. Usually 1000", 0,
	  3000, AT(gap_permille) },
	{ "screen_band", "90 % band of a scale that names none, in thousandths of its range",
	  "So much up and down. Usually 67: as ±8 of a standardised score from 40 to 160", 0, 500,
	  AT(band_default_permille) },
};

enum { FIELD_COUNT = sizeof FIELDS / sizeof FIELDS[0] };

const struct screen_rule_field *screen_rule_at(size_t i)
{
	return i < FIELD_COUNT ? &FIELDS[i] : NULL;
}

static int32_t *rule_of(struct screen_rules *r, const struct screen_rule_field *f)
{
	return (int32_t *)(void *)((char *)r + f->off);
}

enum rc screen_rules_load(struct ctx *c, struct screen_rules *out)
{
	*out = screen_rules_default();
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		struct str value;
		int64_t n;

		TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(FIELDS[i].name), &value, &c->err));
		if (str_int(value, &n) && n >= FIELDS[i].least && n <= FIELDS[i].most)
			*rule_of(out, &FIELDS[i]) = (int32_t)n;
	}
	return RC_OK;
}

static enum rc rules_write(struct ctx *c, const struct screen_rules *in)
{
	struct screen_rules v = *in, old;
	enum rc rc = screen_rules_load(c, &old);
	struct str what = STR_NONE;

	for (size_t i = 0; i < FIELD_COUNT && rc == RC_OK; i++) {
		int32_t now = *rule_of(&v, &FIELDS[i]), was = *rule_of(&old, &FIELDS[i]);

		if (now == was)
			continue;
		what = str_fmt(c->a, "%.*s%s %d to %d. ", STR_ARG(what), FIELDS[i].name, was, now);
		rc = setting_set(c->db, c->a, c->actor.school_id, str_of(FIELDS[i].name), str_fmt(c->a, "%d", now),
		                 &c->err);
	}
	if (rc == RC_OK && what.n > 0)
		rc = audit_write(c, 0, &ACT_SCREEN_RULES, "school", c->actor.school_id, what);
	return rc;
}

enum rc screen_rules_save(struct ctx *c, const struct screen_rules *in)
{
	struct screen_rules v = *in;

	TRY(gate_cap(c, CAP_SETTINGS));
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (*rule_of(&v, &FIELDS[i]) < FIELDS[i].least || *rule_of(&v, &FIELDS[i]) > FIELDS[i].most)
			return RC_INVALID;
	return rules_write(c, in);
}

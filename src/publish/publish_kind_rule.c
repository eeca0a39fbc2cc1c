#include "publish/publish_kind_rule.h"

static bool force_read(struct str s, struct publish_part *p)
{
	static const struct {
		const char *word;
		enum force force;
		struct str words;
	} FORCE[] = { { "must", FORCE_MUST, RTEXT("Must") },
		      { "should", FORCE_SHOULD, RTEXT("Should") },
		      { "may", FORCE_MAY, RTEXT("May") },
		      { "grant", FORCE_SHOULD, RTEXT("Condition of grant") } };

	for (size_t i = 0; i < sizeof FORCE / sizeof FORCE[0]; i++)
		if (str_is(s, FORCE[i].word)) {
			p->force = FORCE[i].force;
			p->force_words = FORCE[i].words;
			return true;
		}
	return false;
}

static bool mark_read(struct str s, enum source_mark *out)
{
	static const char *const WORD[] = { [SOURCE_SEED] = "seed",
		                            [SOURCE_VERIFIED] = "verified",
		                            [SOURCE_RECALLED] = "recalled",
		                            [SOURCE_INFERRED] = "inferred" };

	for (size_t i = 0; i < sizeof WORD / sizeof WORD[0]; i++)
		if (str_is(s, WORD[i])) {
			*out = (enum source_mark)i;
			return true;
		}
	return false;
}

static bool facts_read(struct str s, struct publish_part *p)
{
	if (str_is(s, "-"))
		return true;
	p->facts_do = str_starts(s, S("="));
	if (p->facts_do)
		s = str_sub(s, 1, s.n);
	while (s.n > 0) {
		if (p->facts == PUBLISH_FACTS_MOST)
			return false;
		p->fact[p->facts++] = str_cut(s, ' ', &s);
	}
	return p->facts > 0;
}

static bool rows_read(struct str s, enum publish_rows *out)
{
	*out = str_is(s, "actions") ? PUBLISH_ACTIONS : str_is(s, "activities") ? PUBLISH_ACTIVITIES : PUBLISH_NO_ROWS;
	return *out != PUBLISH_NO_ROWS || str_is(s, "-");
}

static bool part_read(struct str s, struct publish_part *p)
{
	struct str owner;

	*p = (struct publish_part){ .no = str_cut(s, '\t', &s) };
	p->key = str_cut(s, '\t', &s);
	p->heading = str_cut(s, '\t', &s);
	p->asks = str_cut(s, '\t', &s);
	p->source = str_cut(s, '\t', &s);
	if (p->key.n == 0 || p->heading.n == 0 || p->asks.n == 0 || p->source.n == 0 ||
	    !force_read(str_cut(s, '\t', &s), p) || !mark_read(str_cut(s, '\t', &s), &p->mark))
		return false;
	owner = str_cut(s, '\t', &s);
	p->head = str_is(owner, "head");
	return (p->head || str_is(owner, "senco")) && facts_read(str_cut(s, '\t', &s), p) &&
	       rows_read(str_cut(s, '\t', &s), &p->rows) && s.n == 0;
}

static bool cycle_read(struct str s, struct publish_kind *k)
{
	k->cycle = str_is(s, "year") ? PUBLISH_YEARLY : str_is(s, "three-years") ? PUBLISH_THREE_YEARS : PUBLISH_BY_DAY;
	return k->cycle != PUBLISH_BY_DAY || date_parse_iso(s, &k->by);
}

static bool line_read(struct str word, struct str value, struct publish_kind *k)
{
	int64_t n = 0;

	if (str_is(word, "title"))
		k->title = value;
	else if (str_is(word, "lead"))
		k->lead = value;
	else if (str_is(word, "source"))
		k->source = value;
	else if (str_is(word, "force"))
		k->force_words = value;
	else if (str_is(word, "cycle"))
		return cycle_read(value, k);
	else if (str_is(word, "order") && str_int(value, &n))
		k->order = (int)n;
	else if (str_is(word, "part") && k->parts < PUBLISH_PARTS_MOST)
		return part_read(value, &k->part[k->parts++]);
	else
		return false;
	return value.n > 0;
}

bool publish_kind_read(struct str key, struct str text, struct publish_kind *out, int *line)
{
	*out = (struct publish_kind){ .key = key };
	for (*line = 1; text.n > 0; (*line)++) {
		struct str value;
		struct str all = str_cut(text, '\n', &text);
		struct str word = str_cut(all, '\t', &value);

		if (all.n > 0 && !str_starts(all, S("#")) && !line_read(word, value, out))
			return false;
	}
	return out->title.n > 0 && out->source.n > 0 && out->force_words.n > 0 && out->parts > 0;
}

const struct publish_part *publish_part_find(const struct publish_kind *k, struct str key)
{
	for (size_t i = 0; i < k->parts; i++)
		if (str_eq(k->part[i].key, key))
			return &k->part[i];
	return NULL;
}

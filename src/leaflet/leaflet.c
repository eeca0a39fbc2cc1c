#include "leaflet/leaflet.h"

#include "core/area/area.h"
#include "core/school/area_help.h"
#include "core/school/school_sql.h"
#include "leaflet/leaflet_paper.h"

/* People who hold the role today, as a family calls them: "Ruth Adeyemi". The first of each. */
static enum rc people_facts(struct ctx *c, int64_t school_id, struct leaf_facts *f)
{
	struct staff *staff;
	size_t n;

	TRY(staff_list(c->db, c->a, school_id, c->now.today, &staff, &n, &c->err));
	for (size_t i = n; i-- > 0;) {
		struct str name = str_fmt(c->a, "%.*s %.*s", STR_ARG(staff[i].given), STR_ARG(staff[i].family));

		if (staff[i].senco)
			f->value[FACT_SENCO_NAME] = name;
		if (staff[i].head)
			f->value[FACT_HEAD_NAME] = name;
	}
	return RC_OK;
}

/* Without what would end a sentence. */
static struct str bare(struct str s)
{
	s = str_trim(s);
	while (s.n > 0 && s.p[s.n - 1] == '.')
		s.n--;
	return s;
}

static struct str in_a_line(struct arena *a, struct str s)
{
	enum { LINE_MOST = 600 };
	struct buf b = buf_new(a, LINE_MOST);

	while (s.n > 0) {
		struct str one = str_trim(str_cut(s, '\n', &s));

		if (one.n > 0 && b.n > 0)
			buf_str(&b, S(", "));
		buf_str(&b, one);
	}
	return b.full ? STR_NONE : bare(buf_view(&b));
}

static struct str address(struct arena *a, struct str url)
{
	return str_starts(url, S("www.")) ? str_fmt(a, "https://%.*s", STR_ARG(url)) : url;
}

/* What is known of a link, or of a document, behind its title: "fact sheet, March 2020". */
static struct str note_of(struct arena *a, struct str what, struct str dated)
{
	struct str part[2];
	size_t n = 0;

	if (what.n > 0)
		part[n++] = what;
	if (dated.n > 0)
		part[n++] = dated;
	return str_join(a, part, n, S(", "));
}

static bool opens(enum link_state s)
{
	return s != LINK_STATE_BROKEN && s != LINK_STATE_WITHDRAWN;
}

/* Links for parents and the documents of the area. A title without an address stays: the leaflets that families were
 * given print some so, and a title can be looked for. */
static void link_facts(struct arena *a, const struct local_area *area, struct leaf_facts *f)
{
	struct leaf_link *out = NEW_ARRAY(a, struct leaf_link, area->links + area->documents);

	for (size_t i = 0; i < area->links; i++) {
		const struct area_link *l = &area->link[i];

		if (opens(l->state) && area_for(l->audience, AUDIENCE_PARENT))
			out[f->links++] =
			    (struct leaf_link){ l->title, address(a, l->url), note_of(a, l->format, l->dated) };
	}
	for (size_t i = 0; i < area->documents; i++) {
		const struct area_document *d = &area->document[i];

		if (opens(d->state))
			out[f->links++] =
			    (struct leaf_link){ d->title, address(a, d->url), note_of(a, d->phase, d->dated) };
	}
	f->link = out;
}

/* "Specialist teachers, Therapists" */
static struct str services_of(struct arena *a, const struct local_area *area)
{
	struct str *name = NEW_ARRAY(a, struct str, area->services + 1);

	for (size_t i = 0; i < area->services; i++)
		name[i] = area->service[i].name;
	return bare(str_join(a, name, area->services, S(", ")));
}

/* Who answers for what the advice service keeps, in one line. */
static struct str officer_of(struct arena *a, const struct area_profile *p)
{
	const struct str all[] = { p->officer_name, p->officer_address, p->officer_postcode, p->officer_phone,
		                   p->officer_email };
	struct str part[sizeof all / sizeof all[0]];
	size_t n = 0;

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (all[i].n > 0)
			part[n++] = all[i];
	return p->officer_name.n > 0 ? bare(str_join(a, part, n, S(", "))) : STR_NONE;
}

static void service_facts(struct arena *a, const struct local_area *area, struct leaf_facts *f)
{
	struct area_help h = area_help_of(area);
	struct str note[] = { h.out_of_hours, h.call_back };
	size_t from = note[0].n == 0;

	f->value[FACT_SERVICE_NAME] = h.service;
	f->value[FACT_SERVICE_PHONE] = h.phone;
	f->value[FACT_SERVICE_MOBILE] = str_eq(h.mobile, h.phone) ? STR_NONE : h.mobile;
	f->value[FACT_SERVICE_HOURS] = bare(h.hours);
	f->value[FACT_SERVICE_NOTE] =
	    str_sentence(a, bare(str_join(a, note + from, 2 - from - (note[1].n == 0), S(". "))));
	f->value[FACT_SERVICE_EMAIL] = h.email;
	f->value[FACT_SERVICE_SITE] = address(a, h.site);
	f->value[FACT_SERVICE_ADDRESS] = in_a_line(a, h.post);
	f->value[FACT_SERVICE_PRIVACY] = address(a, area->profile.privacy_notice_url);
	f->value[FACT_SERVICE_OFFICER] = officer_of(a, &area->profile);
}

static void school_facts_none(struct leaf_facts *f)
{
	static const int OF_SCHOOL[] = { FACT_SCHOOL_NAME, FACT_SCHOOL_PHONE,   FACT_SCHOOL_EMAIL,
		                         FACT_SCHOOL_SITE, FACT_SCHOOL_ADDRESS, FACT_SCHOOL_WORRY };

	for (size_t i = 0; i < sizeof OF_SCHOOL / sizeof *OF_SCHOOL; i++)
		f->value[OF_SCHOOL[i]] = STR_NONE;
	f->no_school = true;
}

enum rc leaflet_facts(struct ctx *c, const struct public_school *s, struct leaf_facts *out)
{
	struct local_area area;

	TRY(area_read(c, s->id, &area));
	*out = (struct leaf_facts){
		.setting = str_is(s->phase, "nursery")   ? LEAF_NURSERY
		           : str_is(s->phase, "16-plus") ? LEAF_COLLEGE
		                                         : LEAF_SCHOOL,
		.value = { [FACT_SCHOOL_NAME] = s->name,
		           [FACT_SCHOOL_PHONE] = s->phone,
		           [FACT_SCHOOL_EMAIL] = s->email,
		           [FACT_SCHOOL_SITE] = address(c->a, s->website),
		           [FACT_SCHOOL_ADDRESS] = in_a_line(c->a, s->address),
		           [FACT_SCHOOL_LEAFLETS] = public_url(c->a, s, "/leaflets"),
		           [FACT_SCHOOL_WORRY] = public_url(c->a, s, "/worry"),
		           [FACT_SCHOOL_SAY] = public_url(c->a, s, "/say"),
		           [FACT_COUNCIL_NAME] = area.profile.la_name,
		           [FACT_LOCAL_OFFER] = address(c->a, area.profile.local_offer_url),
		           [FACT_AREA_SERVICES] = services_of(c->a, &area) },
	};
	if (s->service) /* the reader has a school of their own: nothing is said of one here */
		school_facts_none(out);
	service_facts(c->a, &area, out);
	link_facts(c->a, &area, out);
	return s->service ? RC_OK : people_facts(c, s->id, out);
}

/* "SEN in our school" is "SEN in school" where it is not one's own. */
static void title_of_none(struct arena *a, const struct public_school *s, struct leaf *l)
{
	ptrdiff_t at = str_find(l->title, S("our school"));

	if (s->service && at >= 0)
		l->title = str_fmt(a, "%.*s%.*s", STR_ARG(str_sub(l->title, 0, (size_t)at)),
		                   STR_ARG(str_sub(l->title, (size_t)at + 4, l->title.n)));
}

bool leaflet_head(struct arena *a, const struct public_school *s, struct str name, struct leaf *out)
{
	if (!leaf_head(a, name, out))
		return false;
	title_of_none(a, s, out);
	return true;
}

enum rc leaflet_load(struct ctx *c, const struct public_school *s, struct str name, bool easy, struct leaf *out)
{
	struct leaf_facts facts;

	TRY(leaflet_facts(c, s, &facts));
	if (!leaf_make(c->a, name, &facts, easy, out) || (easy && (out->forms & FORM_EASY) == 0))
		return RC_NONE;
	title_of_none(c->a, s, out);
	return out->fault.n > 0 ? err_set(&c->err, RC_FAIL, "content/family: %.*s", STR_ARG(out->fault)) : RC_OK;
}

enum rc leaflet_file(struct ctx *c, const struct public_school *s, const struct leaf *l, int points, bool folded,
                     struct str *out)
{
	struct leaflet_print how = { .school = s->name, .points = points, .folded = folded, .made_utc = c->now.utc };

	return leaflet_paper(c->a, l, &how, out, &c->err);
}

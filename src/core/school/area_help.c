#include "core/school/area_help.h"

#include "core/area/area.h"
#include "core/school/school_sql.h"

static struct str officer_lines(struct arena *a, const struct area_profile *p)
{
	const struct str all[] = { p->officer_name, p->officer_address, p->officer_postcode, p->officer_phone,
		                   p->officer_email };
	struct str line[sizeof all / sizeof *all];
	size_t n = 0;

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].n > 0)
			line[n++] = all[i];
	return str_join(a, line, n, S("\n"));
}

/* Once both could be typed among the settings of the public pages. What only stands there holds until the profile
 * says something. */
static enum rc typed_before(struct ctx *c, struct area_privacy *out)
{
	const int64_t school = c->actor.school_id;

	if (out->service.officer.n == 0)
		TRY(setting_get(c->db, c->a, school, S("front.service_officer"), &out->service.officer, &c->err));
	return out->service.notice.n > 0
	           ? RC_OK
	           : setting_get(c->db, c->a, school, S("front.service_notice"), &out->service.notice, &c->err);
}

enum rc area_privacy_load(struct ctx *c, struct area_privacy *out)
{
	struct local_area v;

	*out = (struct area_privacy){ 0 };
	TRY(area_read(c, c->actor.school_id, &v));
	out->officer = v.profile.own_officer;
	if (str_starts(v.profile.own_notice_url, S("https://")))
		out->notice = v.profile.own_notice_url;
	out->service.officer = officer_lines(c->a, &v.profile);
	out->service.words = v.profile.privacy_text;
	out->service.version = v.profile.privacy_version;
	if (str_starts(v.profile.privacy_notice_url, S("https://")))
		out->service.notice = v.profile.privacy_notice_url;
	return typed_before(c, out);
}

static struct str first(const struct local_area *v, enum area_contact_kind kind)
{
	const struct area_contact *c = area_contact_first(v, kind);

	return c != NULL ? c->value : STR_NONE;
}

struct area_help area_help_of(const struct local_area *v)
{
	const struct area_contact *line = area_contact_first(v, AREA_CONTACT_PHONE);
	struct area_help h = { .service = v->profile.service_name,
		               .service_short = v->profile.service_short,
		               .strap_line = v->profile.strap_line,
		               .mobile = first(v, AREA_CONTACT_MOBILE),
		               .text = first(v, AREA_CONTACT_TEXT),
		               .email = first(v, AREA_CONTACT_EMAIL),
		               .site = first(v, AREA_CONTACT_WEB),
		               .form = first(v, AREA_CONTACT_FORM),
		               .post = first(v, AREA_CONTACT_POST),
		               .local_offer = v->profile.local_offer_url };

	if (line == NULL)
		line = area_contact_first(v, AREA_CONTACT_MOBILE);
	if (line != NULL) {
		h.phone = line->value;
		h.hours = line->hours;
		h.out_of_hours = line->out_of_hours;
		h.call_back = line->call_back;
	}
	return h;
}

enum rc area_help_load(struct ctx *c, struct area_help *out)
{
	struct local_area v;

	TRY(area_read(c, c->actor.school_id, &v));
	*out = area_help_of(&v);
	return RC_OK;
}

struct str area_help_sentence(struct arena *a, const struct area_help *h)
{
	struct str part[5];
	size_t n = 0;

	if (h->service.n == 0)
		return STR_NONE;
	part[n++] = str_fmt(a, "For free, independent advice: %.*s", STR_ARG(h->service));
	if (h->phone.n > 0)
		part[n++] = h->phone;
	if (h->phone.n > 0 && h->hours.n > 0)
		part[n++] = h->hours;
	if (h->email.n > 0)
		part[n++] = h->email;
	if (h->site.n > 0)
		part[n++] = h->site;
	return str_fmt(a, "%.*s.", STR_ARG(str_join(a, part, n, S(", "))));
}

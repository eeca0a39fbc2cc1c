#include "core/school/area_help.h"

#include "core/school/school_sql.h"

static bool for_families(const struct area_contact *c)
{
	return c->audience != AUDIENCE_SCHOOL && c->audience != AUDIENCE_YOUNG_PERSON;
}

enum rc area_privacy_load(struct ctx *c, struct area_privacy *out)
{
	struct area_profile area = { 0 };
	enum rc rc = area_load(c->db, c->a, c->actor.school_id, &area, &c->err);

	*out = (struct area_privacy){ .officer = area.dpo };
	if (str_starts(area.privacy_url, S("https://")))
		out->notice = area.privacy_url;
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc area_help_load(struct ctx *c, struct area_help *out)
{
	struct area_profile area = { 0 };
	struct area_contact *contact;
	size_t n;
	enum rc rc = area_load(c->db, c->a, c->actor.school_id, &area, &c->err);

	*out = (struct area_help){ 0 };
	if (rc == RC_NONE)
		return RC_OK;
	if (rc == RC_OK)
		rc = area_contact_list(c->db, c->a, c->actor.school_id, &contact, &n, &c->err);
	if (rc != RC_OK)
		return rc;
	out->service = area.service_name;
	out->local_offer = area.local_offer_url;
	for (size_t i = n; i-- > 0;) { /* backwards: the first of a kind stays */
		if (!for_families(&contact[i]))
			continue;
		if (contact[i].kind == AREA_CONTACT_PHONE) {
			out->phone = contact[i].value;
			out->hours = contact[i].hours;
		} else if (contact[i].kind == AREA_CONTACT_EMAIL) {
			out->email = contact[i].value;
		} else if (contact[i].kind == AREA_CONTACT_WEB) {
			out->site = contact[i].value;
		}
	}
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

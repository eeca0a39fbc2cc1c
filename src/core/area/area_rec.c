#include "core/area/area_rec.h"

CHOICES_DEFINE(area_contact_kind, AREA_CONTACT);
CHOICES_DEFINE(audience, AUDIENCE);
CHOICES_DEFINE(link_state, LINK_STATE);
CHOICES_DEFINE(area_document_kind, AREA_DOCUMENT);
CHOICES_DEFINE(area_service_kind, AREA_SERVICE);
CHOICES_DEFINE(privacy_basis, PRIVACY_BASIS);
CHOICES_DEFINE(mediation_kind, MEDIATION);
CHOICES_DEFINE(leaflet_kind, LEAFLET);
CHOICES_DEFINE(period_kind, PERIOD);
CHOICES_DEFINE(area_fact_state, AREA_FACT);

static const struct field area_fact_joined[] = { FIELD_TEXT(struct area_fact, by_name),
	                                         FIELD_TEXT(struct area_fact, ended_by_name) };
static const struct field area_fact_fields[] = { FIELD_ID(struct area_fact, school_id, .flags = F_HIDDEN,
	                                                  .doc = "The school that keeps the record"),
	                                         AREA_FACT(RECORD_FIELD, struct area_fact) };
const struct record area_fact_rec = { "area_fact",      sizeof(struct area_fact),
	                              area_fact_fields, sizeof area_fact_fields / sizeof *area_fact_fields,
	                              area_fact_joined, sizeof area_fact_joined / sizeof *area_fact_joined };
RECORD_LISTED(area_fact_rec);

#define FIELDS(T, LIST) static const struct field LIST##_F[] = { LIST(RECORD_FIELD, T) }
#define PROFILE struct area_profile
FIELDS(PROFILE, AREA_IDENTITY);
FIELDS(PROFILE, AREA_LOCAL_OFFER);
FIELDS(PROFILE, AREA_PRIVACY);
FIELDS(PROFILE, AREA_FEEDBACK);
FIELDS(PROFILE, AREA_DATES);
FIELDS(PROFILE, AREA_MONEY);
FIELDS(PROFILE, AREA_WORDS);
FIELDS(PROFILE, AREA_OWN);
FIELDS(struct area_contact, AREA_CONTACT);
FIELDS(struct area_link, AREA_LINK);
FIELDS(struct area_document, AREA_DOCUMENT);
FIELDS(struct area_service, AREA_SERVICE);
FIELDS(struct area_gift, AREA_GIFT);
FIELDS(struct area_format, AREA_FORMAT);
FIELDS(struct area_mediation, AREA_MEDIATION);
FIELDS(struct area_leaflet, AREA_LEAFLET);
FIELDS(struct area_welcome, AREA_WELCOME);
FIELDS(struct area_period, AREA_PERIOD);

#define ONCE(name, words, LIST, ...)                                                                                   \
	{                                                                                                              \
		.key = (name), .title = (words), .rec = RECORD((name), PROFILE, LIST##_F), ##__VA_ARGS__               \
	}
#define MANY(name, words, a, LIST, T, member, ...)                                                                     \
	{                                                                                                              \
		.key = (name), .title = (words), .one = (a), .rec = RECORD((name), struct T, LIST##_F),                \
		.off = offsetof(struct local_area, member), .count_off = offsetof(struct local_area, member##s),       \
		##__VA_ARGS__                                                                                          \
	}
enum { CONTACT_MONTHS = 6, LINK_MONTHS = 6, DATED_MONTHS = 12 };
/* clang-format off */
static const struct area_part PART[] = {
	ONCE("identity", "Council and advice service", AREA_IDENTITY),
	MANY("contacts", "How to reach the advice service", "a contact", AREA_CONTACT, area_contact, contact,
	     .check_months = CONTACT_MONTHS),
	MANY("gives", "What the advice service gives", "something they give", AREA_GIFT, area_gift, gift),
	ONCE("local_offer", "Local Offer", AREA_LOCAL_OFFER, .check_months = LINK_MONTHS),
	MANY("links", "Links", "a link", AREA_LINK, area_link, link, .check_months = LINK_MONTHS),
	MANY("documents", "Documents of the area", "a document", AREA_DOCUMENT, area_document, document,
	     .check_months = DATED_MONTHS),
	MANY("leaflets", "Leaflets of the service", "a leaflet", AREA_LEAFLET, area_leaflet, leaflet,
	     .check_months = DATED_MONTHS),
	MANY("formats", "Forms and languages", "a form or language", AREA_FORMAT, area_format, format),
	MANY("welcome", "Welcome in other languages", "a welcome", AREA_WELCOME, area_welcome, welcome),
	MANY("services", "Services that help schools", "a service", AREA_SERVICE, area_service, service),
	MANY("mediation", "When people disagree", "who mediates", AREA_MEDIATION, area_mediation, mediation),
	ONCE("feedback", "Have your say", AREA_FEEDBACK),
	ONCE("privacy", "Privacy notice of the advice service", AREA_PRIVACY),
	ONCE("dates", "Dates of the leaflets", AREA_DATES),
	MANY("periods", "Terms and closures of the council", "a term or closure", AREA_PERIOD, area_period, period),
	ONCE("money", "Costed provision map", AREA_MONEY),
	ONCE("wording", "The area’s own words", AREA_WORDS),
	ONCE("own", "Privacy at this school", AREA_OWN, .own = true),
};
/* clang-format on */

size_t area_part_count(void)
{
	return sizeof PART / sizeof *PART;
}

const struct area_part *area_part_at(size_t i)
{
	return &PART[i];
}

const struct area_part *area_part_find(struct str key)
{
	for (size_t i = 0; i < area_part_count(); i++)
		if (str_is(key, PART[i].key))
			return &PART[i];
	return NULL;
}

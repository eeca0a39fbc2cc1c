/* Records of the school, its year, its area, its classes and who teaches them. */
#include "core/school/school_rec.h"

static const struct choice PHASES[] = {
	{ "nursery", "Nursery", NULL, NULL, 0, 0 },         { "primary", "Primary", NULL, NULL, 0, 0 },
	{ "middle", "Middle", NULL, NULL, 0, 0 },           { "secondary", "Secondary", NULL, NULL, 0, 0 },
	{ "all-through", "All-through", NULL, NULL, 0, 0 }, { "16-plus", "16 and over", NULL, NULL, 0, 0 },
	{ "special", "Special", NULL, NULL, 0, 0 },         { NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct field SCHOOL[] = {
	FIELD_ID(struct school, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct school, name, .label = "Name of the school", .flags = F_REQUIRED,
	           .missing = "Enter the name of the school", .doc = "Full name, as families know it"),
	FIELD_TEXT(struct school, short_name, .label = "Short name", .max = 40, .width = 20,
	           .doc = "For narrow places; empty: the full name is used"),
	FIELD_CHOICE(struct school, phase, .label = "Phase", .flags = F_REQUIRED, .choices = PHASES,
	             .missing = "Choose the phase", .doc = "Ages the school teaches"),
	FIELD_TEXT(struct school, la_no, .label = "Local authority number", .hint = "Three digits", .max = 3,
	           .width = 4, .doc = "Number of the local authority"),
	FIELD_TEXT(struct school, estab_no, .label = "Establishment number", .hint = "Four digits", .max = 4,
	           .width = 5, .doc = "Number of the school within the authority"),
	FIELD_TEXT(struct school, urn, .label = "URN", .hint = "Six digits", .max = 6, .width = 7,
	           .doc = "Unique reference number of the school"),
	FIELD_LONG(struct school, address, .label = "Address", .max = 400, .doc = "Postal address"),
	FIELD_TEXT(struct school, phone, .label = "Phone", .max = 40, .width = 20, .doc = "Number families call"),
	FIELD_TEXT(struct school, email, .label = "Email", .max = 254, .doc = "Address families write to"),
	FIELD_TEXT(struct school, website, .label = "Website", .max = 300, .doc = "Address of the school's own site"),
	FIELD_TEXT(struct school, local_offer, .label = "Our entry in the Local Offer", .max = 300,
	           .doc = "Web address of the school's entry in the Local Offer"),
	FIELD_FLAG(struct school, ready, .flags = F_HIDDEN, .doc = "1 when the set-up journey is finished"),
	FIELD_INT(struct school, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(school_rec, "school", struct school, SCHOOL);

RECORD_SCHOOL_DEFINE(term_rec, "term", struct term, TERM);

static const struct choice CLOSURE_KINDS[] = {
	{ "inset", "Training day", NULL, NULL, 0, 0 },
	{ "bank", "Bank holiday", NULL, NULL, 0, 0 },
	{ "other", "Closed for another reason", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_SCHOOL_DEFINE(closure_rec, "closure", struct closure, CLOSURE);

RECORD_SCHOOL_DEFINE(area_profile_rec, "area_profile", struct area_profile, AREA_PROFILE);

static const struct choice CONTACT_KINDS[] = {
	{ "phone", "Advice line", NULL, NULL, 0, 0 },   { "mobile", "Mobile", NULL, NULL, 0, 0 },
	{ "text", "Text message", NULL, NULL, 0, 0 },   { "email", "Email", NULL, NULL, 0, 0 },
	{ "web", "Website or form", NULL, NULL, 0, 0 }, { "post", "Post", NULL, NULL, 0, 0 },
	{ "drop_in", "Drop-in", NULL, NULL, 0, 0 },     { NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct choice AUDIENCES[] = {
	{ "parent", "Parents", NULL, NULL, 0, 0 },
	{ "young_person", "Young people", NULL, NULL, 0, 0 },
	{ "school", "Schools", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_SCHOOL_DEFINE(area_contact_rec, "area_contact", struct area_contact, AREA_CONTACT);

RECORD_SCHOOL_DEFINE(area_link_rec, "area_link", struct area_link, AREA_LINK);

RECORD_SCHOOL_DEFINE(class_rec, "class", struct school_class, SCHOOL_CLASS);

static const struct choice TEACHING_KINDS[] = {
	{ "teacher", "Teacher", NULL, NULL, 0, 0 },
	{ "ta", "Teaching assistant", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_SCHOOL_DEFINE(teaching_rec, "teaching", struct teaching, TEACHING);

RECORD_SCHOOL_DEFINE(role_grant_rec, "role_grant", struct role_grant, ROLE_GRANT);

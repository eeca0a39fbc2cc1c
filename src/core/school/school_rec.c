/* Records of the school, its year, its classes and who teaches them. */
#include "core/school/school_rec.h"

CHOICES_DEFINE(phase, PHASE);

CHOICES_DEFINE(school_kind, SCHOOL_KIND);

static const struct field SCHOOL[] = {
	FIELD_ID(struct school, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct school, name, .label = "Name of the school", .flags = F_REQUIRED,
	           .missing = "Enter the name of the school", .doc = "Full name, as families know it"),
	FIELD_TEXT(struct school, short_name, .label = "Short name", .max = 40, .width = 20,
	           .doc = "For narrow places; empty: the full name is used"),
	FIELD_ONE_OF(phase)(struct school, phase, .label = "Phase", .flags = F_REQUIRED, .missing = "Choose the phase",
	                    .doc = "Ages the school teaches; service: no school, an advice service"),
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
	FIELD_TEXT(struct school, web_name, .label = "Name in web addresses",
	           .hint = "Small letters, digits and hyphens. With marlbeck the public page is at /s/marlbeck",
	           .max = 40, .width = 20, .doc = "Stands in the addresses of the public pages; empty: the number"),
	FIELD_ONE_OF(school_kind)(struct school, kind, .label = "What kind of school is it?",
	                          .doc = "Which regulations apply; empty: not said"),
	FIELD_FLAG(struct school, ready, .flags = F_HIDDEN, .doc = "1 when the set-up journey is finished"),
	FIELD_INT(struct school, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(school_rec, "school", struct school, SCHOOL);

RECORD_SCHOOL_DEFINE(term_rec, "term", struct term, TERM);

CHOICES_DEFINE(closure_kind, CLOSURE);

RECORD_SCHOOL_DEFINE(closure_rec, "closure", struct closure, CLOSURE);

RECORD_SCHOOL_DEFINE(class_rec, "class", struct school_class, SCHOOL_CLASS);

CHOICES_DEFINE(teaching_kind, TEACHING);

RECORD_SCHOOL_DEFINE(teaching_rec, "teaching", struct teaching, TEACHING);

RECORD_SCHOOL_DEFINE(role_grant_rec, "role_grant", struct role_grant, ROLE_GRANT);

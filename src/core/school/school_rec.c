/* Records of the school, its year, its area, its classes and who teaches them. */
#include "core/school/school_rec.h"

static const struct choice PHASES[] = {
	{ "nursery", "Nursery", NULL, NULL },         { "primary", "Primary", NULL, NULL },
	{ "middle", "Middle", NULL, NULL },           { "secondary", "Secondary", NULL, NULL },
	{ "all-through", "All-through", NULL, NULL }, { "16-plus", "16 and over", NULL, NULL },
	{ "special", "Special", NULL, NULL },         { NULL, NULL, NULL, NULL },
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

static const struct field TERM[] = {
	FIELD_ID(struct term, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct term, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct term, name, .label = "Term", .hint = "For example Spring term", .max = 60, .width = 20,
	           .flags = F_REQUIRED, .missing = "Enter the name of the term", .doc = "Name of the term"),
	FIELD_DATE(struct term, starts, .label = "First day", .flags = F_REQUIRED, .missing = "Enter the first day",
	           .doc = "First day of the term"),
	FIELD_DATE(struct term, half_starts, .label = "Half-term holiday from", .flags = F_REQUIRED,
	           .missing = "Enter the first day of the half-term holiday",
	           .doc = "First day of the half-term holiday"),
	FIELD_DATE(struct term, half_ends, .label = "Half-term holiday until", .flags = F_REQUIRED,
	           .missing = "Enter the last day of the half-term holiday",
	           .doc = "Last day of the half-term holiday"),
	FIELD_DATE(struct term, ends, .label = "Last day", .flags = F_REQUIRED, .missing = "Enter the last day",
	           .doc = "Last day of the term"),
};
RECORD_DEFINE(term_rec, "term", struct term, TERM);

static const struct choice CLOSURE_KINDS[] = {
	{ "inset", "Training day", NULL, NULL },
	{ "bank", "Bank holiday", NULL, NULL },
	{ "other", "Closed for another reason", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field CLOSURE[] = {
	FIELD_ID(struct closure, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct closure, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct closure, name, .label = "What", .hint = "For example training day", .max = 60, .width = 20,
	           .flags = F_REQUIRED, .missing = "Enter what it is", .doc = "Name of the closure"),
	FIELD_CHOICE(struct closure, kind, .label = "Kind", .flags = F_REQUIRED, .choices = CLOSURE_KINDS,
	             .missing = "Choose the kind", .doc = "inset, bank or other"),
	FIELD_DATE(struct closure, starts, .label = "First day", .flags = F_REQUIRED, .missing = "Enter the first day",
	           .doc = "First day without pupils"),
	FIELD_DATE(struct closure, ends, .label = "Last day", .flags = F_REQUIRED, .missing = "Enter the last day",
	           .doc = "Last day without pupils"),
};
RECORD_DEFINE(closure_rec, "closure", struct closure, CLOSURE);

static const struct field AREA_PROFILE[] = {
	FIELD_ID(struct area_profile, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_TEXT(struct area_profile, la_name, .label = "Your council", .doc = "Name of the local authority"),
	FIELD_TEXT(struct area_profile, la_no, .label = "Council number", .hint = "Three digits", .max = 3, .width = 4,
	           .doc = "Number of the local authority"),
	FIELD_TEXT(struct area_profile, service_name, .label = "Independent advice service for parents",
	           .hint = "The local SEND information, advice and support service",
	           .doc = "Full name of the independent advice service"),
	FIELD_TEXT(struct area_profile, service_short, .label = "Short name of the advice service", .max = 60,
	           .width = 20, .doc = "Short name of the advice service"),
	FIELD_TEXT(struct area_profile, strap_line, .label = "What the advice service says about itself",
	           .doc = "Its strap line"),
	FIELD_TEXT(struct area_profile, local_offer_url, .label = "Web address of the Local Offer", .max = 300,
	           .doc = "Home page of the council's Local Offer"),
	FIELD_LONG(struct area_profile, dpo, .label = "Data protection officer", .hint = "Name, phone and email",
	           .max = 600, .doc = "Who answers questions about personal data"),
	FIELD_TEXT(struct area_profile, privacy_url, .label = "Web address of the privacy notice", .max = 300,
	           .doc = "The notice that applies to this record"),
	FIELD_LONG(struct area_profile, formats, .label = "Formats and languages on offer", .hint = "One on each line",
	           .max = 1000, .doc = "Formats and languages in which information can be had"),
	FIELD_TEXT(struct area_profile, words_senco, .label = "Word for SENCO here", .hint = "For example SENDCo",
	           .max = 40, .width = 20, .doc = "The area's word; empty means SENCO"),
	FIELD_TEXT(struct area_profile, words_sen_support, .label = "Word for SEN Support here",
	           .hint = "For example SEND Support", .max = 40, .width = 20,
	           .doc = "The area's word; empty means SEN Support"),
	FIELD_DATE(struct area_profile, checked_on, .label = "Last checked",
	           .doc = "When somebody last checked all this"),
	FIELD_INT(struct area_profile, revision, .flags = F_HIDDEN,
	          .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(area_profile_rec, "area_profile", struct area_profile, AREA_PROFILE);

static const struct choice CONTACT_KINDS[] = {
	{ "phone", "Advice line", NULL, NULL },   { "mobile", "Mobile", NULL, NULL },
	{ "text", "Text message", NULL, NULL },   { "email", "Email", NULL, NULL },
	{ "web", "Website or form", NULL, NULL }, { "post", "Post", NULL, NULL },
	{ "drop_in", "Drop-in", NULL, NULL },     { NULL, NULL, NULL, NULL },
};

static const struct choice AUDIENCES[] = {
	{ "parent", "Parents", NULL, NULL },
	{ "young_person", "Young people", NULL, NULL },
	{ "school", "Schools", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field AREA_CONTACT[] = {
	FIELD_ID(struct area_contact, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct area_contact, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_INT(struct area_contact, position, .flags = F_HIDDEN, .doc = "Order on the page"),
	FIELD_CHOICE(struct area_contact, kind, .label = "Way to reach them", .flags = F_REQUIRED,
	             .choices = CONTACT_KINDS, .missing = "Choose the way to reach them", .doc = "Kind of contact"),
	FIELD_TEXT(struct area_contact, value, .label = "Number or address", .max = 300, .flags = F_REQUIRED,
	           .missing = "Enter the number or address", .doc = "Phone number, address, web address"),
	FIELD_CHOICE(struct area_contact, audience, .label = "For", .choices = AUDIENCES,
	             .doc = "Whom it is meant for"),
	FIELD_TEXT(struct area_contact, hours, .label = "Hours", .hint = "For example Monday to Friday, 9.30am to 3pm",
	           .doc = "When somebody answers"),
	FIELD_TEXT(struct area_contact, note, .label = "Note",
	           .doc = "Anything else to say, such as when they call back"),
	FIELD_TEXT(struct area_contact, source, .label = "Where this is from",
	           .doc = "Document or page it was taken from"),
	FIELD_DATE(struct area_contact, checked_on, .label = "Last checked", .doc = "When somebody last checked it"),
};
RECORD_DEFINE(area_contact_rec, "area_contact", struct area_contact, AREA_CONTACT);

static const struct field AREA_LINK[] = {
	FIELD_ID(struct area_link, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct area_link, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_INT(struct area_link, position, .flags = F_HIDDEN, .doc = "Order on the page"),
	FIELD_TEXT(struct area_link, title, .label = "Title", .flags = F_REQUIRED, .missing = "Enter the title",
	           .doc = "Words of the link"),
	FIELD_TEXT(struct area_link, url, .label = "Web address", .max = 300, .flags = F_REQUIRED,
	           .missing = "Enter the web address", .doc = "Where the link goes"),
	FIELD_CHOICE(struct area_link, audience, .label = "For", .choices = AUDIENCES, .doc = "Whom it is meant for"),
	FIELD_TEXT(struct area_link, phase, .label = "Phase", .hint = "For example early years, school, college",
	           .max = 60, .width = 20, .doc = "Ages it is about"),
	FIELD_TEXT(struct area_link, format, .label = "Format", .hint = "For example page, PDF, easy read, video",
	           .max = 60, .width = 20, .doc = "What opens"),
	FIELD_TEXT(struct area_link, language, .label = "Language", .max = 60, .width = 20,
	           .doc = "Language of the page; empty means English"),
	FIELD_TEXT(struct area_link, dated, .label = "Date on the document", .max = 40, .width = 20,
	           .doc = "Date as it stands there, such as March 2020"),
	FIELD_DATE(struct area_link, checked_on, .label = "Last checked", .doc = "When somebody last checked it"),
};
RECORD_DEFINE(area_link_rec, "area_link", struct area_link, AREA_LINK);

static const struct field CLASS[] = {
	FIELD_ID(struct school_class, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct school_class, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct school_class, name, .label = "Class", .max = 40, .width = 10, .flags = F_REQUIRED,
	           .missing = "Enter the name of the class", .doc = "Name of the class or form, such as 5P"),
	FIELD_INT(struct school_class, year_group, .label = "Year group", .min = -99, .max = 99,
	          .doc = "Year of the class; none for a class of several years"),
};
RECORD_DEFINE(class_rec, "class", struct school_class, CLASS);

static const struct choice TEACHING_KINDS[] = {
	{ "teacher", "Teacher", NULL, NULL },
	{ "ta", "Teaching assistant", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field TEACHING[] = {
	FIELD_ID(struct teaching, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct teaching, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct teaching, person_id, .label = "Who", .flags = F_REQUIRED, .missing = "Choose a person",
	         .doc = "The member of staff"),
	FIELD_ID(struct teaching, class_id, .label = "Class", .flags = F_REQUIRED, .missing = "Choose a class",
	         .doc = "The class"),
	FIELD_CHOICE(struct teaching, kind, .label = "As", .flags = F_REQUIRED | F_INLINE, .choices = TEACHING_KINDS,
	             .missing = "Choose teacher or teaching assistant", .doc = "teacher or ta"),
	FIELD_TEXT(struct teaching, subject, .label = "Subject", .hint = "Leave empty for a class teacher", .max = 60,
	           .width = 20, .doc = "Subject; empty for a class teacher"),
	FIELD_FLAG(struct teaching, is_main, .label = "Responsible for the class",
	           .doc = "1 for the class teacher or form tutor"),
	FIELD_DATE(struct teaching, starts, .label = "From", .flags = F_REQUIRED, .missing = "Enter the first day",
	           .doc = "First day; access begins with it"),
	FIELD_DATE(struct teaching, ends, .label = "Until", .doc = "Last day; access ends with it"),
};
RECORD_DEFINE(teaching_rec, "teaching", struct teaching, TEACHING);

static const struct field ROLE_GRANT[] = {
	FIELD_ID(struct role_grant, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct role_grant, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct role_grant, person_id, .flags = F_HIDDEN, .doc = "The person"),
	FIELD_TEXT(struct role_grant, role, .label = "Role", .max = 20, .flags = F_REQUIRED,
	           .missing = "Choose the role", .doc = "Key of the role, as in the table of rights"),
	FIELD_DATE(struct role_grant, starts, .label = "From", .flags = F_REQUIRED, .missing = "Enter the first day",
	           .doc = "First day of the role"),
	FIELD_DATE(struct role_grant, ends, .label = "Until", .doc = "Last day of the role; none while it is held"),
};
RECORD_DEFINE(role_grant_rec, "role_grant", struct role_grant, ROLE_GRANT);

#include "files/file_rec.h"

const struct choice file_kind_choices[] = {
	{ "report", "Report from a specialist", NULL, NULL },
	{ "medical", "Medical letter or report", NULL, NULL },
	{ "care", "Family or social care matter", NULL, NULL },
	{ "ehc", "EHC plan or advice for one", NULL, NULL },
	{ "plan", "Earlier plan", NULL, NULL },
	{ "letter", "Letter", NULL, NULL },
	{ "work", "Pupil’s work", NULL, NULL },
	{ "photo", "Photograph", NULL, NULL },
	{ "recording", "Recording", NULL, NULL },
	{ "other", "Something else", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice file_came_choices[] = {
	{ "here", "It was made in this school", NULL, NULL },
	{ "family", "From the family", NULL, NULL },
	{ "specialist", "From who made it", NULL, NULL },
	{ "authority", "From the local authority", NULL, NULL },
	{ "health", "From the health service", NULL, NULL },
	{ "school", "From an earlier school or nursery", NULL, NULL },
	{ "elsewhere", "From somebody else", NULL, NULL },
	{ "", "Not said", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice file_readers_choices[] = {
	{ "usual", "As is usual for what it is",
	  "Medical, family and social care matters: the SENCO and the headteacher. Anything else: staff who teach the "
	  "pupil",
	  NULL },
	{ "few", "The SENCO and the headteacher", NULL, NULL },
	{ "staff", "Staff who teach the pupil", NULL, NULL },
	{ "family", "Staff and the parents", NULL, NULL },
	{ "all", "Staff, the parents and the pupil", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice file_scan_choices[] = {
	{ "none", "Not scanned: no scanner here", NULL, NULL },
	{ "waiting", "Not scanned", NULL, NULL },
	{ "clean", "Scanned", NULL, NULL },
	{ "found", "The scanner found something", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(pupil_file_rec, "pupil_file", struct pupil_file, PUPIL_FILE);

struct str file_title(const struct pupil_file *f)
{
	return f->title.n > 0 ? f->title : str_of(choice_label(file_kind_choices, f->kind));
}

#include "files/file_rec.h"

CHOICES_DEFINE(file_what, FILE_WHAT);
CHOICES_DEFINE(file_came, FILE_CAME);
CHOICES_DEFINE(file_readers, FILE_READERS);
CHOICES_DEFINE(file_scan, FILE_SCAN);

RECORD_PUPIL_JOINED(pupil_file_rec, "pupil_file", struct pupil_file, PUPIL_FILE, FIELD_TEXT(struct pupil_file, by_name),
                    FIELD_DATE(struct pupil_file, meeting_day));

struct str file_title(const struct pupil_file *f)
{
	return f->title.n > 0 ? f->title : str_of(file_what_word(f->kind));
}

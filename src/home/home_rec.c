#include "home/home_rec.h"

RECORD_PUPIL_JOINED(home_note_rec, "home_note", struct home_note, HOME_NOTE, FIELD_TEXT(struct home_note, from_name),
                    FIELD_TEXT(struct home_note, seen_name), FIELD_TEXT(struct home_note, aim));

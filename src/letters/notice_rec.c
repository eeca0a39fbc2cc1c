#include "letters/notice_rec.h"

#include "core/people/said_rec.h"

CHOICES_DEFINE(notice_kind, NOTICE);

RECORD_PUPIL_JOINED(notice_rec, "notice", struct notice, NOTICE, FIELD_TEXT(struct notice, by_name),
                    FIELD_DATE(struct notice, meets_on), FIELD_TEXT(struct notice, meets_state));

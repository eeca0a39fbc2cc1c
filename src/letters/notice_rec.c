#include "letters/notice_rec.h"

#include "core/people/said_rec.h"

CHOICES_DEFINE(notice_kind, NOTICE);

RECORD_PUPIL_DEFINE(notice_rec, "notice", struct notice, NOTICE);

#include "ask/family_ask_rec.h"

CHOICES_DEFINE(ask_kind, ASK);
CHOICES_DEFINE(ask_whom, ASK_WHOM);
CHOICES_DEFINE(ask_way, ASK_WAY);
CHOICES_DEFINE(ask_paper, ASK_PAPER);
CHOICES_DEFINE(ask_form, ASK_FORM);

RECORD_PUPIL_JOINED(family_ask_rec, "family_ask", struct family_ask, FAMILY_ASK,
                    FIELD_TEXT(struct family_ask, from_name), FIELD_TEXT(struct family_ask, answered_name));

#include "notice/concern/concern_inbox_rec.h"

CHOICES_DEFINE(concern_relation, INBOX_FROM);

CHOICES_DEFINE(inbox_state, INBOX);

RECORD_SCHOOL_DEFINE(concern_inbox_rec, "concern_inbox", struct concern_inbox, CONCERN_INBOX);

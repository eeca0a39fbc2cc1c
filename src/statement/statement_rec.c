#include "statement/statement_rec.h"

CHOICES_DEFINE(saw, SAW);

RECORD_PUPIL_DEFINE(statement_of_help_rec, "statement_of_help", struct statement_of_help, STATEMENT_OF_HELP);
RECORD_PUPIL_JOINED(statement_answer_rec, "statement_answer", struct statement_answer, STATEMENT_ANSWER,
                    FIELD_TEXT(struct statement_answer, from_name), FIELD_TEXT(struct statement_answer, settled_name),
                    FIELD_DATE(struct statement_answer, month));

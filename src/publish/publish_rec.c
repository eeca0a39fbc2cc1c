#include "publish/publish_rec.h"

CHOICES_DEFINE(publish_state, PUBLISH);

RECORD_SCHOOL_DEFINE(publication_rec, "publication", struct publication, PUBLICATION);
RECORD_SCHOOL_DEFINE(publication_part_rec, "publication_part", struct publication_part, PUBLICATION_PART);
RECORD_SCHOOL_DEFINE(publication_line_rec, "publication_line", struct publication_line, PUBLICATION_LINE);

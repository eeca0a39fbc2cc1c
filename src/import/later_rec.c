#include "import/later_rec.h"

RECORD_SCHOOL_DEFINE(import_later_rec, "import_later", struct import_later, IMPORT_LATER);

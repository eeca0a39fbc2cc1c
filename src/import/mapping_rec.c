#include "import/mapping_rec.h"

RECORD_SCHOOL_DEFINE(import_mapping_rec, "import_mapping", struct import_mapping, IMPORT_MAPPING);

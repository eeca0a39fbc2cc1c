#  include "db/db.h"

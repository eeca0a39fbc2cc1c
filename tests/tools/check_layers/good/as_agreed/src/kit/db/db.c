#include "kit/db/db.h"
#include <sqlite3.h>

#include <time.h>
#include "core/cycle/cycle.h"

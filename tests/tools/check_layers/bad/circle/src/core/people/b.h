#include "core/people/a.h"

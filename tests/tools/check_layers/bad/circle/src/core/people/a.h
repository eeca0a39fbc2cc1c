#include "core/people/b.h"

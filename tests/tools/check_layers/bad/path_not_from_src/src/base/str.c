#include "str.h"
#include "../base/str.h"

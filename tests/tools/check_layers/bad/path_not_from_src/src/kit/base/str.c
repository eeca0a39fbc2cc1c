#include "str.h"
#include "kit/base/nowhere.h"

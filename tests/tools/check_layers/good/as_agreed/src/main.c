#include "kit/base/str.h"

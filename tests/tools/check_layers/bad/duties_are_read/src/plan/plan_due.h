#include "core/duty/duty.h"

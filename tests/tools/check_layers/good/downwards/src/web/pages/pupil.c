#include "work/pupil_show.h"

#include <string.h>

#include "work/pupil_show.h"
#include "store/pupil_store.h"

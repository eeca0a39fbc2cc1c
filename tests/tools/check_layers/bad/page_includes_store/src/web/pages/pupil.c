
#include "store/pupil_store.h"

#include "boards/pupil/pupil_view.h"

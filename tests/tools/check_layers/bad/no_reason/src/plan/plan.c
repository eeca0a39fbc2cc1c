#include "letters/letter.h"

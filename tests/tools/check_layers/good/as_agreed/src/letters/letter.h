#pragma once
#include "letters/letter_rec.h"

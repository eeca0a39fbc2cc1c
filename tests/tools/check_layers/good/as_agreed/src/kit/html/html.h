#pragma once
#include "kit/base/str.h"

#pragma once
#include "kit/html/html.h"

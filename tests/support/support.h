/* What tests share. */
#pragma once

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/arena.h"

struct arena *test_arena(void); /* 64 MiB; free with arena_free */

/* Room on a disk. */
#pragma once

#include <stdint.h>

/* Bytes that this user may still write to the disk of the folder; INT64_MAX when nobody knows. */
int64_t room_left(const char *dir);

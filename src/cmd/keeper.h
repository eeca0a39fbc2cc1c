/* The keeper of the cage: a process without key and database, whose children look at what strangers sent
 * (kit/file/cage.h). One question of each worker at a time. */
#pragma once

#include "kit/file/cage.h"

/* Serves until control ends or says stop; control hands over the keeper's end of the pair of each worker and of the
 * job process (kit/net/hand.h).
 * ready is called when it can take questions. w: works of them, KEEPER_WORKS_MAX at most. The result is an exit status.
 */
enum { KEEPER_WORKS_MAX = 8 };
int keeper_serve(int control, const struct cage_work *w, size_t works, void (*ready)(int control));

/* Comparing the records with their proof, for the commands that do: each row that does not fit is named on standard
 * error, by table and key and never by its words. */
#pragma once

#include "core/trail/proof.h"

/* RC_OK: all fit, and a line says so. RC_INVALID: those that do not were named. */
enum rc proof_say(struct db *db, struct arena *a, const unsigned char *key, struct err *e) NODISCARD;

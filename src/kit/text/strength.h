/* How hard a password is to guess: the estimate of zxcvbn (Wheeler, USENIX Security 2016), which knows the commonest
 * passwords, names and words, keyboards, dates, repeats, and what is put in their place (@ for a). */
#pragma once

#include "kit/base/str.h"

/* Bits: twice the guesses for each. own: n texts that belong to the person or the place, each word of which is as easy
 * as the commonest. Only the first hundred bytes of the password are looked at. */
double strength_bits(struct arena *a, struct str password, const struct str *own, size_t n);

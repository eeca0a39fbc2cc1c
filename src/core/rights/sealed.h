/* What is about the SENCO is for the head alone: a sealed entry of any kind is read by a head who is not the SENCO. */
#pragma once

#include "core/rights/ctx.h"

/* *out: may who asks read what is sealed, today? Inside the caller's transaction. */
enum rc sealed_readable(struct ctx *c, bool *out) NODISCARD;

/* The ledger: one process that commits the read events of all workers in groups, so that many readers share one fsync.
 * A worker asks and waits for the answer before its page leaves. */
#pragma once

#include "base/rc.h"
#include "base/str.h"

/* Worker's side: sends the payload and waits until it is committed. RC_FAIL when it could not be. */
enum rc ledger_ask(int fd, struct str payload) NODISCARD;

#include "core/people/said_rec.h"

CHOICES_DEFINE(answered_how, ANSWERED);

CHOICES_DEFINE(channel, CHANNEL);

CHOICES_DEFINE(said_way, SAID);

#include "import/feed_rec.h"

CHOICES_DEFINE(feed_outcome, FEED_OUTCOME);
RECORD_SCHOOL_DEFINE(feed_rec, "feed", struct feed, FEED);
RECORD_SCHOOL_DEFINE(feed_run_rec, "feed_run", struct feed_run, FEED_RUN);

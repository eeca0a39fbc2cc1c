#include "report/annual_report_rec.h"

RECORD_PUPIL_DEFINE(annual_report_rec, "annual_report", struct annual_report, ANNUAL_REPORT);

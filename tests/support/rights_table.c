/* The table of who may ask what. A route without a row fails tests/core/door/test_rights_page. */
#include "support/rights_table.h"

#include <string.h>

#include "kit/base/buf.h"
#include "support/rights_world.h"
#include "support/work_plan.h"
#include "support/work_school.h"

#define LEAD "S"
#define STAFF_ALL "SHTA"

const struct rights_row rights_table[] = {
	{ "GET /", ALL, "", 0, NULL },
	{ "GET /sign-in", ALL, "", 0, NULL },
	{ "POST /sign-in", ALL, "", 0, "login=&password=" },
	{ "GET /invite/:word", ALL, "", 0, NULL },
	{ "POST /invite/:word", ALL, "", 0, "password=x&again=x" },
	{ "GET /start", ALL, "", 0, NULL },
	{ "POST /start", ALL, "", 0, "code=x" },
	{ "GET /card", ALL, "", 0, NULL },
	{ "POST /card", ALL, "", 0, "code=x" },
	{ "GET /help", ALL, "", 0, NULL },
	{ "GET /health", ALL, "", 0, NULL },
	{ "GET /.well-known/security.txt", ALL, "", 0, NULL },
	{ "GET /privacy", ALL, "", 0, NULL },
	{ "GET /accessibility", ALL, "", 0, NULL },
	{ "GET /check", ALL, "", 0, NULL },
	{ "POST /check", ALL, "", 0, "code=7F3K" },
	{ "GET /code", ALL, "", 0, NULL },
	{ "GET /code/:word", ALL, "", 0, NULL },
	{ "GET /language/:word", ALL, "", 0, NULL },
	{ "GET /display", ALL, "", 0, NULL },
	{ "POST /display", ALL, "", 0, "look=light" },
	{ "GET /s/:word/leaflets", ALL, "", 0, NULL },
	{ "GET /s/:word/leaflets/:word", ALL, "", 0, NULL },
	{ "GET /s/:word/leaflets/:word/:word", ALL, "", 0, NULL },
	{ "GET /s/:word/worry", ALL, "", 0, NULL },
	{ "POST /s/:word/worry", ALL, "", 0, "id=1&words=" },
	{ "GET /s/:word/worry/sent", ALL, "", 0, NULL },
	{ "GET /s/:word", ALL, "", 0, NULL },
	{ "GET /s/:word/ask", ALL, "", 0, NULL },
	{ "POST /s/:word/ask", ALL, "", 0, "id=1&words=" },
	{ "GET /s/:word/copy", ALL, "", 0, NULL },
	{ "POST /s/:word/copy", ALL, "", 0, "id=1&about=" },
	{ "GET /s/:word/say", ALL, "", 0, NULL },
	{ "POST /s/:word/say", ALL, "", 0, "id=1&words=" },
	{ "GET /s/:word/sent", ALL, "", 0, NULL },
	{ "GET /s/:word/privacy", ALL, "", 0, NULL },
	{ "GET /s/:word/publications", ALL, "", 0, NULL },
	{ "GET /s/:word/publications/:word", ALL, "", 0, NULL },
	{ "GET /s/:word/publications/:word/pdf", ALL, "", 0, NULL },
	/* All who work on a document see it, and governors; SENCO and head write and send, governors and the head
	   decide. */
	{ "GET /publications", FREE, "SHTAG", 0, NULL },
	{ "GET /publications-files", FREE, "SHTAG", 0, NULL },
	{ "GET /publications/:word", FREE, "SHTAG", 0, NULL },
	{ "GET /publications/:word/versions/:id", FREE, "SHTAG", 1, NULL },
	{ "POST /publications/:word/begin", FREE, "SH", 0, "id=1&how=whole" }, /* one is open */
	{ "POST /publications/:word/step", FREE, "SH", 0, "step=send&id=6320&revision=99" },
	{ "POST /publications/:word/decide", FREE, "HG", 0, "step=approve&id=6320&revision=99" },
	{ "GET /publications/:word/parts/:word", FREE, "SHTAG", 0, NULL },
	{ "POST /publications/:word/parts/:word", FREE, "SH", 0, "words=Ramps" }, /* or who has the part */
	{ "POST /publications/:word/rows-of/:word", FREE, "SH", 0, "action=" },
	{ "GET /publications/:word/rows/:id", FREE, "SH", A_PUBLICATION_LINE, NULL },
	{ "POST /publications/:word/rows/:id", FREE, "SH", A_PUBLICATION_LINE, "action=" },
	{ "GET /role", IN, "", 0, NULL },
	{ "POST /look", IN, "", 0, "at=%2Fdisplay&q=zara" },
	{ "POST /role", IN, "", 0, "role=own" }, /* the role they act in already */
	{ "GET /you", IN, "", 0, NULL },
	{ "POST /you", IN, "", 0, "old=&password=a&again=b" },
	{ "POST /you/device", IN, "~", 0, "device=x&was=me" },    /* a device of their own */
	{ "POST /you/session", IN, "~", 0, "end=one&session=x" }, /* a session of their own */
	{ "POST /you/reset", IN, "~", 0, "say=stop" },            /* a letter for their own account */
	{ "GET /welcome", IN, "", 0, NULL },

	{ "GET /today", FREE, "SH", 0, NULL },
	{ "POST /today/do", FREE, "SH", 0, "duty=staff_read&do=remind&press=1" }, /* nothing is ticked */
	{ "POST /today/undo", FREE, "SH", 0, "press=1" },
	{ "GET /school", FREE, "SHG", 0, NULL },
	{ "GET /families", FREE, STAFF_ALL, 0, NULL },
	{ "GET /support", FREE, STAFF_ALL, 0, NULL },
	{ "GET /messages", FREE, "SH", 0, NULL },
	{ "GET /letters", FREE, LEAD, 0, NULL },
	{ "POST /letters", FREE, LEAD, 0, "do=hand&tick=1-1" },
	{ "GET /pupil/:id/history", PUPIL, "SHTX", 0, NULL },
	/* ":word" is no purpose here: what is told for which is asked in tests/boards/dossier. */
	{ "GET /new-year", FREE, LEAD, 0, NULL },
	{ "POST /new-year", FREE, LEAD, 0, "do=look" },
	{ "GET /new-year/:id", FREE, "S~", 1, NULL },
	{ "POST /new-year/:id", FREE, "S~", 1, "" },
	{ "GET /find", FREE, "SHTAX", 0, NULL },
	{ "GET /dossiers", FREE, "SH", 0, NULL },
	{ "POST /dossiers", FREE, "SH", 0, "do=make" }, /* nobody is ticked */
	{ "GET /pupil/:id/dossier", PUPIL, "SH", 0, NULL },
	{ "GET /pupil/:id/dossier/:word", PUPIL, "SH~", 0, NULL },
	{ "GET /pupil/:id/dossier/:word/dossier.pdf", PUPIL, "SH~", 0, NULL },
	{ "GET /pupil/:id/dossier/:word/dossier.html", PUPIL, "SH~", 0, NULL },
	{ "GET /pupil/:id/subject-access", PUPIL, "SH", 0, NULL },
	{ "POST /pupil/:id/subject-access", PUPIL, "SH", 0, "" },
	/* ":word" is no kind of entry here; whose entry it is, is asked in tests/core/entry. */
	{ "GET /pupil/:id/put-right", PUPIL, "SHTA", 0, NULL },
	{ "GET /pupil/:id/put-right/:word/:id", PUPIL, "SHTA~", 1, NULL },
	{ "POST /pupil/:id/put-right/:word/:id", PUPIL, "SHTA~", 1, "id=1&deed=out&why=x" },
	{ "POST /pupil/:id/withdrawn/:id/back", PUPIL, "SHTA~", A_WITHDRAWN, "" }, /* only who did it, on the day */
	{ "GET /pupil/:id/withdrawn/:id", PUPIL, "H", A_WITHDRAWN, NULL },
	{ "GET /screening", FREE, "SHT", 0, NULL },
	{ "GET /pupil/:id/screening", PUPIL, "SHT", 0, NULL },
	{ "POST /pupil/:id/screening", PUPIL, "ST", 0, "id=1&result=&reason=" },
	{ "GET /class", FREE, "T", 0, NULL },
	{ "GET /pupils", FREE, "SHTAX", 0, NULL },
	{ "GET /register", FREE, "SH", 0, NULL },
	{ "POST /register/census", FREE, "SH", 0, "" },
	{ "POST /pupils", FREE, "SHT", 0, "pupil=501" },
	{ "GET /download", FREE, "SHT", 0, NULL },
	{ "POST /download", FREE, "SHT", 0, "who=KE&col=name&purpose=" }, /* what for is not said */
	{ "GET /pupil/:id", PUPIL, "SHTAX", 0, NULL },
	{ "GET /pupil/:id/discussion", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/discussion", PUPIL, "ST", 0, "id=1&revision=0" },
	{ "GET /pupil/:id/discussion/:id", PUPIL, "SHTX", A_DISCUSSION, NULL },
	{ "POST /pupil/:id/discussion/:id", PUPIL, "ST", A_DISCUSSION, "id=6001&revision=1&present=" },
	{ "POST /pupil/:id/discussion/:id/copy", PUPIL, "ST", A_DISCUSSION, "how=" },
	{ "GET /pupil/:id/discussion/:id/letter.pdf", PUPIL, "SHTX", A_DISCUSSION, NULL },
	{ "GET /pupil/:id/discussion/:id/letter-large.pdf", PUPIL, "SHTX", A_DISCUSSION, NULL },
	{ "GET /pupil/:id/decision", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/decision", PUPIL, LEAD, 0, "id=1&revision=0" },
	{ "GET /pupil/:id/decision/:id", PUPIL, "SHTX", A_DECISION, NULL },
	{ "POST /pupil/:id/decision/:id", PUPIL, LEAD, A_DECISION, "id=6002&revision=1&reason=" },
	{ "GET /pupil/:id/needs", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/needs", PUPIL, LEAD, 0, "need-1=NONSENSE" },
	{ "GET /pupil/:id/notices", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/notices", PUPIL, LEAD, 0, "kind=" },
	{ "GET /pupil/:id/young", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/young", PUPIL, LEAD, 0, "id=1&kind=" },
	{ "POST /pupil/:id/young/end", PUPIL, LEAD, 0, "id=6060" },
	{ "GET /pupil/:id/post", PUPIL, LEAD, 0, NULL },
	{ "GET /pupil/:id/notices/:id", PUPIL, LEAD, A_NOTICE, NULL },
	{ "POST /pupil/:id/notices/:id", PUPIL, LEAD, A_NOTICE, "id=6003&revision=1&body=" },
	{ "POST /pupil/:id/notices/:id/give", PUPIL, LEAD, A_NOTICE, "channel=" },
	{ "GET /pupil/:id/notices/:id/letter.pdf", PUPIL, LEAD, A_NOTICE, NULL },
	{ "GET /pupil/:id/notices/:id/letter-large.pdf", PUPIL, LEAD, A_NOTICE, NULL },
	{ "GET /pupil/:id/assess", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/assess", PUPIL, "ST", 0, "cycle=8000&part=" },
	{ "GET /pupil/:id/assess/:id", PUPIL, "SHTX", CYCLE_ONE, NULL },
	{ "GET /pupil/:id/assess/statement/:id", PUPIL, "ST", A_STATEMENT, NULL },
	{ "POST /pupil/:id/assess/statement/:id", PUPIL, "ST", A_STATEMENT, "id=6006&revision=1&words=" },
	{ "GET /pupil/:id/assess/from/:id", PUPIL, "ST", A_FILE, NULL },
	{ "POST /pupil/:id/assess/from/:id", PUPIL, "ST", A_FILE, "id=1&words=" },
	{ "GET /pupil/:id/assess/views", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/assess/views", PUPIL, "ST", 0, "id=1&revision=0" },
	{ "POST /pupil/:id/assess/finish", PUPIL, "ST", 0, "" },
	{ "POST /pupil/:id/assess/open", PUPIL, "S~", 0, "" },
	{ "GET /results", FREE, "ST", 0, NULL },
	{ "GET /class/:id/results", FREE, "ST~", CLASS_5P, NULL }, /* a teacher: of a class they teach, see test_grid */
	{ "POST /class/:id/results", FREE, "ST~", CLASS_5P, "point=0&subject=reading&scale=0" },
	{ "GET /pupil/:id/results", PUPIL, "SHT", 0, NULL },
	{ "GET /pupil/:id/files", PUPIL, "SHTAX", 0, NULL },
	{ "POST /pupil/:id/files", PUPIL, STAFF_ALL, 0, "id=1&revision=0" },
	{ "GET /pupil/:id/files/:id", PUPIL, "SHTAX", A_FILE, NULL },
	{ "POST /pupil/:id/files/:id", PUPIL, "SHTA~", A_FILE,
	  "id=6070&revision=1&kind=" }, /* the SENCO, and who added it */
	{ "GET /pupil/:id/files/:id/get", PUPIL, "SHTAX", A_FILE, NULL },
	{ "GET /pupil/:id/files/:id/words", PUPIL, "SHTAX", A_FILE, NULL },
	{ "GET /pupil/:id/files/:id/whole", PUPIL, "SHTAX", A_FILE, NULL },
	{ "GET /pupil/:id/files/:id/picture", PUPIL, "SHTAX", A_FILE, NULL },
	{ "GET /pupil/:id/files/:id/thumb", PUPIL, "SHTAX", A_FILE, NULL },
	{ "GET /pupil/:id/files/:id/sheet", PUPIL, "SHTAX~", A_FILE, NULL }, /* of a PDF */
	{ "GET /family/:id/files", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/files/:id/get", PUPIL, "P", A_FILE, NULL },
	{ "GET /family/:id/files/:id/picture", PUPIL, "P", A_FILE, NULL },
	{ "GET /family/:id/files/:id/words", PUPIL, "P", A_FILE, NULL },
	{ "GET /family/:id/files/:id/whole", PUPIL, "P", A_FILE, NULL },
	{ "GET /me/files", FREE, "U", 0, NULL },
	{ "GET /me/files/:id/get", FREE, "u", A_FILE, NULL }, /* u: only whose record it is in */
	{ "GET /me/files/:id/picture", FREE, "u", A_FILE, NULL },
	{ "GET /me/files/:id/words", FREE, "u", A_FILE, NULL },
	{ "GET /me/files/:id/whole", FREE, "u", A_FILE, NULL },
	{ "GET /pupil/:id/home", PUPIL, "SHTAX", 0, NULL },
	{ "POST /pupil/:id/home/:id/seen", PUPIL, "ST", A_HOME, "" },
	{ "GET /family/:id/home", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/home", PUPIL, "P", 0, "id=1&words=" },
	{ "POST /family/:id/home/:id/back", PUPIL, "p", A_HOME, "press=77" }, /* p: only who sent it */
	{ "GET /me/home", FREE, "U", 0, NULL },
	{ "POST /me/home", FREE, "U", 0, "id=1&words=" },
	{ "POST /me/home/:id/back", FREE, "u", A_HOME_OWN, "press=78" },
	{ "GET /pupil/:id/observations", PUPIL, STAFF_ALL, 0, NULL },
	{ "POST /pupil/:id/observations", PUPIL, STAFF_ALL, 0, "id=1&revision=0" },
	{ "GET /pupil/:id/observations/:id", PUPIL, "SHTA~", AN_OBSERVATION, NULL }, /* only who saw it */
	{ "POST /pupil/:id/observations/:id", PUPIL, "SHTA~", AN_OBSERVATION, "id=6051&revision=1&words=" },
	{ "GET /rounds", FREE, "STA", 0, NULL },
	{ "GET /pupil/:id/round", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/round", PUPIL, LEAD, 0, "id=1&revision=0" },
	{ "GET /pupil/:id/round/:id", PUPIL, "STA~", A_ROUND, NULL }, /* only who was asked */
	{ "POST /pupil/:id/round/:id", PUPIL, "STA~", A_ROUND, "id=6053&revision=1&progress=" },
	{ "POST /pupil/:id/round/:id/add", PUPIL, LEAD, A_ROUND, "" },
	{ "GET /pupil/:id/round/:id/heard", PUPIL, LEAD, A_ROUND, NULL },
	{ "POST /pupil/:id/round/:id/heard", PUPIL, LEAD, A_ROUND, "id=6901&revision=0" },
	{ "GET /pupil/:id/heard/:id", PUPIL, LEAD, AN_ANSWER, NULL },
	{ "POST /pupil/:id/heard/:id", PUPIL, LEAD, AN_ANSWER, "id=6053&revision=1" },
	{ "POST /pupil/:id/round/:id/remind", PUPIL, LEAD, A_ROUND, "" },
	{ "POST /pupil/:id/round/:id/close", PUPIL, LEAD, A_ROUND, "" },
	{ "POST /pupil/:id/round/:id/use", PUPIL, LEAD, A_ROUND, "" },

	{ "GET /pupil/:id/circumstances", PUPIL, "SHT", 0, NULL },
	{ "POST /pupil/:id/circumstances", PUPIL, "ST", 0, "id=1&revision=0" },
	{ "GET /pupil/:id/circumstances/:id", PUPIL, "ST", A_CIRCUMSTANCE, NULL },
	{ "POST /pupil/:id/circumstances/:id", PUPIL, "ST", A_CIRCUMSTANCE, "id=6009&revision=1&kind=" },

	{ "GET /pupil/:id/plan", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/plan", PUPIL, "ST", 0, "" },
	{ "GET /pupil/:id/plan/share", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/plan/share", PUPIL, "S~", 0, "" },
	{ "GET /plans", FREE, STAFF_ALL, 0, NULL },
	{ "GET /pupil/:id/plans", PUPIL, "SHTAX", 0, NULL },
	{ "GET /pupil/:id/plans/:id", PUPIL, "SHTAX", PLAN_ONE, NULL },
	{ "POST /pupil/:id/plans/:id", PUPIL, STAFF_ALL, PLAN_ONE, "state=nonsense" },
	{ "GET /pupil/:id/plans/:id/briefing", PUPIL, "SHTAX", PLAN_ONE, NULL },
	{ "GET /pupil/:id/plans/:id/plan.pdf", PUPIL, "SHTX", PLAN_ONE, NULL },
	{ "GET /pupil/:id/plans/:id/plan-large.pdf", PUPIL, "SHTX", PLAN_ONE, NULL },
	{ "GET /pupil/:id/plans/:id/answers", PUPIL, "SH", PLAN_ONE, NULL },
	{ "POST /pupil/:id/plans/:id/answers", PUPIL, "SH", PLAN_ONE, "person=&answer=" },

	{ "GET /sessions", FREE, "STA", 0, NULL },
	{ "POST /sessions", PUPIL, "STA", 0, "root=8003&day=2026-03-10" },
	{ "GET /pupil/:id/review", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/review", PUPIL, "ST", 0, "cycle_id=1" },
	{ "POST /pupil/:id/review/ask", PUPIL, "ST", 0, "press=77" },
	{ "POST /pupil/:id/review/view", PUPIL, "ST", 0, "" },
	{ "GET /pupil/:id/reviews/:id", PUPIL, "SHTX", A_REVIEW, NULL },
	{ "GET /pupil/:id/progress", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/progress", PUPIL, "ST", 0, "root=8002" },
	{ "GET /pupil/:id/sessions", PUPIL, "SHTX", 0, NULL },
	{ "GET /meetings", FREE, "ST", 0, NULL },
	{ "GET /pupil/:id/meetings", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/meetings", PUPIL, "ST", 0, "id=1&revision=0&kind=" },
	{ "GET /pupil/:id/meetings/:id", PUPIL, "ST", A_MEETING, NULL },
	{ "POST /pupil/:id/meetings/:id", PUPIL, "ST", A_MEETING, "id=6007&revision=1&kind=" },
	{ "GET /pupil/:id/meetings/:id/answers", PUPIL, "ST", A_MEETING, NULL },
	{ "POST /pupil/:id/meetings/:id/answers", PUPIL, "ST", A_MEETING, "day=2026-03-24&minute=930&person=" },
	{ "GET /pupil/:id/statements", PUPIL, "SH", 0, NULL },
	{ "GET /pupil/:id/statements/:id", PUPIL, "SH", A_HELP_ANSWER, NULL },
	{ "POST /pupil/:id/statements/:id", PUPIL, "SH", A_HELP_ANSWER, "id=6311&revision=1&settled=" },
	{ "GET /pupil/:id/asks", PUPIL, "ST", 0, NULL },
	{ "GET /pupil/:id/asks/:id", PUPIL, "ST", A_FAMILY_ASK, NULL },
	{ "POST /pupil/:id/asks/:id", PUPIL, "ST", A_FAMILY_ASK, "id=6300&revision=1&answer=" },
	{ "GET /pupil/:id/annual-report", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/annual-report", PUPIL, LEAD, 0, "id=1&revision=0&words=" },
	{ "GET /pupil/:id/annual-report/:id", PUPIL, LEAD, A_REPORT, NULL },
	{ "POST /pupil/:id/annual-report/:id", PUPIL, LEAD, A_REPORT, "id=6091&revision=1&words=" },
	{ "GET /pupil/:id/census", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/census", PUPIL, LEAD, 0, "id=1&revision=0&rule=before_joined&words=" },
	{ "GET /pupil/:id/census/:id", PUPIL, LEAD, A_CENSUS_REASON, NULL },
	{ "POST /pupil/:id/census/:id", PUPIL, LEAD, A_CENSUS_REASON, "id=6092&revision=1&words=" },
	{ "GET /pupil/:id/reasons", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/reasons", PUPIL, LEAD, 0, "id=1&revision=0&about=" },
	{ "GET /pupil/:id/reasons/:id", PUPIL, LEAD, A_REASON, NULL },
	{ "POST /pupil/:id/reasons/:id", PUPIL, LEAD, A_REASON, "id=6090&revision=1&words=" },
	{ "GET /pupil/:id/ehc", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/ehc", PUPIL, LEAD, 0, "id=1&revision=0&kind=" },
	{ "GET /pupil/:id/ehc/:id", PUPIL, LEAD, AN_EHC_DATE, NULL },
	{ "POST /pupil/:id/ehc/:id", PUPIL, LEAD, AN_EHC_DATE, "id=6080&revision=1&kind=" },
	{ "GET /pupil/:id/looked", PUPIL, "SH", 0, NULL },
	{ "GET /pupil/:id/messages", PUPIL, "SH", 0, NULL },
	{ "GET /pupil/:id/messages/:id", PUPIL, "SH", A_MESSAGE, NULL },
	{ "POST /pupil/:id/messages/:id", PUPIL, "SH", A_MESSAGE, "revision=1&answer=" },
	{ "GET /concerns", FREE, STAFF_ALL, 0, NULL },
	{ "GET /concerns/aside", FREE, LEAD, 0, NULL },
	/* Each desk its own: this one came to the school, and the advice service never sees it. */
	{ "GET /desk", FREE, "I", 0, NULL },
	{ "GET /enquiries", FREE, "SHI", 0, NULL },
	{ "GET /enquiries/dealt", FREE, "SHI", 0, NULL },
	{ "GET /enquiries/:id", FREE, "SH", AN_ENQUIRY, NULL },
	{ "POST /enquiries/:id", FREE, "SH", AN_ENQUIRY, "id=1&kind=" },
	{ "GET /concerns/inbox/:id", FREE, LEAD, AN_INBOX, NULL },
	{ "POST /concerns/inbox/:id", FREE, LEAD, AN_INBOX, "why=" },
	{ "GET /pupil/:id/concerns", PUPIL, STAFF_ALL, 0, NULL },
	{ "POST /pupil/:id/concerns", PUPIL, STAFF_ALL, 0, "id=1&revision=0&words=" },
	{ "GET /pupil/:id/concerns/:id", PUPIL, "SH", A_CONCERN,
	  NULL }, /* others: what they noted, or have to act on */
	{ "POST /pupil/:id/concerns/:id", PUPIL, LEAD, A_CONCERN, "id=6009&revision=1&do=send&answer=" },
	{ "GET /complaints", FREE, "SH", 0, NULL },
	{ "GET /pupil/:id/complaints", PUPIL, "SH", 0, NULL },
	{ "POST /pupil/:id/complaints", PUPIL, "SH", 0, "id=1&words=" },
	{ "GET /pupil/:id/complaints/:id", PUPIL, "SH", A_COMPLAINT, NULL },
	{ "POST /pupil/:id/complaints/:id", PUPIL, "SH", A_COMPLAINT, "id=1&number=1&kind=note&words=" },
	{ "GET /pupil/:id/complaints/:id/close", PUPIL, "SH", A_COMPLAINT, NULL }, /* it is at the SENCO's stage */
	{ "POST /pupil/:id/complaints/:id/close", PUPIL, "SH", A_COMPLAINT, "id=1&number=1&words=" },

	{ "GET /family", FREE, "P", 0, NULL },
	{ "GET /family/wishes", FREE, "P", 0, NULL },
	{ "POST /family/wishes", FREE, "P", 0, "id=1&person_revision=0&language=Urdu" },
	{ "GET /family/:id", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/tell", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/tell", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/unhappy", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/unhappy", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/meeting", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/meeting", PUPIL, "P", 0, "meeting=6007&day=2026-03-24&minute=930&answer=" },
	{ "GET /family/:id/plan", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/plan", PUPIL, "P", 0, "id=1&plan_id=8001&answer=" },
	{ "GET /family/:id/plan.pdf", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/plan-large.pdf", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/plan.opus", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/views", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/views", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/worry", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/worry", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/complaints", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/complaints", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/complaints/:id", PUPIL, "p", A_COMPLAINT, NULL }, /* p: only who complained */
	{ "POST /family/:id/complaints/:id", PUPIL, "p", A_COMPLAINT, "id=1&number=1&words=" },
	{ "GET /family/:id/known", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/statements", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/statements/:id", PUPIL, "P", A_HELP, NULL },
	{ "POST /family/:id/statements/:id", PUPIL, "P", A_HELP, "id=1&answer=" },
	{ "GET /family/:id/statements/:id/statement.pdf", PUPIL, "P", A_HELP, NULL },
	{ "GET /family/:id/statements/:id/statement.txt", PUPIL, "P", A_HELP, NULL },
	{ "GET /family/:id/adviser", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/adviser", PUPIL, "P", 0, "id=1&person_id=" },
	{ "GET /family/:id/ask-meeting", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/ask-meeting", PUPIL, "P", 0, "id=1&whom=&why=" },
	{ "GET /family/:id/ask-copy", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/ask-copy", PUPIL, "P", 0, "id=1&paper=" },
	{ "GET /family/:id/council", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/council", PUPIL, "P", 0, "id=1&why=" },
	{ "GET /family/:id/council.pdf", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/history", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/reviews/:id", PUPIL, "P", A_REVIEW, NULL },
	{ "GET /family/:id/plans/:id", PUPIL, "P", PLAN_ONE, NULL },
	{ "GET /family/:id/looked", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/wrong", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/wrong", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/letters/:id", PUPIL, "p", A_NOTICE, NULL }, /* p: only the one it is addressed to */
	{ "GET /family/:id/letters/:id/letter.pdf", PUPIL, "p", A_NOTICE, NULL },

	{ "GET /me", FREE, "U", 0, NULL },
	{ "GET /me/feel", FREE, "U", 0, NULL },
	{ "POST /me/feel", FREE, "U", 0, "id=1&rating=" },
	{ "GET /me/words", FREE, "U", 0, NULL },
	{ "POST /me/words", FREE, "U", 0, "id=1&words=" },
	{ "GET /me/words/:id", FREE, "u", A_VIEW, NULL }, /* u: only who wrote them */
	{ "POST /me/words/:id", FREE, "u", A_VIEW, "id=6005&revision=1&words=" },
	{ "GET /me/worry", FREE, "U", 0, NULL },
	{ "POST /me/worry", FREE, "U", 0, "id=1&words=" },
	{ "GET /me/helps", FREE, "U", 0, NULL },
	{ "POST /me/helps", FREE, "U", 0, "" },
	{ "GET /me/meeting", FREE, "U", 0, NULL },
	{ "POST /me/meeting", FREE, "U", 0, "" },
	{ "GET /me/meeting/answer", FREE, "y", 0, NULL },
	{ "POST /me/meeting/answer", FREE, "y", 0, "meeting=6007&day=2026-03-24&minute=930&answer=" },
	{ "GET /me/plan", FREE, "y", 0, NULL }, /* y: only whose rights are their own */
	{ "POST /me/plan", FREE, "y", 0, "id=1&plan_id=8001&answer=" },
	{ "GET /me/plan.pdf", FREE, "y", 0, NULL },
	{ "GET /me/plan-large.pdf", FREE, "y", 0, NULL },
	{ "GET /me/plan.opus", FREE, "y", 0, NULL },
	{ "GET /me/letters/:id", FREE, "y", A_NOTICE, NULL },
	{ "GET /me/letters/:id/letter.pdf", FREE, "y", A_NOTICE, NULL },
	{ "GET /me/known", FREE, "y", 0, NULL },
	{ "GET /me/statements", FREE, "y", 0, NULL },
	{ "GET /me/statements/:id", FREE, "y", A_HELP, NULL },
	{ "POST /me/statements/:id", FREE, "y", A_HELP, "id=1&answer=" },
	{ "GET /me/statements/:id/statement.pdf", FREE, "y", A_HELP, NULL },
	{ "GET /me/statements/:id/statement.txt", FREE, "y", A_HELP, NULL },
	{ "GET /me/adviser", FREE, "y", 0, NULL },
	{ "POST /me/adviser", FREE, "y", 0, "id=1&person_id=" },
	{ "GET /me/ask-meeting", FREE, "y", 0, NULL },
	{ "POST /me/ask-meeting", FREE, "y", 0, "id=1&whom=&why=" },
	{ "GET /me/ask-copy", FREE, "y", 0, NULL },
	{ "POST /me/ask-copy", FREE, "y", 0, "id=1&paper=" },
	{ "GET /me/council", FREE, "y", 0, NULL },
	{ "POST /me/council", FREE, "y", 0, "id=1&why=" },
	{ "GET /me/council.pdf", FREE, "y", 0, NULL },
	{ "GET /me/history", FREE, "y", 0, NULL },
	{ "GET /me/reviews/:id", FREE, "y", A_REVIEW, NULL },
	{ "GET /me/plans/:id", FREE, "y", PLAN_ONE, NULL },
	{ "GET /me/looked", FREE, "y", 0, NULL },
	{ "GET /me/wrong", FREE, "y", 0, NULL },
	{ "POST /me/wrong", FREE, "y", 0, "id=1&words=" },
	{ "GET /me/wishes", FREE, "y", 0, NULL },
	{ "POST /me/wishes", FREE, "y", 0, "id=1&person_revision=0&language=Arabic" },
	{ "GET /me/complaints", FREE, "U", 0, NULL },
	{ "POST /me/complaints", FREE, "U", 0, "id=1&words=" },
	{ "GET /me/complaints/:id", FREE, "y", A_COMPLAINT, NULL }, /* y: only who complained */
	{ "POST /me/complaints/:id", FREE, "y", A_COMPLAINT, "id=1&number=1&words=" },
	{ "GET /me/tell", FREE, "y", 0, NULL },
	{ "POST /me/tell", FREE, "y", 0, "id=1&words=" },
	{ "GET /me/unhappy", FREE, "y", 0, NULL },
	{ "POST /me/unhappy", FREE, "y", 0, "id=1&words=" },
	{ "POST /me/share", FREE, "y", 0, "person=134&share=no" },

	{ "GET /import/job/:id", FREE, "S~", 1, NULL },
	{ "GET /import", FREE, LEAD, 0, NULL },
	{ "POST /import", FREE, LEAD, 0, "" },
	{ "GET /import/:id", FREE, LEAD, AN_UPLOAD, NULL },
	{ "POST /import/:id", FREE, LEAD, AN_UPLOAD, "digest=nonsense" },
	{ "GET /import/:id/columns", FREE, LEAD, AN_UPLOAD, NULL },
	{ "POST /import/:id/columns", FREE, LEAD, AN_UPLOAD, "c0=nonsense" },
	{ "POST /import/:id/words", FREE, LEAD, AN_UPLOAD, "w0=&k0=&v0=" },
	{ "GET /import/later", FREE, LEAD, 0, NULL },
	{ "GET /import/later/:id", FREE, LEAD, A_LATER, NULL },
	{ "POST /import/later/:id", FREE, LEAD, A_LATER, "revision=1" },
	{ "POST /import/later/:id/out", FREE, LEAD, A_LATER, "revision=1&out_why=" },
	{ "GET /settings/mappings", FREE, LEAD, 0, NULL },
	{ "POST /settings/mappings", FREE, LEAD, 0, "" },
	{ "POST /settings/mappings/words", FREE, LEAD, 0, "at=0&value=" },
	{ "GET /settings/mappings/:id", FREE, LEAD, A_MAPPING, NULL },
	{ "POST /settings/mappings/:id", FREE, LEAD, A_MAPPING, "revision=1&name=" },
	{ "GET /settings/mappings/:id/file", FREE, LEAD, A_MAPPING, NULL },
	{ "GET /import/:id/questions", FREE, LEAD, AN_UPLOAD, NULL },
	{ "POST /import/:id/questions", FREE, LEAD, AN_UPLOAD, "" },
	{ "POST /import/feed/:id/aside", FREE, "S~", A_FEED, "run=6110" },
	{ "GET /import/:id/left", FREE, LEAD, AN_UPLOAD, NULL },
	{ "POST /import/:id/left", FREE, LEAD, AN_UPLOAD, "whole=no" },
	{ "GET /accounts", FREE, "D", 0, NULL },
	{ "GET /accounts/invite", FREE, "D", 0, NULL },
	{ "POST /accounts/invite", FREE, "D", 0, "id=1&family=" },
	{ "POST /accounts/letters", FREE, "D", 0, "" },
	{ "GET /invitations", FREE, "SHD", 0, NULL },
	{ "POST /invitations/resets", FREE, "SHD~", 0, "id=1&say=yes" }, /* one that takes their yes: see test_reset */
	{ "GET /invitations/letters.pdf", FREE, "SHD~", 0, NULL }, /* what waits for them: see test_staff_letters */
	{ "GET /invitations/letters-large.pdf", FREE, "SHD~", 0, NULL },
	{ "GET /pupils/new", FREE, LEAD, 0, NULL },
	{ "POST /pupils/new", FREE, LEAD, 0, "id=1&family=" },
	{ "GET /pupil/:id/details", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/details", PUPIL, LEAD, 0, "revision=1&family=" },
	{ "GET /pupil/:id/leave", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/leave", PUPIL, LEAD, 0, "do=leave&left_on=" },
	{ "GET /pupil/:id/merge", PUPIL, LEAD, 0, NULL },
	{ "GET /pupil/:id/merge/:id", PUPIL, "S~", 1, NULL }, /* who holds both; 1 is nobody */
	{ "POST /pupil/:id/merge/:id", PUPIL, "S~", 1, "id=1&why=" },
	{ "POST /pupil/:id/merge/:id/undo", PUPIL, "S~", 1, "" },
	{ "GET /adults/twice", FREE, LEAD, 0, NULL },
	{ "GET /adult/:id/merge", FREE, "S~", AUNT, NULL },  /* who holds all their children */
	{ "GET /adult/:id/merge/:id", FREE, "S~", 1, NULL }, /* 1 is nobody */
	{ "POST /adult/:id/merge/:id", FREE, "S~", 1, "id=1&why=" },
	{ "POST /adult/:id/merge/:id/undo", FREE, "S~", 1, "" },
	{ "GET /pupil/:id/contacts", PUPIL, "SH", 0, NULL },
	{ "POST /pupil/:id/contacts", PUPIL, LEAD, 0, "id=1&family=" },
	{ "GET /pupil/:id/contacts/:id", PUPIL, LEAD, 1, NULL },
	{ "POST /pupil/:id/contacts/:id", PUPIL, LEAD, 1, "revision=1&family=" },
	{ "POST /pupil/:id/contacts/:id/end", PUPIL, LEAD, 2, "" }, /* the restricted father: refused */
	{ "GET /pupil/:id/contacts/:id/restrict", PUPIL, LEAD, 1, NULL },
	{ "POST /pupil/:id/contacts/:id/restrict", PUPIL, LEAD, 1, "id=1&what=" },
	{ "POST /pupil/:id/contacts/:id/restrict/:id", PUPIL, "S~", 1, "ended_why=" },
	{ "GET /cards", FREE, "ST", 0, NULL },
	{ "POST /cards", FREE, "ST~", 0, "pupil=501" }, /* a pupil of theirs, with a card: see test_card */
	{ "POST /cards/device", FREE, "ST", 0, "name=" },
	{ "GET /pupil/:id/invite", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/invite", PUPIL, LEAD, 0, "" },
	{ "POST /pupil/:id/invite/change", PUPIL, "S~", 0, "do=nonsense&who=1" },
	{ "GET /pupil/:id/invite/letters.pdf", PUPIL, "S~", 0, NULL },
	{ "GET /pupil/:id/invite/letters-large.pdf", PUPIL, "S~", 0, NULL },
	{ "GET /accounts/:id", FREE, "D", 900 + SENCO, NULL },
	{ "POST /accounts/:id", FREE, "D", 900 + SENCO, "action=give&role=" },
	{ "GET /settings", FREE, "SD", 0, NULL },
	{ "GET /settings/school", FREE, "SD", 0, NULL },
	{ "POST /settings/school", FREE, "SD", 0, "name=" },
	{ "GET /settings/year", FREE, "SD", 0, NULL },
	{ "POST /settings/year", FREE, "SD", 0, "year=2025" },
	{ "GET /settings/screen", FREE, "SD", 0, NULL },
	{ "POST /settings/screen", FREE, "SD", 0, "screen_span_days=x" },
	{ "GET /unusual", FREE, "HD", 0, NULL },
	{ "POST /unusual", FREE, "HD", 0, "until=1" },
	{ "GET /settings/unusual", FREE, "HD", 0, NULL },
	{ "POST /settings/unusual", FREE, "HD", 0, "limit=0" },
	{ "GET /settings/front", FREE, "SD", 0, NULL },
	{ "POST /settings/front", FREE, "SD", 0, "hours=9am" },
	{ "GET /settings/enquiries", FREE, "SD", 0, NULL },
	{ "POST /settings/enquiries", FREE, "SD", 0, "days=0" },
	{ "GET /advised", FREE, "I", 0, NULL },
	{ "GET /advised/:id", PUPIL, "I", 0, NULL },
	{ "GET /settings/asks", FREE, "SD", 0, NULL },
	{ "POST /settings/asks", FREE, "SD", 0, "days=0" },
	{ "GET /settings/concerns", FREE, "SD", 0, NULL },
	{ "POST /settings/concerns", FREE, "SD", 0, "days=0" },
	{ "GET /settings/complaints", FREE, "SD", 0, NULL },
	{ "POST /settings/complaints", FREE, "SD", 0, "name-1=" },
	{ "GET /settings/area", FREE, "SHID", 0, NULL },
	{ "POST /settings/area", FREE, "SHID", 0, "profile=x" },
	{ "POST /settings/area/rules", FREE, "SD", 0, "link_months=0" },
	{ "GET /settings/area/value/:word/:word/:word", FREE, "SHID~", 0, NULL },
	{ "POST /settings/area/value/:word/:word/:word", FREE, "SHID~", 0, "source=" },
	{ "GET /settings/area/item/:word/:word", FREE, "SHID~", 0, NULL },
	{ "POST /settings/area/item/:word/:word", FREE, "SHID~", 0, "source=" },
	{ "POST /settings/area/checked/:word/:word", FREE, "SHID~", 0, "" },
	{ "POST /settings/area/remove/:word/:word", FREE, "SHID~", 0, "" },
	{ "POST /settings/area/restore/:word/:word", FREE, "SHID~", 0, "" },
	{ "GET /settings/scales", FREE, "SD", 0, NULL },
	{ "GET /settings/scales/new", FREE, "SD", 0, NULL },
	{ "POST /settings/scales/new", FREE, "SD", 0, "name=" },
	{ "GET /settings/scales/:id", FREE, "SD~", 1, NULL },
	{ "POST /settings/scales/:id", FREE, "SD~", 1, "name=" },
	{ "GET /settings/points", FREE, "SD", 0, NULL },
	{ "POST /settings/points", FREE, "SD", 0, "year=x" },
	{ "GET /settings/points/new", FREE, "SD", 0, NULL },
	{ "POST /settings/points/new", FREE, "SD", 0, "name=" },
	{ "GET /settings/points/:id", FREE, "SD~", 1, NULL },
	{ "POST /settings/points/:id", FREE, "SD~", 1, "name=" },
	{ "GET /set-up", FREE, "SD", 0, NULL },
	{ "POST /set-up", FREE, "SD", 0, "" },
	{ "GET /set-up/senco", FREE, "D", 0, NULL },
	{ "POST /set-up/senco", FREE, "D", 0, "id=1&family=" },
	{ "POST /sign-out", IN, "", 0, "" }, /* the last: it ends the session */
};

const size_t rights_rows = sizeof rights_table / sizeof rights_table[0];

enum { PATH_MAX_TEXT = 200 };

/* A word that leads somewhere: of the school, of a leaflet, of a document that it publishes, of a part. */
static struct str word_after(struct arena *a, struct str before)
{
	if (str_is(before, "s"))
		return str_fmt(a, "%d", SCHOOL);
	if (str_is(before, "publications"))
		return S("accessibility");
	if (str_is(before, "leaflets"))
		return S("step-by-step");
	if (str_is(before, ":word")) /* a page of that leaflet */
		return S("plan");
	return str_is(before, "parts") || str_is(before, "rows-of") ? S("curriculum") : S("6.53");
}

const char *rights_path(struct arena *a, const struct rights_row *r, int64_t pupil)
{
	struct str rest = str_sub(str_of(strchr(r->route, ' ')), 1, PATH_MAX_TEXT);
	struct buf b = buf_new(a, PATH_MAX_TEXT);
	bool first = true;
	struct str before = STR_NONE;

	while (rest.n > 0) {
		struct str part = str_cut(str_sub(rest, 1, rest.n), '/', &rest);

		if (str_is(part, ":id")) {
			buf_fmt(&b, "/%lld", (long long)(first && r->about == PUPIL ? pupil : r->id));
			first = false;
		} else if (str_is(part, ":word")) {
			buf_fmt(&b, "/%.*s", STR_ARG(word_after(a, before)));
		} else {
			buf_fmt(&b, "/%.*s", STR_ARG(part));
		}
		before = part;
		if (rest.n > 0)
			rest = (struct str){ rest.p - 1, rest.n + 1 };
	}
	return str_c(a, buf_view(&b));
}

bool rights_allow(const struct rights_row *r, const struct asker *x)
{
	if (r->about == ALL || r->about == IN)
		return true;
	if (strchr(r->who, 'p') != NULL)
		return x->person_id == MOTHER && x->role == 'P';
	if (strchr(r->who, 'u') != NULL)
		return x->person_id == ZARA_PERSON && x->role == 'U';
	if (strchr(r->who, 'y') != NULL)
		return x->person_id == YOUNG_PERSON && x->role == 'U';
	return x->held && strchr(r->who, x->role) != NULL && (r->about == FREE || x->open);
}

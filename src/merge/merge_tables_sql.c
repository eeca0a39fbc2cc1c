/* Every table with rows of a pupil, so that none is forgotten when two records become one: all columns, and the
 * statements that read, take out and put in. tests/merge/test_merge_sql.c compares with the schema. */
#include "merge/merge_sql.h"

#include "core/record/record_sql.h"

#define TABLE(table, key, columns, values)                                                                             \
	STMT(Q_MERGE_OF_##table, MERGE_ROWS_MOST,                                                                      \
	     "SELECT " columns " FROM " #table " WHERE school_id = $1 AND pupil_id = $2 ORDER BY " key);               \
	STMT(Q_MERGE_DROP_##table, 0,                                                                                  \
	     "DELETE FROM " #table " WHERE school_id = $1 AND pupil_id = $2 AND " key " = $3");                        \
	STMT(Q_MERGE_PUT_##table, 0, "INSERT INTO " #table " (" columns ") VALUES (" values ")")

/* clang-format off */
TABLE(complaint, "id",
	  "school_id, pupil_id, id, raised_on, person_id, from_name, reach, way, about, words, wish, language, "
	  "helper, about_senco, noted_by",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15");
TABLE(acknowledgement, "id",
	  "school_id, pupil_id, id, plan_id, person_id, state, note, at",
	  "$1, $2, $3, $4, $5, $6, $7, $8");
TABLE(adviser_yes, "id",
	  "school_id, pupil_id, id, person_id, given_by, starts, ends, ended_on, ended_by, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10");
TABLE(annual_report, "id",
	  "school_id, pupil_id, id, given_on, words, noted_by, revision",
	  "$1, $2, $3, $4, $5, $6, $7");
TABLE(assignment, "id",
	  "school_id, pupil_id, id, person_id, kind, note, starts, ends",
	  "$1, $2, $3, $4, $5, $6, $7, $8");
TABLE(census_reason, "id",
	  "school_id, pupil_id, id, rule, fact, words, by_id, on_day, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9");
TABLE(circumstance, "id",
	  "school_id, pupil_id, id, kind, level, words, starts, ends, noted_by, noted_on, revision, hours, "
	  "agreed, review_on",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14");
TABLE(class_member, "id",
	  "school_id, pupil_id, id, class_id, year_group, starts, ends",
	  "$1, $2, $3, $4, $5, $6, $7");
TABLE(complaint_step, "complaint_id",
	  "school_id, pupil_id, complaint_id, number, id, on_day, kind, words, by_id, by_family, how, route, "
	  "stage, holder, sealed, closed, answer_by, outcome, learnt",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19");
TABLE(concern, "id",
	  "school_id, pupil_id, id, raised_on, from_kind, person_id, from_name, reach, way, words, language, "
	  "helper, receipt, private, noted_by, answer_by, compared, result, reason, look_on, answer, "
	  "answered_on, answered_by, answered_how, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, "
	  "$23, $24, $25");
TABLE(contact_link, "id",
	  "school_id, pupil_id, id, person_id, relationship, responsibility, lives_with, contact_order, "
	  "gets_letters, restricted, restriction_note, starts, ends, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14");
TABLE(cycle, "id",
	  "school_id, pupil_id, id, number, opened_on, assessed_on, planned_on, do_on, reviewed_on, closed_on, "
	  "review_on, learned, revision, assess_reason",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14");
TABLE(decision, "id",
	  "school_id, pupil_id, id, decided_on, result, reason, evidence, decided_by, with_whom, monitor_on, "
	  "discussion_id, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12");
TABLE(discussion, "id",
	  "school_id, pupil_id, id, held_on, present, strengths, difficulties, parent_worries, pupil_view, "
	  "hopes, next_steps, noted_by, copy_on, copy_how, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15");
TABLE(duty_reason, "id",
	  "school_id, pupil_id, id, about, words, until_on, by_id, on_day, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9");
TABLE(ehc_date, "id",
	  "school_id, pupil_id, id, kind, on_day, state, papers_on, report_on, decided_on, outcome, note, "
	  "noted_by, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13");
TABLE(family_ask, "id",
	  "school_id, pupil_id, id, person_id, kind, whom, why, suits, way, interpreter, paper, form, "
	  "language, council_on, asked_on, due_on, answer, answered_by, answered_on, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20");
TABLE(home_note, "id",
	  "school_id, pupil_id, id, person_id, outcome_root, words, by_pupil, shared, file_id, sent_on, seen_by, "
	  "seen_on, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13");
TABLE(insight, "id",
	  "school_id, pupil_id, id, cycle_id, kind, position, words, action, file_id, file_page, file_words, "
	  "to_family",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12");
TABLE(measure_point, "id",
	  "school_id, pupil_id, id, outcome_root, on_day, value, note, noted_by",
	  "$1, $2, $3, $4, $5, $6, $7, $8");
TABLE(meeting, "id",
	  "school_id, pupil_id, id, cycle_id, kind, on_day, minute, place, who, state, counts, notes, agreed, "
	  "made_by, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15");
TABLE(meeting_answer, "id",
	  "school_id, pupil_id, id, meeting_id, person_id, answer, days, on_day, minute, at, noted_by",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11");
TABLE(message, "id",
	  "school_id, pupil_id, id, person_id, kind, words, language, at, answer, answered_by, answered_at, "
	  "revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12");
TABLE(need_statement, "id",
	  "school_id, pupil_id, id, cycle_id, source, words, said_by, not_relevant, noted_by, noted_on, "
	  "revision, file_id, file_page, file_words",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14");
TABLE(notice, "id",
	  "school_id, pupil_id, id, kind, about_id, person_id, addressee, to_pupil, body, made_on, channel, "
	  "sent_on, sent_by, proof, seen_at, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16");
TABLE(observation, "id",
	  "school_id, pupil_id, id, seen_on, place, subject, words, helped, seen_by, noted_at, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11");
TABLE(outcome, "id",
	  "school_id, pupil_id, id, plan_id, root_id, position, aim, life_aim, measure, unit, baseline, target, "
	  "by_on, checked, expected",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15");
TABLE(picture_card, "account_id",
	  "school_id, pupil_id, id, account_id, made_by, made_at, failures, last_in_at, ended_at",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9");
TABLE(plan, "id",
	  "school_id, pupil_id, id, cycle_id, version, state, teacher_id, review_on, everyday, home, "
	  "home_school, parents_said, parents_how, pupil_said, pupil_how, parents_agree, changes, shared_on, "
	  "shared_by, made_by, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21");
TABLE(plan_reply, "id",
	  "school_id, pupil_id, id, plan_id, person_id, answer, words, at, way, noted_by",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10");
TABLE(provision, "id",
	  "school_id, pupil_id, id, plan_id, root_id, position, outcome_root, what, evidence, giver_id, "
	  "per_week, minutes, group_size, group_key, starts, ends, live",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17");
TABLE(pupil_file, "id",
	  "school_id, pupil_id, id, kind, title, made_by, made_on, came, words, meeting_id, readers, name, "
	  "type, bytes, pages, width, height, digest, blob_id, scan, scanned_at, found, added_by, added_on, "
	  "revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, "
	  "$23, $24, $25");
TABLE(pupil_need, "id",
	  "school_id, pupil_id, id, code, rank, starts, ends",
	  "$1, $2, $3, $4, $5, $6, $7");
TABLE(pupil_status, "id",
	  "school_id, pupil_id, id, code, starts, ends, reason, decided_by",
	  "$1, $2, $3, $4, $5, $6, $7, $8");
TABLE(reminder, "id",
	  "school_id, pupil_id, id, kind, about_id, person_id, asked_on, asked_by, press",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9");
TABLE(restriction, "id",
	  "school_id, pupil_id, id, person_id, what, paper, paper_on, starts, until_on, way, noted_by, "
	  "ended_on, ended_by, ended_why, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15");
TABLE(result, "id",
	  "school_id, pupil_id, id, point_id, subject, scale_id, value, code, note, way, noted_by, noted_at, "
	  "until_at",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13");
TABLE(review, "id",
	  "school_id, pupil_id, id, cycle_id, plan_id, held_on, state, present, differ, learned, next_step, "
	  "why, family_agrees, summary, pupil_summary, quality, finished_on, made_by, why_read, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20");
TABLE(review_outcome, "id",
	  "school_id, pupil_id, id, review_id, outcome_root, judgement, after_value, words, carry",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9");
TABLE(review_provision, "id",
	  "school_id, pupil_id, id, review_id, provision_root, decision, words",
	  "$1, $2, $3, $4, $5, $6, $7");
TABLE(round, "id",
	  "school_id, pupil_id, id, cycle_id, asked_by, asked_on, answer_by, question, reminded_on, closed_on, "
	  "revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11");
TABLE(round_answer, "id",
	  "school_id, pupil_id, id, round_id, person_id, subject, progress, helps, hard_class, hard_break, "
	  "seen, said_by, said_how, noted_by, answered_on, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16");
TABLE(screen_decision, "id",
	  "school_id, pupil_id, id, screened_on, found, said, result, reason, what, until_on, talked_on, "
	  "talked_with, talked_words, decided_by, decided_on, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16");
TABLE(session, "id",
	  "school_id, pupil_id, id, provision_root, on_day, turn, result, reason, minutes, note, noted_by, "
	  "noted_at, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13");
TABLE(statement_answer, "id",
	  "school_id, pupil_id, id, statement_id, person_id, answer, words, on_day, settled, settled_by, "
	  "settled_on, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12");
TABLE(statement_of_help, "id",
	  "school_id, pupil_id, id, month, number, replaces_id, made_on, made_at, code, body, seal, agreed, "
	  "given, missed, caught, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16");
TABLE(strategy, "id",
	  "school_id, pupil_id, id, plan_id, position, words",
	  "$1, $2, $3, $4, $5, $6");
TABLE(view, "id",
	  "school_id, pupil_id, id, cycle_id, moment, who, person_id, name, method, helper, going_well, hard, "
	  "words, rating, language, private, given_on, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18");
TABLE(withdrawn_entry, "id",
	  "school_id, pupil_id, id, kind, entry_id, on_day, by_id, state, other_pupil, why, done_by, done_at, "
	  "sealed, kept, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15");
TABLE(year_up_pupil, "id",
	  "school_id, pupil_id, id, what, year_was, year_is, class_was, class_is, member_was, member_is",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10");
TABLE(young_agreement, "id",
	  "school_id, pupil_id, id, kind, person_id, starts, ends, how, words, noted_by, noted_at, revision",
	  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12");

#define ROW(table, key) { #table, key, &Q_MERGE_OF_##table, &Q_MERGE_DROP_##table, &Q_MERGE_PUT_##table },
/* Those that others point to come first. */
static const struct merge_table TABLES[] = {
	ROW(complaint, "id")
	ROW(acknowledgement, "id")
	ROW(adviser_yes, "id")
	ROW(annual_report, "id")
	ROW(assignment, "id")
	ROW(census_reason, "id")
	ROW(circumstance, "id")
	ROW(class_member, "id")
	ROW(complaint_step, "complaint_id")
	ROW(concern, "id")
	ROW(contact_link, "id")
	ROW(cycle, "id")
	ROW(decision, "id")
	ROW(discussion, "id")
	ROW(duty_reason, "id")
	ROW(ehc_date, "id")
	ROW(family_ask, "id")
	ROW(home_note, "id")
	ROW(insight, "id")
	ROW(measure_point, "id")
	ROW(meeting, "id")
	ROW(meeting_answer, "id")
	ROW(message, "id")
	ROW(need_statement, "id")
	ROW(notice, "id")
	ROW(observation, "id")
	ROW(outcome, "id")
	ROW(picture_card, "account_id")
	ROW(plan, "id")
	ROW(plan_reply, "id")
	ROW(provision, "id")
	ROW(pupil_file, "id")
	ROW(pupil_need, "id")
	ROW(pupil_status, "id")
	ROW(reminder, "id")
	ROW(restriction, "id")
	ROW(result, "id")
	ROW(review, "id")
	ROW(review_outcome, "id")
	ROW(review_provision, "id")
	ROW(round, "id")
	ROW(round_answer, "id")
	ROW(screen_decision, "id")
	ROW(session, "id")
	ROW(statement_answer, "id")
	ROW(statement_of_help, "id")
	ROW(strategy, "id")
	ROW(view, "id")
	ROW(withdrawn_entry, "id")
	ROW(year_up_pupil, "id")
	ROW(young_agreement, "id")
};
/* clang-format on */

size_t merge_table_count(void)
{
	return sizeof TABLES / sizeof *TABLES;
}

const struct merge_table *merge_table_at(size_t i)
{
	return &TABLES[i];
}

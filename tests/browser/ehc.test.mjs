// Today asks for the date of an EHC plan that nobody entered; the SENCO enters it, books the annual review, and notes
// papers, report and the council's decision; who reads the record sees what is due.
import { story } from './lib/person.mjs';

const MISSING = 'li.duty:has-text("Enter the date of") a:has-text("Annual review")';

let pupil = null;

story('ehc', (step) => {
	step('Today asks for the missing date, the law first', 'senco', async (p) => {
		await p.open('/today?open=all');
		await p.sees(/Enter the date of .*’s EHC plan/);
		await p.sees('Must Children and Families Act 2014 s.44');
		await p.sees('Must, by law. Children and Families Act 2014 s.68');
		await p.sees('3 school days after the decision, no later than the first support (APDR’s default)');
		await p.pageIsSound();
		await p.open('/today');
		await p.followFirst(MISSING);
		pupil = new URL(p.page.url()).pathname;
		await p.sees('Enter the date on');
		await p.pageIsSound();
	});

	step('a wrong date is said by its field, and kept', 'senco', async (p) => {
		await p.open(pupil);
		await p.chooseNamed('kind', 'plan');
		await p.date('on_day', '2026-04-20');
		await p.press('Save');
		await p.sees('The date on a plan is not in the future');
		await p.pageIsSound();
		await p.date('on_day', '2025-05-06');
		await p.press('Save');
		await p.sees('The twelve months end on Tuesday 5 May 2026');
		await p.sees('hold the meeting by Friday 27 March 2026'); // 7 April is in the Easter holiday
	});

	step('a meeting is booked, its papers are sent', 'senco', async (p) => {
		await p.open(pupil);
		await p.chooseNamed('kind', 'review');
		await p.date('on_day', '2026-03-26');
		await p.press('Save');
		await p.sees('The meeting is booked for Thursday 26 March 2026');
		await p.sees('must have the papers by Thursday 12 March 2026');
		await p.follow(/^Papers, report, decision/);
		await p.date('papers_on', '2026-03-09');
		await p.press('Save');
		await p.sees('Papers sent on 9 March 2026.');
		await p.open('/today?open=all');
		await p.seesNot('Enter the date of');
	});

	step('it was held sooner, and the council has decided', 'senco', async (p) => {
		await p.open(pupil);
		await p.follow(/^Papers, report, decision/);
		await p.chooseNamed('state', 'held');
		await p.press('Save');
		await p.sees('The meeting is in the future');
		await p.date('on_day', '2026-03-09');
		await p.date('report_on', '2026-03-10');
		await p.date('decided_on', '2026-03-10');
		await p.chooseNamed('outcome', 'keep');
		await p.pageIsSound();
		await p.press('Save');
		await p.sees('Decision: Keep the plan.');
		await p.sees('The twelve months end on Tuesday 9 March 2027');
		await p.pageIsSound();
	});

	step('the head reads, and cannot change', 'head', async (p) => {
		await p.open(pupil);
		await p.sees('The local authority decided on 10 March 2026.');
		await p.seesNot('Add a date');
		await p.pageIsSound();
		await p.open(pupil.replace('/ehc', ''));
		await p.sees('Dates of the EHC plan');
		await p.seesNot('Code 6.65');
		await p.pageIsSound();
	});
});

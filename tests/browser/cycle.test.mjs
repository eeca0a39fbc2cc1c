// The whole cycle, step by step, each as the person who does it.
import { equal } from './lib/test.mjs';
import { CASPER } from './lib/server.mjs';
import { story } from './lib/person.mjs';

// By the list, as everybody does.
async function openPupil(p, name, tab = null) {
	await p.openPupil(name);
	for (const word of tab === null ? [] : tab.split(' > ')) {
		await p.follow(new RegExp(`^${word}( now)?$`));
	}
}

story('one pupil, from the first worry', (step) => {
	step('1 early discussion: what is missing is said', 'teacher', async (p) => {
		await openPupil(p, CASPER, 'Notice > Discussions');
		await p.sees('No discussion with Casper’s parents is recorded yet');
		await p.pageIsSound();
		await p.fill('Who was there', 'Ms Lindqvist (mother), Casper, Mr Price');
		await p.fill('What goes well for Casper', 'Kind to others. Loves maps.');
		await p.date('held_on', '2026-03-09');
		await p.press('Save the note');
		await p.sees('There is a problem');
		await p.pageIsSound();
		equal(await p.valueOf('strengths'), 'Kind to others. Loves maps.', 'what was typed');
	});

	step('1 early discussion: the note', 'teacher', async (p) => {
		await p.fill('Difficulties', 'Reading aloud; finding the word he wants.');
		await p.fill('What the parents are worried about', 'He says he is stupid.');
		await p.fill('What Casper said', 'The words run away.');
		await p.fill('What we hope for', 'Casper reads a page to his sister.');
		await p.fill('Next steps', 'Hearing test (mother, March). We watch reading for two weeks.');
		await p.press('Save the note');
		await p.sees('Talk on 9 March 2026');
		await p.sees(/Saved/);
		await p.pageIsSound();
	});

	step('1 early discussion: the parents get a copy', 'teacher', async (p) => {
		await p.press('Give the parents a copy');
		await p.sees(/Given on 10 March 2026/);
		await p.pageIsSound();
	});

	step('2 decision: no reason, no decision', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Notice > Decisions');
		await p.sees('Nothing was decided here yet');
		await p.pageIsSound();
		await p.chooseNamed('result', 'sen_support');
		await p.press('Save the decision');
		await p.sees('There is a problem');
		await p.pageIsSound();
	});

	step('2 decision: SEN Support, with reason, evidence and every need', 'senco', async (p) => {
		await p.chooseNamed('result', 'sen_support');
		await p.fill('Why', 'Two years behind in reading although he was taught well.');
		await p.fill('Evidence', 'Reading test of February; two weeks of watching; his mother’s words.');
		await p.pick('Main need', 'Specific learning difficulty (SPLD)');
		await p.pick('Need 2', 'Speech, language and communication needs (SLCN)');
		await p.date('review_on', '2026-06-12');
		await p.press('Save the decision');
		await p.sees('SEN Support');
		await p.sees('10 March 2026');
		await p.pageIsSound();
		await openPupil(p, CASPER);
		await p.sees('SEN Support since 10 March 2026');
		await p.pageIsSound();
	});

	step('3 formal notice: a letter for each parent', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Family > Letters');
		await p.sees('Who must be told');
		await p.pageIsSound();
		equal(await p.page.locator('section[aria-labelledby=waiting] tbody tr').count(), 2, 'letters that wait');
	});

	for (const n of [1, 2]) {
		step(`3 formal notice: letter ${n} is given on paper, with proof`, 'senco', async (p) => {
			await openPupil(p, CASPER, 'Family > Letters');
			await p.followFirst('section[aria-labelledby=waiting] tbody a');
			await p.pageIsSound();
			await p.choose('By post');
			await p.fill('How you know it reached them', 'First class, posted by the office.');
			await p.press('We gave or posted it');
			await p.sees('Given');
			await p.pageIsSound();
		});
	}

	step('3 formal notice: nobody is left to tell', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Family > Letters');
		await p.sees('No letter waits');
		await p.pageIsSound();
	});

	step('4 assess: the teacher adds what he knows, with who said it', 'teacher', async (p) => {
		await openPupil(p, CASPER, 'Assess');
		await p.sees('What we know, from eight sources');
		await p.pageIsSound();
		await p.fillNamed('words-1', 'Knows a lot, cannot show it on paper.');
		await p.press('Save');
		await p.sees('Say who said it');
		equal(await p.valueOf('words-1'), 'Knows a lot, cannot show it on paper.', 'what was typed');
		await p.pageIsSound();
		await p.fillNamed('by-1', 'Daniel Price, class teacher');
		await p.press('Save');
		await p.sees('Daniel Price, class teacher, 10 March 2026');
	});

	step('4 assess: the SENCO fills the other sources or says why not', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Assess');
		const words = { 2: 'Two levels behind where he was.', 3: 'Reading 84, maths 101.',
			5: 'As a child two years younger.' };

		// What parents and pupil said in the first talk came along with the teacher's save.
		await p.sees('He says he is stupid.');
		await p.sees('The parents, early discussion, 9 March 2026');
		for (const [source, text] of Object.entries(words)) {
			await p.fillNamed(`words-${source}`, text);
			await p.fillNamed(`by-${source}`, 'School records');
		}
		await p.fillNamed('nr-4', 'one teacher teaches everything');
		await p.fillNamed('nr-8', 'nobody from outside is involved yet');
		await p.fillNamed('strength-1', 'Kind, curious, good with maps');
		await p.fillNamed('barrier-1', 'Long texts');
		await p.fillNamed('action-1', 'Texts in parts, read to him first');
		await p.fillNamed('know-1', 'Do not ask him to read aloud');
		await p.press('Save');
		await p.sees('Saved');
		await p.sees('nobody from outside is involved yet');
		await p.pageIsSound();
	});

	step('4 assess: the pupil’s view, how it was given and who helped', 'senco', async (p) => {
		await p.follow(/^Record what Casper says/);
		await p.pageIsSound();
		await p.fillNamed('name', 'Casper');
		await p.pickNamed('method', 'Drawn');
		await p.fillNamed('helper', 'Jo Whitlock');
		await p.fillNamed('words', 'A drawing of letters with legs.');
		await p.press('Save the view');
		await openPupil(p, CASPER, 'Assess');
		await p.sees('A drawing of letters with legs.');
		await p.sees('Drawn');
	});

	step('4 assess: finished, with a reason for what is not there', 'senco', async (p) => {
		await p.fillNamed('reason', 'The parents gave their view by phone; it is written above.');
		await p.press('Assessment finished');
		await openPupil(p, CASPER);
		await p.sees('Plan');
		await p.seesNot('now now');
		await p.pageIsSound();
	});

	step('5 plan: a draft is kept on every step', 'senco', async (p) => {
		await openPupil(p, CASPER);
		await p.follow('Write the plan');
		await p.pageIsSound();
		await p.fillNamed('aim-0', 'Casper reads a page to his sister');
		await p.press('Add an outcome');
		equal(await p.valueOf('aim-0'), 'Casper reads a page to his sister', 'after a row was added');
		await p.press('Save draft');
		await openPupil(p, CASPER);
		await p.follow(/plan$/);
		equal(await p.valueOf('aim-0'), 'Casper reads a page to his sister', 'after coming back');
	});

	step('5 plan: not shared while something essential is missing', 'senco', async (p) => {
		for (const part of ['day', 'month', 'year']) {
			await p.fillNamed(`review_on-${part}`, '');
		}
		await p.press('Check and share');
		await p.press('Share the plan');
		await p.sees('There is a problem');
		await p.pageIsSound();
	});

	step('5 plan: outcomes, help, lessons, home, teacher, review date', 'senco', async (p) => {
		await openPupil(p, CASPER);
		await p.follow(/plan$/);
		await p.fillNamed('measure-0', 'Words read correctly in one minute');
		await p.fillNamed('unit-0', 'words');
		await p.fillNamed('baseline-0', '38');
		await p.fillNamed('target-0', 'many');
		await p.press('Save draft');
		await p.sees('There is a problem');
		equal(await p.valueOf('target-0'), 'many', 'what was typed');
		await p.pageIsSound();
		await p.fillNamed('target-0', '55');
		await p.pickNamed('checked-0', 'Every week');
		await p.fillNamed('what-0', 'Reading together');
		await p.pickNamed('giver-0', 'Jo Whitlock, Teaching assistant');
		await p.fillNamed('per_week-0', '3');
		await p.fillNamed('minutes-0', '20');
		await p.fillNamed('group_size-0', '1');
		await p.fillNamed('evidence-0', 'Paired reading: good evidence');
		await p.fillNamed('lessons', 'Do not ask him to read aloud.\nTexts in short parts.');
		await p.fillNamed('home', 'Ten minutes of listening to a story');
		await p.fillNamed('parents_said', 'He hides his book.');
		await p.pickNamed('parents_how', 'By phone');
		await p.fillNamed('pupil_said', 'I want to read to Mila.');
		await p.pickNamed('pupil_how', 'In a talk at school');
		await p.chooseNamed('parents_agree', 'yes');
		await p.pickNamed('teacher_id', 'Daniel Price, Class teacher');
		await p.date('review_on', '2026-06-12');
		await p.press('Save draft');
		await p.sees('Draft saved');
		await p.pageIsSound();
	});

	step('5 plan: shared, with a copy for everybody', 'senco', async (p) => {
		await p.press('Check and share');
		await p.sees('Who gets it');
		await p.sees('on paper');
		await p.pageIsSound();
		await p.press('Share the plan');
		await p.sees(/shared/i);
		await p.pageIsSound();
		await openPupil(p, CASPER);
		await p.sees('now until 12 June');
		await p.seesNot('To 9 March'); // the day before it was shared
	});

	step('6 staff know: the teacher’s class page says so first', 'teacher', async (p) => {
		await p.open('/class');
		await p.sees(/Read first: (1 plan|\d+ plans) to read/);
		await p.seesNot('1 plans');
		await p.pageIsSound();
	});

	step('6 staff know: the teacher finds the plan and says that he has read it', 'teacher', async (p) => {
		await p.open('/plans');
		await p.pageIsSound();
		await p.follow(new RegExp(CASPER));
		await p.sees('Do not ask him to read aloud.');
		await p.pageIsSound();
		await p.press(/read/i);
		await p.pageIsSound();
	});

	step('6 staff know: the assistant asks for help with it', 'ta', async (p) => {
		await p.open('/plans');
		await p.follow(new RegExp(CASPER));
		await p.pageIsSound();
		await p.fill(/help/i, 'How do I stop him guessing?');
		await p.press(/help/i);
	});

	step('6 staff know: the SENCO sees who has read it and who wants help', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Plan');
		await p.followFirst('main table a');
		await p.sees('How do I stop him guessing?');
		await p.pageIsSound();
	});

	step('5 plan: a change makes version 2, which says what is different', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Plan');
		await p.follow('Change the plan');
		await p.fillNamed('per_week-0', '4');
		await p.press('Check and share');
		await p.press('Share the plan');
		await openPupil(p, CASPER, 'Plan');
		await p.sees('Version 1');
		await p.sees('Version 2');
		await p.sees('Reading together is now 4 times a week. It was 3 times.');
		await p.pageIsSound();
	});

	step('7 do: the assistant gives the first session', 'ta', async (p) => {
		await p.open('/sessions');
		await p.sees('Reading together');
		await p.press(/^Given\s+Reading together/);
		await p.sees('Noted');
	});

	step('7 do: the teacher checks an outcome; it is a point on the chart', 'teacher', async (p) => {
		await openPupil(p, CASPER, 'Log progress');
		await p.fill('Words read correctly in one minute', 'better');
		await p.press('Save');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.fill('Words read correctly in one minute', '44');
		await p.press('Save');
		await p.sees('Now 44');
		await p.pageIsSound();
	});

	step('7 do: planned against delivered', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Do');
		await p.sees('10 March 2026 Reading together Given'); // counted in "planned and given" when the day is over
		await p.pageIsSound();
	});

	step('8 review: what the SENCO and the family decide', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Review');
		await p.fill(/^Who took part/, 'Casper, his parents, Mr Price');
		await p.fillNamed('after_value-0', '51');
		await p.pickNamed('judgement-0', 'Partly reached');
		await p.fillNamed('owords-0', 'He reads to Mila twice a week.');
		await p.chooseNamed('carry-0', '1');
		await p.pickNamed('decision-0', 'Keep');
		await p.fillNamed('pwords-0', 'It works.');
		await p.fill(/^Add to what we know/, 'Audio books open texts for him.');
		await p.chooseNamed('quality', 'as_planned');
		await p.chooseNamed('next_step', 'change');
		await p.fillNamed('why', 'Nearly there; more at home.');
		await p.fillNamed('family_agrees', 'Yes.');
		await p.press('Finish and send to parents');
		await p.sees('Cycle 2');
		await p.pageIsSound();
	});

	step('8 review: the next assessment opens with what was learned', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Assess');
		await p.sees('Cycle 2');
		await p.sees('Audio books open texts for him.');
		await p.pageIsSound();
		await p.fillNamed('words-1', 'Reads with joy when he may listen first.');
		await p.fillNamed('by-1', 'Daniel Price, class teacher');
		await p.press('Save');
		await p.fillNamed('reason', 'Everything else was looked at in the review.');
		await p.press('Assessment finished');
	});

	step('5 plan: the second plan begins with what goes on', 'senco', async (p) => {
		await openPupil(p, CASPER);
		await p.follow('Write the plan');
		await p.sees(/Cycle 2, version 1/);
		equal(await p.valueOf('aim-0'), 'Casper reads a page to his sister', 'the outcome that was carried over');
		equal(await p.valueOf('what-0'), 'Reading together', 'the support that was kept');
		await p.pageIsSound();
	});

	step('8 review: everything earlier can still be read', 'senco', async (p) => {
		await openPupil(p, CASPER, 'Plan');
		await p.sees('Version 1');
		await p.sees('Version 2');
		await p.pageIsSound();
	});
});

story('a review and what comes next', (step) => {
	step('8 review: everybody’s view', 'senco', async (p) => {
		await openPupil(p, 'Zara Iqbal', 'Review');
		await p.pageIsSound();
		await p.unfold('Add what somebody says');
		await p.chooseNamed('who', 'parent');
		await p.fillNamed('name', 'Nadia Iqbal');
		await p.fillNamed('words', 'She reads to Yusuf now.\nSpelling makes her cry.');
		await p.press('Add this view');
		await p.sees('She reads to Yusuf now.');
		await p.pageIsSound();
	});

	step('8 review: not finished without a next step; words are kept', 'senco', async (p) => {
		await p.fill(/^Who took part/, 'Zara, her mother, Mr Price, the SENCO');
		await p.fillNamed('owords-0', 'She reads aloud without being asked.');
		await p.press('Finish and send to parents');
		await p.sees('There is a problem');
		await p.pageIsSound();
		equal(await p.valueOf('owords-0'), 'She reads aloud without being asked.', 'what was typed');
	});

	step('8 review: judged, decided, finished', 'senco', async (p) => {
		await p.pickNamed('judgement-0', 'Reached');
		await p.pickNamed('judgement-1', 'Partly reached');
		await p.chooseNamed('carry-1', '1');
		await p.pickNamed('decision-0', 'Keep');
		await p.pickNamed('decision-1', 'Stop');
		await p.fillNamed('pwords-1', 'She reads on her own now.');
		await p.fill(/^Add to what we know/, 'Cream paper helps.');
		await p.chooseNamed('quality', 'mostly');
		await p.chooseNamed('next_step', 'continue');
		await p.fillNamed('why', 'It works; spelling needs more time.');
		await p.fillNamed('family_agrees', 'Yes, both.');
		await p.press('Finish and send to parents');
		await p.pageIsSound();
		await p.sees('Cycle 5');
		await p.sees('Assess');
	});
});

story('the help is given', (step) => {
	step('an assistant says with one press that a session was given', 'ta', async (p) => {
		await p.open('/sessions');
		await p.sees(/ of \d+ logged/);
		await p.pageIsSound();
		await p.press(/^Given/);
		await p.sees('Done');
	});

	step('and why another one was not', 'ta', async (p) => {
		await p.follow(/^Part, not given, note/);
		await p.choose('Not given');
		await p.press('Save');
		await p.sees(/Choose why/);
		await p.pageIsSound();
		await p.pick('Why not, or only in part?', 'No room or things missing');
		await p.fill(/^Note for the class teacher/, 'The hall was set up for lunch.\nWe try tomorrow.');
		await p.press('Save');
		await p.sees(/Did not happen/);
	});
});

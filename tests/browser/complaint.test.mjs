// A complaint through its stages: a parent complains, the SENCO answers, the parent is still unhappy, the head answers and
// closes it. Nobody else finds it; one about the SENCO is with the head alone.
import { equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

const WORDS = 'The reading sessions that we agreed do not happen.';

async function openZara(p) {
	await p.openPupil('Zara Iqbal');
	await p.followFirst('.tabs a:is([href$="/messages"], [href$="/meetings"])');
	await p.followFirst('a[href^="/pupil/"][href$="/complaints"]');
}

story('complaint', (step) => {
	step('a parent who is unhappy finds the next steps, and makes a complaint', 'parent', async (p) => {
		await p.open('/family');
		await p.follow('Say what is wrong');
		await p.sees('Free help from outside school');
		await p.pageIsSound();
		await p.follow('Make a complaint, or see how yours is going');
		for (const way of ['Disagreement resolution', 'Mediation', 'SEND tribunal', 'Department for Education',
			'Ombudsman', 'Free help from outside school', 'within 10 school days']) {
			await p.sees(way);
		}
		await p.pageIsSound();
		await p.press('Send my complaint');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.fillNamed('words', WORDS);
		await p.fillNamed('wish', 'That they happen every morning.');
		await p.chooseNamed('about', 'support');
		await p.press('Send my complaint');
		await p.sees('Thank you. The school has it now.');
		await p.sees(/has it, and answers by Tuesday 24 March 2026/);
		await p.sees(WORDS);
		await p.sees('When you have the answer, or when the day has passed');
		await p.pageIsSound();
	});

	step('the SENCO has it in Today, and says what was looked at', 'senco', async (p) => {
		await p.open('/today?open=all');
		await p.sees(/Answer (the complaint about Zara Iqbal’s support|\d+ complaints)/);
		await p.pageIsSound();
		await p.followFirst(p.due('Zara Iqbal', 'Open the complaint'));
		await p.sees(WORDS);
		await p.pageIsSound();
		await p.press('Add it to the history');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.chooseNamed('kind', 'note');
		await p.fillNamed('words', 'Session log: five of twelve took place.');
		await p.press('Add it to the history');
		await p.sees('Saved.');
		await p.sees('Session log: five of twelve took place.');
	});

	step('and answers', 'senco', async (p) => {
		await p.chooseNamed('kind', 'answer');
		await p.fillNamed('words', 'You are right. From Monday they happen every morning.');
		await p.press('Add it to the history');
		await p.sees('Answered, not closed yet');
		await p.pageIsSound();
		await p.open('/complaints');
		await p.sees('Zara Iqbal');
		await p.pageIsSound();
	});

	step('the parent reads the answer, and is still unhappy', 'parent', async (p) => {
		await p.open('/family');
		await p.follow('Make a complaint, or see how yours is going');
		await p.sees('Your complaint of 10 March 2026');
		await p.pageIsSound();
		await p.follow('Your complaint of 10 March 2026');
		await p.sees('You are right. From Monday they happen every morning.');
		await p.seesNot('five of twelve');
		await p.press('I am still unhappy: next step');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.fillNamed('words', 'It was better for a week.');
		await p.press('I am still unhappy: next step');
		await p.sees(/has it, and answers by Tuesday 14 April 2026/);
		await p.sees('The headteacher, in writing – now');
		await p.pageIsSound();
	});

	step('the SENCO may add what she knows, and no answer', 'senco', async (p) => {
		await openZara(p);
		await p.followFirst('article.card h3 a');
		await p.sees('It is with the head now.');
		await p.seesNot('Close the complaint');
		await p.pageIsSound();
	});

	step('the head answers', 'head', async (p) => {
		await p.open('/complaints');
		await p.followFirst('li.duty:has-text("Zara Iqbal") a');
		await p.sees('It was better for a week.');
		await p.chooseNamed('kind', 'answer');
		await p.fillNamed('words', 'Two adults now share the sessions, so that none is missed.');
		await p.press('Add it to the history');
		await p.sees('Answered, not closed yet');
		await p.pageIsSound();
	});

	step('and closes it, with what was learnt', 'head', async (p) => {
		await p.follow('Close the complaint');
		await p.pageIsSound();
		await p.press('Close it');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.chooseNamed('outcome', 'upheld');
		await p.fillNamed('words', 'You were right. We look at the log every Friday.');
		await p.fillNamed('learnt', 'Every session has a second adult.');
		await p.press('Close it');
		await p.sees('Closed this school year');
		await p.pageIsSound();
	});

	step('the parent sees how it ended, and not what the school learnt for itself', 'parent', async (p) => {
		await p.open('/family');
		await p.follow('Make a complaint, or see how yours is going');
		await p.follow('Your complaint of 10 March 2026');
		await p.sees('Closed: Upheld');
		await p.sees('We look at the log every Friday.');
		await p.seesNot('Every session has a second adult.');
		await p.sees('The next step is: The governors’ complaints panel');
		await p.pageIsSound();
	});

	step('the other parent finds nothing of it', 'parent2', async (p) => {
		await p.open('/family');
		await p.follow('Make a complaint, or see how yours is going');
		await p.seesNot('Your complaint of');
		await p.seesNot('reading sessions');
	});

	step('one about the SENCO goes straight to the head', 'parent', async (p) => {
		await p.open('/family');
		await p.follow('Make a complaint, or see how yours is going');
		await p.fillNamed('words', 'She did not call back three times.');
		await p.chooseNamed('about', 'communication');
		await p.chooseNamed('about_senco', '1');
		await p.press('Send my complaint');
		await p.sees('The headteacher, in writing – now');
		await p.pageIsSound();
	});

	step('the SENCO finds nothing of it', 'senco', async (p) => {
		await openZara(p);
		await p.seesNot('call back');
		await p.open('/complaints');
		await p.seesNot('call back');
		await p.open('/today?open=all');
		equal(await p.page.locator(p.due('Zara Iqbal', 'Open the complaint')).count(), 0, 'complaints in Today');
		await p.openPupil('Zara Iqbal');
		await p.follow('History');
		await p.followFirst('a[href$="/looked"]');
		await p.seesNot('complaint that is with the head');
	});

	step('the head does', 'head', async (p) => {
		await p.open('/complaints');
		await p.sees('She did not call back three times.');
		await p.pageIsSound();
	});

	step('a letter is entered by the SENCO', 'senco', async (p) => {
		await openZara(p);
		await p.press('Save the complaint');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.fillNamed('words', 'Nobody told us that the group has changed.');
		await p.chooseNamed('about', 'communication');
		await p.fillNamed('from_name', 'Mr Samir Aziz');
		await p.chooseNamed('way', 'letter');
		await p.press('Save the complaint');
		await p.sees('Mr Samir Aziz, by letter');
		await p.pageIsSound();
	});
});

// The same route for who is no parent: a young person's own, and a pupil's in few words; the school's settings are what
// every page says.
story('complaint of their own', (step) => {
	step('the school has steps of its own', 'senco-tarnbeck', async (p) => {
		await p.open('/settings/complaints');
		await p.fillNamed('name-1', 'Talk with your form tutor');
		await p.fillNamed('days-1', '6');
		await p.press('Save');
		await p.sees('Saved.');
	});

	step('a young person finds them, and complains', 'young', async (p) => {
		await p.open('/me');
		await p.follow('Say what is wrong');
		await p.sees('Talk with your form tutor');
		await p.sees('You get an answer within 6 school days.');
		await p.seesNot('a child needs');
		await p.pageIsSound();
		await p.follow('Make a complaint, or see how yours is going');
		await p.sees('It will not change how we treat you.');
		await p.pageIsSound();
		await p.press('Send my complaint');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.fillNamed('words', 'The reader is never there in my tests.');
		await p.chooseNamed('about', 'support');
		await p.press('Send my complaint');
		await p.sees('Thank you. The school has it now.');
		await p.sees(/has it, and answers by Wednesday 18 March 2026/);
		await p.pageIsSound();
	});

	step('the parent no longer complains in their place', 'parent-young', async (p) => {
		await p.open('/family');
		await p.follow('Say what is wrong');
		await p.sees('a complaint is for Amir to make');
		await p.follow('See complaints that you made before');
		await p.seesNot('The reader is never there');
		await p.seesNot('Send my complaint');
		await p.pageIsSound();
	});

	step('the SENCO answers on the page', 'senco-tarnbeck', async (p) => {
		await p.open('/complaints');
		await p.followFirst('li.duty:has-text("Amir Said") a');
		await p.sees('The reader is never there in my tests.');
		await p.chooseNamed('kind', 'answer');
		await p.fillNamed('words', 'From Monday Ms Field reads for you.');
		await p.chooseNamed('how', 'page');
		await p.press('Add it to the history');
		await p.sees('Answered, not closed yet');
	});

	step('and the young person reads it', 'young', async (p) => {
		await p.open('/me/complaints');
		await p.followFirst('article.card h3 a');
		await p.sees('From Monday Ms Field reads for you.');
		await p.sees('The next step is: The headteacher, in writing');
		await p.pageIsSound();
	});

	step('a pupil says it in few words, and where they hear more', 'pupil', async (p) => {
		await p.open('/me');
		await p.follow('Something is wrong at school');
		await p.sees('A complaint means: you tell us');
		await p.sees('Childline');
		await p.seesNot('SEND tribunal');
		await p.pageIsSound();
		await p.press('Send my complaint');
		await p.sees('There is a problem');
		await p.fillNamed('words', 'They laugh when I read.');
		await p.press('Send my complaint');
		await p.sees('Thank you. The school has it now.');
		await p.sees('They laugh when I read.');
		await p.pageIsSound();
	});

	step('a worry of theirs has no date to wait for', 'pupil', async (p) => {
		await p.open('/me/worry');
		await p.fillNamed('words', 'Somebody takes my snack.');
		await p.press('Send it');
		await p.sees('We have it, and will talk with you about it');
		await p.sees('Your family does not see this.');
		await p.seesNot('We answer by');
		await p.pageIsSound();
	});
});

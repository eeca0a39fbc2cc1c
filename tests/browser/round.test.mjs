// The round to the teachers, and what staff have seen: asked once, answered where each looks first, and kept as sources of
// the assessment.
import { equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

const ZARA = 'Zara Iqbal';

async function openPupil(p, tab) {
	await p.openPupil(ZARA);
	if (tab === 'observations') {
		await p.follow('Notice');
	}
	await p.followFirst(`nav a[href^="/pupil/"][href$="/${tab}"], .tabs a[href$="/${tab}"], a[href$="/${tab}"]`);
}

story('observations', (step) => {
	step('an assistant notes what she saw, from her day: what is missing is said', 'ta', async (p) => {
		await p.open('/sessions');
		await p.sees('Record an observation');
		await p.follow(ZARA);
		await p.sees('Observations');
		await p.pageIsSound();
		await p.fillNamed('words', 'Sat out of the game at break and watched for ten minutes.');
		await p.press('Save');
		await p.sees('Choose where it was');
		await p.pageIsSound();
	});

	step('once more, with the place', 'ta', async (p) => {
		await p.chooseNamed('place', 'break');
		await p.fillNamed('helped', 'A friend asked her in.');
		await p.press('Save');
		await p.sees('Noted.');
		await p.sees('watched for ten minutes');
		await p.pageIsSound();
	});

	step('she corrects her own words', 'ta', async (p) => {
		await p.followFirst('article a[href*="/observations/"]');
		await p.fillNamed('words', 'Sat out of the game at break and watched for five minutes.');
		await p.press('Save');
		await p.sees('watched for five minutes');
	});

	step('the teacher reads it, and cannot change it', 'teacher', async (p) => {
		await openPupil(p, 'observations');
		await p.sees('watched for five minutes');
		await p.sees('A friend asked her in.');
		await p.pageIsSound();
	});
});

story('a round to the teachers', (step) => {
	step('the SENCO asks everybody who teaches the pupil', 'senco', async (p) => {
		await openPupil(p, 'assess');
		await p.follow('Ask the teachers');
		await p.sees('Who is asked');
		await p.pageIsSound();
		await p.date('answer_by', '2026-03-01');
		await p.press('Ask');
		await p.sees('Enter a day from today on');
		await p.pageIsSound();
		await p.date('answer_by', '2026-03-17');
		await p.fill('Anything special you want to know? (if you want)', 'Does she join in when the class talks?');
		const assistants = p.page.locator('.govuk-checkboxes__item:has-text("Teaching assistant") input');

		for (const box of await assistants.all()) {
			await box.uncheck();
		}
		await p.press('Ask');
		await p.sees('Sent.');
		await p.sees(/0 of \d+ answered/);
		await p.pageIsSound();
	});

	step('the teacher finds it on the first page and answers', 'teacher', async (p) => {
		await p.open('/class');
		await p.sees('A question to you');
		await p.pageIsSound();
		await p.follow(`Answer about ${ZARA}`);
		await p.sees('Does she join in when the class talks?');
		await p.pageIsSound();
		await p.fillNamed('helps', 'Time to think before she speaks.');
		await p.press('Send the answer');
		await p.sees('Choose how the progress is');
		await p.pageIsSound();
		await p.chooseNamed('progress', 'less');
		await p.fillNamed('hard_class', 'Reading aloud.');
		await p.press('Send the answer');
		await p.sees('Noted.');
		await p.seesNot('A question to you');
	});

	step('the SENCO forgot the assistants, and asks them, too', 'senco', async (p) => {
		await p.press('Ask them, too');
		await p.sees('Choose at least one person to ask');
		await p.pageIsSound();
		for (const box of await p.page.locator('input[name=more]').all()) {
			await box.check();
		}
		await p.press('Ask them, too');
		await p.sees('Sent.');
		await p.seesNot('Ask somebody else, too');
		await p.pageIsSound();
	});

	step('the SENCO reminds who has not', 'senco', async (p) => {
		await openPupil(p, 'assess');
		await p.follow('Ask the teachers');
		await p.sees(/1 of \d+ answered/);
		await p.press('Remind who has not answered');
		await p.sees('Reminded on 10 March 2026');
		await p.pageIsSound();
	});

	step('the assistant is reminded and answers', 'ta', async (p) => {
		await p.open('/sessions');
		await p.sees('A question to you');
		await p.sees('Reminder of 10 March');
		await p.pageIsSound();
		await p.open('/rounds');
		await p.sees(ZARA);
		await p.pageIsSound();
		await p.follow(`Answer about ${ZARA}`);
		await p.chooseNamed('progress', 'expected');
		await p.fillNamed('hard_break', 'Big groups.');
		await p.press('Send the answer');
		await p.sees('Noted.');
	});

	step('the SENCO sees who has answered, and what', 'senco', async (p) => {
		await p.open('/today');
		await p.sees('Questions to teachers');
		await p.sees(/2 of \d+ answered/);
		await p.pageIsSound();
		await openPupil(p, 'assess');
		await p.follow('Ask the teachers');
		await p.sees('Time to think before she speaks.');
		await p.pageIsSound();
	});

	step('the lunch supervisor has no account: what she says is noted, with its source', 'senco', async (p) => {
		await p.follow('Record the answer of somebody without an account');
		await p.pageIsSound();
		await p.fillNamed('helps', 'A small table by the door.');
		await p.press('Save the answer');
		await p.sees('Enter who says it');
		await p.sees('Choose how you heard it');
		await p.pageIsSound();
		await p.fillNamed('said_by', 'Mrs Lane, lunch supervisor');
		await p.chooseNamed('said_how', 'person');
		await p.chooseNamed('progress', 'unsure');
		await p.press('Save the answer');
		await p.sees('Noted.');
		await p.sees(/3 of \d+ answered/);
		await p.sees('Mrs Lane, lunch supervisor');
		await p.sees('told Ruth Adeyemi in person');
		await p.sees('A small table by the door.');
		await p.pageIsSound();
	});

	step('an assistant answers, and reads nobody else’s answers', 'ta', async (p) => {
		await p.open('/sessions');
		await p.seesNot('A question to you');
		const url = await p.page.locator('a[href^="/pupil/"]').first().getAttribute('href');
		const answers = new URL(`${url.match(/^\/pupil\/\d+/)[0]}/round`, p.page.url()).href;
		const reply = await p.page.request.get(answers);

		equal(reply.status(), 404, 'the page of the answers');
	});

	step('closes, and the answers become sources of the assessment', 'senco', async (p) => {
		await p.press('Close the round');
		await p.sees('Closed on 10 March 2026');
		await p.press('Put these answers into the assessment');
		await p.sees('Saved.');
		await p.sees('These answers stand in the assessment, each with its name.');
		await p.sees(/What helps: Time to think before she speaks\./);
		await p.sees(/class teacher, 10 March 2026/);
		await p.sees('Mrs Lane, lunch supervisor, in person');
		await p.pageIsSound();
	});

	step('now everybody who teaches the pupil reads them', 'teacher', async (p) => {
		await openPupil(p, 'assess');
		await p.sees('Big groups.');
		await p.pageIsSound();
	});
});

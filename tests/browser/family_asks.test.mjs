// What a parent sees of what school knows, what they ask for, what each month brought, and who outside may read it: the
// school answers, anybody checks a signed page, and an adviser reads until the parent takes it back.
import { story } from './lib/person.mjs';
import { check } from './lib/test.mjs';

const PAUSE_MS = 500;
const TRIES = 120;

// The program seals by itself, a little after it has started.
async function months(p) {
	for (let i = 0; i < TRIES; i++) {
		await p.open('/family');
		await p.followFirst('a[href$="/statements"]');
		if (await p.page.locator('a[href*="/statements/"]').count() > 0) {
			return;
		}
		await p.page.waitForTimeout(PAUSE_MS);
	}
	check(false, 'no statement was sealed');
}

let code = '';

story('family asks', (step) => {
	step('a parent reads what school knows and did', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/known"]');
		await p.sees('What we know and what we did');
		await p.sees('We should meet three times a year or more.');
		await p.pageIsSound();
	});

	step('asks for a meeting', 'parent', async (p) => {
		await p.open('/family');
		await p.follow('Ask for a meeting');
		await p.press('Ask for the meeting');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.chooseNamed('whom', 'senco');
		await p.fillNamed('why', 'The reading at home');
		await p.fillNamed('suits', 'Friday after 3');
		await p.chooseNamed('way', 'phone');
		await p.fillNamed('interpreter', 'Urdu');
		await p.press('Ask for the meeting');
		await p.sees('Thank you. The school has it now.');
		await p.sees('A meeting with the SENCO. By phone');
		await p.sees('We answer by Tuesday 17 March 2026.');
		await p.pageIsSound();
	});

	step('asks for a copy', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/ask-copy"]');
		await p.chooseNamed('paper', 'plan');
		await p.chooseNamed('form', 'language');
		await p.press('Ask for the copy');
		await p.sees('Write which language');
		await p.pageIsSound();
		await p.fillNamed('language', 'Urdu');
		await p.press('Ask for the copy');
		await p.sees('A copy: The plan. Urdu');
	});

	step('reads how to ask the council, and tells the school', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/council"]');
		await p.sees('You do not need the school to agree.');
		await p.sees('Within 6 weeks:');
		await p.pageIsSound();
		await p.unfold('Read the letter here');
		await p.sees('section 36(8)');
		await p.date('council_on', '2026-03-09');
		await p.press('Tell the school that I have asked');
		await p.sees('You asked the council for an EHC needs assessment on 9 March 2026');
	});

	step('the SENCO answers', 'senco', async (p) => {
		await p.openPupil('Zara Iqbal');
		await p.followFirst('.tabs a:is([href$="/messages"], [href$="/meetings"])');
		await p.followFirst('a[href^="/pupil/"][href$="/asks"]');
		await p.sees('The council answers by');
		await p.sees('20 April 2026');
		await p.pageIsSound();
		await p.followFirst('section:has-text("A meeting with the SENCO") a[href*="/asks/"]');
		await p.press('Send the answer');
		await p.sees('Write an answer');
		await p.pageIsSound();
		await p.fillNamed('answer', 'I ring you on Friday at 3.30.');
		await p.press('Send the answer');
		await p.sees('Sent.');
		await p.followFirst('section:has-text("The plan, in Urdu") a[href*="/asks/"]');
		await p.fillNamed('answer', 'Printed in Urdu, by hand');
		await p.press('Mark it as given');
		await p.sees('Sent.');
	});

	step('which the parent reads', 'parent', async (p) => {
		await p.open('/family');
		await p.sees('I ring you on Friday at 3.30.');
		await p.sees('Printed in Urdu, by hand');
	});

	step('the parent reads a month and says that it was not so', 'parent', async (p) => {
		await months(p);
		await p.pageIsSound();
		await p.followFirst('a[href*="/statements/"]');
		await p.sees('in February 2026');
		await p.sees('The month in four numbers');
		await p.pageIsSound();
		code = /Check code ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(await p.text())[1];
		await p.press('Send my answer');
		await p.sees('Choose an answer');
		await p.pageIsSound();
		await p.chooseNamed('answer', 'no');
		await p.fillNamed('words', 'There was no reading on Monday');
		await p.press('Send my answer');
		await p.sees('Thank you.');
		await p.sees('No, something is different');
	});

	step('anybody checks the code', null, async (p) => {
		await p.open('/check');
		await p.pageIsSound();
		await p.fillNamed('code', code.toLowerCase().replaceAll('-', ' '));
		await p.press('Check');
		await p.sees('We know this code');
		await p.pageIsSound();
		await p.fillNamed('code', '0000-0000-0000');
		await p.press('Check');
		await p.sees('We do not know this code.');
		await p.pageIsSound();
	});

	step('the SENCO rings, and says what was found', 'senco', async (p) => {
		await p.openPupil('Zara Iqbal');
		await p.followFirst('.tabs a:is([href$="/messages"], [href$="/meetings"])');
		await p.followFirst('a[href^="/pupil/"][href$="/statements"]');
		await p.sees('There was no reading on Monday');
		await p.pageIsSound();
		await p.followFirst('a[href*="/statements/"]');
		await p.fillNamed('settled', 'The log was wrong. I put it right.');
		await p.press('Save what I found');
		await p.sees('Saved.');
	});

	step('the parent lets an adviser read', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/adviser"]');
		await p.press('Yes, they may read it');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.followFirst('a[href="#person_id"]');
		const first = p.page.locator('input[name="person_id"]').first();

		await p.chooseNamed('person_id', await first.getAttribute('value'));
		await p.press('Yes, they may read it');
		await p.sees('Saved.');
		await p.sees('May read until');
		await p.pageIsSound();
	});

	step('who reads it', 'sendiass', async (p) => {
		await p.open('/advised');
		await p.pageIsSound();
		await p.follow('Zara Iqbal');
		await p.sees('The family lets you read this until');
		await p.seesNot('The reading at home');
		await p.pageIsSound();
	});

	step('until the parent takes it back', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/adviser"]');
		await p.press(/^Take it back/);
		await p.sees('Saved.');
		await p.seesNot('May read until');
	});

	step('then there is nothing to read', 'sendiass', async (p) => {
		await p.open('/advised');
		await p.sees('No family has said yes today.');
	});
});

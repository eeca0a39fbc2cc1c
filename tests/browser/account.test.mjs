// One's own account and those of others: a new letter takes two people and is told, sessions are seen and ended.
import { check, equal } from './lib/test.mjs';
import { PASSWORD } from './lib/server.mjs';
import { openPage } from './lib/browser.mjs';
import { Person, story } from './lib/person.mjs';

story('a new letter for somebody who forgot the password', (step) => {
	step('the administrator asks, and can do no more', 'admin', async (p) => {
		await p.open('/accounts?all=1');
		await p.follow('senco');
		await p.pageIsSound();
		await p.press('Ask for a new letter');
		await p.sees(/asked for a new letter on/);
		await p.sees(/It waits for the head, until/);
		await p.pageIsSound();
	});

	step('the owner is told, and who asked', 'senco', async (p) => {
		await p.open('/today');
		await p.sees('A second person has to say yes');
		await p.follow('Did you know?');
		await p.sees('New letters for your account');
		await p.pageIsSound();
		await p.press('I know about it');
		await p.seesNot('Did you know?');
	});

	step('the head sees it on the first page, and agrees', 'head', async (p) => {
		await p.open('/school');
		await p.pageIsSound();
		await p.follow(/^Agree or refuse/);
		await p.sees('Ask them yourself first');
		await p.pageIsSound();
		await p.press(/^Agree to a new letter/);
		await p.sees('Agreed. The letter waits below');
		await p.sees('Print this letter');
		await p.pageIsSound();
	});

	step('the administrator does not get the letter, and can still withdraw it', 'admin', async (p) => {
		const answer = await p.page.request.get('/invitations/letters.pdf');

		equal(answer.status(), 404, 'the letter for the administrator');
		await p.open('/accounts?all=1');
		await p.follow('senco');
		await p.sees(/agreed on/);
		await p.pageIsSound();
	});

	step('the owner did not ask for it and stops it', 'senco', async (p) => {
		await p.open('/today');
		await p.sees('Your password works until the letter is used');
		await p.follow('Did you know?');
		await p.press('I did not ask for this: stop it');
		await p.sees('Stopped: no letter or link works');
		await p.seesNot('Did you know?');
		await p.pageIsSound();
	});

	step('then no letter waits for the head', 'head', async (p) => {
		await p.open('/invitations');
		await p.seesNot('Print this letter');
	});
});

story('where I am signed in', (step, way) => {
	let second = null;

	step('another browser of mine is in the list, in words', 'teacher', async (p) => {
		second = new Person(await openPage({ base: new URL(p.page.url()).origin, script: way !== 'plain' }), way);
		await second.signIn('teacher');
		await p.open('/you');
		await p.sees('Where you are signed in');
		await p.sees(/: this one/);
		await p.pageIsSound();
	});

	step('it is signed out from here at once', 'teacher', async (p) => {
		await p.press(/^Sign this one out/);
		await p.sees('Signed out there.');
		await p.seesNot('Sign out everywhere else');
		await p.pageIsSound();
		await second.open('/you');
		check(second.page.url().includes('/sign-in'), 'the other browser is still in');
	});

	step('all others are, too', 'teacher', async (p) => {
		await second.signIn('teacher', PASSWORD);
		await p.open('/you');
		await p.press('Sign out everywhere else');
		await p.sees('Signed out there.');
		await second.open('/you');
		check(second.page.url().includes('/sign-in'), 'the other browser is still in');
		await second.leave();
	});
});

// One's own account: sessions are seen and ended.
import { check } from './lib/test.mjs';
import { PASSWORD } from './lib/server.mjs';
import { openPage } from './lib/browser.mjs';
import { Person, story } from './lib/person.mjs';

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

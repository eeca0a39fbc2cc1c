// The leaflets of a school: somebody without an account reads them, step by step and in easy read, and takes them along.
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

// The file behind a link of the page, as a browser without a session gets it.
async function file(p, name) {
	const link = p.page.getByRole('link', { name, exact: true }).first();
	const answer = await p.page.request.get(new URL(await link.getAttribute('href'), p.page.url()).href);

	equal(answer.status(), 200);
	return answer;
}

story('leaflets', (step) => {
	step('somebody without an account reads the guide', null, async (p) => {
		await p.open('/s/marlbeck/leaflets');
		await p.pageIsSound();
		await p.follow('SEN Support: a guide for families');
		await p.sees('What school must do');
		await p.sees('Ruth Adeyemi');
		await p.sees('It is impartial: it takes no side.');
		await p.sees('What changed in version 1:');
		await p.pageIsSound();
	});

	step('and takes it along in the form they need', null, async (p) => {
		await p.open('/s/marlbeck/leaflets/sen-support');
		for (const points of [16, 18, 24]) {
			const answer = await file(p, `Large print, ${points} point (PDF)`);

			check((await answer.body()).subarray(0, 5).toString() === '%PDF-', points);
		}
		check((await (await file(p, 'Plain text')).text()).includes('What school must do'), 'plain text');
	});

	step('easy read', null, async (p) => {
		await p.open('/s/marlbeck/leaflets/sen-support');
		await p.follow('Easy read');
		await p.sees('School asks your child.');
		await p.pageIsSound();
		await p.follow('Read the longer text');
		await p.sees('The four steps');
	});

	step('one step on each page', null, async (p) => {
		await p.open('/s/marlbeck/leaflets/step-by-step');
		await p.pageIsSound();
		await p.followFirst('.leafpager__next');
		await p.sees('SEN Support step by step, page 2 of 8');
		await p.followFirst('.leafpager__next');
		await p.sees('You agree a day to look at it again.');
		await p.pageIsSound();
		await p.followFirst('.leafpager__prev');
		await p.sees('page 2 of 8');
	});

	step('poster, flowchart, and the same in words', null, async (p) => {
		await p.open('/s/marlbeck/leaflets/four-steps');
		await p.sees('You do not have to wait.');
		await p.pageIsSound();
		const outside = await p.page.evaluate(() => [...document.querySelectorAll('svg.chart')].flatMap((s) => {
			const r = s.getBoundingClientRect();

			return r.width === 0 ? [] : [...s.querySelectorAll('text')].filter((t) => {
				const q = t.getBoundingClientRect();

				return q.left < r.left || q.right > r.right || q.bottom > r.bottom;
			}).map((t) => t.textContent);
		}));

		equal(outside.join(), '');
	});

	step('how to ask the council, with a letter', null, async (p) => {
		await p.open('/s/marlbeck/leaflets/ask-the-council');
		await p.sees('Please make an EHC needs assessment of my child.');
		await p.pageIsSound();
	});
});

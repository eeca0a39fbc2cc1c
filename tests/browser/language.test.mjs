// A stranger reads the school's public pages in another language, from right to left too, and comes back to English.
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

const lang = (p) => p.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir].join(' ').trim());

// Labels of drawings that stand outside of them, at the width of a narrow telephone.
async function outside(p) {
	await p.page.setViewportSize({ width: 320, height: 800 });
	const labels = await p.page.evaluate(() => [...document.querySelectorAll('svg.chart')].flatMap((s) => {
		const r = s.getBoundingClientRect();

		return r.width === 0 ? [] : [...s.querySelectorAll('text')].filter((t) => {
			const q = t.getBoundingClientRect();

			return q.width > 0 && (q.left < r.left - 1 || q.right > r.right + 1 || q.bottom > r.bottom + 1);
		}).map((t) => t.textContent);
	}));

	await p.page.setViewportSize({ width: 1280, height: 900 });
	return labels.join(' | ');
}

story('language', (step) => {
	step('Urdu is chosen at the top of the public form', null, async (p) => {
		await p.open('/s/marlbeck/worry');
		equal(await lang(p), 'en');
		await p.unfold('More languages');
		await p.follow('اردو');
		equal(await lang(p), 'ur rtl');
		check(p.page.url().endsWith('/s/marlbeck/worry'), 'the same page comes back');
		await p.sees('بچے کا نام');
		await p.sees('روانی سے یہ زبان بولنے والے کسی شخص نے ابھی یہ الفاظ نہیں جانچے');
		await p.pageIsSound();
	});

	step('what is missing is said in Urdu, and what was typed stays', null, async (p) => {
		await p.fillNamed('child', 'Leyla Haddad');
		await p.press('سکول کو بھیجیں');
		await p.sees('ایک مسئلہ ہے');
		await p.sees('بتائیں آپ کو کس بات کی فکر ہے');
		equal(await p.valueOf('child'), 'Leyla Haddad');
		equal(await lang(p), 'ur rtl');
		await p.pageIsSound();
	});

	step('other pages are in Urdu too, until another language is chosen', null, async (p) => {
		await p.open('/privacy');
		equal(await lang(p), 'ur rtl');
		await p.sees('کون کیا دیکھتا ہے');
		await p.pageIsSound();
		await p.unfold('مزید زبانیں');
		await p.follow('Polski');
		equal(await lang(p), 'pl');
		await p.sees('Kto co widzi');
		await p.pageIsSound();
		await p.open('/sign-in');
		await p.sees('Zaloguj się');
		await p.pageIsSound();
		await p.follow('English');
		equal(await lang(p), 'en');
		await p.sees('Sign-in name');
	});

	for (const code of ['ar', 'fa', 'ur']) {
		step(`from right to left: ${code}`, null, async (p) => {
			for (const page of ['/s/marlbeck', '/s/marlbeck/ask', '/s/marlbeck/copy', '/s/marlbeck/privacy',
				'/display']) {
				await p.open(`/language/${code}?to=${page}`);
				equal(await lang(p), `${code} rtl`);
				await p.pageIsSound();
			}
			await p.open('/language/en');
		});
	}

	step('a parent reads the plan in Urdu, and answers', 'parent', async (p) => {
		await p.open('/family');
		equal(await lang(p), 'en');
		await p.page.context().clearCookies({ name: 'lang' }); // on a new telephone: as she wished
		await p.open('/family');
		equal(await lang(p), 'ur rtl');
		await p.follow('English');
		equal(await lang(p), 'en');
		await p.unfold('More languages');
		await p.follow('اردو');
		equal(await lang(p), 'ur rtl');
		await p.sees('ابھی کیا ہو رہا ہے');
		await p.sees('ہم نے کیا طے کیا، اور کیسا چل رہا ہے');
		await p.pageIsSound();
		await p.press('میں منصوبے سے متفق ہوں');
		await p.sees('شکریہ۔ اب یہ سکول کے پاس ہے۔');
		await p.sees('میں منصوبے سے متفق ہوں');
		await p.pageIsSound();
		await p.press('ہاں، میں آ سکتا/سکتی ہوں');
		await p.sees(/آپ نے .* کو کہا: میں آ سکتا\/سکتی ہوں/);
		await p.press(/کو بھیجیں$/);
		await p.sees('ایک مسئلہ ہے');
		await p.sees('لکھیں آپ ہمیں کیا بتانا چاہتے ہیں');
		await p.pageIsSound();
	});

	step('the drawings of the plan keep their labels inside, from right to left', 'parent', async (p) => {
		for (const code of ['ur', 'ar', 'fa']) {
			await p.open(`/language/${code}?to=/family`);
			equal(await lang(p), `${code} rtl`);
			equal(await outside(p), '');
			await p.pageIsSound();
		}
		await p.open('/language/en');
		await p.open('/family');
		equal(await outside(p), '');
		await p.sees('I agree with the plan');
	});

	step('staff read English, whatever was chosen on the computer', 'senco', async (p) => {
		await p.open('/language/ur');
		await p.open('/today');
		equal(await lang(p), 'en');
		await p.open('/s/marlbeck/worry');
		equal(await lang(p), 'ur rtl');
		await p.open('/language/en');
	});
});

// How a family wants letters, talks and meetings: the parent says it, the SENCO meets it where it matters and can note it
// too, and both see what was said before.
import { story } from './lib/person.mjs';

async function contacts(p) {
	await p.openPupil('Zara Iqbal');
	await p.followFirst('.tabs a:is([href$="/messages"], [href$="/meetings"])');
	await p.followFirst('a[href^="/pupil/"][href$="/contacts"]');
}

story('wishes', (step) => {
	step('a parent says what they need', 'parent', async (p) => {
		await p.open('/family');
		await p.follow('Another language, large print, an interpreter: tell us what you need');
		await p.sees('We print letters and plans in usual print and in large print.');
		await p.pageIsSound();
		await p.chooseNamed('format', 'large');
		await p.fillNamed('reach', 'x'.repeat(250));
		await p.press('Save my wishes');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.fillNamed('reach', 'Send a text first.');
		await p.press('Save my wishes');
		await p.sees('Saved.');
		await p.sees('What you asked for');
		await p.sees('An interpreter is needed at meetings: Urdu. Letters in large print.');
		await p.sees('To reach them: Send a text first.');
		await p.pageIsSound();
		await p.open('/family');
		await p.sees('The plan in large print, as you asked (PDF)');
	});

	step('the SENCO meets it when booking', 'senco', async (p) => {
		await p.openPupil('Zara Iqbal');
		await p.followFirst('.tabs a:is([href$="/messages"], [href$="/meetings"])');
		await p.followFirst('a[href^="/pupil/"][href$="/meetings"]');
		await p.sees('Wishes of');
		await p.sees('An interpreter is needed at meetings: Urdu.');
		await p.sees('Send a text first.');
		await p.pageIsSound();
	});

	step('and in the letters', 'senco', async (p) => {
		await p.followFirst('a[href^="/pupil/"][href$="/notices"]');
		await p.sees('Letters in large print.');
		await p.pageIsSound();
	});

	step('the class teacher sees what concerns a meeting, and no contact data', 'teacher', async (p) => {
		await p.openPupil('Zara Iqbal');
		await p.followFirst('.tabs a:is([href$="/messages"], [href$="/meetings"])');
		await p.sees('An interpreter is needed at meetings: Urdu.');
		await p.seesNot('Send a text first.');
	});

	step('the SENCO notes another wish', 'senco', async (p) => {
		await contacts(p);
		await p.sees('How to reach them: Send a text first.');
		await p.followFirst('article.card:has-text("Nadia") a');
		await p.sees('What they wished, and when');
		await p.sees('said on their own page');
		await p.pageIsSound();
		await p.fillNamed('reach', 'Call after 3pm.');
		await p.press('Save');
		await p.sees('Saved.');
		await p.sees('How to reach them: Call after 3pm.');
	});

	step('the parent finds both', 'parent', async (p) => {
		await p.open('/family/wishes');
		await p.sees('Call after 3pm.');
		await p.sees('Send a text first.');
		await p.pageIsSound();
	});

	step('a young person to whom letters go says it too', 'young', async (p) => {
		await p.open('/me');
		await p.follow('Another language, large print, an interpreter: tell us what you need');
		await p.pageIsSound();
		await p.chooseNamed('format', 'large');
		await p.press('Save my wishes');
		await p.sees('Saved.');
		await p.open('/me');
		await p.sees('The plan in large print, as you asked (PDF)');
	});

	step('another parent has their own', 'parent2', async (p) => {
		await p.open('/family/wishes');
		await p.seesNot('Call after 3pm.');
		await p.seesNot('Urdu');
	});
});

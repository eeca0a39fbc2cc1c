// How it goes at home: a parent sends a note and a photograph about a goal, a child a recording; the teacher sees both at
// the goal and says so; the parent sees that, and takes another one back.
import { story } from './lib/person.mjs';

const WORDS = 'She read the menu to her brother.';

async function photograph(p) {
	return p.page.screenshot({ type: 'jpeg', quality: 80, clip: { x: 0, y: 0, width: 300, height: 200 } });
}

// Four seconds of silence: frames of MPEG 1 layer 3, 128 kbit/s, 44.1 kHz.
function mp3() {
	const frame = Buffer.alloc(417);

	frame.set([0xff, 0xfb, 0x90, 0x00]);
	return Buffer.concat(Array(160).fill(frame));
}

story('sent from home', (step) => {
	step('a parent is told what is missing, and what is no photograph', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/home"]');
		await p.sees('How it goes at home');
		await p.sees('Nobody else of the family sees it, unless you tick the box.');
		await p.press('Send it to the school');
		await p.sees('Write something, or choose a photograph or a recording');
		await p.pageIsSound();
		await p.fillNamed('words', WORDS);
		await p.attach(/Choose a photograph/, { name: 'photo.jpg', mimeType: 'image/jpeg',
			buffer: Buffer.from('<!DOCTYPE html><script>alert(1)</script>') });
		await p.press('Send it to the school');
		await p.sees('This kind of file is not taken');
		await p.pageIsSound();
	});

	step('and sends it', 'parent', async (p) => {
		await p.attach(/Choose a photograph/, { name: 'IMG 1.jpg', mimeType: 'image/jpeg',
			buffer: await photograph(p) });
		await p.press('Send it to the school');
		await p.sees('Sent.');
		await p.sees(WORDS);
		await p.sees('Not seen at school yet.');
		await p.pageIsSound();
	});

	step('a child sends a recording', 'pupil', async (p) => {
		await p.open('/me');
		await p.follow('Send a drawing or a recording');
		await p.sees('Your family sees it only if you tick the box.');
		await p.pageIsSound();
		await p.attach(/Choose a picture or a sound/, { name: 'voice.mp3', mimeType: 'audio/mpeg', buffer: mp3() });
		await p.press('Send it to my teacher');
		await p.sees('Nobody at school has looked yet.');
		await p.pageIsSound();
	});

	step('the teacher sees both, and says so', 'teacher', async (p) => {
		await p.openPupil('Zara Iqbal');
		await p.followFirst('a[href$="/sessions"]');
		await p.followFirst('a[href$="/home"]');
		await p.sees(WORDS);
		await p.sees('2 are new.');
		await p.pageIsSound();
		await p.page.getByRole('button', { name: /I have seen this/ }).last().press('Enter');
		await p.sees('1 is new.');
	});

	step('the parent sees that', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/home"]');
		await p.sees(WORDS);
		await p.seesNot('voice');
		await p.pageIsSound();
		await p.page.getByRole('button', { name: /Take it back/ }).press('Enter');
		await p.sees('Taken back. Nobody sees it any more.');
		await p.seesNot(WORDS);
	});
});

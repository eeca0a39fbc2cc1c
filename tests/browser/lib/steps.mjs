// What a person does, as docs/user/tasks.md and tools/pictures.list say it: write "TEXT" in "FIELD", open "LINK" …

// Each step: how it is said, how many taps it is, how a person does it.
const STEPS = [
	[/^write "([^"]+)" in "([^"]+)"$/, 0, (p, text, field) => p.fill(field, text)],
	[/^enter "(\d+) (\d+) (\d+)" in "([^"]+)"$/, 0, (p, d, m, y, group) => p.day(group, [d, m, y])],
	[/^pick "([^"]+)" in "([^"]+)"$/, 1, (p, option, field) => p.pick(field, option)],
	[/^open "([^"]+)"$/, 1, (p, name) => p.follow(name)],
	[/^press "([^"]+)"$/, 1, (p, name) => p.press(name)],
	[/^choose "([^"]+)"$/, 1, (p, name) => p.choose(name)],
	[/^unfold "([^"]+)"$/, 1, (p, name) => p.unfold(name)],
	[/^read "([^"]+)"$/, 0, (p, words) => p.sees(words)],
];

// Returns the taps of the step.
export async function take(person, step) {
	for (const [how, taps, act] of STEPS) {
		const said = how.exec(step);

		if (said !== null) {
			await act(person, ...said.slice(1));
			return taps;
		}
	}
	throw new Error(`not a step: ${step}`);
}

import { parseArgs } from 'node:util';
import { setStage, type Stage } from '../n8n/stage/stage';
import { OWNER } from '../n8n/session';
import { playStory } from './playStory';
import { say, table } from '../helpers/print';
import { runProgram } from '../helpers/program';

const { values: flags } = parseArgs({ options: { once: { type: 'boolean', default: false } } });

/** Sandbox seconds per real one, so that a retry after a minute comes after a second. */
const SPEED = 60;

async function main(): Promise<number> {
	const stage = await setStage({ log: say, sandbox: { speed: SPEED } });
	try {
		const outcomes = await playStory(stage);
		console.log(`\n${table(outcomes.map(({ row }) => row))}\n`);
		const missing = outcomes.flatMap((outcome) => outcome.missing);
		for (const sentence of missing) say(sentence);
		if (missing.length === 0) say('Both cases are served.');
		if (!flags.once) await untilStopped(stage);
		return missing.length === 0 ? 0 : 1;
	} finally {
		await stage.close();
	}
}

async function untilStopped({ n8n, sandbox }: Stage): Promise<void> {
	console.log(`
The editor   ${n8n.url}
  e-mail     ${OWNER.email}
  password   ${OWNER.signInWith}
The sandbox  ${sandbox.url}   fires events, shows deliveries

Your browser warns of the certificate, which was made a minute ago for this demo. Ctrl-C ends it all.`);
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
}

runProgram('The demo', main);

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CONTRACTS, type Contract } from './contract';
import { startSandbox, type Sandbox } from './server';
import type { SandboxOptions } from './settings';

const DEFAULT_PORT = 4030;

/** The same at every start, so that a credential made in n8n stays valid. */
const DEFAULT_CLIENT = { id: 'dinie_ci_test_sandbox', secret: 'dinie_cs_test_sandbox' };

const USAGE = `Usage: npm run sandbox -- [options]
  --port N               port to listen on, ${DEFAULT_PORT} by default, 0 for any free one
  --contract FORM        documentation (default) or sdk: the form of answers and events
  --speed N              sandbox seconds per real second, 1 by default
  --trust FILE           certificate (PEM) to trust when delivering
  --client-id TEXT       client ID to log in with, ${DEFAULT_CLIENT.id} by default
  --client-secret TEXT   client secret to log in with, ${DEFAULT_CLIENT.secret} by default
  --help                 print this`;

main().catch((error: unknown) => {
	console.error(error instanceof Error ? sentence(error) : String(error));
	process.exitCode = 1;
});

async function main(): Promise<void> {
	const options = optionsFrom(process.argv.slice(2));
	if (options === 'help') return console.log(USAGE);
	const sandbox = await startSandbox(options);
	console.log(greeting(sandbox));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

function optionsFrom(argv: string[]): SandboxOptions | 'help' {
	const { values } = parseArgs({
		args: argv,
		options: {
			port: { type: 'string', default: String(DEFAULT_PORT) },
			contract: { type: 'string', default: 'documentation' },
			speed: { type: 'string', default: '1' },
			trust: { type: 'string' },
			'client-id': { type: 'string', default: DEFAULT_CLIENT.id },
			'client-secret': { type: 'string', default: DEFAULT_CLIENT.secret },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) return 'help';
	return {
		port: numberFrom('--port', values.port),
		contract: contractFrom(values.contract),
		speed: numberFrom('--speed', values.speed),
		clientId: textFrom('--client-id', values['client-id']),
		clientSecret: textFrom('--client-secret', values['client-secret']),
		...(values.trust && { trust: readFileSync(values.trust, 'utf8') }),
	};
}

function numberFrom(flag: string, text: string): number {
	const number = Number(text);
	if (text.trim() !== '' && number >= 0) return number;
	throw new Error(`${flag} must be a number, not "${text}".\n${USAGE}`);
}

function textFrom(flag: string, text: string): string {
	if (/^[\x21-\x39\x3b-\x7e]+$/.test(text)) return text;
	throw new Error(`${flag} must be letters, digits and signs, without blanks or colons.\n${USAGE}`);
}

function contractFrom(text: string): Contract {
	const contract = CONTRACTS.find((each) => each === text);
	if (contract) return contract;
	throw new Error(`--contract must be documentation or sdk, not "${text}".\n${USAGE}`);
}

function greeting({ url, baseUrl, clientId, clientSecret }: Sandbox): string {
	return `The Dinie sandbox is up. Give the "Dinie API" credential in n8n:

  Environment     Custom
  Base URL        ${baseUrl}
  Client ID       ${clientId}
  Client Secret   ${clientSecret}

Fire events and see what becomes of them, with faults if you like, in your browser:

  ${url}/

or from a shell:

  curl ${url}/control/events -H 'content-type: application/json' -d '{"type": "loan.error"}'
  curl ${url}/control/deliveries

Ctrl-C ends the sandbox; it keeps nothing.`;
}

function sentence(error: Error): string {
	if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
		return `Port ${error.port} is in use by another program: choose another one with --port.`;
	}
	return error.message;
}

import { publishExample, type PublishedExample } from '../n8n/stage/examples';
import type { Stage } from '../n8n/stage/stage';
import type { SeenCall } from '../n8n/stage/standIns';

/** What somebody in operations wants of n8n, and what the service of theirs is called with in the end. */
export type UseCase = {
	event: string;
	file: string;
	/** The path that the example calls at its service. */
	called: RegExp;
	inWords(call: SeenCall): string;
};

export type Published = UseCase & { example: PublishedExample };

export const USE_CASES: UseCase[] = [
	{
		event: 'customer.active',
		file: 'hubspot-contact-on-customer-active.json',
		called: /^\/contacts\/v1\/contact\/createOrUpdate\/email\//,
		inWords: ({ path, body }) => `HubSpot has the contact ${contactInWords(path, body)}`,
	},
	{
		event: 'loan.error',
		file: 'slack-alert-on-loan-error.json',
		called: /^\/api\/chat\.postMessage$/,
		inWords: ({ body }) =>
			`Slack was told in ${(body as Message).channel}:\n${indented((body as Message).text)}`,
	},
];

export async function publishUseCases(stage: Stage): Promise<Published[]> {
	const published: Published[] = [];
	for (const useCase of USE_CASES) {
		published.push({ ...useCase, example: await publishExample(stage, useCase.file) });
	}
	return published;
}

type Message = { channel: string; text: string };

type Contact = { properties: Array<{ property: string; value: string }> };

function contactInWords(path: string, body: unknown): string {
	const { properties } = body as Contact;
	const valueOf = (name: string) => properties.find(({ property }) => property === name)?.value;
	const email = decodeURIComponent(path.split('/').at(-1) ?? '');
	const name = `${valueOf('firstname')} ${valueOf('lastname')}`;
	return `${name}, ${email}, ${valueOf('phone')}, ${valueOf('dinie_status')}`;
}

const indented = (text: string) => text.replaceAll(/^/gm, '    ');

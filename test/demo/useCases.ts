import { publishExample, type PublishedExample } from '../n8n/stage/examples';
import { contactIn, slackTextIn } from '../n8n/stage/seenCalls';
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
		inWords: (call) => `HubSpot has the contact ${contactInWords(call)}`,
	},
	{
		event: 'loan.error',
		file: 'slack-alert-on-loan-error.json',
		called: /^\/api\/chat\.postMessage$/,
		inWords: (call) =>
			`Slack was told in ${(call.body as { channel: string }).channel}:\n${indented(slackTextIn(call))}`,
	},
];

export async function publishUseCases(stage: Stage): Promise<Published[]> {
	const published: Published[] = [];
	for (const useCase of USE_CASES) {
		published.push({ ...useCase, example: await publishExample(stage, useCase.file) });
	}
	return published;
}

function contactInWords(call: SeenCall): string {
	const { firstname, lastname, phone, dinie_status: status } = contactIn(call);
	const email = decodeURIComponent(call.path.split('/').at(-1) ?? '');
	return `${firstname} ${lastname}, ${email}, ${phone}, ${status}`;
}

const indented = (text: string) => text.replaceAll(/^/gm, '    ');

import type { SeenCall } from './standIns';

/** What a message to Slack says. */
export const slackTextIn = (message: SeenCall | undefined) =>
	(message?.body as { text: string }).text;

type Contact = { properties: Array<{ property: string; value: string }> };

/** What a contact for HubSpot is to hold, by the name of the property. */
export function contactIn(contact: SeenCall | undefined): Record<string, string> {
	const { properties } = contact?.body as Contact;
	return Object.fromEntries(properties.map(({ property, value }) => [property, value]));
}

import { Router } from 'express';
import { requireToken, type Service } from './service';

const SERVICE_KEY = 'pat-demo';

type Properties = Record<string, string>;
type PropertyList = Array<{ property: string; value: string }>;
type Search = { filterGroups: Array<{ filters: Array<{ propertyName: string; value: string }> }> };

/** As much of HubSpot as n8n's node needs to upsert and find contacts and to make deals. */
export function standInForHubSpot(): Service {
	const contacts: Properties[] = [];
	let dealCount = 0;
	const router = Router().use(requireToken(SERVICE_KEY));

	router.post('/contacts/v1/contact/createOrUpdate/email/:email', (request, response) => {
		const { email } = request.params;
		const { properties } = request.body as { properties: PropertyList };
		const written = properties.map(({ property, value }) => [property, value]);
		const index = contacts.findIndex((contact) => contact.email === email);
		const isNew = index < 0;
		const vid = isNew ? contacts.length : index;
		contacts[vid] = { ...contacts[vid], email, ...Object.fromEntries(written) };
		response.json({ vid, isNew });
	});

	router.post('/crm/v3/objects/contacts/search', (request, response) => {
		const { filterGroups } = request.body as Search;
		const results = contacts
			.map((properties, vid) => ({ id: String(vid), properties }))
			.filter(({ properties }) =>
				filterGroups.some(({ filters }) =>
					filters.every(({ propertyName, value }) => properties[propertyName] === value),
				),
			);
		response.json({ total: results.length, results });
	});

	router.post('/deals/v1/deal', (_request, response) => {
		response.json({ dealId: ++dealCount });
	});

	return {
		hosts: { 'api.hubapi.com': router },
		credentials: { hubspotAppToken: { appToken: SERVICE_KEY } },
	};
}

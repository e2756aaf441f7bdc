import { generateKeyPairSync, verify } from 'node:crypto';
import { Router } from 'express';
import { requireToken, type Service } from './service';

const ACCESS_TOKEN = 'ya29.demo';

/** A service account, and as much of Google Sheets as n8n's node needs to append a row to one sheet. */
export function standInForGoogle(): Service {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	return {
		hosts: {
			'oauth2.googleapis.com': tokens((jwt) => {
				const [header, claims, signature = ''] = jwt.split('.');
				const signed = Buffer.from(`${header}.${claims}`);
				return verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'));
			}),
			'sheets.googleapis.com': sheets(),
		},
		credentials: {
			googleApi: {
				email: 'n8n@partner.iam.gserviceaccount.com',
				privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
			},
		},
	};
}

/** https://developers.google.com/identity/protocols/oauth2/service-account#httprest */
function tokens(isGenuine: (jwt: string) => boolean): Router {
	const router = Router();
	router.post('/token', (request, response) => {
		const { assertion } = request.body as { assertion: string };
		if (isGenuine(assertion)) response.json({ access_token: ACCESS_TOKEN, expires_in: 3600 });
		else response.status(400).json({ error: 'invalid_grant' });
	});
	return router;
}

/** https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values */
function sheets(): Router {
	const rows: unknown[][] = [];
	const router = Router().use(requireToken(ACCESS_TOKEN));
	const range = '/v4/spreadsheets/:spreadsheetId/values/:range';
	router.get('/v4/spreadsheets/:spreadsheetId', (_request, response) => {
		response.json({ sheets: [{ properties: { sheetId: 0, title: 'Payments' } }] });
	});
	router.get(range, (_request, response) => {
		response.json(rows.length > 0 ? { values: rows } : {});
	});
	router.put(range, (request, response) => {
		const { values } = request.body as { values: unknown[][] };
		rows.splice(0, 1, ...values);
		response.json({ updatedRows: 1 });
	});
	router.post(range, (request, response) => {
		const { values } = request.body as { values: unknown[][] };
		rows.push(...values);
		response.json({ updates: { updatedRows: values.length } });
	});
	return router;
}

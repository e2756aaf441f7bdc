import { UserError, type IN8nHttpFullResponse } from 'n8n-workflow';

type Answer = Pick<IN8nHttpFullResponse, 'headers' | 'statusCode'>;

/** No access token was issued; the message tells the person what to correct. */
export class TokenRefused extends UserError {
	constructor(
		message: string,
		/** What Dinie answered; a 429 or 5xx is worth another try. */
		readonly answer: Answer,
	) {
		super(message);
	}
}

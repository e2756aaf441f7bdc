import { Router, type Request } from 'express';
import type { Clock } from '../clock';
import { formOf } from '../contract';
import type { Settings } from '../settings';
import { installmentsOf } from '../story/installments';
import type { Loan } from '../story/loan';
import type { Story } from '../story/story';
import { ok, type Answer } from './answer';
import { loanFields, transactionFields, type Shown } from './loanFields';
import { found } from './lookup';
import { pageOf } from './pages';
import type { Respond } from './respond';

type Parts = { respond: Respond; story: Story; settings: Settings; clock: Clock };

/** Loans are found by their id only: Dinie has no list of them. */
export function loanRoutes({ respond, story, settings, clock }: Parts): Router {
	const router = Router();
	router.get(
		'/loans/:id',
		respond((request) => ok(loanFields(shown(), foundLoan(request)))),
	);
	router.get('/loans/:id/transactions', respond(listTransactions));
	return router;

	function listTransactions(request: Request): Answer {
		const loan = foundLoan(request);
		const { data, hasMore } = pageOf(installmentsOf(loan, clock.now()), request);
		const answered = data.map((each) => transactionFields(shown(), loan, each));
		return ok({ data: answered, has_more: hasMore });
	}

	function foundLoan(request: Request): Loan {
		return found(story.loans, 'loan', request);
	}

	function shown(): Shown {
		return { form: formOf(settings.contract), aheadMs: clock.now() - Date.now() };
	}
}

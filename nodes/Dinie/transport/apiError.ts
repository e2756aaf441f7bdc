import { NodeApiError, type Failure, type INode } from 'n8n-workflow';

type Told = {
	message: string;
	description?: string;
	httpCode?: string;
	failure?: Failure;
	itemIndex?: number;
};

/**
 * A `NodeApiError` with exactly this message: n8n replaces one that contains the letters of a system error
 * code anywhere, such as `PageNotFound` (ENOTFOUND), by a text of its own.
 */
export function apiError(node: INode, told: Told): NodeApiError {
	const error = new NodeApiError(node, {}, told);
	error.message = told.message;
	return error;
}

import {
	NodeApiError,
	NodeOperationError,
	UserError,
	type Failure,
	type INode,
} from 'n8n-workflow';

/*
 * n8n replaces a message that contains the letters of a system error code anywhere, such as `PageNotFound`
 * (ENOTFOUND), by a text of its own. The messages of these errors stay as they are given.
 * https://github.com/n8n-io/n8n/blob/master/packages/workflow/src/errors/abstract/node.error.ts
 */

type Told = {
	message: string;
	description?: string;
	httpCode?: string;
	failure?: Failure;
	itemIndex?: number;
};

/** What came, or did not come, from Dinie. */
export function apiError(node: INode, told: Told): NodeApiError {
	const error = new NodeApiError(node, {}, told);
	error.message = told.message;
	return error;
}

/** What the user has to correct. */
export function operationError(
	node: INode,
	message: string,
	options: { itemIndex?: number } = {},
): NodeOperationError {
	const error = new NodeOperationError(node, message, options);
	error.message = message;
	return error;
}

/** What trying again cannot mend: n8n gives up an unpublish at once when the cause is a `UserError`. */
export function finalError(node: INode, message: string): NodeOperationError {
	const error = new NodeOperationError(node, new UserError(message));
	error.message = message;
	return error;
}

/** Whatever was thrown, as an error that n8n shows with the node. */
export function nodeError(node: INode, error: Error): NodeApiError | NodeOperationError {
	const isNodeError = error instanceof NodeApiError || error instanceof NodeOperationError;
	return isNodeError ? error : operationError(node, error.message);
}

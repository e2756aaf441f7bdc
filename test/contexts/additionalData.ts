import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { MemoryCredentials } from './memoryCredentials';

/** What n8n hands to every context, with one credential; only what our nodes can come across. */
export function additionalDataFor(
	credential: IDataObject,
	extra: Partial<IWorkflowExecuteAdditionalData> = {},
): IWorkflowExecuteAdditionalData {
	const baseUrl = 'https://n8n.example';
	return {
		credentialsHelper: new MemoryCredentials(credential as ICredentialDataDecryptedObject),
		restApiUrl: `${baseUrl}/rest`,
		instanceBaseUrl: baseUrl,
		webhookBaseUrl: `${baseUrl}/webhook`,
		webhookTestBaseUrl: `${baseUrl}/webhook-test`,
		webhookWaitingBaseUrl: `${baseUrl}/webhook-waiting`,
		formWaitingBaseUrl: `${baseUrl}/form-waiting`,
		variables: {},
		...extra,
	} as IWorkflowExecuteAdditionalData;
}

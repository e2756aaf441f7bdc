import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeProperties,
} from 'n8n-workflow';
import { DinieApi } from '../../credentials/DinieApi.credentials';

/**
 * Holds one Dinie credential in memory and runs its code when n8n would: for an empty token, and after a 401.
 * Behaviour as in n8n 2.41, packages/cli/src/credentials-helper.ts.
 */
export class MemoryCredentials extends ICredentialsHelper {
	private readonly type = new DinieApi();

	constructor(readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes = () => [];

	isCredentialUsableByNode = () => true;

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return { ...this.data };
	}

	async authenticate(
		credential: ICredentialDataDecryptedObject,
		_typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await this.type.authenticate(credential, request);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
		_typeName: string,
		_node: INode,
		isExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		if (credential.accessToken !== '' && !isExpired) return undefined;
		return await this.runPreAuthentication(helpers, credential);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<ICredentialDataDecryptedObject> {
		const token = await this.type.preAuthentication.call(helpers, credential);
		Object.assign(this.data, token);
		return { ...credential, ...(token as ICredentialDataDecryptedObject) };
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('our nodes never ask for the encrypted credential');
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties = (): INodeProperties[] => this.type.properties;
}

/** Time limits are a twentieth of what they are. Ends with `jest.restoreAllMocks()`. */
export function quicken(): void {
	const { timeout } = AbortSignal;
	jest
		.spyOn(AbortSignal, 'timeout')
		.mockImplementation((ms) => timeout.call(AbortSignal, Math.ceil(ms / 20)));
}

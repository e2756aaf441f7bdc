/** Jest reporter that ends a run with `N passed, N failed`, for machines that read closing lines. */
module.exports = class ClosingLine {
	onRunComplete(_contexts, { numPassedTests, numFailedTests, numFailedTestSuites }) {
		const failed = Math.max(numFailedTests, numFailedTestSuites);
		process.stdout.write(`\n${numPassedTests} passed, ${failed} failed\n`);
	}
};

/** Version of the HTTP API (semver); its major part stands in the address. */
export const API_VERSION = '1.0.0';
export const API_PREFIX = 'v1';

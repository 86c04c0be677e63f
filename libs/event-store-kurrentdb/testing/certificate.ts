import { generate } from 'selfsigned';

/** The authority that signed it, and a key and certificate for 127.0.0.1, which nobody but a test trusts. */
export interface CertificateForTests {
  readonly authority: string;
  readonly key: Buffer;
  readonly certificate: Buffer;
}

export async function certificateForTests(): Promise<CertificateForTests> {
  const authority = await generate([{ name: 'commonName', value: 'Authority for a test' }], {
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
  });
  const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { authority: authority.cert, key: Buffer.from(made.private), certificate: Buffer.from(made.cert) };
}

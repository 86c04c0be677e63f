import { jwtVerify, SignJWT } from 'jose';

const ISSUER = 'ketenspoor';
const AUDIENCE = 'ketenspoor-api';
/** Seconds that a token is good for: a working day. */
export const TOKEN_SECONDS = 8 * 60 * 60;

/** Signed tokens that say which account is signed in, and nothing else. */
export class SignInTokens {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = new TextEncoder().encode(secret);
  }

  issue(account: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(account)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_SECONDS} s`)
      .sign(this.key);
  }

  /** The account; undefined when the token is not ours, changed or expired. */
  async accountOf(token: string): Promise<string | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp'],
      });
      return payload.sub;
    } catch {
      return undefined;
    }
  }
}

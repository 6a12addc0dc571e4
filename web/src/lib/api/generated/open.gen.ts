/** Paths that take no access token. */
export const open: ReadonlySet<string> = new Set([
  "/api/v1/auth/google/authorize",
  "/api/v1/auth/google/callback",
  "/api/v1/auth/google/complete",
  "/api/v1/auth/login",
  "/api/v1/auth/logout",
  "/api/v1/auth/password/forgot",
  "/api/v1/auth/password/reset",
  "/api/v1/auth/refresh",
  "/api/v1/auth/register",
  "/api/v1/auth/token",
  "/api/v1/healthz",
  "/api/v1/integrations/{provider}/callback",
  "/api/v1/plans"
]);

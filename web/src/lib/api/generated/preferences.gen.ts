export const preferences = {
  "approval_ttl_hours": true,
  "cooling_seconds": true,
  "engine": false,
  "meeting": false,
  "monthly_ai_budget": false,
  "never_touch": true,
  "notifications.bundle_over": false,
  "notifications.details": false,
  "notifications.email": false,
  "notifications.push": true,
  "notifications.quiet_hours": true,
  "priorities": false,
  "signature": true,
  "tone": true,
  "vip": true,
  "working_hours": false
} as const;

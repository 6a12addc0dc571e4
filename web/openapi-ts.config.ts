import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
  input: "openapi.json",
  output: { path: process.env.CLIENT_OUT ?? "src/lib/api/generated" },
  plugins: [
    "@hey-api/typescript",
    "@hey-api/sdk",
    "@hey-api/client-fetch",
    { name: "valibot", requests: false, responses: false, definitions: true },
  ],
});

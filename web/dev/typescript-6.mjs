import { registerHooks } from "node:module";

// The generator prints code with the compiler's JavaScript API, which TypeScript 7 does not have.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === "typescript" ? "typescript-6" : specifier, context),
});

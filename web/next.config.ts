import type { NextConfig } from "next";

const config: NextConfig = {
  output: "export",
  trailingSlash: true,
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  images: { unoptimized: true },
  // English stays in the sources, so that whoever speaks it loads no catalog of every sentence.
  experimental: { swcPlugins: [["@lingui/swc-plugin", { descriptorFields: "message" }]] },
};

export default config;

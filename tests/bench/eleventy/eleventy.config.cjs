// A site of finished page bodies: they are read by no template engine, and all use one layout.
module.exports = (config) => {
  config.setFrontMatterParsingOptions({ language: "json" });
  config.addGlobalData("layout", "page.11ty.cjs");
  config.addPassthroughCopy({ static: "/" });
  return { dir: { input: "content" }, htmlTemplateEngine: false };
};

// The layout of every page. Menu and footer are the same on all pages of a language, and are made once for each.
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const safe = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);
const link = ({ href, text }) => `<li><a href="${safe(href)}">${safe(text)}</a></li>\n`;
const list = (links) => `<ul>\n${links.map(link).join("")}</ul>`;

const languages = ({ languages, lang }) =>
  `<nav class="languages"><ul>
${languages
  .map(
    (other) =>
      `<li><a href="${safe(other.href)}" lang="${other.lang}" hreflang="${other.lang}"${other.lang === lang ? ' aria-current="true"' : ""}>${safe(other.text)}</a></li>\n`,
  )
  .join("")}</ul></nav>`;

const made = new Map();
function shared({ site, lang }) {
  if (!made.has(lang)) {
    const { menu, footer } = site[lang];
    made.set(lang, {
      menu: `<nav class="menu">${list(menu)}</nav>`,
      footer: footer.map(({ title, links }) => `<nav><h2>${safe(title)}</h2>${list(links)}</nav>\n`).join(""),
    });
  }
  return made.get(lang);
}

module.exports.render = (data) => {
  const { menu, footer } = shared(data);
  const [title, description, address] = [data.title, data.description, data.canonical].map(safe);
  return `<!doctype html>
<html lang="${data.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${address}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${address}">
<meta property="og:locale" content="${data.lang}">
${data.languages.map(({ lang, href }) => `<link rel="alternate" hreflang="${lang}" href="${safe(href)}">\n`).join("")}<link rel="stylesheet" href="/assets/css/site.css">
</head>
<body>
<header class="site-header">
${languages(data)}
${menu}
</header>
${data.content}
<footer class="site-footer">
${footer}
${languages(data)}
</footer>
</body>
</html>
`;
};

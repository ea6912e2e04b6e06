// A headless Chromium that does what it is told, a line of JSON at a time:
// node browser.cjs, with playwright-core and axe-core on NODE_PATH.
const { chromium } = require("playwright-core");
const { readFileSync } = require("node:fs");
const readline = require("node:readline");

const Told = Object.getPrototypeOf(async () => {}).constructor;

/** A page in a browser of its own, whose complaints are kept. */
async function opens(browser, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    page.complaints.push(dialog.message());
    dialog.dismiss();
  });
  page.setDefaultTimeout(30000);
  return page;
}

/** What somebody with other eyes or other hands cannot use. */
async function faults(page) {
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const seen = await page.evaluate((values) => globalThis.axe.run({ runOnly: values }), tags);
  const axe = seen.violations.map(({ id, nodes }) => `${id}: ${nodes.map((of) => of.html)}`);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("a, button, input, select, textarea")]
      .filter((one) => one.getClientRects().length > 0)
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => `less than 44 px high: ${one.outerHTML}`),
  );
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [...axe, ...small, ...(wide > 0 ? [`${wide} px too wide`] : [])];
}

async function main() {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  });
  const pages = {};
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { code, given } = JSON.parse(line);
    const tools = { opens: (options) => opens(browser, options), faults, pages, given };
    try {
      const told = await new Told(...Object.keys(tools), code)(...Object.values(tools));
      console.log(JSON.stringify({ told: told ?? null }));
    } catch (error) {
      console.log(JSON.stringify({ error: String(error) }));
    }
  }
  await browser.close();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});

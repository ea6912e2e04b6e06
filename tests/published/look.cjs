// Opens a page in headless Chromium at three widths and tells what it saw as JSON:
// node look.cjs PAGE PICTURES, with playwright-core on NODE_PATH.
const { chromium } = require("playwright-core");
const { pathToFileURL } = require("node:url");
const path = require("node:path");

const WIDTHS = { phone: 360, desktop: 1280, dark: 1280 };

async function look(browser, page_url, name, width, pictures) {
  const colorScheme = name === "dark" ? "dark" : "light";
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(page_url);
  const seen = await page.evaluate(() => ({
    scripts: document.scripts.length,
    // Only a table may scroll, inside its own frame; the page never does.
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    cut: [...document.querySelectorAll("svg text")].filter((text) => {
      const frame = text.ownerSVGElement.getBoundingClientRect();
      const own = text.getBoundingClientRect();
      return own.right > frame.right + 1 || own.left < frame.left - 1;
    }).length,
    headings: [...document.querySelectorAll("h1, h2, h3")].map((of) => Number(of.tagName[1])),
    dead: [...document.querySelectorAll("a")].filter(
      (link) => !document.getElementById(link.hash.slice(1)),
    ).length,
    items: document.querySelectorAll("main section li").length,
  }));
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
  const first = await page.evaluate(() => document.activeElement.tagName);
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => document.activeElement.hash ?? "");
  await page.close();
  return { name, ...seen, requests, complaints, first, skip };
}

async function main([file, pictures]) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const url = pathToFileURL(file).href;
  const views = [];
  for (const [name, width] of Object.entries(WIDTHS)) {
    views.push(await look(browser, url, name, width, pictures));
  }
  const page = await browser.newPage();
  await page.goto(url);
  await page.emulateMedia({ media: "print" });
  const unprinted = await page.evaluate(
    () => [...document.querySelectorAll("main *")].filter((of) => of.getClientRects().length === 0 && getComputedStyle(of).display === "none" && !of.closest("svg")).length,
  );
  await page.pdf({ path: path.join(pictures, "paper.pdf"), preferCSSPageSize: true });
  await browser.close();
  console.log(JSON.stringify({ url, views, unprinted }));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});

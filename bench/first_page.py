"""What a candidate on a slow phone waits for: the public pages in Chromium, throttled, against an empty page.

    python -m bench.first_page [ADDRESS [REPEATS]]     the address that `make run` printed; 5 times each

The phone: 400 kB/s with 150 ms of delay, a processor four times slower than this one. The floor is the page
`/health/`, a few bytes from the same server over the same line: what is above it is ours.
"""

import sys
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from ops.screenshots import ADDRESS, CHROMIUM, chromium

FLOOR = "/health/"
PAGES = ("/nl/jobs/", "/nl/jobs/infra-pm/", "/nl/jobs/infra-pm/apply/", "/fr/jobs/infra-pm/apply/")
LINE = {"offline": False, "latency": 150, "downloadThroughput": 400_000, "uploadThroughput": 100_000}
SLOWER = 4
MEASURE = """
() => new Promise(resolve => {
  const seen = {lcp: 0, cls: 0, blocked: 0};
  const watch = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take))
    .observe({type, buffered: true});
  watch("largest-contentful-paint", entry => { seen.lcp = entry.startTime; });
  watch("layout-shift", entry => { seen.cls += entry.value; });
  watch("longtask", entry => { seen.blocked += Math.max(0, entry.duration - 50); });
  setTimeout(() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const bytes = performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0);
    resolve({...seen, fcp: paint ? paint.startTime : 0, kB: bytes / 1000});
  }, 500);
})
"""


def main(arguments: list[str]) -> int:
    """Print a line per page: medians in milliseconds, the ratio to the floor, kilobytes with the fonts."""
    address = (arguments[0] if arguments else ADDRESS).rstrip("/")
    repeats = int(arguments[1]) if len(arguments) > 1 else 5
    print(f"{'page':28} {'paint ms':>9} {'largest ms':>11} {'x floor':>8} {'blocked ms':>11} {'shift':>6} {'kB':>6}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        floor = _measured(browser, address + FLOOR, repeats)["fcp"]
        for path in PAGES:
            seen = _measured(browser, address + path, repeats)
            print(
                f"{path:28} {seen['fcp']:9.0f} {seen['lcp']:11.0f} {seen['lcp'] / floor:8.2f} {seen['blocked']:11.0f}"
                f" {seen['cls']:6.3f} {seen['kB']:6.0f}"
            )
    return 0


def _measured(browser: Browser, address: str, repeats: int) -> dict[str, float]:
    runs = [_once(browser, address) for _ in range(repeats)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def _once(browser: Browser, address: str) -> dict[str, Any]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    seen: dict[str, Any] = page.evaluate(MEASURE)
    context.close()
    return seen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

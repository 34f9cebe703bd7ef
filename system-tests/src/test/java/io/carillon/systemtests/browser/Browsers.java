package io.carillon.systemtests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;

/** One Chromium for all tests of this JVM. Each person gets a profile of his own: {@link #newPerson}. */
public final class Browsers {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double PATIENCE_MILLIS = 15_000;

    private static Browser chromium;

    private Browsers() {}

    /** A fresh profile: nobody signed in, nothing kept. Close it when done; may have several {@link Tab}s. */
    public static synchronized BrowserContext newPerson(Screen screen) {
        if (chromium == null) {
            chromium = launch();
        }
        BrowserContext person = chromium.newContext(screen.options());
        person.setDefaultTimeout(PATIENCE_MILLIS);
        return person;
    }

    private static Browser launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser launched = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.executable())
                        .setHeadless(true)
                        .setArgs(FLAGS));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "browser-end"));
        return launched;
    }
}

package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A file is looked at, mapped, uploaded and watched to its end: told by the socket, or asked for where there is none. */
class BulkConsoleST {
    private static final int ROWS = 10_000;
    private static final int BAD = 3;
    private static final double PATIENCE_MILLIS = 480_000;

    /** Where a page reads how far a job is; what it does to the job goes elsewhere. */
    private static final Pattern READS = Pattern.compile(".*/notifications/bulk/[0-9a-f-]{36}$");

    private final Suite suite = Suite.shared();
    private final String domain = UUID.randomUUID().toString().substring(0, 8) + ".bulk.example";

    @Test
    void tenThousandRowsAreMappedSentAndPausedOnTheWay() throws IOException {
        try (Console console = Console.as(suite, "demo-editor", Screen.DESKTOP)) {
            Page page = console.go("/bulk").tab().page();
            choose(page, file(ROWS));
            assertThat(page.getByText("The template needs name")).isVisible();
            map(page);
            assertThat(page.getByText("What the first row becomes")).isVisible();
            console.tab().shoot("bulk-mapping").assertAccessible();

            console.tab().button("Upload and send").click();
            watch(console);
            console.tab().assertQuiet();
        }
    }

    @Test
    void withoutASocketTheJobIsAskedForToItsEnd() {
        try (Console console = Console.as(suite, "demo-editor", Screen.DESKTOP)) {
            Page page = console.go("/bulk").tab().page();
            page.route("**/clients/carillon-sdk.js", Route::abort);
            choose(page, file(BAD + 1));
            map(page);
            console.tab().button("Upload and send").click();
            assertThat(status(page).getByText("completed")).isVisible(patiently());
            assertThat(console.tab().text("100 %")).isVisible();
        }
    }

    private static void map(Page page) {
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Means"))
                .nth(1)
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("variable name").setExact(true))
                .click();
    }

    private static void choose(Page page, byte[] file) {
        page.locator("input[type=file]").setInputFiles(new FilePayload("people.csv", "text/csv", file));
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Template"))
                .fill("welcome");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Welcome (welcome)"))
                .click();
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Channels"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("E-mail"))
                .click();
        page.keyboard().press("Escape");
    }

    private static void watch(Console console) throws IOException {
        Page page = console.tab().page();
        console.tab().button("Pause").click();
        assertThat(status(page).getByText("paused")).isVisible(patiently());
        assertThat(console.tab().text("live")).isVisible(patiently());
        page.route(READS, Route::abort);
        console.tab().button("Resume").click();
        console.tab().shoot("bulk-progress").assertAccessible();

        assertThat(status(page).getByText("completed")).isVisible(patiently());
        assertThat(console.tab().text("100 %")).isVisible();
        page.unroute(READS);
        assertThat(page.locator("dd").nth(2)).hasText(String.valueOf(BAD));
        Download rejected = page.waitForDownload(
                () -> console.tab().button("Download rejected rows").click());
        org.assertj.core.api.Assertions.assertThat(Files.readString(rejected.path()))
                .contains("nobody-2");
        assertThat(page.getByText("through after")).isVisible(patiently());
        console.tab().shoot("bulk-done");
    }

    private static Locator status(Page page) {
        return page.locator("header .MuiChip-label");
    }

    private static IsVisibleOptions patiently() {
        return new IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }

    private byte[] file(int rows) {
        StringBuilder csv = new StringBuilder("E-Mail;Vorname\n");
        for (int i = 0; i < rows; i++) {
            csv.append(i < BAD ? "nobody-" + i : "p" + i + "@" + domain)
                    .append(";Ada ")
                    .append(i)
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}

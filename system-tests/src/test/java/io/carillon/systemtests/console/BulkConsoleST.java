package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file is looked at, mapped, uploaded and watched to its end. */
class BulkConsoleST {
    private static final int ROWS = 10_000;
    private static final int BAD = 3;
    private static final double PATIENCE_MILLIS = 240_000;

    private final Suite suite = Suite.shared();
    private final String domain = UUID.randomUUID().toString().substring(0, 8) + ".bulk.example";

    @Test
    void tenThousandRowsAreMappedSentAndPausedOnTheWay() throws IOException {
        try (Console console = Console.as(suite, "demo-editor", Screen.DESKTOP)) {
            Page page = console.go("/bulk").tab().page();
            page.locator("input[type=file]").setInputFiles(new FilePayload("people.csv", "text/csv", file()));
            choose(page);
            assertThat(page.getByText("The template needs name")).isVisible();
            page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Means"))
                    .nth(1)
                    .click();
            page.getByRole(
                            AriaRole.OPTION,
                            new Page.GetByRoleOptions().setName("variable name").setExact(true))
                    .click();
            assertThat(page.getByText("What the first row becomes")).isVisible();
            console.tab().shoot("bulk-mapping").assertAccessible();

            console.tab().button("Upload and send").click();
            watch(console);
            console.tab().assertQuiet();
        }
    }

    private static void choose(Page page) {
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
        IsVisibleOptions patiently = new IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
        Locator status = page.locator("header .MuiChip-label");
        console.tab().button("Pause").click();
        assertThat(status.getByText("paused")).isVisible(patiently);
        console.tab().button("Resume").click();
        console.tab().shoot("bulk-progress").assertAccessible();

        assertThat(status.getByText("completed")).isVisible(patiently);
        assertThat(console.tab().text("100 %")).isVisible();
        assertThat(page.locator("dd").nth(2)).hasText(String.valueOf(BAD));
        Download rejected = page.waitForDownload(
                () -> console.tab().button("Download rejected rows").click());
        org.assertj.core.api.Assertions.assertThat(Files.readString(rejected.path()))
                .contains("nobody-2");
        console.tab().shoot("bulk-done");
    }

    private byte[] file() {
        StringBuilder csv = new StringBuilder("E-Mail;Vorname\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(i < BAD ? "nobody-" + i : "p" + i + "@" + domain)
                    .append(";Ada ")
                    .append(i)
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}

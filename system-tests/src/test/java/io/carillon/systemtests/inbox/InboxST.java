package io.carillon.systemtests.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.browser.Tab;
import io.carillon.systemtests.suite.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages arrive while people look, everywhere the same, and nothing is missed. */
class InboxST {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** So many that the badge shows two digits: axe does not judge the contrast of single characters. */
    private static final int MANY = 10;

    private final Suite suite = Suite.shared();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void threeTabsHearOfEveryArrivalAndAgreeOnTheCount() {
        try (Reader grace = new Reader(suite, "grace", Screen.DESKTOP)) {
            List<Tab> tabs = List.of(grace.openTab(), grace.openTab(), grace.openTab());
            await().atMost(PATIENCE).until(() -> agree(tabs));
            int before = Reader.unread(tabs.getFirst());
            tabs.forEach(tab -> Reader.bell(tab).click());

            for (int i = 0; i < 5; i++) {
                send("m" + i + "-" + mark);
            }
            for (Tab tab : tabs) {
                for (int i = 0; i < 5; i++) {
                    assertThat(Reader.message(tab, "m" + i + "-" + mark)).isVisible();
                }
                await().atMost(PATIENCE).until(() -> Reader.unread(tab) == before + 5);
            }
            Locator first = Reader.message(tabs.get(0), "m0-" + mark);
            first.hover();
            first.locator("[aria-label^='Mark read']").click();
            for (Tab tab : tabs) {
                await().atMost(PATIENCE).until(() -> Reader.unread(tab) == before + 4);
            }
            tabs.get(1).button("Mark all read").click();
            for (Tab tab : tabs) {
                await().atMost(PATIENCE).until(() -> Reader.unread(tab) == 0);
                tab.assertQuiet();
            }
        }
    }

    @Test
    void whatCameWhileTheNetworkWasAwayIsThereAfterwardsOnce() {
        try (Reader grace = new Reader(suite, "grace", Screen.DESKTOP)) {
            Tab tab = grace.openTab();
            Reader.bell(tab).click();
            send("before-" + mark);
            assertThat(Reader.message(tab, "before-" + mark)).isVisible();

            grace.setOffline(true);
            assertThat(tab.page().locator("carillon-inbox .note")).containsText("You are offline");
            for (int i = 0; i < 3; i++) {
                send("missed" + i + "-" + mark);
            }
            grace.setOffline(false);

            for (int i = 0; i < 3; i++) {
                assertThat(Reader.message(tab, "missed" + i + "-" + mark)).hasCount(1);
            }
            assertThat(Reader.message(tab, "before-" + mark)).hasCount(1);
            assertThat(tab.page().locator("carillon-inbox .note")).isHidden();
            tab.button("Mark all read").click();
        }
    }

    @Test
    void archivedMessagesGoToTheArchiveAndDeletedOnesAreGone() {
        try (Reader grace = new Reader(suite, "grace", Screen.DESKTOP)) {
            Tab tab = grace.openTab();
            Reader.bell(tab).click();
            send("kept-" + mark);
            send("gone-" + mark);
            act(tab, "kept-" + mark, "Archive");
            act(tab, "gone-" + mark, "Delete");
            assertThat(Reader.message(tab, mark)).hasCount(0);

            tab.page().locator("carillon-inbox [role=tab]").last().click();
            assertThat(Reader.message(tab, "kept-" + mark)).isVisible();
            assertThat(Reader.message(tab, "gone-" + mark)).hasCount(0);
            act(tab, "kept-" + mark, "Delete");
        }
    }

    @Test
    void preferencesAreSavedForGood() {
        try (Reader grace = new Reader(suite, "grace", Screen.DESKTOP)) {
            Tab tab = grace.openTab();
            boolean before = toggleNews(tab);
            tab.page().reload();
            Reader.bell(tab).waitFor();
            assertThat(toggleNews(tab)).isNotEqualTo(before);
        }
    }

    /** Changes whether news may come by push, saves it, and tells what it was. */
    private static boolean toggleNews(Tab tab) {
        Reader.bell(tab).click();
        tab.button("Preferences").click();
        Locator choice = tab.page().locator("carillon-inbox input[name='marketing push']");
        boolean before = choice.isChecked();
        choice.click();
        tab.button("Save").click();
        assertThat(tab.page().locator("carillon-inbox .note")).containsText("Saved");
        return before;
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void isPleasantOnEveryScreenAndSoundForEverybody(Screen screen) {
        try (Reader grace = new Reader(suite, "grace", screen)) {
            Tab tab = grace.openTab();
            for (int i = 1; i < MANY; i++) {
                send("Parcel " + i + " is being packed");
            }
            send("Your order " + mark + " has left our workshop");
            await().atMost(PATIENCE).until(() -> Reader.unread(tab) >= MANY);
            tab.shoot("inbox-closed-" + screen).assertAccessible();
            Reader.bell(tab).click();
            assertThat(Reader.message(tab, mark)).isVisible();
            tab.page().waitForTimeout(700);
            tab.shoot("inbox-open-" + screen).assertAccessible();
            tab.button("Preferences").click();
            tab.page().locator("carillon-inbox form").waitFor();
            tab.shoot("inbox-preferences-" + screen).assertAccessible();
            tab.assertQuiet();
        }
    }

    @Test
    void anExpiredTokenIsRenewedInSilence() {
        try (Reader grace = new Reader(suite, "grace", Screen.DESKTOP)) {
            Tab tab = grace.openTab();
            tab.returnAfterTokenEnded();

            assertThat(Reader.bell(tab)).isVisible();
            assertThat(tab.button("Sign in")).isHidden();
        }
    }

    @Test
    void whoSignsOutIsAskedAgainByTheProvider() {
        try (Reader grace = new Reader(suite, "grace", Screen.DESKTOP)) {
            Tab tab = grace.openTab();
            tab.button("Sign out").click();
            tab.button("Sign in").click();
            tab.signInAs("linus");

            assertThat(tab.page().locator("#who")).hasText("linus");
        }
    }

    private static boolean agree(List<Tab> tabs) {
        return tabs.stream().map(Reader::unread).distinct().count() == 1;
    }

    private static void act(Tab tab, String title, String action) {
        Locator message = Reader.message(tab, title);
        message.hover();
        message.locator("[aria-label^='" + action + "']").click();
    }

    private void send(String title) {
        suite.demo()
                .send(Map.of(
                        "content",
                                Map.of("in-app", Map.of("title", title, "body", "It should be with you on Tuesday.")),
                        "recipient", Map.of("userId", suite.place("DEMO_USER2_ID")),
                        "category", "account"));
    }
}
